#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool str_eq_nocase(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.at[i]) != lower(b.at[i]))
			return false;
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.at, b.at, shorter) : 0;

	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

int str_cmp_qsort(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool str_starts(struct str s, struct str with)
{
	return s.len >= with.len && str_eq(str_sub(s, 0, with.len), with);
}

bool str_ends(struct str s, struct str with)
{
	return s.len >= with.len && str_eq(str_sub(s, s.len - with.len, s.len), with);
}

ptrdiff_t str_find(struct str s, struct str what)
{
	if (what.len == 0)
		return 0;
	if (s.len < what.len)
		return -1;
	const char *hit = memmem(s.at, s.len, what.at, what.len);

	return hit ? hit - s.at : -1;
}

bool str_has(struct str s, struct str what)
{
	return str_find(s, what) >= 0;
}

struct str str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct str){ s.at ? s.at + from : NULL, to - from };
}

struct str str_trim(struct str s)
{
	size_t from = 0;
	size_t to = s.len;

	while (from < to && is_space(s.at[from]))
		from++;
	while (to > from && is_space(s.at[to - 1]))
		to--;
	return str_sub(s, from, to);
}

struct str str_cut(struct str *rest, char sep)
{
	struct str all = *rest;
	const char *hit = all.len ? memchr(all.at, sep, all.len) : NULL;

	if (!hit) {
		*rest = (struct str){ NULL, 0 };
		return all;
	}
	size_t before = (size_t)(hit - all.at);

	*rest = str_sub(all, before + 1, all.len);
	return str_sub(all, 0, before);
}

bool str_to_int(struct str s, int64_t *out)
{
	bool minus = s.len > 0 && s.at[0] == '-';
	size_t i = minus ? 1 : 0;
	int64_t sum = 0;

	if (i == s.len)
		return false;
	for (; i < s.len; i++) {
		int digit = s.at[i] - '0';

		if (digit < 0 || digit > 9)
			return false;
		if (__builtin_mul_overflow(sum, (int64_t)10, &sum) || __builtin_sub_overflow(sum, (int64_t)digit, &sum))
			return false;
	}
	if (!minus && sum == INT64_MIN)
		return false;
	*out = minus ? sum : -sum;
	return true;
}

bool str_to_real(struct str s, double *out)
{
	char text[64];
	char *end;

	if (s.len == 0 || s.len >= sizeof(text) || is_space(s.at[0]))
		return false;
	memcpy(text, s.at, s.len);
	text[s.len] = '\0';
	double number = strtod(text, &end);

	if (end != text + s.len || !(number > -1e300 && number < 1e300))
		return false;
	*out = number;
	return true;
}

struct str str_copy(struct arena *mem, struct str s)
{
	if (!s.at)
		return s;
	return (struct str){ str_c(mem, s), s.len };
}

const char *str_c(struct arena *mem, struct str s)
{
	char *copy = arena_take(mem, s.len + 1);

	if (s.len)
		memcpy(copy, s.at, s.len);
	copy[s.len] = '\0';
	return copy;
}

struct str str_print(struct arena *mem, const char *format, ...)
{
	va_list args;
	va_list again;

	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);

	va_end(args);
	if (len < 0)
		len = 0;
	char *text = arena_take(mem, (size_t)len + 1);

	vsnprintf(text, (size_t)len + 1, format, again);
	va_end(again);
	return (struct str){ text, (size_t)len };
}

struct str str_lower(struct arena *mem, struct str s)
{
	char *copy = arena_take(mem, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		copy[i] = lower(s.at[i]);
	return (struct str){ copy, s.len };
}

struct str str_join(struct arena *mem, struct str a, struct str b)
{
	char *both = arena_take(mem, a.len + b.len + 1);

	if (a.len)
		memcpy(both, a.at, a.len);
	if (b.len)
		memcpy(both + a.len, b.at, b.len);
	return (struct str){ both, a.len + b.len };
}
