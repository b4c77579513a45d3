/*
 * The carrier: what every function that can fail or allocate is given.
 *
 * Ownership, in four sentences. What a function puts in `*out` lives in `cx->mem`. `const` pointers
 * are borrowed for the call. `out` is untouched on failure. Only data that lives as long as the
 * process may be kept in a static, and it is const.
 */
#ifndef BASE_CTX_H
#define BASE_CTX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct db;

struct ctx {
	struct arena *mem;
	struct db *db; /* NULL until one is open */
	struct err err;
	struct str actor; /* who acts, for the journal: an account id, or "operator" */
	int64_t now_ms;	  /* UTC; the only clock, so that tests can set it */
};

#define must_check __attribute__((warn_unused_result))

/*
 * Records the failure and returns false, for `return fail(cx, ...)`. `said` is one sentence that a
 * member of the public may read. An earlier failure is kept.
 */
bool fail(struct ctx *cx, enum err_kind kind, const char *said, ...) __attribute__((format(printf, 3, 4)));
/* The same, naming the field it belongs to. */
bool fail_field(struct ctx *cx, enum err_kind kind, struct str field, const char *said, ...)
	__attribute__((format(printf, 4, 5)));
/* Adds what operators need to the failure just recorded; returns false. */
bool fail_detail(struct ctx *cx, const char *detail, ...) __attribute__((format(printf, 2, 3)));
/* Forgets the failure: for a caller that tries something else. */
void err_clear(struct ctx *cx);

#endif
