/*
 * One database connection, SQLite or PostgreSQL, and the rows that a named query gives.
 *
 * This is the only floor that calls SQLite or libpq. The program does not use it directly: each query
 * in sql/queries/NAME.sql becomes a typed C function (`q_...`, in gen/sql/NAME.h) built on db_run.
 * Every function that can fail records ERR_DATABASE (or ERR_BUSY, ERR_CONFLICT) in cx->err.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"
#include "base/ctx.h"

enum db_kind { DB_SQLITE, DB_POSTGRES, DB__KINDS };

enum db_type { DB_NULL, DB_INT, DB_REAL, DB_TEXT, DB_BLOB };

struct db_value {
	enum db_type type;
	int64_t n;
	double real;
	struct str text;
};

/* An integer column or parameter that may be NULL: `int?` in a query's header. */
struct maybe_int {
	bool has;
	int64_t n;
};

/* A named query, made at build time from sql/queries. All of its members are constants. */
struct query {
	const char *name;
	const char *sql[DB__KINDS];
	const char *takes; /* a letter a parameter: t text, i int, r real, b blob */
	const char *gives; /* "id:t title:t state:i"; empty for a statement without rows */
	size_t index;	   /* place in the connection's table of prepared statements */
};

struct db;

/* The rows of one run; a local declared with `cleanup(rows_done)`. */
struct rows {
	struct db *db;
	void *cursor;
	int64_t at; /* PostgreSQL: the current row */
	int64_t len;
};

/*
 * `url` is "postgresql://..." (or "postgres://..."), "sqlite::memory:" or the path of an SQLite file.
 * The connection is freed by db_close, which takes NULL.
 */
bool db_open(struct ctx *cx, struct str url, struct db **out) must_check;
void db_close(struct db *db);
enum db_kind db_kind(const struct db *db);
struct str db_kind_name(const struct db *db);

/* Runs a query. Rows come one by one from rows_next; *changed may be NULL. */
bool db_run(struct ctx *cx, const struct query *q, const struct db_value *in, struct rows *out) must_check;
/* For statements without rows; `changed` (may be NULL) is how many rows they touched. */
bool db_change(struct ctx *cx, const struct query *q, const struct db_value *in, int64_t *changed) must_check;
/* Steps to the next row; *more is false behind the last. */
bool rows_next(struct ctx *cx, struct rows *r, bool *more) must_check;
void rows_done(struct rows *r);
/* Column values of the current row; text is copied into cx->mem. */
struct str rows_text(struct ctx *cx, const struct rows *r, int column);
int64_t rows_int(const struct rows *r, int column);
struct maybe_int rows_maybe_int(const struct rows *r, int column);
double rows_real(const struct rows *r, int column);

/* Runs several statements at once: migrations and derived tables only. */
bool db_script(struct ctx *cx, const char *sql) must_check;
/* Names of the columns that a query would give, by asking the database; for the contract test. */
bool db_describe(struct ctx *cx, const struct query *q, struct str *out) must_check;

static inline struct db_value db_text(struct str s)
{
	return (struct db_value){ .type = s.at ? DB_TEXT : DB_NULL, .text = s };
}
static inline struct db_value db_blob(struct str s)
{
	return (struct db_value){ .type = s.at ? DB_BLOB : DB_NULL, .text = s };
}
static inline struct db_value db_int(int64_t n)
{
	return (struct db_value){ .type = DB_INT, .n = n };
}
static inline struct db_value db_maybe_int(struct maybe_int n)
{
	return (struct db_value){ .type = n.has ? DB_INT : DB_NULL, .n = n.n };
}
static inline struct db_value db_real(double real)
{
	return (struct db_value){ .type = DB_REAL, .real = real };
}

#endif
