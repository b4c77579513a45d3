/* views/right_view: every right once, each kind under its own count; who and when in values that a template can say. */
#include "../../sql/databases.h"

#include "domain/ingest/load.h"
#include "store/migrate.h"
#include "views/right_view.h"

struct all {
	struct area_list areas;
	struct entitlement_list rights;
	struct indicator_list indicators;
};

static void open_all(struct world *w, struct all *out)
{
	struct load_report report;
	int64_t applied;

	world_open(w, "sqlite::memory:");
	expect(&w->cx, migrate_run(&w->cx, &applied));
	expect(&w->cx, load_reference(&w->cx, S("data"), NULL, &report));
	expect(&w->cx, areas_all(&w->cx, &out->areas) && entitlements_all(&w->cx, &out->rights) &&
			       indicators_all(&w->cx, &out->indicators));
}

static void the_list_has_every_right_once(void **state)
{
	struct world w;
	struct all all;
	struct rights_page page;
	size_t lines = 0;

	(void)state;
	open_all(&w, &all);
	rights_view(w.cx.mem, &all.areas, &all.rights, &page);
	for (size_t i = 0; i < page.areas.len; i++) {
		assert_true(page.areas.at[i].lines.len > 0);
		lines += page.areas.at[i].lines.len;
	}
	assert_int_equal(lines, all.rights.len);
	assert_int_equal(page.rights + page.guidance + page.schemes + page.coming + page.extras, all.rights.len);
	assert_true(page.rights > 20 && page.guidance > 0 && page.schemes > 0 && page.coming > 0);
	world_close(&w);
}

/* Inside an area nothing that a person has stands behind what is only coming. */
static void what_is_coming_stands_last(void **state)
{
	struct world w;
	struct all all;
	struct rights_page page;

	(void)state;
	open_all(&w, &all);
	rights_view(w.cx.mem, &all.areas, &all.rights, &page);
	for (size_t i = 0; i < page.areas.len; i++) {
		const struct right_line_list *lines = &page.areas.at[i].lines;

		for (size_t k = 1; k < lines->len; k++)
			assert_false(lines->at[k - 1].tag == TAG_COMING && lines->at[k].tag != TAG_COMING);
	}
	world_close(&w);
}

static void every_right_fills_its_page(void **state)
{
	struct world w;
	struct all all;

	(void)state;
	open_all(&w, &all);
	for (size_t i = 0; i < all.rights.len; i++) {
		const struct entitlement *e = &all.rights.at[i];
		struct right_page page;

		right_view(w.cx.mem, e, &all.areas, &all.rights, &all.indicators, &page);
		assert_true(page.tag != TAG_NONE);
		assert_false(str_empty(page.area.title));
		assert_false(str_empty(page.law.source));
		assert_false(str_empty(page.law.date));
		assert_true(page.is_for_any || page.groups.len > 0);
		assert_true(page.facts.facts.len > 0);
		for (size_t k = 0; k < page.others.len; k++)
			assert_false(str_eq(page.others.at[k].slug, e->slug));
	}
	world_close(&w);
}

static void groups_say_may_and_asking(void **state)
{
	const struct entitlement e = {
		.slug = S("x"),
		.area = S("core"),
		.kind = ENTITLEMENT_RIGHT,
		.categories = S("E R F21"),
		.categories_on_asking = S("F21"),
		.categories_may = S("Q"),
	};
	struct area_list areas = { 0 };
	struct entitlement_list none = { 0 };
	struct indicator_list topics = { 0 };
	struct right_page page;
	struct arena mem;

	(void)state;
	arena_init(&mem, 1024 * 1024);
	right_view(&mem, &e, &areas, &none, &topics, &page);
	assert_int_equal(page.groups.len, 4);
	assert_int_equal(page.groups.at[2].group, GROUP_FORMER_21);
	assert_true(page.groups.at[2].on_asking);
	assert_false(page.groups.at[2].may);
	assert_int_equal(page.groups.at[3].group, GROUP_QUALIFYING);
	assert_true(page.groups.at[3].may);
	assert_false(page.is_for_any);
	assert_true(str_eq(page.area.title, S("core"))); /* an area that is not there keeps its id */
	arena_done(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_list_has_every_right_once),
		cmocka_unit_test(what_is_coming_stands_last),
		cmocka_unit_test(every_right_fills_its_page),
		cmocka_unit_test(groups_say_may_and_asking),
	};

	return cmocka_run_group_tests_name("rights pages", tests, NULL, NULL);
}
