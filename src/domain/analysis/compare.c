#include "domain/analysis/compare.h"

#include "base/date.h"
#include "gen/sql/analysis.h"

bool compare_is_same_everywhere(const struct indicator *indicator)
{
	return indicator->kind == INDICATOR_STATUTORY || indicator->kind == INDICATOR_NATIONAL;
}

static bool is_known(const struct compare_cell *cell)
{
	return cell->standing.status != CLAIM_NOT_LOOKED_AT;
}

/* The first claim of the cell that gives an amount (or an age); NULL when none does. */
static const struct claim *with_amount(const struct compare_cell *cell)
{
	for (size_t i = 0; i < cell->claims.len; i++)
		if (cell->claims.at[i].amount_pence.has && !standing_is_otherwise(&cell->claims.at[i]))
			return &cell->claims.at[i];
	return NULL;
}

static const struct claim *with_age(const struct compare_cell *cell)
{
	for (size_t i = 0; i < cell->claims.len; i++)
		if ((cell->claims.at[i].age_min.has || cell->claims.at[i].age_max.has) &&
		    !standing_is_otherwise(&cell->claims.at[i]))
			return &cell->claims.at[i];
	return NULL;
}

static bool numbers_differ(struct maybe_int a, struct maybe_int b)
{
	return a.has && b.has && a.n != b.n;
}

static bool words_differ(struct str a, struct str b)
{
	return !str_empty(a) && !str_empty(b) && !str_eq(a, b);
}

static bool pair_differs(const struct compare_cell *a, const struct compare_cell *b)
{
	const struct claim *x = with_amount(a);
	const struct claim *y = with_amount(b);

	if (a->standing.status != b->standing.status)
		return true;
	if (x && y &&
	    (numbers_differ(x->amount_pence, y->amount_pence) || words_differ(x->amount_kind, y->amount_kind) ||
	     words_differ(x->amount_period, y->amount_period)))
		return true;
	x = with_age(a);
	y = with_age(b);
	return x && y && (numbers_differ(x->age_min, y->age_min) || numbers_differ(x->age_max, y->age_max));
}

bool compare_differs(const struct compare_cell *cells, size_t len)
{
	for (size_t i = 0; i < len; i++)
		for (size_t k = i + 1; k < len; k++)
			if (is_known(&cells[i]) && is_known(&cells[k]) && pair_differs(&cells[i], &cells[k]))
				return true;
	return false;
}

bool compare_is_shown(const struct compare_row *row, enum compare_show show)
{
	switch (show) {
	case COMPARE_DIFFERENCES:
		return row->differs;
	case COMPARE_ALL:
		return true;
	default:
		return row->seen;
	}
}

static bool add_claims(struct ctx *cx, size_t column, struct comparison *c)
{
	struct claim_list claims;

	if (!claims_of_authority(cx, c->councils[column]->gss, &claims))
		return false;
	for (size_t i = 0; i < claims.len; i++) {
		const struct indicator *indicator = indicator_find(&c->indicators, claims.at[i].indicator);

		if (!indicator)
			continue; /* of an older codebook */
		struct compare_row *row = &c->rows.at[indicator - c->indicators.at];

		*list_push(cx->mem, &row->cells[column].claims) = claims.at[i];
	}
	return true;
}

static void finish_rows(struct comparison *c)
{
	for (size_t i = 0; i < c->rows.len; i++) {
		struct compare_row *row = &c->rows.at[i];

		for (size_t k = 0; k < c->len; k++) {
			struct compare_cell *cell = &row->cells[k];

			cell->standing = standing_of(cell->claims.at, cell->claims.len);
			row->seen = row->seen || cell->claims.len > 0;
			for (size_t j = 0; j < cell->claims.len; j++)
				row->otherwise = row->otherwise || standing_is_otherwise(&cell->claims.at[j]);
		}
		row->differs = !compare_is_same_everywhere(row->indicator) && compare_differs(row->cells, c->len);
	}
}

static bool add_pages(struct ctx *cx, struct comparison *c)
{
	struct pages_read_row_list rows;

	if (!q_pages_read(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		for (size_t k = 0; k < c->len; k++)
			if (str_eq(rows.at[i].gss, c->councils[k]->gss))
				c->pages[k] = rows.at[i].pages;
	return true;
}

static struct compare_figure *figure_of(struct arena *mem, struct compare_figure_list *list, struct str age_group)
{
	for (size_t i = 0; i < list->len; i++)
		if (str_eq(list->at[i].age_group, age_group))
			return &list->at[i];
	struct compare_figure *f = list_push(mem, list);

	*f = (struct compare_figure){ .age_group = age_group };
	return f;
}

static bool add_figures(struct ctx *cx, struct comparison *c)
{
	struct compare_figures_row_list rows;
	struct str gss[COMPARE_MAX];

	for (size_t k = 0; k < COMPARE_MAX; k++)
		gss[k] = k < c->len ? c->councils[k]->gss : S("");
	if (!q_compare_figures(cx, gss[0], gss[1], gss[2], gss[3], &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		struct compare_figure *f = figure_of(cx->mem, &c->figures, rows.at[i].age_group);

		f->year = rows.at[i].year;
		for (size_t k = 0; k < c->len; k++)
			if (str_eq(rows.at[i].gss, gss[k])) {
				f->eet_pct[k] = rows.at[i].eet_pct;
				f->suitable_pct[k] = rows.at[i].accommodation_suitable_pct;
			}
	}
	return true;
}

bool compare_make(struct ctx *cx, const struct authority *const *councils, size_t len, struct comparison *out)
{
	struct comparison c = { .len = len };

	if (len > COMPARE_MAX)
		return fail(cx, ERR_BUG, "At most %d councils can be compared.", COMPARE_MAX);
	for (size_t k = 0; k < len; k++)
		c.councils[k] = councils[k];
	if (!areas_all(cx, &c.areas) || !indicators_all(cx, &c.indicators))
		return false;
	for (size_t i = 0; i < c.indicators.len; i++)
		*list_push(cx->mem, &c.rows) = (struct compare_row){ .indicator = &c.indicators.at[i] };
	for (size_t k = 0; k < len; k++)
		if (!add_claims(cx, k, &c))
			return false;
	finish_rows(&c);
	if (!add_pages(cx, &c) || !add_figures(cx, &c))
		return false;
	*out = c;
	return true;
}

bool compare_reading(const struct comparison *c, size_t *most, size_t *fewest)
{
	size_t high = c->len;
	size_t low = c->len;

	for (size_t k = 0; k < c->len; k++) {
		if (c->councils[k]->is_invented)
			continue;
		if (high == c->len || c->pages[k] > c->pages[high])
			high = k;
		if (low == c->len || c->pages[k] < c->pages[low])
			low = k;
	}
	if (high == c->len || c->pages[high] == c->pages[low])
		return false;
	*most = high;
	*fewest = low;
	return true;
}

bool compare_rights(struct ctx *cx, struct compare_right_list *out)
{
	struct topic_rights_row_list rows;
	struct compare_right_list rights = { 0 };

	if (!q_compare_rights(cx, date_of_ms(cx->mem, cx->now_ms), &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		if (i == 0 || !str_eq(rows.at[i].indicator, rows.at[i - 1].indicator))
			*list_push(cx->mem, &rights) = (struct compare_right){
				.indicator = rows.at[i].indicator,
				.slug = rows.at[i].slug,
				.title = rows.at[i].title,
				.kind = rows.at[i].kind,
				.figure = rows.at[i].figure,
			};
	*out = rights;
	return true;
}
