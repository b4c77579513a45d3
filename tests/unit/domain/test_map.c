/* domain/analysis/map: 153 cells that lie where they should, none on another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/analysis/map.h"
#include "domain/ingest/load.h"
#include "store/db.h"
#include "store/migrate.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

struct world {
	struct arena mem;
	struct ctx cx;
	struct map_cell_list cells;
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
			       load_reference(&w->cx, S("data"), NULL, &report) && map_cells(&w->cx, &w->cells)
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

static const struct map_cell *cell(const struct world *w, const char *slug)
{
	for (size_t i = 0; i < w->cells.len; i++)
		if (str_eq(w->cells.at[i].slug, str_of(slug)))
			return &w->cells.at[i];
	return NULL;
}

static struct map_place place(const struct world *w, const char *slug)
{
	struct map_extent e = map_extent(&w->cells);
	const struct map_cell *c = cell(w, slug);

	assert_non_null(c);
	return map_place(&e, c->q, c->r);
}

static void there_are_153_cells_with_letters(void **state)
{
	const struct world *w = *state;

	assert_int_equal(w->cells.len, 153);
	assert_null(cell(w, "exampleshire"));
	for (size_t i = 0; i < w->cells.len; i++) {
		assert_int_equal(w->cells.at[i].letters.len, 3);
		assert_false(str_empty(w->cells.at[i].region));
	}
}

static void they_come_by_region_and_name(void **state)
{
	const struct world *w = *state;

	for (size_t i = 1; i < w->cells.len; i++) {
		int order = str_cmp(w->cells.at[i - 1].region, w->cells.at[i].region);

		assert_true(order < 0 || (order == 0 && str_cmp(w->cells.at[i - 1].name, w->cells.at[i].name) < 0));
	}
}

static void no_cell_lies_on_another(void **state)
{
	const struct world *w = *state;
	struct map_extent e = map_extent(&w->cells);

	for (size_t i = 0; i < w->cells.len; i++) {
		struct map_place a = map_place(&e, w->cells.at[i].q, w->cells.at[i].r);

		assert_true(a.x - MAP_CELL_WIDTH / 2 >= 0 && a.x + MAP_CELL_WIDTH / 2 <= e.width);
		assert_true(a.y >= 0 && a.y + MAP_CELL_HEIGHT <= e.height);
		for (size_t k = i + 1; k < w->cells.len; k++) {
			struct map_place b = map_place(&e, w->cells.at[k].q, w->cells.at[k].r);

			assert_true(a.y != b.y ? llabs(a.y - b.y) >= MAP_ROW_HEIGHT
					       : llabs(a.x - b.x) >= MAP_CELL_WIDTH);
		}
	}
}

/* A row with odd r is half a cell further east; r grows to the north, the drawing downwards. */
static void odd_rows_are_shifted_and_north_is_up(void **state)
{
	struct map_extent e = { .q_min = 0, .r_min = 0, .r_max = 3 };

	(void)state;
	assert_int_equal(map_place(&e, 1, 1).x - map_place(&e, 1, 0).x, MAP_CELL_WIDTH / 2);
	assert_int_equal(map_place(&e, 1, 2).x, map_place(&e, 1, 0).x);
	assert_int_equal(map_place(&e, 2, 0).x - map_place(&e, 1, 0).x, MAP_CELL_WIDTH);
	assert_int_equal(map_place(&e, 0, 0).y - map_place(&e, 0, 1).y, MAP_ROW_HEIGHT);
	assert_true(map_place(&e, 0, 3).y < map_place(&e, 0, 0).y);
}

static void councils_lie_as_on_a_map(void **state)
{
	const struct world *w = *state;

	assert_true(place(w, "northumberland").y < place(w, "kent").y);
	assert_true(place(w, "cornwall").x < place(w, "kent").x);
	assert_true(place(w, "norfolk").x > place(w, "liverpool").x);
	assert_true(place(w, "isles-of-scilly").y >= place(w, "cornwall").y);
}

static void an_empty_map_has_no_extent(void **state)
{
	const struct map_cell_list none = { 0 };

	(void)state;
	assert_int_equal(map_extent(&none).width, 0);
	assert_int_equal(map_extent(&none).height, 0);
}

static void readings_are_facts_of_the_pilot(void **state)
{
	struct world *w = *state;
	struct map_reading_list readings;
	int read = 0;
	int known = 0;

	assert_true(map_readings(&w->cx, &w->cells, &readings));
	assert_int_equal(readings.len, w->cells.len);
	for (size_t i = 0; i < readings.len; i++) {
		read += readings.at[i].pages > 0;
		known += readings.at[i].addresses > 0;
		if (str_eq(w->cells.at[i].slug, S("leeds")))
			assert_true(readings.at[i].pages > 0);
		if (str_eq(w->cells.at[i].slug, S("kent")))
			assert_int_equal(readings.at[i].pages, 0);
	}
	assert_int_equal(read, 94);
	assert_true(known > 40 && known < 153);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_are_153_cells_with_letters),
		cmocka_unit_test(they_come_by_region_and_name),
		cmocka_unit_test(no_cell_lies_on_another),
		cmocka_unit_test(odd_rows_are_shifted_and_north_is_up),
		cmocka_unit_test(councils_lie_as_on_a_map),
		cmocka_unit_test(an_empty_map_has_no_extent),
		cmocka_unit_test(readings_are_facts_of_the_pilot),
	};

	return cmocka_run_group_tests_name("map", tests, set_up, tear_down);
}
