#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

void buf_init(struct buf *b, struct arena *mem, size_t max_bytes)
{
	*b = (struct buf){ .mem = mem, .max_bytes = max_bytes };
}

/* Makes room for `more` bytes; false when the ceiling is in the way. */
static bool reserve(struct buf *b, size_t more)
{
	if (b->full || more > b->max_bytes - b->len) {
		b->full = true;
		return false;
	}
	if (b->cap - b->len >= more)
		return true;
	size_t cap = b->cap ? b->cap * 2 : 1024;

	while (cap < b->len + more)
		cap *= 2;
	if (cap > b->max_bytes)
		cap = b->max_bytes;
	b->at = arena_grow(b->mem, b->at, b->cap, cap);
	b->cap = cap;
	return true;
}

void buf_add(struct buf *b, struct str s)
{
	if (s.len == 0 || !reserve(b, s.len))
		return;
	memcpy(b->at + b->len, s.at, s.len);
	b->len += s.len;
}

void buf_char(struct buf *b, char c)
{
	buf_add(b, (struct str){ &c, 1 });
}

void buf_int(struct buf *b, int64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%lld", (long long)n);

	buf_add(b, (struct str){ digits, (size_t)len });
}

void buf_print(struct buf *b, const char *format, ...)
{
	va_list args;
	va_list again;

	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);

	va_end(args);
	/* vsnprintf ends with a NUL, which needs a byte that is then taken back. */
	if (len > 0 && reserve(b, (size_t)len + 1)) {
		vsnprintf(b->at + b->len, (size_t)len + 1, format, again);
		b->len += (size_t)len;
	}
	va_end(again);
}
