/* One template's text, and how to point at a place in it. */
#ifndef TEMPLATEC_SOURCE_H
#define TEMPLATEC_SOURCE_H

#include "base/ctx.h"
#include "base/str.h"

struct source {
	struct str path; /* as messages and #line show it */
	struct str text;
};

/* Places are byte offsets into the text; lines and columns (in characters) count from 1. */
size_t source_line(const struct source *src, size_t at);
size_t source_column(const struct source *src, size_t at);
/* The place of a slice of the text. */
size_t source_at(const struct source *src, struct str slice);

/* Fails with "file:line:column: message". */
bool complain(struct ctx *cx, const struct source *src, size_t at, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

#endif
