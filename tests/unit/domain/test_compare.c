/* domain/analysis/compare and compare_pick, on the reference data; and what is a difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/analysis/compare_pick.h"
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

	arena_init(&w->mem, 512 << 20);
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

static struct compare_pick pick(struct world *w, const char *list)
{
	struct compare_pick p = { 0 };
	struct str_list words = { 0 };
	struct str rest = str_of(list);

	while (rest.at)
		*list_push(w->cx.mem, &words) = str_cut(&rest, ',');
	assert_true(compare_pick(&w->cx, NULL, &words, &p));
	return p;
}

static struct comparison compared(struct world *w, const char *list)
{
	struct compare_pick *p = arena_new(w->cx.mem, struct compare_pick);
	const struct authority *councils[COMPARE_MAX];
	struct comparison c;

	*p = pick(w, list);
	assert_int_equal(p->problems.len, 0);
	for (size_t i = 0; i < p->councils.len; i++)
		councils[i] = &p->councils.at[i];
	assert_true(compare_make(&w->cx, councils, p->councils.len, &c));
	return c;
}

static const struct compare_row *row(const struct comparison *c, const char *id)
{
	for (size_t i = 0; i < c->rows.len; i++)
		if (str_eq(c->rows.at[i].indicator->id, str_of(id)))
			return &c->rows.at[i];
	return NULL;
}

/* --- what is a difference ---------------------------------------------------------------------------------------- */

static struct claim says(enum claim_status status)
{
	return (struct claim){ .status = status };
}

static struct claim pays(int64_t pence, const char *period)
{
	return (struct claim){ .status = CLAIM_OFFERS,
			       .amount_pence = { true, pence },
			       .amount_kind = S("exact"),
			       .amount_period = str_of(period) };
}

static struct claim until(int64_t age)
{
	return (struct claim){ .status = CLAIM_OFFERS, .age_max = { true, age } };
}

static struct compare_cell cell(struct claim *claim)
{
	struct compare_cell c = { .standing = standing_of(claim, claim ? 1 : 0) };

	if (claim)
		c.claims = (struct claim_list){ 1, 1, claim };
	return c;
}

static bool differ(struct claim a, struct claim b)
{
	const struct compare_cell cells[] = { cell(&a), cell(&b) };

	return compare_differs(cells, 2);
}

static void what_is_known_can_differ(void **state)
{
	(void)state;
	assert_true(differ(says(CLAIM_OFFERS), says(CLAIM_SAYS_NO)));
	assert_true(differ(says(CLAIM_OFFERS), says(CLAIM_MAY_OFFER)));
	assert_true(differ(says(CLAIM_OFFERS), says(CLAIM_NOT_STATED)));
	assert_true(differ(pays(5000, "year"), pays(10000, "year")));
	assert_true(differ(pays(5000, "year"), pays(5000, "week")));
	assert_true(differ(until(20), until(24)));
}

static void what_is_the_same_or_unknown_does_not(void **state)
{
	struct claim offers = says(CLAIM_OFFERS);
	struct claim wrong = says(CLAIM_SAYS_NO);

	(void)state;
	assert_false(differ(offers, offers));
	assert_false(differ(pays(5000, "year"), pays(5000, "year")));
	assert_false(differ(pays(5000, "year"), pays(5000, "")));
	assert_false(differ(pays(5000, "year"), offers)); /* an amount not given */
	assert_false(differ(until(20), offers));
	const struct compare_cell one_read[] = { cell(&offers), cell(NULL) };

	assert_false(compare_differs(one_read, 2));
	assert_false(compare_differs(one_read, 1));
	assert_false(compare_differs(NULL, 0));
	wrong.outdated_law = true;
	const struct compare_cell against_law[] = { cell(&offers), cell(&wrong) };

	assert_false(compare_differs(against_law, 2));
}

/* --- on the reference data --------------------------------------------------------------------------------------- */

static void three_councils_are_compared(void **state)
{
	struct world *w = *state;
	struct comparison c = compared(w, "kent,leeds,hull");

	assert_int_equal(c.len, 3);
	assert_int_equal(c.rows.len, 234);
	const struct compare_row *birthday = row(&c, "fi-birthday");

	assert_non_null(birthday);
	assert_int_equal(birthday->cells[0].standing.status, CLAIM_NOT_LOOKED_AT);
	assert_int_equal(birthday->cells[1].standing.status, CLAIM_OFFERS);
	assert_int_equal(birthday->cells[2].standing.status, CLAIM_OFFERS);
	assert_int_equal(birthday->cells[1].claims.at[0].amount_pence.n, 5000);
	assert_true(birthday->seen);
	assert_true(compare_is_shown(birthday, COMPARE_SEEN));
	assert_int_equal(c.figures.len, 2);
	assert_true(str_eq(c.figures.at[1].age_group, S("19-21")));
	assert_true(str_eq(c.figures.at[1].eet_pct[0], S("51")));
	assert_true(str_eq(c.figures.at[1].suitable_pct[2], S("92")));
}

static void legal_rights_never_differ(void **state)
{
	struct world *w = *state;
	struct comparison c = compared(w, "birmingham,bexley,somerset,dudley");
	int outdated = 0;

	for (size_t i = 0; i < c.rows.len; i++) {
		const struct compare_row *r = &c.rows.at[i];

		if (compare_is_same_everywhere(r->indicator))
			assert_false(r->differs);
		outdated += r->otherwise;
	}
	/* Birmingham's page still ends the adviser at 21; that's noted, not a refusal. */
	const struct compare_row *adviser = row(&c, "core-pa-25");

	assert_true(adviser->otherwise);
	assert_true(adviser->cells[0].standing.says_otherwise);
	assert_int_not_equal(adviser->cells[0].standing.status, CLAIM_SAYS_NO);
	assert_true(outdated >= 1);
}

static void all_and_differences_are_views_of_one(void **state)
{
	struct world *w = *state;
	struct comparison c = compared(w, "leeds,hull");
	int seen = 0;
	int differ_too = 0;

	for (size_t i = 0; i < c.rows.len; i++) {
		const struct compare_row *r = &c.rows.at[i];

		assert_true(compare_is_shown(r, COMPARE_ALL));
		if (compare_is_shown(r, COMPARE_DIFFERENCES)) {
			assert_true(compare_is_shown(r, COMPARE_SEEN));
			assert_true(r->cells[0].standing.status != CLAIM_NOT_LOOKED_AT &&
				    r->cells[1].standing.status != CLAIM_NOT_LOOKED_AT);
			differ_too++;
		}
		seen += compare_is_shown(r, COMPARE_SEEN);
	}
	assert_true(seen > differ_too);
}

static void reading_is_compared_without_the_invented(void **state)
{
	struct world *w = *state;
	struct comparison c = compared(w, "kent,leeds,hull,exampleshire");
	size_t most;
	size_t fewest;

	assert_true(compare_reading(&c, &most, &fewest));
	assert_int_equal(most, 2);
	assert_int_equal(fewest, 0);
	c = compared(w, "kent,exampleshire");
	assert_false(compare_reading(&c, &most, &fewest));
}

static void more_than_four_is_a_bug_of_the_caller(void **state)
{
	struct world *w = *state;
	struct authority a = { 0 };
	const struct authority *five[] = { &a, &a, &a, &a, &a };
	struct comparison c;

	assert_false(compare_make(&w->cx, five, 5, &c));
	assert_int_equal(w->cx.err.kind, ERR_BUG);
	err_clear(&w->cx);
}

/* --- which councils are meant ------------------------------------------------------------------------------------ */

static void words_lead_to_councils(void **state)
{
	struct world *w = *state;
	static const char *const names[][2] = {
		{ "kent", "kent" },
		{ "hull", "kingston-upon-hull" },
		{ "Leeds City Council", "leeds" },
		{ "canterbury", "kent" },
		{ "Stockton-on-Tees", "stockton-on-tees" },
		{ "exampleshire", "exampleshire" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct compare_pick p = pick(w, names[i][0]);

		assert_int_equal(p.problems.len, 0);
		assert_int_equal(p.councils.len, 1);
		assert_true(str_eq(p.councils.at[0].slug, str_of(names[i][1])));
	}
}

static void a_council_comes_once(void **state)
{
	struct world *w = *state;

	assert_int_equal(pick(w, "kent,kent,Kent County Council,canterbury").councils.len, 1);
	assert_int_equal(pick(w, "kent,leeds,kent,hull,york").councils.len, 4);
}

static void what_leads_nowhere_asks(void **state)
{
	struct world *w = *state;
	struct compare_pick p = pick(w, "kent,birmingam");

	assert_int_equal(p.councils.len, 1);
	assert_int_equal(p.problems.len, 1);
	assert_int_equal(p.problems.at[0].kind, FIND_SUGGESTIONS);
	assert_true(str_eq(p.problems.at[0].choices.at[0].authority.slug, S("birmingham")));
	p = pick(w, "berkshire");
	assert_int_equal(p.councils.len, 0);
	assert_int_equal(p.problems.at[0].choices.len, 6);
	p = pick(w, "cardiff");
	assert_int_equal(p.councils.len, 0);
	assert_int_equal(p.problems.at[0].kind, FIND_NATION);
	assert_int_equal(p.problems.at[0].choices.len, 0);
	p = pick(w, "qqqqqqqq");
	assert_int_equal(p.problems.at[0].choices.len, 0);
}

static void neighbours_fill_up_to_four(void **state)
{
	struct world *w = *state;
	struct compare_pick p = pick(w, "kent,essex");

	assert_true(compare_pick_neighbours(&w->cx, &p));
	assert_int_equal(p.councils.len, COMPARE_MAX);
	for (size_t i = 0; i < p.councils.len; i++)
		for (size_t k = i + 1; k < p.councils.len; k++)
			assert_false(str_eq(p.councils.at[i].gss, p.councils.at[k].gss));
	p = pick(w, "kent,leeds,hull,york");
	assert_true(compare_pick_neighbours(&w->cx, &p));
	assert_int_equal(p.councils.len, COMPARE_MAX);
	p = (struct compare_pick){ 0 };
	assert_true(compare_pick_neighbours(&w->cx, &p));
	assert_int_equal(p.councils.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_known_can_differ),
		cmocka_unit_test(what_is_the_same_or_unknown_does_not),
		cmocka_unit_test(three_councils_are_compared),
		cmocka_unit_test(legal_rights_never_differ),
		cmocka_unit_test(all_and_differences_are_views_of_one),
		cmocka_unit_test(reading_is_compared_without_the_invented),
		cmocka_unit_test(more_than_four_is_a_bug_of_the_caller),
		cmocka_unit_test(words_lead_to_councils),
		cmocka_unit_test(a_council_comes_once),
		cmocka_unit_test(what_leads_nowhere_asks),
		cmocka_unit_test(neighbours_fill_up_to_four),
	};

	return cmocka_run_group_tests_name("compare", tests, set_up, tear_down);
}
