/*
 * What went wrong, once, in terms of what the caller may do about it.
 *
 * Functions that can fail return a must-check bool and leave the reason in `cx->err`; the first
 * failure is kept. One table (err.c) turns a kind into an HTTP status, an exit code and a name.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/str.h"

enum err_kind {
	ERR_NONE,
	ERR_USAGE, /* the command line is wrong */
	ERR_INPUT, /* a value is wrong; `field` says which */
	ERR_NOT_FOUND,
	ERR_GONE,   /* was here once, on purpose no longer */
	ERR_METHOD, /* the address exists, the method does not */
	ERR_FORBIDDEN,
	ERR_CONFLICT, /* somebody else changed it first */
	ERR_TOO_LARGE,
	ERR_TOO_MANY, /* too many requests */
	ERR_BUSY,     /* try again in a moment */
	ERR_DATABASE, /* the database refused, is damaged or is not ours */
	ERR_SYSTEM,   /* the machine refused: disk full, no permission, port in use */
	ERR_BUG,      /* our own fault */
	ERR__MAX
};

struct err {
	enum err_kind kind;
	struct str field;  /* name of the form field, file or parameter; empty if none */
	struct str said;   /* one sentence that a member of the public may read */
	struct str detail; /* for the log and for operators; may be empty */
};

struct err_row {
	const char *name; /* "not-found" */
	int http_status;
	int exit_code;
	const char *title; /* heading of the page */
};

/* The row of a kind; never NULL. */
const struct err_row *err_row(enum err_kind kind);

#endif
