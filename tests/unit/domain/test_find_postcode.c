/* domain/authorities/find: postcodes, whole, old, broken off, or only their first half. */
#include "find_world.h"
#include "format/csv.h"

static void two_postcodes_of_every_council(void **state)
{
	static const struct csv_column wanted[] = { { "postcode", CSV_REQUIRED },
						    { "council_gss", CSV_REQUIRED },
						    { "childrens_services_gss", CSV_REQUIRED } };
	struct world *w = *state;
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row;
	size_t rows = 0;

	assert_true(
		csv_open(&w->cx, "tests/fixtures/postcodes_by_council.csv", &(struct csv_options){ .sep = ',' }, &r));
	assert_true(csv_header(&w->cx, r, wanted, 3));
	w->mark = arena_mark(&w->mem);
	while (csv_next(&w->cx, r, &row) && row) {
		struct str postcode = csv_get(row, r, 0);
		struct str lower = csv_get(row, r, 1);
		struct str upper = csv_get(row, r, 2);
		struct find f = look(w, postcode);
		struct str got = f.district ? f.district->gss : f.council ? f.council->gss : S("none");

		if (!str_eq(got, lower) || f.kind != (str_empty(upper) ? FIND_NATION : FIND_POSTCODE) ||
		    (!str_empty(upper) && !str_eq(f.council->gss, upper)))
			fail_msg("%.*s is in %.*s, not %.*s", STR_ARG(postcode), STR_ARG(got), STR_ARG(lower));
		assert_true(str_empty(upper) || f.is_sure);
		rows++;
	}
	assert_int_equal(rows, 700);
}

static void postcodes_as_people_type_them(void **state)
{
	static const struct said cases[] = {
		{ "M1 1AE", FIND_POSTCODE, "Manchester" },
		{ "m11ae", FIND_POSTCODE, "Manchester" },
		{ " M1  1AE ", FIND_POSTCODE, "Manchester" },
		{ "M1-1AE", FIND_POSTCODE, "Manchester" },
		{ "SW1A 2AA", FIND_POSTCODE, "Westminster" },
		{ "SWIA 2AA", FIND_POSTCODE, "Westminster" },
		{ "BN7 1UE", FIND_POSTCODE, "East Sussex" },
		{ "10 Downing Street, SW1A 2AA", FIND_POSTCODE, "Westminster" },
		{ "Leeds LS1 1UR", FIND_POSTCODE, "Leeds" },
		{ "M1 1", FIND_OUTWARD, "Manchester" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i].typed));

		expect(&f, str_of(cases[i].typed), cases[i].kind, cases[i].council);
	}
	struct find f = look(*state, S("OL1O 1AA")); /* OL10 */

	assert_true(f.kind == FIND_POSTCODE || f.kind == FIND_POSTCODE_UNKNOWN);
}

static void old_postcodes_carry_a_remark(void **state)
{
	static const char *const cases[][2] = {
		{ "AL10 0AF", "Hertfordshire" }, { "BS15 3RW", "South Gloucestershire" }, { "DA15 8WZ", "Bexley" },
		{ "GU1 9PF", "Surrey" },	 { "TS1 1TS", "Middlesbrough" },	  { "YO3 6RU", "York" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i][0]));

		expect(&f, str_of(cases[i][0]), FIND_POSTCODE, cases[i][1]);
		assert_true(f.is_terminated);
		assert_false(f.is_sure);
	}
}

static void unknown_postcodes_offer_their_neighbourhood(void **state)
{
	static const char *const cases[] = { "M1 9ZZ", "CH1 9QQ", "M1 1A", "LS1 1URX" };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i]));

		if (f.kind != FIND_POSTCODE_UNKNOWN || f.is_sure)
			fail_msg("%s is %.*s", cases[i], STR_ARG(find_word(f.kind)));
	}
	struct find f = look(*state, S("M1 9ZZ"));

	assert_true(among(&f.choices, "Manchester"));
	f = look(*state, S("ZZ99 9ZZ"));
	assert_int_equal(f.choices.len, 0);
}

/* One outward code at a time, its rows standing together in the file. */
struct outcode {
	char code[8];
	size_t councils;
	char gss[16][10];
	bool is_great;
};

static void hold(struct world *w, const struct outcode *o)
{
	struct find f = look(w, str_of(o->code));
	struct find_choice_list *c = &f.choices;

	if (!o->councils || !o->is_great)
		return;
	if (o->councils == 1) {
		if (!f.council || !str_eq(f.council->gss, str_of(o->gss[0])) || c->len)
			fail_msg("%s is %.*s, not %s", o->code, STR_ARG(council_of(&f)), o->gss[0]);
		return;
	}
	if (f.kind == FIND_NATION)
		return;
	if (f.kind != FIND_OUTWARD || f.council || f.is_sure || c->len != o->councils)
		fail_msg("%s: %zu choices, not %zu", o->code, c->len, o->councils);
	for (size_t i = 0; i < o->councils; i++)
		if (!offers(&f, str_of(o->gss[i])))
			fail_msg("%s leaves %s out", o->code, o->gss[i]);
	for (size_t i = 1; i < c->len; i++)
		assert_true(c->at[i - 1].live >= c->at[i].live);
}

static void add_council(struct outcode *o, struct str gss)
{
	for (size_t i = 0; i < o->councils; i++)
		if (str_eq(gss, str_of(o->gss[i])))
			return;
	assert_true(o->councils < 16 && gss.len == 9);
	memcpy(o->gss[o->councils++], gss.at, 9);
}

static void an_outward_code_answers_only_for_one_council(void **state)
{
	static const struct csv_column wanted[] = { { "outcode", CSV_REQUIRED },
						    { "lad_gss", CSV_REQUIRED },
						    { "cs_gss", CSV_REQUIRED } };
	struct world *w = *state;
	struct csv_reader *r cleanup(csv_close) = NULL;
	struct outcode now = { 0 };
	const struct csv_row *row;
	size_t codes = 0;

	assert_true(csv_open(&w->cx, "data/outcodes.csv", &(struct csv_options){ .sep = ',' }, &r));
	assert_true(csv_header(&w->cx, r, wanted, 3));
	w->mark = arena_mark(&w->mem);
	while (csv_next(&w->cx, r, &row) && row) {
		struct str code = csv_get(row, r, 0);
		struct str lower = csv_get(row, r, 1);
		struct str upper = csv_get(row, r, 2);

		if (!str_eq(code, str_of(now.code))) {
			hold(w, &now);
			now = (struct outcode){ 0 };
			memcpy(now.code, code.at, code.len);
			codes++;
		}
		if (lower.len) {
			now.is_great = true;
			add_council(&now, upper.len ? upper : lower);
		}
	}
	hold(w, &now);
	assert_int_equal(codes, 2981);
}

static void ch1_crosses_into_wales(void **state)
{
	struct find f = look(*state, S("CH1"));

	expect(&f, S("CH1"), FIND_OUTWARD, NULL);
	assert_true(among(&f.choices, "Cheshire West and Chester") && among(&f.choices, "Flintshire"));
	assert_true(f.choices.at[0].share > 0.9 && f.choices.at[0].share < 1);
	assert_int_equal(f.choices.at[1].nation, NATION_WALES);
}

static void without_an_index_it_says_so(void **state)
{
	struct world *w = *state;
	struct find f;

	assert_true(find(&w->cx, NULL, S("M1 1AE"), &f));
	assert_int_equal(f.kind, FIND_NOTHING);
	assert_int_equal(f.lack, LACK_POSTCODES);
	assert_true(find(&w->cx, NULL, S("Kent"), &f));
	assert_int_equal(f.kind, FIND_COUNCIL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_postcodes_of_every_council),
		cmocka_unit_test(postcodes_as_people_type_them),
		cmocka_unit_test(old_postcodes_carry_a_remark),
		cmocka_unit_test(unknown_postcodes_offer_their_neighbourhood),
		cmocka_unit_test(an_outward_code_answers_only_for_one_council),
		cmocka_unit_test(ch1_crosses_into_wales),
		cmocka_unit_test(without_an_index_it_says_so),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
