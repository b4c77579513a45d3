#include "domain/analysis/map.h"

#include "gen/sql/analysis.h"

enum { MARGIN = 200 };

static int by_region_and_name(const void *a, const void *b)
{
	const struct map_cell *x = a;
	const struct map_cell *y = b;
	int order = str_cmp(x->region, y->region);

	return order ? order : str_cmp(x->name, y->name);
}

bool map_cells(struct ctx *cx, struct map_cell_list *out)
{
	struct map_cells_row_list rows;
	struct map_cell_list cells = { 0 };

	if (!q_map_cells(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct map_cells_row *r = &rows.at[i];

		*list_push(cx->mem, &cells) = (struct map_cell){
			.gss = r->gss,
			.slug = r->slug,
			.name = r->short_name,
			.region = r->region,
			.type = r->type,
			.letters = r->letter_code,
			.q = r->q,
			.r = r->r,
		};
	}
	if (cells.len)
		qsort(cells.at, cells.len, sizeof(cells.at[0]), by_region_and_name);
	*out = cells;
	return true;
}

static int64_t column(int64_t q, int64_t r)
{
	return q * MAP_CELL_WIDTH + (r % 2 ? MAP_CELL_WIDTH / 2 : 0);
}

struct map_extent map_extent(const struct map_cell_list *cells)
{
	struct map_extent e = { 0 };
	int64_t right = 0;

	for (size_t i = 0; i < cells->len; i++) {
		const struct map_cell *c = &cells->at[i];

		if (i == 0)
			e = (struct map_extent){ .q_min = c->q, .r_min = c->r, .r_max = c->r };
		e.q_min = c->q < e.q_min ? c->q : e.q_min;
		e.r_min = c->r < e.r_min ? c->r : e.r_min;
		e.r_max = c->r > e.r_max ? c->r : e.r_max;
		right = column(c->q, c->r) > right ? column(c->q, c->r) : right;
	}
	if (cells->len) {
		e.width = right - e.q_min * MAP_CELL_WIDTH + MAP_CELL_WIDTH + 2 * MARGIN;
		e.height = (e.r_max - e.r_min) * MAP_ROW_HEIGHT + MAP_CELL_HEIGHT + 2 * MARGIN;
	}
	return e;
}

struct map_place map_place(const struct map_extent *extent, int64_t q, int64_t r)
{
	return (struct map_place){
		.x = column(q, r) - extent->q_min * MAP_CELL_WIDTH + MAP_CELL_WIDTH / 2 + MARGIN,
		.y = (extent->r_max - r) * MAP_ROW_HEIGHT + MARGIN,
	};
}

bool map_readings(struct ctx *cx, const struct map_cell_list *cells, struct map_reading_list *out)
{
	struct pages_read_row_list pages;
	struct offer_addresses_row_list addresses;
	struct map_reading_list readings = { 0 };

	if (!q_pages_read(cx, &pages) || !q_offer_addresses(cx, &addresses))
		return false;
	for (size_t i = 0; i < cells->len; i++) {
		struct map_reading *m = list_push(cx->mem, &readings);

		*m = (struct map_reading){ 0 };
		for (size_t k = 0; k < pages.len; k++)
			if (str_eq(pages.at[k].gss, cells->at[i].gss))
				m->pages = pages.at[k].pages;
		for (size_t k = 0; k < addresses.len; k++)
			if (str_eq(addresses.at[k].gss, cells->at[i].gss))
				m->addresses = addresses.at[k].addresses;
	}
	*out = readings;
	return true;
}
