/* domain/authorities/find: every name of a council, area or nation leads to the right one, or asks. */
#include "find_world.h"
#include "format/csv.h"

/* --- every council by every name --------------------------------------------------------------------- */

static const struct authority *offering(const struct world *w, const struct authority *a)
{
	return str_empty(a->parent_gss) ? a : authority_pick(&w->all, a->parent_gss);
}

/* `a` is meant, whatever else is said beside it. */
static void leads_to(struct world *w, struct str typed, const struct authority *a)
{
	struct find f = look(w, typed);
	const struct authority *to = offering(w, a);
	bool is_english = str_eq(a->nation, S("England"));
	enum find_kind plain = !is_english ? FIND_NATION : to == a ? FIND_COUNCIL : FIND_DISTRICT;

	if (f.kind == FIND_FORMER && is_english) /* "Poole": the name of a council that is no more, too */
		plain = FIND_FORMER;
	if (f.kind != plain || !f.council || !str_eq(f.council->gss, to->gss))
		fail_msg("\"%.*s\" is %.*s of %.*s, not of %.*s", STR_ARG(typed), STR_ARG(find_word(f.kind)),
			 STR_ARG(council_of(&f)), STR_ARG(to->short_name));
	if (is_english && to != a && (!f.district || !str_eq(f.district->gss, a->gss)))
		fail_msg("\"%.*s\" lost its district", STR_ARG(typed));
}

static void every_council_by_every_name(void **state)
{
	struct world *w = *state;
	size_t names = 0;

	assert_int_equal(w->all.len, 383); /* with the invented one */
	for (size_t i = 0; i < w->all.len; i++) {
		const struct authority *a = &w->all.at[i];
		struct str alt = a->alt_names;

		leads_to(w, a->official_name, a);
		leads_to(w, a->short_name, a);
		leads_to(w, a->slug, a);
		leads_to(w, a->gss, a);
		names += 4;
		while (alt.at) {
			struct str name = str_cut(&alt, '|');

			if (str_empty(name) || str_eq(name, S("county of")))
				continue;
			leads_to(w, name, a);
			names++;
		}
	}
	assert_true(names > 1700);
}

static void spaces_and_capitals_do_not_matter(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < w->all.len; i++) {
		char shouted[200];
		size_t len = 0;

		for (size_t k = 0; k < w->all.at[i].official_name.len; k++) {
			char c = w->all.at[i].official_name.at[k];

			if (c != ' ' && c != '-' && len < sizeof(shouted))
				shouted[len++] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
		}
		leads_to(w, (struct str){ shouted, len }, &w->all.at[i]);
	}
}

static void as_people_say_it(void **state)
{
	static const struct said cases[] = {
		{ "Hull", FIND_COUNCIL, "Hull" },
		{ "  kent  county   council ", FIND_COUNCIL, "Kent" },
		{ "KENT CC", FIND_COUNCIL, "Kent" },
		{ "the london borough of hackney", FIND_COUNCIL, "Hackney" },
		{ "Hackney Council", FIND_COUNCIL, "Hackney" },
		{ "LB Hackney", FIND_COUNCIL, "Hackney" },
		{ "Royal Borough of Greenwich", FIND_COUNCIL, "Greenwich" },
		{ "Kensington & Chelsea", FIND_COUNCIL, "Kensington and Chelsea" },
		{ "Kensington and Chelsea Royal Borough", FIND_COUNCIL, "Kensington and Chelsea" },
		{ "City of Leeds", FIND_COUNCIL, "Leeds" },
		{ "Leeds children’s services", FIND_COUNCIL, "Leeds" },
		{ "Leeds social services", FIND_COUNCIL, "Leeds" },
		{ "Wirral leaving care team", FIND_COUNCIL, "Wirral" },
		{ "Dudley MBC", FIND_COUNCIL, "Dudley" },
		{ "Metropolitan Borough of Dudley", FIND_COUNCIL, "Dudley" },
		{ "St Helens", FIND_COUNCIL, "St. Helens" },
		{ "saint helens", FIND_COUNCIL, "St. Helens" },
		{ "st.helens", FIND_COUNCIL, "St. Helens" },
		{ "Stoke on Trent", FIND_COUNCIL, "Stoke-on-Trent" },
		{ "stokeontrent", FIND_COUNCIL, "Stoke-on-Trent" },
		{ "Newcastle on Tyne", FIND_COUNCIL, "Newcastle upon Tyne" },
		{ "Telford & Wrekin", FIND_COUNCIL, "Telford and Wrekin" },
		{ "Central Beds", FIND_COUNCIL, "Central Bedfordshire" },
		{ "S. Glos.", FIND_COUNCIL, "South Gloucestershire" },
		{ "N Yorks", FIND_COUNCIL, "North Yorkshire" },
		{ "N.E. Lincs", FIND_NOTHING, NULL },
		{ "NE Lincs", FIND_COUNCIL, "North East Lincolnshire" },
		{ "Herts", FIND_COUNCIL, "Hertfordshire" },
		{ "Bucks County Council", FIND_COUNCIL, "Buckinghamshire" },
		{ "County Durham", FIND_COUNCIL, "County Durham" },
		{ "Durham", FIND_COUNCIL, "County Durham" },
		{ "City of London", FIND_COUNCIL, "City of London" },
		{ "the city of london corporation", FIND_COUNCIL, "City of London" },
		{ "The City", FIND_COUNCIL, "City of London" },
		{ "BANES", FIND_COUNCIL, "Bath and North East Somerset" },
		{ "b&nes", FIND_COUNCIL, "Bath and North East Somerset" },
		{ "Bédford", FIND_COUNCIL, "Bedford" },
		{ "ＫＥＮＴ", FIND_COUNCIL, "Kent" },
		{ "leedscouncil", FIND_COUNCIL, "Leeds" },
		{ "King’s Lynn and West Norfolk", FIND_DISTRICT, "Norfolk" },
		{ "kings lynn & west norfolk borough council", FIND_DISTRICT, "Norfolk" },
		{ "Lewes", FIND_DISTRICT, "East Sussex" },
		{ "Lewes District Council", FIND_DISTRICT, "East Sussex" },
		{ "Oxford", FIND_DISTRICT, "Oxfordshire" },
		{ "E10000016", FIND_COUNCIL, "Kent" },
		{ "Exampleshire", FIND_COUNCIL, "Exampleshire" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i].typed));

		if (cases[i].kind != FIND_NOTHING)
			expect(&f, str_of(cases[i].typed), cases[i].kind, cases[i].council);
	}
}

/* --- names with more than one meaning ---------------------------------------------------------------- */

static void a_council_goes_before_the_area_of_its_name(void **state)
{
	struct find f = look(*state, S("Dorset"));

	expect(&f, S("Dorset"), FIND_COUNCIL, "Dorset");
	assert_true(f.is_sure);
	assert_true(among(&f.also, "Bournemouth, Christchurch and Poole"));
	assert_true(str_eq(f.also_area, S("Dorset")));
	f = look(*state, S("Kent"));
	assert_int_equal(f.also.len, 1);
	assert_true(among(&f.also, "Medway"));
	f = look(*state, S("Bedford"));
	expect(&f, S("Bedford"), FIND_COUNCIL, "Bedford");
	assert_true(f.is_sure);
	assert_int_equal(f.also.len, 0);
}

static void namesakes_are_asked_about(void **state)
{
	struct find f = look(*state, S("Newcastle"));

	expect(&f, S("Newcastle"), FIND_COUNCIL, "Newcastle upon Tyne");
	assert_false(f.is_sure);
	assert_true(among(&f.also, "Newcastle-under-Lyme"));
	f = look(*state, S("Kingston"));
	assert_false(f.is_sure);
	assert_true(among(&f.also, "Hull"));
	f = look(*state, S("Leicester County Council"));
	assert_false(f.is_sure);
	assert_true(among(&f.also, "Leicestershire"));
	f = look(*state, S("Durham County Council"));
	assert_true(f.is_sure);
	f = look(*state, S("Newcastle upon Tyne"));
	assert_true(f.is_sure);
}

/* --- councils that are no more ----------------------------------------------------------------------- */

static void former(struct world *w, const struct authority_former *former, struct str typed)
{
	const struct authority *successor = authority_pick(&w->all, former->successor_gss);
	struct find f = look(w, typed);

	assert_non_null(successor);
	if (former->is_split) {
		if (f.kind != FIND_SPLIT || f.is_sure || !among(&f.choices, str_c(&w->mem, successor->short_name)))
			fail_msg("\"%.*s\" does not ask", STR_ARG(typed));
		return;
	}
	if (!f.council || !str_eq(f.council->gss, offering(w, successor)->gss))
		fail_msg("\"%.*s\" is %.*s, not %.*s", STR_ARG(typed), STR_ARG(council_of(&f)),
			 STR_ARG(offering(w, successor)->short_name));
	/* Said, unless the council has kept its name, or does not concern England. */
	if (f.kind != FIND_FORMER && f.kind != FIND_COUNCIL && f.kind != FIND_DISTRICT && f.kind != FIND_NATION)
		fail_msg("\"%.*s\" is %.*s", STR_ARG(typed), STR_ARG(find_word(f.kind)));
	assert_true(f.kind != FIND_FORMER || (f.former && !f.is_sure));
}

static void every_former_council(void **state)
{
	struct world *w = *state;
	struct authority_former_list all;

	assert_true(authority_formers_all(&w->cx, &all));
	w->mark = arena_mark(&w->mem);
	assert_int_equal(all.len, 134);
	for (size_t i = 0; i < all.len; i++) {
		former(w, &all.at[i], all.at[i].name);
		former(w, &all.at[i], all.at[i].short_name);
	}
}

static void a_change_is_said(void **state)
{
	static const struct said cases[] = {
		{ "Poole", FIND_FORMER, "Bournemouth, Christchurch and Poole" },
		{ "Bournemouth Borough Council", FIND_FORMER, "Bournemouth, Christchurch and Poole" },
		{ "Carlisle", FIND_FORMER, "Cumberland" },
		{ "South Bucks", FIND_FORMER, "Buckinghamshire" },
		{ "Forest Heath", FIND_FORMER, "Suffolk" },
		{ "Cornwall County Council", FIND_COUNCIL, "Cornwall" },
		{ "Somerset County Council", FIND_COUNCIL, "Somerset" },
		{ "Barnsley", FIND_COUNCIL, "Barnsley" },
		{ "E08000016", FIND_NOTHING, NULL },
		{ "Derry City Council", FIND_NATION, "Derry City and Strabane" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i].typed));

		if (cases[i].kind != FIND_NOTHING)
			expect(&f, str_of(cases[i].typed), cases[i].kind, cases[i].council);
	}
}

static void a_split_asks(void **state)
{
	static const char *const cases[][3] = {
		{ "Cumbria", "Cumberland", "Westmorland and Furness" },
		{ "cumbria county council", "Cumberland", "Westmorland and Furness" },
		{ "Northamptonshire", "North Northamptonshire", "West Northamptonshire" },
		{ "Northants", "North Northamptonshire", "West Northamptonshire" },
		{ "Cheshire", "Cheshire East", "Cheshire West and Chester" },
		{ "Bedfordshire", "Bedford", "Central Bedfordshire" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i][0]));

		expect(&f, str_of(cases[i][0]), FIND_SPLIT, NULL);
		assert_int_equal(f.choices.len, 2);
		assert_true(among(&f.choices, cases[i][1]) && among(&f.choices, cases[i][2]));
		assert_non_null(f.former);
	}
	struct find f = look(*state, S("Bedfordshire"));

	assert_true(among(&f.also, "Luton"));
}

static void planned_councils_wait_for_their_day(void **state)
{
	struct world *w = *state;
	struct find f = look(w, S("East Surrey"));

	expect(&f, S("East Surrey"), FIND_PLANNED, "Surrey");
	assert_false(f.has_started);
	f = look(w, S("Surrey"));
	expect(&f, S("Surrey"), FIND_COUNCIL, "Surrey");
	w->cx.now_ms = NOW_2027_03_31;
	f = look(w, S("GU1 4AA"));
	assert_int_not_equal(f.kind, FIND_PLANNED);
	w->cx.now_ms = NOW_2027_04_01;
	f = look(w, S("East Surrey Council"));
	expect(&f, S("East Surrey"), FIND_PLANNED, "Surrey");
	assert_true(f.has_started);
	f = look(w, S("Surrey"));
	expect(&f, S("Surrey"), FIND_PLANNED, "Surrey");
	assert_int_equal(f.planned.len, 2);
	f = look(w, S("Guildford"));
	expect(&f, S("Guildford"), FIND_PLANNED, "Surrey");
	assert_int_equal(f.planned.len, 1);
	assert_true(str_eq(f.planned.at[0].name, S("West Surrey")));
	assert_false(f.is_sure);
	w->cx.now_ms = NOW_2026_11_21;
}

/* --- areas and nations ------------------------------------------------------------------------------- */

static void every_area_lists_its_councils(void **state)
{
	static const struct csv_column wanted[] = { { "area_name", CSV_REQUIRED }, { "gss_code", CSV_REQUIRED } };
	struct world *w = *state;
	struct csv_reader *r cleanup(csv_close) = NULL;
	const struct csv_row *row;
	size_t rows = 0;

	assert_true(csv_open(&w->cx, "data/area_names.csv", &(struct csv_options){ .sep = ',' }, &r));
	assert_true(csv_header(&w->cx, r, wanted, 2));
	w->mark = arena_mark(&w->mem);
	while (csv_next(&w->cx, r, &row) && row) {
		struct str name = csv_get(row, r, 0);
		struct find f = look(w, name);

		if (!offers(&f, csv_get(row, r, 1)))
			fail_msg("\"%.*s\" leaves %.*s out", STR_ARG(name), STR_ARG(csv_get(row, r, 1)));
		if (f.kind != FIND_AREA && f.kind != FIND_SPLIT && f.kind != FIND_COUNCIL)
			fail_msg("\"%.*s\" is %.*s", STR_ARG(name), STR_ARG(find_word(f.kind)));
		assert_true(f.kind == FIND_COUNCIL || !f.is_sure);
		rows++;
	}
	assert_int_equal(rows, 221);
}

static void areas_count_right(void **state)
{
	static const struct {
		const char *typed;
		size_t choices;
	} cases[] = {
		{ "Berkshire", 6 },
		{ "Greater Manchester", 10 },
		{ "Sussex", 3 },
		{ "London", 33 },
		{ "Yorkshire", 13 },
		{ "South East", 19 },
		{ "yorkshire and humber", 15 },
		{ "England", 153 },
		{ "Royal County of Berkshire", 6 },
		{ "Berks", 6 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i].typed));

		expect(&f, str_of(cases[i].typed), FIND_AREA, NULL);
		assert_int_equal(f.choices.len, cases[i].choices);
	}
}

static void other_nations(void **state)
{
	static const struct {
		const char *typed;
		enum find_nation nation;
	} cases[] = {
		{ "Wales", NATION_WALES },
		{ "cymru", NATION_WALES },
		{ "Scotland", NATION_SCOTLAND },
		{ "Northern Ireland", NATION_NORTHERN_IRELAND },
		{ "N. Ireland", NATION_NORTHERN_IRELAND },
		{ "Jersey", NATION_JERSEY },
		{ "Guernsey", NATION_GUERNSEY },
		{ "Isle of Man", NATION_ISLE_OF_MAN },
		{ "isle-of-man", NATION_ISLE_OF_MAN },
		{ "Cardiff", NATION_WALES },
		{ "Cardiff Council", NATION_WALES },
		{ "Glasgow", NATION_SCOTLAND },
		{ "Belfast City Council", NATION_NORTHERN_IRELAND },
		{ "CF10 1AA", NATION_WALES },
		{ "CF10", NATION_WALES },
		{ "EH1 1YZ", NATION_SCOTLAND },
		{ "EH1", NATION_SCOTLAND },
		{ "BT1 5GS", NATION_NORTHERN_IRELAND },
		{ "BT1", NATION_NORTHERN_IRELAND },
		{ "JE2 3AB", NATION_JERSEY },
		{ "GY1 1AA", NATION_GUERNSEY },
		{ "IM1 1AA", NATION_ISLE_OF_MAN },
		{ "im1", NATION_ISLE_OF_MAN },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct find f = look(*state, str_of(cases[i].typed));

		if (f.kind != FIND_NATION || f.nation != cases[i].nation || f.is_sure)
			fail_msg("\"%s\" is %.*s of %.*s", cases[i].typed, STR_ARG(find_word(f.kind)),
				 STR_ARG(find_nation_name(f.nation)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_council_by_every_name),
		cmocka_unit_test(spaces_and_capitals_do_not_matter),
		cmocka_unit_test(as_people_say_it),
		cmocka_unit_test(a_council_goes_before_the_area_of_its_name),
		cmocka_unit_test(namesakes_are_asked_about),
		cmocka_unit_test(every_former_council),
		cmocka_unit_test(a_change_is_said),
		cmocka_unit_test(a_split_asks),
		cmocka_unit_test(planned_councils_wait_for_their_day),
		cmocka_unit_test(every_area_lists_its_councils),
		cmocka_unit_test(areas_count_right),
		cmocka_unit_test(other_nations),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
