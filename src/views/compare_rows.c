/* The table of a comparison: law across, guidance, then extras by area; the figures; the download. */
#include "base/buf.h"
#include "views/compare_view.h"

static struct law_words law_of(const struct compare_right_list *rights, struct str indicator)
{
	for (size_t i = 0; i < rights->len; i++)
		if (str_eq(rights->at[i].indicator, indicator))
			return (struct law_words){ tag_of(rights->at[i].kind), rights->at[i].title,
						   rights->at[i].figure };
	return (struct law_words){ 0 };
}

static struct compare_cell_view cell_view(struct arena *mem, const struct comparison *c, const struct compare_row *row,
					  size_t column, bool only_otherwise)
{
	const struct compare_cell *cell = &row->cells[column];
	const struct authority *council = c->councils[column];
	struct compare_cell_view v = {
		.council = council->short_name,
		.is_invented = council->is_invented,
		.not_stated = cell->standing.status == CLAIM_NOT_STATED,
	};

	for (size_t i = 0; i < cell->claims.len; i++)
		if (!only_otherwise || standing_is_otherwise(&cell->claims.at[i]))
			*list_push(mem, &v.lines) = claim_line_of(mem, &cell->claims.at[i], council->short_name);
	return v;
}

static struct compare_row_view row_view(struct arena *mem, const struct comparison *c, const struct compare_row *row,
					const struct compare_right_list *rights)
{
	const struct indicator *n = row->indicator;
	struct compare_row_view v = {
		.title = n->short_title,
		.slug = n->slug,
		.kind = tag_of(indicator_kind_word(n->kind)),
		.is_law = compare_is_same_everywhere(n),
	};

	for (size_t k = 0; k < c->len && (!v.is_law || row->otherwise); k++) {
		struct compare_cell_view cell = cell_view(mem, c, row, k, v.is_law);

		cell.law = law_of(rights, n->id);
		*list_push(mem, &v.cells) = cell;
	}
	return v;
}

/* What is said of the offer itself stands at the end, guidance too: each with its tag. */
static bool belongs(const struct compare_row *row, int what, struct str area, enum compare_show show)
{
	bool is_format = str_eq(row->indicator->area, S("format"));
	bool is_guidance = row->indicator->kind == INDICATOR_GUIDANCE;

	switch (what) {
	case SECTION_LAW:
		return compare_is_same_everywhere(row->indicator) &&
		       (show == COMPARE_ALL || (show == COMPARE_SEEN && row->otherwise));
	case SECTION_GUIDANCE:
		return is_guidance && !is_format && compare_is_shown(row, show);
	default:
		return (row->indicator->kind == INDICATOR_EXTRA || (is_guidance && is_format)) &&
		       str_eq(row->indicator->area, area) && compare_is_shown(row, show);
	}
}

/* Law first and by itself, so that no right stands among extras. */
static void add_section(struct arena *mem, const struct comparison *c, const struct compare_right_list *rights,
			struct compare_section section, struct compare_page *out)
{
	const struct area *area = NULL;

	for (size_t i = 0; i < c->areas.len; i++)
		if (str_eq(c->areas.at[i].title, section.area))
			area = &c->areas.at[i];
	for (size_t i = 0; i < c->rows.len; i++)
		if (belongs(&c->rows.at[i], (int)section.what, area ? area->id : S(""), out->show))
			*list_push(mem, &section.rows) = row_view(mem, c, &c->rows.at[i], rights);
	if (section.rows.len || section.what == SECTION_LAW)
		*list_push(mem, &out->sections) = section;
}

static bool is_number(struct str s)
{
	double n;

	return str_to_real(s, &n);
}

static void add_figures(struct arena *mem, const struct comparison *c, struct compare_page *out)
{
	for (size_t i = 0; i < c->figures.len * 2; i++) {
		const struct compare_figure *f = &c->figures.at[i / 2];
		struct figure_row *row = list_push(mem, &out->figures);

		*row = (struct figure_row){ .is_home = i % 2 == 1, .ages = f->age_group };
		for (size_t k = 0; k < c->len; k++) {
			struct str value = i % 2 ? f->suitable_pct[k] : f->eet_pct[k];

			*list_push(mem, &row->cells) = (struct figure_cell){ .council = c->councils[k]->short_name,
									     .value = value,
									     .is_number = is_number(value) };
			out->has_marks = out->has_marks || (!str_empty(value) && !is_number(value));
		}
		out->year = f->year;
	}
}

void compare_rows_view(struct arena *mem, const struct comparison *c, const struct compare_right_list *rights,
		       struct compare_page *out)
{
	add_section(mem, c, rights, (struct compare_section){ .what = SECTION_LAW }, out);
	add_section(mem, c, rights, (struct compare_section){ .what = SECTION_GUIDANCE }, out);
	for (size_t i = 0; i < c->areas.len; i++)
		add_section(mem, c, rights,
			    (struct compare_section){ .what = SECTION_AREA, .area = c->areas.at[i].title }, out);
	add_figures(mem, c, out);
}

/* --- the download ---------------------------------------------------------------------------------------- */

enum { OWN = 9 };

static void csv_cell(struct buf *b, enum csv_guard guard, const struct comparison *c, const struct compare_row *row,
		     size_t column)
{
	static const struct claim not_looked_at = { .status = CLAIM_NOT_LOOKED_AT };
	const struct authority *a = c->councils[column];
	const struct indicator *n = row->indicator;
	const struct compare_cell *cell = &row->cells[column];
	struct str cells[OWN + CLAIM_CELLS] = {
		a->short_name,
		a->gss,
		a->is_invented ? S("yes") : S("no"),
		n->id,
		n->slug,
		n->area,
		indicator_kind_word(n->kind),
		n->short_title,
		compare_is_same_everywhere(n) ? S("yes") : S("no"),
	};

	for (size_t i = 0; i < cell->claims.len; i++) {
		claim_csv_cells(b->mem, &cell->claims.at[i], &cells[OWN]);
		csv_row_write(b, guard, cells, OWN + CLAIM_CELLS);
	}
	if (cell->claims.len)
		return;
	claim_csv_cells(b->mem, &not_looked_at, &cells[OWN]);
	for (size_t i = OWN + 1; i < OWN + CLAIM_CELLS; i++)
		cells[i] = S("");
	csv_row_write(b, guard, cells, OWN + CLAIM_CELLS);
}

void compare_csv(struct buf *b, enum csv_guard guard, const struct comparison *c, enum compare_show show)
{
	static const char *const names[OWN] = { "council", "gss_code", "invented", "indicator_id",   "topic_slug",
						"area",	   "kind",     "topic",	   "same_everywhere" };
	struct str cells[OWN + CLAIM_CELLS];

	for (size_t i = 0; i < OWN + CLAIM_CELLS; i++)
		cells[i] = str_of(i < OWN ? names[i] : claim_csv_names[i - OWN]);
	csv_row_write(b, guard, cells, OWN + CLAIM_CELLS);
	for (size_t i = 0; i < c->rows.len; i++)
		for (size_t k = 0; compare_is_shown(&c->rows.at[i], show) && k < c->len; k++)
			csv_cell(b, guard, c, &c->rows.at[i], k);
}
