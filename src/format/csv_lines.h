/*
 * The lower half of the CSV reader: a file (plain or .gz) or a text, line by line, in constant memory.
 * For csv.c only.
 */
#ifndef FORMAT_CSV_LINES_H
#define FORMAT_CSV_LINES_H

#include <zlib.h>

#include "base/ctx.h"

struct csv_lines {
	struct arena *mem;
	struct str name; /* what errors call the file */
	size_t max_line_bytes;
	gzFile file; /* NULL when reading a text */
	char *at;    /* bytes [from, to) have not been taken */
	size_t cap;
	size_t from;
	size_t to;
	size_t line;   /* number of the last line taken, from 1 */
	bool at_end;   /* nothing follows `to` */
	bool doubtful; /* there may be bytes that are not ASCII text in the line just taken */
};

/* Both expect mem, name and max_line_bytes to be set. ERR_NOT_FOUND, ERR_SYSTEM, ERR_INPUT. */
bool csv_lines_open(struct ctx *cx, struct csv_lines *l, const char *path) must_check;
void csv_lines_open_text(struct csv_lines *l, struct str text);
/* The next line with its line end, borrowed until the next call; *out is empty at the end of the file. */
bool csv_lines_next(struct ctx *cx, struct csv_lines *l, struct str *out) must_check;
void csv_lines_done(struct csv_lines *l);

#endif
