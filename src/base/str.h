/*
 * A borrowed run of bytes: a pointer and a length, usually UTF-8.
 *
 * A `struct str` never owns its bytes and need not end in NUL. `at == NULL` means "there is none"
 * (SQL NULL, a parameter that was not given); an empty text has a pointer and length 0.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
	const char *at;
	size_t len;
};

/* A literal as a str, without counting at run time. */
#define S(literal) ((struct str){ (literal), sizeof(literal) - 1 })
/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).at ? (s).at : ""

static inline struct str str_of(const char *c)
{
	return (struct str){ c, c ? strlen(c) : 0 };
}

static inline bool str_empty(struct str s)
{
	return s.len == 0;
}

bool str_eq(struct str a, struct str b);
/* Equality and order that ignore ASCII case only. */
bool str_eq_nocase(struct str a, struct str b);
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str with);
bool str_ends(struct str s, struct str with);
/* Offset of the first occurrence, or -1. */
ptrdiff_t str_find(struct str s, struct str what);
bool str_has(struct str s, struct str what);
/* Bytes [from, to), clamped to the text. */
struct str str_sub(struct str s, size_t from, size_t to);
/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);
/*
 * Cuts at the first `sep`: returns what stands before it and moves *rest behind it. When there is
 * none, returns all and leaves *rest with at == NULL; so `while (rest.at)` walks every field.
 */
struct str str_cut(struct str *rest, char sep);
/* A whole decimal number, with an optional minus; false (out untouched) for anything else. */
bool str_to_int(struct str s, int64_t *out);
bool str_to_real(struct str s, double *out);

/* Copies that live in the arena. */
struct str str_copy(struct arena *mem, struct str s);
/* NUL-ended copy, for the C library and for other people's libraries. */
const char *str_c(struct arena *mem, struct str s);
struct str str_print(struct arena *mem, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* ASCII lower case. */
struct str str_lower(struct arena *mem, struct str s);
struct str str_join(struct arena *mem, struct str a, struct str b);

/* For qsort over arrays of struct str. */
int str_cmp_qsort(const void *a, const void *b);

#endif
