#include "format/csv_lines.h"

#include <errno.h>

enum { READ_BYTES = 256 * 1024 };

static bool has_doubtful(const char *at, size_t len)
{
	unsigned char high = 0;

	for (size_t i = 0; i < len; i++)
		high |= (unsigned char)at[i];
	return high >= 0x80 || (len && memchr(at, '\0', len));
}

static void skip_byte_order_mark(struct csv_lines *l)
{
	if (l->to - l->from >= 3 && memcmp(l->at + l->from, "\xEF\xBB\xBF", 3) == 0)
		l->from += 3;
}

static bool fail_reading(struct ctx *cx, struct csv_lines *l)
{
	int code = Z_OK;
	const char *why = gzerror(l->file, &code);

	if (code == Z_ERRNO)
		return fail_field(cx, ERR_SYSTEM, l->name, "%.*s can’t be read: %s.", STR_ARG(l->name),
				  strerror(errno));
	fail_field(cx, ERR_INPUT, l->name, "%.*s is a damaged or incomplete .gz file.", STR_ARG(l->name));
	return fail_detail(cx, "zlib: %s", why);
}

/* Moves what is left to the front, makes room and reads more behind it. */
static bool refill(struct ctx *cx, struct csv_lines *l)
{
	size_t left = l->to - l->from;
	int code = Z_OK;

	if (left)
		memmove(l->at, l->at + l->from, left);
	l->from = 0;
	l->to = left;
	if (l->cap - left < READ_BYTES / 2) {
		size_t bigger = l->cap ? l->cap * 2 : READ_BYTES;

		l->at = arena_grow(l->mem, l->at, l->cap, bigger);
		l->cap = bigger;
	}
	errno = 0;
	int got = gzread(l->file, l->at + left, (unsigned)(l->cap - left));

	gzerror(l->file, &code);
	/* An archive that stops too early reads well and then says Z_BUF_ERROR. */
	if (got < 0 || code == Z_BUF_ERROR)
		return fail_reading(cx, l);
	l->doubtful = (left && l->doubtful) || has_doubtful(l->at + left, (size_t)got);
	l->to = left + (size_t)got;
	l->at_end = got == 0;
	return true;
}

bool csv_lines_open(struct ctx *cx, struct csv_lines *l, const char *path)
{
	l->file = gzopen(path, "rbe");
	if (!l->file)
		return fail_field(cx, errno == ENOENT ? ERR_NOT_FOUND : ERR_SYSTEM, l->name,
				  "%.*s can’t be opened: %s.", STR_ARG(l->name), strerror(errno));
	gzbuffer(l->file, READ_BYTES);
	if (!refill(cx, l))
		return false;
	skip_byte_order_mark(l);
	return true;
}

void csv_lines_open_text(struct csv_lines *l, struct str text)
{
	/* Nothing is written through it: only refill writes, and there is no file to refill from. */
	l->at = (char *)(uintptr_t)text.at;
	l->to = text.len;
	l->at_end = true;
	l->doubtful = has_doubtful(text.at, text.len);
	skip_byte_order_mark(l);
}

bool csv_lines_next(struct ctx *cx, struct csv_lines *l, struct str *out)
{
	size_t seen = 0;
	size_t left;
	const char *end;

	for (;;) {
		left = l->to - l->from;
		end = left > seen ? memchr(l->at + l->from + seen, '\n', left - seen) : NULL;
		if (end || l->at_end || left > l->max_line_bytes)
			break;
		seen = left;
		if (!refill(cx, l))
			return false;
	}
	size_t len = end ? (size_t)(end - (l->at + l->from)) + 1 : left;

	if (len > l->max_line_bytes)
		return fail_field(cx, ERR_INPUT, l->name, "%.*s, line %zu: the line is longer than %zu bytes.",
				  STR_ARG(l->name), l->line + 1, l->max_line_bytes);
	*out = (struct str){ len ? l->at + l->from : "", len };
	l->from += len;
	l->line += len > 0;
	return true;
}

void csv_lines_done(struct csv_lines *l)
{
	if (l->file)
		gzclose_r(l->file);
	l->file = NULL;
}
