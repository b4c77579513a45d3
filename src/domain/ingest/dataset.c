#include "domain/ingest/dataset.h"

#include "format/csv.h"
#include "format/records.h"

enum { COLUMNS_MAX = 64 };

/* Where a cell stands, for the sentence that says what is wrong with it. */
struct place {
	struct str file;
	size_t line;
	const char *column;
};

static bool refuse(struct ctx *cx, const struct place *at, const char *why, struct str cell)
{
	return fail_field(cx, ERR_INPUT, at->file, "%.*s, line %zu, column %s: “%.*s” %s.", STR_ARG(at->file), at->line,
			  at->column, STR_ARG(str_sub(cell, 0, 60)), why);
}

static bool is_among(struct str cell, const char *choices)
{
	struct str rest = str_of(choices);

	while (rest.at)
		if (str_eq(str_cut(&rest, '|'), cell))
			return true;
	return false;
}

static bool digits_at(struct str s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (i >= s.len || s.at[i] < '0' || s.at[i] > '9')
			return false;
	return true;
}

static bool is_date(struct str s)
{
	if (!digits_at(s, 0, 4))
		return false;
	if (s.len == 4)
		return true;
	if (s.at[4] != '-' || !digits_at(s, 5, 7))
		return false;
	return s.len == 7 || (s.len == 10 && s.at[7] == '-' && digits_at(s, 8, 10));
}

static bool is_gss(struct str s)
{
	return s.len == 9 && s.at[0] >= 'A' && s.at[0] <= 'Z' && digits_at(s, 1, 9);
}

/* "265.44" -> 26544 */
static bool pence(struct str cell, int64_t *out)
{
	struct str rest = cell;
	struct str pounds = str_cut(&rest, '.');
	int64_t whole;
	int64_t part = 0;

	if (!str_to_int(pounds, &whole) || whole < 0 || whole > INT64_MAX / 1000)
		return false;
	if (rest.at && (rest.len < 1 || rest.len > 2 || !digits_at(rest, 0, rest.len) || !str_to_int(rest, &part)))
		return false;
	*out = whole * 100 + (rest.len == 1 ? part * 10 : part);
	return true;
}

static bool number(struct ctx *cx, const struct place *at, enum cell_kind kind, struct str cell, struct db_value *out)
{
	int64_t n;
	double real;

	if (kind == CELL_REAL) {
		if (!str_to_real(cell, &real))
			return refuse(cx, at, "is not a number", cell);
		*out = db_real(real);
		return true;
	}
	if (kind == CELL_PENCE ? !pence(cell, &n) : !str_to_int(cell, &n))
		return refuse(cx, at, kind == CELL_PENCE ? "is not an amount in pounds" : "is not a whole number",
			      cell);
	*out = db_int(n);
	return true;
}

static bool text(struct ctx *cx, const struct place *at, const struct dataset_column *c, struct str cell,
		 struct db_value *out)
{
	if (c->kind == CELL_DATE && !is_date(cell))
		return refuse(cx, at, "is not a date like 2026-11-21", cell);
	if (c->kind == CELL_GSS && !is_gss(cell))
		return refuse(cx, at, "is not an ONS code like E10000016", cell);
	if (c->kind == CELL_CHOICE && !is_among(cell, c->choices))
		return refuse(cx, at, str_print(cx->mem, "is not one of %s", c->choices).at, cell);
	*out = db_text(cell);
	return true;
}

static bool convert(struct ctx *cx, const struct place *at, const struct dataset_column *c, struct str cell,
		    struct db_value *out)
{
	bool empty = str_empty(cell);

	switch (c->kind) {
	case CELL_YES:
		if (!empty && !is_among(cell, "yes|no"))
			return refuse(cx, at, "is not yes or no", cell);
		*out = db_int(str_eq(cell, S("yes")));
		return true;
	case CELL_INT:
	case CELL_REAL:
	case CELL_PENCE:
		if (!empty)
			return number(cx, at, c->kind, cell, out);
		*out = (struct db_value){ 0 };
		return true;
	case CELL_NEED:
		if (empty)
			return refuse(cx, at, "may not be empty", cell);
		*out = db_text(cell);
		return true;
	default:
		if (!empty)
			return text(cx, at, c, cell, out);
		*out = (struct db_value){ 0 };
		return true;
	}
}

/* Cells that the file does not hold; false for those that it does. */
static bool is_given(const struct dataset_column *c, int64_t row, struct db_value *out)
{
	if (c->kind == CELL_FIXED) {
		int64_t n;

		*out = str_to_int(str_of(c->choices), &n) ? db_int(n) : db_text(str_of(c->choices));
	} else if (c->kind == CELL_ROW) {
		*out = db_int(row);
	} else if (c->kind == CELL_NULL) {
		*out = (struct db_value){ 0 };
	} else {
		return false;
	}
	return true;
}

static bool load_table(struct ctx *cx, const struct dataset *d, struct str text_in, int64_t *rows)
{
	struct csv_options options = { .name = str_of(d->file), .sep = d->form == FORM_TSV ? '\t' : ',' };
	struct csv_reader *reader cleanup(csv_close) = NULL;
	struct csv_column wanted[COLUMNS_MAX];
	struct db_value values[COLUMNS_MAX];
	const struct csv_row *row;
	size_t n = 0;

	for (size_t i = 0; d->columns[i].kind != CELL_END; i++)
		if (d->columns[i].name)
			wanted[n++] = (struct csv_column){ d->columns[i].name, CSV_REQUIRED };
	if (!csv_open_text(cx, text_in, &options, &reader) || !csv_header(cx, reader, wanted, n))
		return false;
	while (csv_next(cx, reader, &row) && row) {
		struct arena_mark mark = arena_mark(cx->mem);
		size_t cell = 0;

		++*rows;
		for (size_t i = 0; d->columns[i].kind != CELL_END; i++) {
			struct place at = { str_of(d->file), row->line, d->columns[i].name };

			if (is_given(&d->columns[i], *rows, &values[i]))
				continue;
			if (!convert(cx, &at, &d->columns[i], csv_get(row, reader, cell++), &values[i]))
				return false;
		}
		if (!db_change(cx, d->add, values, NULL))
			return fail_detail(cx, "%s, line %zu", d->file, row->line);
		arena_reset(cx->mem, mark);
	}
	return cx->err.kind == ERR_NONE;
}

/* A key that no column knows is a slip of the pen: it would be lost without a word. */
static bool keys_are_known(struct ctx *cx, const struct dataset *d, const struct record *r)
{
	for (size_t i = 0; i < r->fields.len; i++) {
		const struct dataset_column *c = d->columns;

		while (c->kind != CELL_END && !(c->name && str_eq(str_of(c->name), r->fields.at[i].key)))
			c++;
		if (c->kind == CELL_END) {
			struct place at = { str_of(d->file), r->fields.at[i].line, "(key)" };

			return refuse(cx, &at, "is not a key that this file may have", r->fields.at[i].key);
		}
	}
	return true;
}

static bool load_record(struct ctx *cx, const struct dataset *d, const struct record *r, int64_t row)
{
	struct db_value values[COLUMNS_MAX];

	if (!keys_are_known(cx, d, r))
		return false;
	size_t n = 0;

	for (const struct dataset_column *c = d->columns; c->kind != CELL_END; c++) {
		const struct record_field *field = c->name ? record_get(r, str_of(c->name)) : NULL;
		struct place at = { str_of(d->file), field ? field->line : r->line, c->name };

		if (c->kind == CELL_ELSEWHERE)
			continue;
		if (!is_given(c, row, &values[n]) && !convert(cx, &at, c, field ? field->value : S(""), &values[n]))
			return false;
		n++;
	}
	if (!db_change(cx, d->add, values, NULL))
		return fail_detail(cx, "%s, line %zu", d->file, r->line);
	return true;
}

/* Each field of a record as a record of its own. */
static struct record pair(struct ctx *cx, const struct record_field *f)
{
	struct record r = { .line = f->line };

	*list_push(cx->mem, &r.fields) = (struct record_field){ S("key"), f->key, f->line };
	*list_push(cx->mem, &r.fields) = (struct record_field){ S("value"), f->value, f->line };
	return r;
}

static bool load_pairs(struct ctx *cx, const struct dataset *d, const struct record *r, int64_t *rows)
{
	for (size_t i = 0; i < r->fields.len; i++) {
		struct record row = pair(cx, &r->fields.at[i]);

		if (!load_record(cx, d, &row, ++*rows))
			return false;
	}
	return true;
}

static bool load_records(struct ctx *cx, const struct dataset *d, struct str text_in, int64_t *rows)
{
	struct record_list records;

	if (!records_read(cx, str_of(d->file), text_in, &records))
		return false;
	for (size_t i = 0; i < records.len; i++) {
		const struct record *r = &records.at[i];

		if (d->form == FORM_PAIRS ? !load_pairs(cx, d, r, rows) : !load_record(cx, d, r, ++*rows))
			return false;
	}
	return true;
}

bool dataset_load(struct ctx *cx, const struct dataset *d, struct str text_in, int64_t *rows)
{
	struct db_value which = db_text(str_of(d->clear_which));
	int64_t count = 0;

	if (!db_change(cx, d->clear, &which, NULL))
		return false;
	bool by_record = d->form == FORM_RECORDS || d->form == FORM_PAIRS;
	bool good = by_record ? load_records(cx, d, text_in, &count) : load_table(cx, d, text_in, &count);

	if (good)
		*rows = count;
	return good;
}
