/* domain/authorities/authority: one council, the lists, what was before and what is planned. */
#include "find_world.h"

static struct authority of_slug(struct world *w, const char *slug)
{
	struct authority a;

	if (!authority_by_slug(&w->cx, str_of(slug), &a))
		fail_msg("%s: %.*s", slug, STR_ARG(w->cx.err.said));
	return a;
}

static void a_council_has_what_pages_need(void **state)
{
	struct authority kent = of_slug(*state, "kent");

	assert_true(str_eq(kent.gss, S("E10000016")));
	assert_true(str_eq(kent.official_name, S("Kent County Council")));
	assert_true(str_eq(kent.short_name, S("Kent")));
	assert_true(str_eq(kent.type, S("county")));
	assert_true(str_eq(kent.region, S("South East")));
	assert_true(kent.has_childrens_services && !kent.is_invented && kent.population.has);
	assert_true(str_empty(kent.parent_gss) && str_empty(kent.ends_on));
	struct authority surrey = of_slug(*state, "surrey");

	assert_true(str_eq(surrey.ends_on, S("2027-04-01")));
	assert_true(str_eq(surrey.successors, S("East Surrey|West Surrey")));
	assert_true(of_slug(*state, "exampleshire").is_invented);
}

static void what_is_not_there_is_not_found(void **state)
{
	static const char *const slugs[] = { "", "kentt", "KENT", "kent ", "cumbria" };
	static const char *const codes[] = { "", "E10000006", "E99999999", "e10000016" };
	struct world *w = *state;
	struct authority a;

	for (size_t i = 0; i < sizeof(slugs) / sizeof(slugs[0]); i++) {
		assert_false(authority_by_slug(&w->cx, str_of(slugs[i]), &a));
		assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
		err_clear(&w->cx);
	}
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		assert_false(authority_by_gss(&w->cx, str_of(codes[i]), &a));
		assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
		err_clear(&w->cx);
	}
}

static void old_codes_lead_to_the_council_now(void **state)
{
	static const char *const codes[][2] = {
		{ "E08000016", "Barnsley" },	   { "E08000038", "Barnsley" },
		{ "E08000019", "Sheffield" },	   { "E06000028", "Bournemouth, Christchurch and Poole" },
		{ "E10000009", "Dorset" },	   { "E10000023", "North Yorkshire" },
		{ "E06000048", "Northumberland" },
	};
	struct world *w = *state;
	struct authority a;

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		assert_true(authority_by_gss(&w->cx, str_of(codes[i][0]), &a));
		assert_true(str_eq(a.short_name, str_of(codes[i][1])));
	}
}

static void a_district_has_its_countys_offer(void **state)
{
	struct world *w = *state;
	struct authority lewes = of_slug(w, "lewes");
	struct authority kent = of_slug(w, "kent");
	struct authority cardiff = of_slug(w, "cardiff");
	struct authority offering;

	assert_true(authority_offering_for(&w->cx, &lewes, &offering));
	assert_true(str_eq(offering.short_name, S("East Sussex")));
	assert_true(authority_offering_for(&w->cx, &kent, &offering));
	assert_true(str_eq(offering.gss, kent.gss));
	assert_false(authority_offering_for(&w->cx, &cardiff, &offering));
	assert_int_equal(w->cx.err.kind, ERR_NOT_FOUND);
	err_clear(&w->cx);
}

static void lists_are_whole_and_in_order(void **state)
{
	struct world *w = *state;
	struct authority_list offering;
	size_t in_regions = 0;

	assert_true(authority_list_offering(&w->cx, &offering));
	assert_int_equal(offering.len, 153);
	for (size_t i = 0; i < offering.len; i++) {
		assert_true(offering.at[i].has_childrens_services && !offering.at[i].is_invented);
		assert_true(i == 0 || str_cmp(offering.at[i - 1].short_name, offering.at[i].short_name) < 0);
	}
	for (size_t i = 0; authority_region(i); i++)
		in_regions += authority_in_region(&w->mem, &offering, str_of(authority_region(i))).len;
	assert_int_equal(in_regions, 153);
	assert_int_equal(authority_in_region(&w->mem, &offering, S("London")).len, 33);
	assert_int_equal(authority_in_region(&w->mem, &offering, S("Atlantis")).len, 0);
	assert_null(authority_pick(&offering, S("X99000001")));
	assert_non_null(authority_pick(&w->all, S("X99000001")));
}

static void districts_are_their_countys(void **state)
{
	struct world *w = *state;
	struct authority_list districts;
	size_t all = 0;

	for (size_t i = 0; i < w->all.len; i++) {
		assert_true(authority_districts(&w->cx, w->all.at[i].gss, &districts));
		all += districts.len;
	}
	assert_int_equal(all, 164);
	assert_true(authority_districts(&w->cx, S("E10000011"), &districts));
	assert_int_equal(districts.len, 5);
	assert_true(str_eq(districts.at[0].short_name, S("Eastbourne")));
}

static void neighbours_come_in_rank_order(void **state)
{
	struct world *w = *state;
	struct authority_neighbour_list ten;

	for (size_t i = 0; i < w->all.len; i++) {
		const struct authority *a = &w->all.at[i];

		assert_true(authority_neighbours(&w->cx, a->gss, &ten));
		assert_int_equal(ten.len, a->has_childrens_services && !a->is_invented ? 10 : 0);
		for (size_t k = 0; k < ten.len; k++) {
			assert_int_equal(ten.at[k].rank, k + 1);
			assert_false(str_eq(ten.at[k].gss, a->gss));
			assert_true(ten.at[k].slug.len && ten.at[k].closeness.len);
		}
	}
}

static void before_and_after(void **state)
{
	struct world *w = *state;
	struct authority_former_list former;
	struct authority_planned_list planned;

	assert_true(authority_formers(&w->cx, S("E06000058"), &former)); /* Bournemouth, Christchurch and Poole */
	assert_int_equal(former.len, 3);
	assert_true(former.at[0].had_childrens_services);
	assert_true(str_eq(former.at[0].ended_on, S("2019-04-01")));
	assert_true(authority_formers(&w->cx, S("E08000038"), &former)); /* Barnsley: only its code changed */
	assert_int_equal(former.len, 0);
	assert_true(authority_formers(&w->cx, S("E06000063"), &former)); /* Cumberland */
	assert_true(former.len > 0 && former.at[0].is_split);
	assert_true(authority_planned(&w->cx, S("E10000030"), &planned)); /* Surrey */
	assert_int_equal(planned.len, 2);
	assert_true(str_eq(planned.at[0].name, S("East Surrey")) && str_eq(planned.at[0].extent, S("part")));
	assert_true(authority_planned(&w->cx, S("E10000016"), &planned));
	assert_int_equal(planned.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_council_has_what_pages_need),     cmocka_unit_test(what_is_not_there_is_not_found),
		cmocka_unit_test(old_codes_lead_to_the_council_now), cmocka_unit_test(a_district_has_its_countys_offer),
		cmocka_unit_test(lists_are_whole_and_in_order),	     cmocka_unit_test(districts_are_their_countys),
		cmocka_unit_test(neighbours_come_in_rank_order),     cmocka_unit_test(before_and_after),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
