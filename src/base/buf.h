/*
 * A growing text with a ceiling. Appending past the ceiling appends nothing more and sets `full`;
 * whoever built the text asks buf_ok once at the end instead of checking every append.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct buf {
	struct arena *mem;
	char *at;
	size_t len;
	size_t cap;
	size_t max_bytes;
	bool full;
};

void buf_init(struct buf *b, struct arena *mem, size_t max_bytes);
void buf_add(struct buf *b, struct str s);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t n);
void buf_print(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline bool buf_ok(const struct buf *b)
{
	return !b->full;
}
/* What has been written so far; borrowed until the next append. */
static inline struct str buf_str(const struct buf *b)
{
	return (struct str){ b->at ? b->at : "", b->len };
}

#endif
