/* domain/offers and domain/framework on the reference data: who is meant, what is known, what is never said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/ingest/load.h"
#include "domain/offers/away.h"
#include "domain/offers/figure.h"
#include "domain/offers/lookup.h"
#include "domain/offers/offer.h"
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
	w->cx = (struct ctx){ .mem = &w->mem, .actor = S("test"), .now_ms = 1795219200000 }; /* 21 November 2026 */
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

static struct offer offer(struct world *w, const char *slug)
{
	struct authority council;
	struct offer o;

	assert_true(authority_by_slug(&w->cx, str_of(slug), &council));
	assert_true(offer_read(&w->cx, &council, S("offer"), &o));
	return o;
}

static void expect_lookup(struct world *w, const char *slug, enum offer_lookup_kind kind, const char *council)
{
	struct offer_lookup found;

	assert_true(offer_lookup(&w->cx, str_of(slug), &found));
	assert_int_equal(found.kind, kind);
	if (council && !str_eq(found.council.slug, str_of(council)))
		fail_msg("%s leads to %.*s, not %s", slug, STR_ARG(found.council.slug), council);
}

static void slugs_lead_to_who_it_is_now(void **state)
{
	struct world *w = *state;

	expect_lookup(w, "kent", OFFER_HERE, "kent");
	expect_lookup(w, "exampleshire", OFFER_HERE, "exampleshire");
	expect_lookup(w, "lewes", OFFER_DISTRICT, "east-sussex");
	expect_lookup(w, "cardiff", OFFER_ABROAD, NULL);
	expect_lookup(w, "hull", OFFER_MOVED, "kingston-upon-hull");
	expect_lookup(w, "kent-county-council", OFFER_MOVED, "kent");
	expect_lookup(w, "alnwick", OFFER_MOVED, "northumberland");
	expect_lookup(w, "cumbria", OFFER_SPLIT, NULL);
}

static void a_split_names_each_successor_once(void **state)
{
	struct world *w = *state;
	struct offer_lookup found;

	assert_true(offer_lookup(&w->cx, S("northamptonshire"), &found));
	assert_int_equal(found.kind, OFFER_SPLIT);
	assert_int_equal(found.successors.len, 2);
	assert_false(str_eq(found.successors.at[0].gss, found.successors.at[1].gss));
}

static void unknown_slugs_are_not_found(void **state)
{
	static const char *const slugs[] = { "nowhere", "", "-", "kent-", "berkshire", "e10000016" };
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(slugs) / sizeof(slugs[0]); i++) {
		struct offer_lookup found;

		err_clear(&w->cx);
		assert_false(offer_lookup(&w->cx, str_of(slugs[i]), &found));
		assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
	}
	err_clear(&w->cx);
}

static void names_become_slugs(void **state)
{
	struct world *w = *state;

	assert_string_equal(str_c(&w->mem, slug_of_name(&w->mem, S("Bath & North East Somerset "))),
			    "bath-north-east-somerset");
	assert_string_equal(str_c(&w->mem, slug_of_name(&w->mem, S("King's Lynn"))), "kings-lynn");
	assert_true(str_empty(slug_of_name(&w->mem, S(" - "))));
}

static void how_much_is_known(void **state)
{
	struct world *w = *state;
	struct offer kent = offer(w, "kent");
	struct offer dorset = offer(w, "dorset");
	struct offer scilly = offer(w, "isles-of-scilly");
	struct offer model = offer(w, "exampleshire");

	assert_int_equal(offer_known(&kent), KNOWN_REPORTED);
	assert_int_equal(offer_known(&dorset), KNOWN_EXCERPTS);
	assert_int_equal(offer_known(&scilly), KNOWN_NOTHING);
	assert_int_equal(offer_known(&model), KNOWN_PUBLISHED);
	assert_int_equal(kent.claims.len, 3);
	assert_int_equal(dorset.claims.len, 46);
	assert_true(offer_has_claim(&kent, S("et-dofe")));
	assert_false(offer_has_claim(&kent, S("fi-birthday")));
}

static void rights_are_the_same_everywhere(void **state)
{
	struct world *w = *state;
	struct offer kent = offer(w, "kent");
	struct offer leeds = offer(w, "leeds");
	size_t count = 0;

	assert_int_equal(kent.rights.len, leeds.rights.len);
	for (size_t i = 0; i < kent.rights.len; i++) {
		assert_true(str_eq(kent.rights.at[i].id, leeds.rights.at[i].id));
		assert_true(entitlement_is_shown(&kent.rights.at[i], S("offer")));
		count += entitlement_counts(&kent.rights.at[i]);
		if (kent.rights.at[i].kind == ENTITLEMENT_COMING)
			assert_false(entitlement_counts(&kent.rights.at[i]));
	}
	assert_int_equal(count, 13);
}

static void nobody_says_no_to_a_right(void **state)
{
	struct world *w = *state;
	struct authority_list all;
	size_t outdated = 0;
	size_t limits = 0;

	assert_true(authority_list(&w->cx, &all));
	for (size_t i = 0; i < all.len; i++) {
		struct claim_list claims;

		assert_true(claims_of_authority(&w->cx, all.at[i].gss, &claims));
		for (size_t j = 0; j < claims.len; j++) {
			const struct claim *c = &claims.at[j];

			outdated += c->outdated_law;
			limits += c->limits_right;
			assert_false(c->outdated_law && c->limits_right);
			assert_false(str_empty(c->source) && c->origin != CLAIM_PUBLISHED);
			assert_false(str_empty(c->seen_on));
			/* The pilot read the beginnings of pages: it never says that something is not there. */
			assert_true(c->status <= CLAIM_PAYS);
		}
	}
	assert_int_equal(outdated, 11);
	assert_int_equal(limits, 2);
}

static void amounts_and_ages_in_words(void **state)
{
	struct world *w = *state;
	struct claim c = { .amount_pence = { true, 125050 },
			   .amount_kind = S("up_to"),
			   .amount_period = S("year"),
			   .age_max = { true, 24 } };

	assert_string_equal(str_c(&w->mem, claim_amount_words(&w->mem, &c)), "up to £1,250.50 a year");
	assert_string_equal(str_c(&w->mem, claim_age_words(&w->mem, &c)), "until 25");
	assert_string_equal(str_c(&w->mem, claim_pounds_words(&w->mem, 0)), "£0");
	c = (struct claim){ 0 };
	assert_true(str_empty(claim_amount_words(&w->mem, &c)));
	assert_true(str_empty(claim_age_words(&w->mem, &c)));
}

static void the_link_is_the_offer_not_a_policy(void **state)
{
	struct world *w = *state;
	struct offer kent = offer(w, "kent");
	struct offer_link_list policy = { 0 };
	struct offer none = { 0 };

	assert_non_null(offer_main_link(&kent));
	assert_true(str_eq(offer_main_link(&kent)->kind, S("offer")));
	assert_null(offer_main_link(&none));
	*list_push(&w->mem, &policy) = (struct offer_link){ S("https://x.example"), S("policy"), S("2026-11-21") };
	none.links = policy;
	assert_null(offer_main_link(&none));
}

static void letters_in_figures_are_no_numbers(void **state)
{
	struct world *w = *state;
	struct figure_list list;
	int64_t n = 7;

	assert_true(figures_of(&w->cx, S("E09000001"), S("London"), &list));
	assert_int_equal(figures_latest(&list), 2025);
	const struct figure *city = figure_find(&list, FIGURE_COUNCIL, FIGURE_17_18, 2025);

	assert_non_null(city);
	assert_string_equal(str_c(&w->mem, city->people), "c");
	assert_false(figure_number(city->people, &n));
	assert_int_equal(n, 7);
	assert_non_null(figure_find(&list, FIGURE_ENGLAND, FIGURE_19_21, 2021));
	assert_null(figure_find(&list, FIGURE_COUNCIL, FIGURE_19_21, 1999));
}

/* Sheffield has a code since 2025; its earlier years stand under the one before. */
static void old_codes_join(void **state)
{
	struct world *w = *state;
	struct figure_list list;

	assert_true(figures_of(&w->cx, S("E08000039"), S("Yorkshire and The Humber"), &list));
	for (int64_t year = 2021; year <= 2025; year++)
		assert_non_null(figure_find(&list, FIGURE_COUNCIL, FIGURE_19_21, year));
}

static void no_figures_for_the_invented(void **state)
{
	struct world *w = *state;
	struct figure_list list;

	assert_true(figures_of(&w->cx, S("X99000001"), S("Invented"), &list));
	assert_int_equal(list.len, 0);
	assert_int_equal(figures_latest(&list), 0);
}

static void who_owes_what_to_somebody_who_moved(void **state)
{
	struct world *w = *state;
	struct entitlement_list away;
	size_t of_side[AWAY__MAX] = { 0 };
	struct indicator_list indicators;
	size_t len;
	const struct away_topic *topics = away_topics(&len);

	assert_true(entitlements_shown(&w->cx, S("away"), &away));
	for (size_t i = 0; i < away.len; i++)
		of_side[away_side_of(&away.at[i])]++;
	assert_int_equal(of_side[AWAY_RESPONSIBLE], 4);
	assert_int_equal(of_side[AWAY_LIVING], 2);
	assert_int_equal(of_side[AWAY_BOTH], 1);
	assert_true(indicators_all(&w->cx, &indicators));
	for (size_t i = 0; i < len; i++) {
		const struct indicator *topic = indicator_find(&indicators, str_of(topics[i].indicator));

		assert_non_null(topic);
		assert_false(indicator_is_right(topic));
	}
	assert_null(away_topic_find(S("core-pa-25")));
}

static void rights_by_slug_age_and_day(void **state)
{
	struct world *w = *state;
	struct entitlement e;

	assert_true(entitlement_by_slug(&w->cx, S("personal-adviser"), &e));
	assert_true(entitlement_answers(&e, S("core-pa-25")));
	assert_false(entitlement_answers(&e, S("core-pa")));
	assert_true(entitlement_at_age(&e, 21, 24));
	assert_false(entitlement_at_age(&e, 25, 30));
	assert_false(entitlement_at_age(&e, 10, 15));
	assert_false(entitlement_by_slug(&w->cx, S("free-cars"), &e));
	assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
	err_clear(&w->cx);
	/* On the day before the housing list rule began, it is no right. */
	w->cx.now_ms = 1752019200000; /* 9 July 2025 */
	assert_false(entitlement_by_slug(&w->cx, S("housing-list-any-area"), &e));
	err_clear(&w->cx);
	w->cx.now_ms = 1795219200000;
	assert_true(entitlement_by_slug(&w->cx, S("housing-list-any-area"), &e));
}

static void the_codebook(void **state)
{
	struct world *w = *state;
	struct area_list areas;
	struct indicator_list all;
	struct indicator one;

	assert_true(areas_all(&w->cx, &areas) && indicators_all(&w->cx, &all));
	assert_int_equal(areas.len, 10);
	assert_true(str_eq(areas.at[0].icon, S("core")));
	assert_int_equal(all.len, 234);
	assert_true(indicator_by_slug(&w->cx, all.at[5].slug, &one));
	assert_true(str_eq(one.id, all.at[5].id));
	assert_null(area_find(&areas, S("nothing")));
	assert_false(indicator_by_slug(&w->cx, S("nothing"), &one));
	assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
	err_clear(&w->cx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slugs_lead_to_who_it_is_now),
		cmocka_unit_test(a_split_names_each_successor_once),
		cmocka_unit_test(unknown_slugs_are_not_found),
		cmocka_unit_test(names_become_slugs),
		cmocka_unit_test(how_much_is_known),
		cmocka_unit_test(rights_are_the_same_everywhere),
		cmocka_unit_test(nobody_says_no_to_a_right),
		cmocka_unit_test(amounts_and_ages_in_words),
		cmocka_unit_test(the_link_is_the_offer_not_a_policy),
		cmocka_unit_test(letters_in_figures_are_no_numbers),
		cmocka_unit_test(old_codes_join),
		cmocka_unit_test(no_figures_for_the_invented),
		cmocka_unit_test(who_owes_what_to_somebody_who_moved),
		cmocka_unit_test(rights_by_slug_age_and_day),
		cmocka_unit_test(the_codebook),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
