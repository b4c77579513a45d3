/*
 * CSV in and out: RFC 4180, UTF-8, comma or any other separator; tab separated files have no quoting.
 *
 * Reading is by pull, in constant memory, from a file (plain or .gz) or from a text:
 *
 *     struct csv_reader *r cleanup(csv_close) = NULL;
 *     static const struct csv_column wanted[] = {
 *             { "gss_code", CSV_REQUIRED }, { "lad??cd|oslaua", CSV_REQUIRED }, { "note", CSV_OPTIONAL },
 *     };
 *     const struct csv_row *row;
 *
 *     if (!csv_open(cx, path, &(struct csv_options){ .sep = ',' }, &r) || !csv_header(cx, r, wanted, 3))
 *             return false;
 *     while (csv_next(cx, r, &row) && row)
 *             use(csv_get(row, r, 0));
 *     return cx->err.kind == ERR_NONE;
 *
 * A byte order mark is skipped, lines may end in CRLF or LF, blank lines count as lines but not as
 * rows. What is wrong with a file is ERR_INPUT with the file's name as field and a sentence of the form
 * "FILE, line N, column M (name): ...", counted from 1; a file that cannot be opened or read is
 * ERR_NOT_FOUND or ERR_SYSTEM.
 */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/ctx.h"
#include "base/str.h"

struct csv_reader;

/* Zero in any field means the default. */
struct csv_options {
	struct str name;       /* what errors call the file; default: its name without folders */
	char sep;	       /* ','; '\t' also switches quoting off */
	size_t max_cell_bytes; /* 65,536 */
	size_t max_row_bytes;  /* 1,048,576 */
	size_t max_columns;    /* 512 */
	size_t max_rows;       /* 1,000,000, the header included */
};

struct csv_row {
	size_t line; /* where the row begins, from 1 */
	size_t len;
	const struct str *cells; /* borrowed until the next csv_next */
};

enum csv_need { CSV_REQUIRED, CSV_OPTIONAL };

/*
 * A column by its name in the header, ignoring ASCII case and spaces round it. "a|b" tries b when there
 * is no a; a `?` stands for any one character.
 */
struct csv_column {
	const char *name;
	enum csv_need need;
};

/* The reader lives in cx->mem; close it with csv_close. */
bool csv_open(struct ctx *cx, const char *path, const struct csv_options *o, struct csv_reader **out) must_check;
/* The text is borrowed until csv_close. */
bool csv_open_text(struct ctx *cx, struct str text, const struct csv_options *o, struct csv_reader **out) must_check;
/* Takes NULL; for cleanup(csv_close). */
void csv_close(struct csv_reader **r);

/*
 * The next row in *out, or NULL at the end. Every row must have as many cells as the first one. After a
 * failure every further call fails.
 */
bool csv_next(struct ctx *cx, struct csv_reader *r, const struct csv_row **out) must_check;

/* Reads the first row as the header and finds the wanted columns; all that are missing are named. */
bool csv_header(struct ctx *cx, struct csv_reader *r, const struct csv_column *wanted, size_t n) must_check;
/* All names of the header, as they stand; len 0 without one. Lives in the arena of csv_open. */
struct csv_row csv_header_row(const struct csv_reader *r);
/* Was this wanted column found? */
bool csv_has(const struct csv_reader *r, size_t wanted_index);
/*
 * The cell of a wanted column; at == NULL when the column is optional and not there. Where no header was
 * read, the index is the cell's position.
 */
struct str csv_get(const struct csv_row *row, const struct csv_reader *r, size_t wanted_index);

/*
 * For a caller that finds fault with a cell of the row just read: ERR_INPUT with file, line and column
 * before the sentence. Returns false. CSV_WHOLE_ROW instead of a wanted index leaves the column out.
 */
#define CSV_WHOLE_ROW ((size_t)-1)
bool csv_fail(struct ctx *cx, const struct csv_reader *r, size_t wanted_index, const char *said, ...)
	__attribute__((format(printf, 4, 5)));

/*
 * Appends one cell, quoted only where RFC 4180 asks for it. *first says whether a separator is due: true
 * at the start of a row, set to false here. A cell that a spreadsheet would take for a formula (= + - @
 * tab or CR at its start, unless it is a number) gets an apostrophe in front.
 */
void csv_write_cell(struct buf *b, struct str s, bool *first);
/* The same without the apostrophe: for the raw download, which programs read. */
void csv_write_cell_raw(struct buf *b, struct str s, bool *first);
/* Ends the row with CRLF. */
void csv_write_end(struct buf *b);

#endif
