/*
 * Migrations: forward only, numbered, one transaction each, checksums kept. A database that is newer
 * than the program, or whose migrations were altered, is refused with what to do.
 *
 * A file of sql/migrations holds both dialects; lines between `-- @sqlite` or `-- @postgres` and
 * `-- @end` are for that one alone. sql/derived holds what can be dropped and rebuilt.
 */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/db.h"

struct migration {
	const char *name; /* "0001_reference" */
	const char *sql;
};

/* Made at build time from sql/migrations and sql/derived; ended by a NULL name. */
extern const struct migration migrations[];
extern const struct migration derived[];

enum migrate_state {
	MIGRATE_EMPTY,	/* no table of ours yet */
	MIGRATE_BEHIND, /* some migrations are still to be applied */
	MIGRATE_CURRENT,
};

/* ERR_DATABASE when the database is newer than the program or was altered. */
bool migrate_state(struct ctx *cx, enum migrate_state *out) must_check;
/*
 * Applies what is missing, then makes the derived tables anew if anything was or their SQL has changed:
 * empty, so the caller fills them (ingest/load.h). *applied is how many steps that took.
 */
bool migrate_run(struct ctx *cx, int64_t *applied) must_check;
/* Applies migrations up to and including `last` (a name), for tests that data survives the next ones. */
bool migrate_run_to(struct ctx *cx, const char *last, int64_t *applied) must_check;

#endif
