/*
 * Most lines need no parser: cells without quotation marks, or wholly inside one pair, are cut where the
 * separators stand. A record with doubled quotation marks, line breaks inside a cell or anything doubtful
 * goes to libcsv in strict mode, which decides. So libcsv gives the meaning and the short way the speed;
 * the unit tests hold the two against each other.
 */
#include "format/csv.h"

#include <csv.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/cleanup.h"
#include "format/csv_lines.h"

enum {
	CELL_BYTES = 64 * 1024,
	ROW_BYTES = 1024 * 1024,
	COLUMNS = 512,
	ROWS = 1000 * 1000,
	SHOWN_NAME_BYTES = 80,
	NO_COLUMN = -1,
};

struct csv_reader {
	struct csv_options o;
	struct csv_lines lines;
	bool broken;
	size_t rows;
	size_t width; /* cells of the first row */
	struct csv_row row;
	struct str *cells;
	size_t cells_cap;
	struct csv_row header;
	ptrdiff_t *found; /* wanted index -> position or NO_COLUMN; NULL before csv_header */
	size_t found_len;
	struct csv_parser parser;
	bool parser_open;
	char *unquoted; /* cells out of libcsv */
	size_t unquoted_cap;
	size_t unquoted_len;
	bool row_done;
	const char *fault; /* why the row cannot be taken; it is cell number row.len */
};

/* ---- faults ---- */

static bool fail_at(struct ctx *cx, const struct csv_reader *r, size_t line, ptrdiff_t position, const char *said)
{
	struct str name = { NULL, 0 };

	if (position == NO_COLUMN)
		return fail_field(cx, ERR_INPUT, r->o.name, "%.*s, line %zu: %s", STR_ARG(r->o.name), line, said);
	if ((size_t)position < r->header.len && r->header.cells[position].len <= SHOWN_NAME_BYTES)
		name = r->header.cells[position];
	if (str_empty(name))
		return fail_field(cx, ERR_INPUT, r->o.name, "%.*s, line %zu, column %zu: %s", STR_ARG(r->o.name), line,
				  (size_t)position + 1, said);
	return fail_field(cx, ERR_INPUT, r->o.name, "%.*s, line %zu, column %zu (%.*s): %s", STR_ARG(r->o.name), line,
			  (size_t)position + 1, STR_ARG(name), said);
}

bool csv_fail(struct ctx *cx, const struct csv_reader *r, size_t wanted_index, const char *said, ...)
{
	char text[512];
	ptrdiff_t position = (ptrdiff_t)wanted_index;
	va_list args;

	if (wanted_index == CSV_WHOLE_ROW)
		position = NO_COLUMN;
	else if (r->found && wanted_index < r->found_len)
		position = r->found[wanted_index];
	va_start(args, said);
	vsnprintf(text, sizeof(text), said, args);
	va_end(args);
	return fail_at(cx, r, r->row.line, position, text);
}

/* ---- opening and closing ---- */

static struct csv_options with_defaults(const struct csv_options *o, struct str name)
{
	struct csv_options full = *o;

	full.name = o->name.len ? o->name : name;
	full.sep = o->sep ? o->sep : ',';
	full.max_cell_bytes = o->max_cell_bytes ? o->max_cell_bytes : CELL_BYTES;
	full.max_row_bytes = o->max_row_bytes ? o->max_row_bytes : ROW_BYTES;
	full.max_columns = o->max_columns ? o->max_columns : COLUMNS;
	full.max_rows = o->max_rows ? o->max_rows : ROWS;
	return full;
}

static struct csv_reader *reader_new(struct ctx *cx, const struct csv_options *o, struct str name)
{
	struct csv_reader *r = arena_new(cx->mem, struct csv_reader);

	r->o = with_defaults(o, name);
	r->o.name = str_copy(cx->mem, r->o.name);
	r->lines = (struct csv_lines){ .mem = cx->mem, .name = r->o.name, .max_line_bytes = r->o.max_row_bytes };
	return r;
}

bool csv_open(struct ctx *cx, const char *path, const struct csv_options *o, struct csv_reader **out)
{
	const char *slash = strrchr(path, '/');
	struct csv_reader *r cleanup(csv_close) = reader_new(cx, o, str_of(slash ? slash + 1 : path));

	if (!csv_lines_open(cx, &r->lines, path))
		return false;
	*out = r;
	r = NULL;
	return true;
}

bool csv_open_text(struct ctx *cx, struct str text, const struct csv_options *o, struct csv_reader **out)
{
	struct csv_reader *r = reader_new(cx, o, S("the text"));

	csv_lines_open_text(&r->lines, text);
	*out = r;
	return true;
}

void csv_close(struct csv_reader **r)
{
	if (!*r)
		return;
	csv_lines_done(&(*r)->lines);
	if ((*r)->parser_open)
		csv_free(&(*r)->parser);
	*r = NULL;
}

/* ---- cells ---- */

static struct str without_line_end(struct str line)
{
	if (line.len && line.at[line.len - 1] == '\n')
		line.len--;
	if (line.len && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

static bool add_cell(struct csv_reader *r, const char *at, size_t len)
{
	if (r->row.len == r->o.max_columns)
		r->fault = "there are more columns than we take.";
	else if (len > r->o.max_cell_bytes)
		r->fault = "the cell is too long.";
	if (r->fault)
		return false;
	if (r->row.len == r->cells_cap) {
		size_t bigger = r->cells_cap ? r->cells_cap * 2 : 64;

		r->cells = arena_grow(r->lines.mem, r->cells, r->cells_cap * sizeof(*r->cells),
				      bigger * sizeof(*r->cells));
		r->cells_cap = bigger;
		r->row.cells = r->cells;
	}
	r->cells[r->row.len++] = (struct str){ at, len };
	return true;
}

enum split { SPLIT_DONE, SPLIT_FAULT, SPLIT_DOUBTFUL };

/* Cells without a quotation mark in them, or with exactly one pair round them. */
static enum split split_line(struct csv_reader *r, struct str line)
{
	const char sep = r->o.sep;
	const bool quoting = sep != '\t' && memchr(line.at, '"', line.len);
	const char *end = line.at + line.len;

	if (memchr(line.at, '\r', line.len))
		return SPLIT_DOUBTFUL;
	for (const char *from = line.at;; from++) {
		const char *to = from;
		bool quoted = quoting && from < end && *from == '"';

		if (quoted) {
			from++;
			to = memchr(from, '"', (size_t)(end - from));
			if (!to || (to + 1 < end && to[1] != sep))
				return SPLIT_DOUBTFUL;
		} else {
			while (to < end && *to != sep)
				to++;
			if (quoting && memchr(from, '"', (size_t)(to - from)))
				return SPLIT_DOUBTFUL;
		}
		if (!add_cell(r, from, (size_t)(to - from)))
			return SPLIT_FAULT;
		from = quoted ? to + 1 : to;
		if (from == end)
			return SPLIT_DONE;
	}
}

static void on_cell(void *cell, size_t len, void *reader)
{
	struct csv_reader *r = reader;
	char *copy = r->unquoted + r->unquoted_len;

	if (r->row_done)
		r->fault = "there is a carriage return without a line feed.";
	if (r->fault)
		return;
	if (len)
		memcpy(copy, cell, len);
	r->unquoted_len += len;
	add_cell(r, copy, len);
}

static void on_row(int end, void *reader)
{
	struct csv_reader *r = reader;

	(void)end;
	r->row_done = true;
}

static int is_no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static bool parser_start(struct ctx *cx, struct csv_reader *r)
{
	if (r->parser_open)
		return true;
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return fail(cx, ERR_BUG, "The CSV reader could not be started.");
	csv_set_delim(&r->parser, (unsigned char)r->o.sep);
	/* RFC 4180: spaces belong to the cell. */
	csv_set_space_func(&r->parser, is_no_space);
	r->parser_open = true;
	return true;
}

/* One record by libcsv, line by line until it says that the row is complete. */
static bool parse_record(struct ctx *cx, struct csv_reader *r, struct str line)
{
	size_t fed = 0;

	if (!parser_start(cx, r))
		return false;
	r->row.len = 0;
	r->unquoted_len = 0;
	r->row_done = false;
	while (!r->row_done && line.len) {
		fed += line.len;
		if (fed > r->o.max_row_bytes)
			return fail_at(cx, r, r->row.line, NO_COLUMN,
				       "the row is too long; is a quotation mark missing?");
		if (fed > r->unquoted_cap) {
			/* Cells already taken stay where they are: the arena keeps the old bytes. */
			r->unquoted = arena_grow(r->lines.mem, r->unquoted, r->unquoted_cap, fed * 2);
			r->unquoted_cap = fed * 2;
		}
		if (csv_parse(&r->parser, line.at, line.len, on_cell, on_row, r) != line.len && !r->fault)
			r->fault = "a quotation mark is not where it should be.";
		if (r->fault)
			return true;
		if (!r->row_done && !csv_lines_next(cx, &r->lines, &line))
			return false;
	}
	if (!r->row_done && csv_fini(&r->parser, on_cell, on_row, r) != 0)
		r->fault = "a quotation mark opens here and is never closed.";
	return true;
}

/* The length of the UTF-8 sequence at the start of the bytes, or 0 if there is none (RFC 3629). */
static size_t sequence_len(const unsigned char *c, size_t len)
{
	size_t need = c[0] < 0x80 ? 1 : c[0] < 0xC2 ? 0 : c[0] < 0xE0 ? 2 : c[0] < 0xF0 ? 3 : c[0] < 0xF5 ? 4 : 0;

	if (need > len)
		return 0;
	for (size_t i = 1; i < need; i++)
		if ((c[i] & 0xC0) != 0x80)
			return 0;
	bool is_overlong = (c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xF0 && c[1] < 0x90);
	bool is_outside = (c[0] == 0xED && c[1] > 0x9F) || (c[0] == 0xF4 && c[1] > 0x8F);

	return is_overlong || is_outside ? 0 : need;
}

static const char *bytes_fault(struct str cell)
{
	size_t step = 1;

	if (cell.len && memchr(cell.at, '\0', cell.len))
		return "there is a zero byte; this is not a text file.";
	for (size_t i = 0; i < cell.len && step; i += step) {
		step = sequence_len((const unsigned char *)cell.at + i, cell.len - i);
		if (!step)
			return "this is not UTF-8 text; save the file as “CSV UTF-8”.";
	}
	return NULL;
}

/* ---- rows ---- */

static bool check_row(struct ctx *cx, struct csv_reader *r, bool check_bytes)
{
	char text[120];

	if (r->fault)
		return fail_at(cx, r, r->row.line, (ptrdiff_t)r->row.len, r->fault);
	for (size_t i = 0; check_bytes && i < r->row.len; i++) {
		const char *fault = bytes_fault(r->cells[i]);

		if (fault)
			return fail_at(cx, r, r->row.line, (ptrdiff_t)i, fault);
	}
	if (r->rows == 0)
		r->width = r->row.len;
	if (r->row.len != r->width) {
		snprintf(text, sizeof(text), "the row has %zu cells where the first row has %zu.", r->row.len,
			 r->width);
		return fail_at(cx, r, r->row.line, NO_COLUMN, text);
	}
	if (++r->rows <= r->o.max_rows)
		return true;
	snprintf(text, sizeof(text), "there are more than %zu rows.", r->o.max_rows);
	return fail_at(cx, r, r->row.line, NO_COLUMN, text);
}

static bool next_row(struct ctx *cx, struct csv_reader *r, const struct csv_row **out)
{
	struct str line;
	struct str bare;

	do {
		if (!csv_lines_next(cx, &r->lines, &line))
			return false;
		bare = without_line_end(line);
	} while (line.len && !bare.len);
	*out = NULL;
	if (!line.len)
		return true;
	r->row.len = 0;
	r->row.line = r->lines.line;
	bool check_bytes = r->lines.doubtful;
	enum split split = split_line(r, bare);

	if (split == SPLIT_DOUBTFUL && r->o.sep == '\t')
		r->fault = "there is a carriage return without a line feed.";
	if (split == SPLIT_DOUBTFUL && r->o.sep != '\t' && !parse_record(cx, r, line))
		return false;
	if (!check_row(cx, r, check_bytes || split == SPLIT_DOUBTFUL))
		return false;
	*out = &r->row;
	return true;
}

bool csv_next(struct ctx *cx, struct csv_reader *r, const struct csv_row **out)
{
	const struct csv_row *row;

	if (r->broken)
		return fail(cx, ERR_BUG, "A broken CSV file was read on.");
	r->broken = !next_row(cx, r, &row);
	if (r->broken)
		return false;
	*out = row;
	return true;
}

/* ---- the header ---- */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_called(struct str cell, struct str pattern)
{
	if (cell.len != pattern.len)
		return false;
	for (size_t i = 0; i < cell.len; i++)
		if (pattern.at[i] != '?' && lower(cell.at[i]) != lower(pattern.at[i]))
			return false;
	return true;
}

/* The position of the first alternative that occurs; false if one occurs twice. */
static bool find_column(struct ctx *cx, const struct csv_reader *r, const char *name, ptrdiff_t *out)
{
	struct str rest = str_of(name);
	ptrdiff_t hit = NO_COLUMN;

	while (rest.at && hit == NO_COLUMN) {
		struct str pattern = str_cut(&rest, '|');

		for (size_t i = 0; i < r->header.len; i++) {
			if (!is_called(r->header.cells[i], pattern))
				continue;
			if (hit != NO_COLUMN)
				return fail_at(cx, r, r->row.line, (ptrdiff_t)i, "there are two columns of this name.");
			hit = (ptrdiff_t)i;
		}
	}
	*out = hit;
	return true;
}

static bool fail_missing(struct ctx *cx, const struct csv_reader *r, const struct csv_column *wanted, size_t n)
{
	struct buf names;

	buf_init(&names, cx->mem, 1024);
	for (size_t i = 0; i < n; i++) {
		struct str rest = str_of(wanted[i].name);
		const char *before = names.len ? ", “" : "“";

		if (r->found[i] != NO_COLUMN || wanted[i].need == CSV_OPTIONAL)
			continue;
		while (rest.at) {
			struct str name = str_cut(&rest, '|');

			buf_print(&names, "%s%.*s”", before, STR_ARG(name));
			before = " or “";
		}
	}
	return fail_field(cx, ERR_INPUT, r->o.name, "%.*s, line %zu: the header has no column %.*s.",
			  STR_ARG(r->o.name), r->row.line, STR_ARG(buf_str(&names)));
}

bool csv_header(struct ctx *cx, struct csv_reader *r, const struct csv_column *wanted, size_t n)
{
	const struct csv_row *row;
	bool is_missing = false;

	if (!csv_next(cx, r, &row))
		return false;
	if (!row)
		return fail_field(cx, ERR_INPUT, r->o.name, "%.*s is empty.", STR_ARG(r->o.name));
	struct str *names = arena_take(r->lines.mem, row->len * sizeof(*names));

	for (size_t i = 0; i < row->len; i++)
		names[i] = str_copy(r->lines.mem, str_trim(row->cells[i]));
	r->header = (struct csv_row){ row->line, row->len, names };
	r->found = arena_take(r->lines.mem, n * sizeof(*r->found));
	r->found_len = n;
	for (size_t i = 0; i < n; i++) {
		if (!find_column(cx, r, wanted[i].name, &r->found[i]))
			return false;
		is_missing |= r->found[i] == NO_COLUMN && wanted[i].need == CSV_REQUIRED;
	}
	return is_missing ? fail_missing(cx, r, wanted, n) : true;
}

struct csv_row csv_header_row(const struct csv_reader *r)
{
	return r->header;
}

bool csv_has(const struct csv_reader *r, size_t wanted_index)
{
	return wanted_index < r->found_len && r->found[wanted_index] != NO_COLUMN;
}

struct str csv_get(const struct csv_row *row, const struct csv_reader *r, size_t wanted_index)
{
	ptrdiff_t position = (ptrdiff_t)wanted_index;

	if (r->found)
		position = wanted_index < r->found_len ? r->found[wanted_index] : NO_COLUMN;
	if (position < 0 || (size_t)position >= row->len)
		return (struct str){ NULL, 0 };
	return row->cells[position];
}
