/* domain/analysis/topic and topic_filter, on the reference data: who is counted, what is left after a filter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/analysis/topic.h"
#include "domain/authorities/authority.h"
#include "domain/ingest/load.h"
#include "store/db.h"
#include "store/migrate.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

struct world {
	struct arena mem;
	struct ctx cx;
};

static int set_up(void **state)
{
	struct world *w = test_calloc(1, sizeof(*w));
	struct load_report report;
	int64_t applied;

	arena_init(&w->mem, 1024u << 20);
	w->cx = (struct ctx){ .mem = &w->mem, .actor = S("test"), .now_ms = 1795219200000 };
	*state = w;
	return db_open(&w->cx, S("sqlite::memory:"), &w->cx.db) && migrate_run(&w->cx, &applied) &&
			       load_reference(&w->cx, S("data"), NULL, &report)
		       ? 0
		       : -1;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	db_close(w->cx.db);
	arena_done(&w->mem);
	test_free(w);
	return 0;
}

static struct topic topic(struct world *w, const char *slug)
{
	struct topic t;

	assert_true(topic_by_slug(&w->cx, str_of(slug), &t));
	return t;
}

static struct topic_rows rows(struct world *w, const struct topic *t, struct topic_filter filter)
{
	struct topic_rows r;

	topic_filter_rows(w->cx.mem, t, &filter, &r);
	return r;
}

static void birthday_money_as_the_pilot_has_it(void **state)
{
	struct world *w = *state;
	struct topic t = topic(w, "birthday-money");

	assert_int_equal(t.count.of, 153);
	assert_int_equal(t.count.offers, 7);
	assert_int_equal(t.count.by[CLAIM_NOT_LOOKED_AT], 146);
	assert_false(t.count.complete);
	assert_int_equal(t.count.band, BAND_NONE);
	assert_int_equal(t.indicator.count_2019.n, 12);
	assert_true(str_eq(t.area.id, S("finance")));
}

static void the_invented_council_is_shown_but_not_counted(void **state)
{
	struct world *w = *state;
	struct topic t = topic(w, "birthday-money");
	struct topic_rows r = rows(w, &t, (struct topic_filter){ 0 });

	assert_true(t.has_invented);
	assert_true(r.rows.at[r.rows.len - 1].council->is_invented);
	assert_int_equal(r.councils, 7);
	assert_int_equal(r.by_says[CLAIM_OFFERS], 7);
	for (int sort = 0; sort < TOPIC_SORT__MAX; sort++) {
		r = rows(w, &t, (struct topic_filter){ .sort = (enum topic_sort)sort });
		assert_true(r.rows.at[r.rows.len - 1].council->is_invented);
	}
}

static void districts_are_shown_but_not_counted(void **state)
{
	struct world *w = *state;
	struct topic t = topic(w, "council-tax");
	struct topic_rows r = rows(w, &t, (struct topic_filter){ .type = TYPE_DISTRICT });

	assert_true(t.districts > 0);
	assert_int_equal(r.councils, 0);
	assert_int_equal(r.districts, t.districts);
	for (size_t i = 0; i < r.rows.len; i++)
		if (!r.rows.at[i].council->is_invented)
			assert_false(str_empty(r.rows.at[i].council->parent_name));
}

static void pages_against_the_law_are_counted_apart(void **state)
{
	struct world *w = *state;
	struct topic t = topic(w, "personal-adviser-to-25");

	assert_int_equal(t.count.by[CLAIM_SAYS_NO], 0);
	assert_true(t.count.otherwise > 0);
	assert_true(t.rights.len > 0);
	struct topic_rows r = rows(w, &t, (struct topic_filter){ .says = 1u << TOPIC_SAYS_OTHERWISE });

	assert_true(r.rows.len > 0);
	for (size_t i = 0; i < r.rows.len; i++)
		assert_true(standing_is_otherwise(r.rows.at[i].claim));
}

static void amounts_and_ages_sort_largest_first(void **state)
{
	struct world *w = *state;
	struct topic t = topic(w, "birthday-money");
	struct topic_rows r = rows(w, &t, (struct topic_filter){ .sort = TOPIC_BY_AMOUNT });

	for (size_t i = 1; i + 1 < r.rows.len; i++) {
		struct maybe_int a = r.rows.at[i - 1].claim->amount_pence;
		struct maybe_int b = r.rows.at[i].claim->amount_pence;

		assert_true(!b.has || (a.has && a.n >= b.n));
	}
	r = rows(w, &t, (struct topic_filter){ .sort = TOPIC_BY_AGE });
	for (size_t i = 1; i + 1 < r.rows.len; i++) {
		struct maybe_int a = r.rows.at[i - 1].claim->age_max;
		struct maybe_int b = r.rows.at[i].claim->age_max;

		assert_true(!b.has || (a.has && a.n >= b.n));
	}
}

/* The number beside an option is what choosing it leaves. */
static void numbers_beside_options_hold(void **state)
{
	struct world *w = *state;
	struct topic t = topic(w, "council-tax");
	struct topic_filter filter = { .type = TYPE_UNITARY };
	struct topic_rows before = rows(w, &t, filter);

	for (int says = 0; says < TOPIC_SAYS__MAX; says++) {
		filter.says = 1u << says;
		struct topic_rows after = rows(w, &t, filter);

		assert_int_equal(after.councils + after.districts, before.by_says[says]);
	}
	filter.says = 0;
	for (size_t i = 0; authority_region(i); i++) {
		filter.region = str_of(authority_region(i));
		assert_int_equal(rows(w, &t, filter).councils, before.by_region[i]);
	}
	filter = (struct topic_filter){ 0 };
	before = rows(w, &t, filter);
	for (int type = TYPE_ANY + 1; type < TYPE__MAX; type++) {
		filter.type = (enum topic_type)type;
		struct topic_rows after = rows(w, &t, filter);

		assert_int_equal(after.councils + after.districts, before.by_type[type]);
	}
}

static void only_those_like_a_council(void **state)
{
	struct world *w = *state;
	struct topic t = topic(w, "council-tax");
	struct topic_filter filter = { 0 };

	*list_push(w->cx.mem, &filter.like) = S("E08000016"); /* once Barnsley's code: nobody's now */
	struct topic_rows r = rows(w, &t, filter);

	assert_int_equal(r.councils, 0);
	for (size_t i = 0; i < r.rows.len; i++)
		assert_true(r.rows.at[i].council->is_invented);
}

static void a_topic_that_is_not_there(void **state)
{
	struct world *w = *state;
	struct topic t;

	assert_false(topic_by_slug(&w->cx, S("free-ponies"), &t));
	assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
	err_clear(&w->cx);
}

/* The list of topics and each topic's own page count by different means, and agree. */
static void the_list_agrees_with_every_page(void **state)
{
	struct world *w = *state;
	struct indicator_list indicators;
	struct topic_count_list counts;

	assert_true(indicators_all(&w->cx, &indicators) && topic_counts(&w->cx, &indicators, &counts));
	assert_int_equal(counts.len, 234);
	for (size_t i = 0; i < indicators.len; i++) {
		struct arena_mark mark = arena_mark(w->cx.mem);
		struct topic t;
		int64_t councils = 0;

		assert_true(topic_by_slug(&w->cx, indicators.at[i].slug, &t));
		for (size_t k = 0; k < t.councils.len; k++)
			councils += t.councils.at[k].is_counted && t.councils.at[k].claims > 0;
		assert_int_equal(t.count.offers, counts.at[i].offers);
		assert_int_equal(councils, counts.at[i].councils);
		arena_reset(w->cx.mem, mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(birthday_money_as_the_pilot_has_it),
		cmocka_unit_test(the_invented_council_is_shown_but_not_counted),
		cmocka_unit_test(districts_are_shown_but_not_counted),
		cmocka_unit_test(pages_against_the_law_are_counted_apart),
		cmocka_unit_test(amounts_and_ages_sort_largest_first),
		cmocka_unit_test(numbers_beside_options_hold),
		cmocka_unit_test(only_those_like_a_council),
		cmocka_unit_test(a_topic_that_is_not_there),
		cmocka_unit_test(the_list_agrees_with_every_page),
	};

	return cmocka_run_group_tests_name("topic", tests, set_up, tear_down);
}
