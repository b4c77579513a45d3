#include "store/db.h"

#include <assert.h>

#include "store/db_driver.h"

enum { CONNECTION_MAX_BYTES = 16 * 1024 * 1024 };

static const struct db_driver *driver_for(struct str url, enum db_kind *kind)
{
	bool postgres = str_starts(url, S("postgresql://")) || str_starts(url, S("postgres://"));

	*kind = postgres ? DB_POSTGRES : DB_SQLITE;
	return postgres ? &db_postgres : &db_sqlite;
}

bool db_open(struct ctx *cx, struct str url, struct db **out)
{
	struct arena mem;

	arena_init(&mem, CONNECTION_MAX_BYTES);
	struct db *db = arena_new(&mem, struct db);

	db->driver = driver_for(url, &db->kind);
	db->mem = mem;
	if (!db->driver->open(cx, db, url)) {
		db_close(db);
		return false;
	}
	*out = db;
	return true;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	if (db->conn)
		db->driver->close(db);
	arena_done(&db->kept.mem);
	struct arena mem = db->mem; /* the connection lives in its own arena */

	arena_done(&mem);
}

enum db_kind db_kind(const struct db *db)
{
	return db->kind;
}

struct str db_kind_name(const struct db *db)
{
	return str_of(db->driver->name);
}

void **db_prepared(struct db *db, const struct query *q)
{
	if (q->index >= db->prepared_len) {
		size_t len = q->index + 64;

		db->prepared =
			arena_grow(&db->mem, db->prepared, db->prepared_len * sizeof(void *), len * sizeof(void *));
		db->prepared_len = len;
	}
	return &db->prepared[q->index];
}

bool db_run(struct ctx *cx, const struct query *q, const struct db_value *in, struct rows *out)
{
	assert(cx->db);
	struct rows rows = { .db = cx->db };

	if (!cx->db->driver->run(cx, q, in, &rows))
		return false;
	*out = rows;
	return true;
}

bool db_change(struct ctx *cx, const struct query *q, const struct db_value *in, int64_t *changed)
{
	struct rows rows cleanup(rows_done) = { 0 };
	bool more;

	if (!db_run(cx, q, in, &rows) || !rows_next(cx, &rows, &more))
		return false;
	if (changed)
		*changed = cx->db->driver->changed(&rows);
	return true;
}

bool rows_next(struct ctx *cx, struct rows *r, bool *more)
{
	return r->db->driver->next(cx, r, more);
}

void rows_done(struct rows *r)
{
	if (r->db && r->cursor)
		r->db->driver->done(r);
	r->cursor = NULL;
}

struct str rows_text(struct ctx *cx, const struct rows *r, int column)
{
	struct db_value v = r->db->driver->column(r, column);

	return v.type == DB_NULL ? (struct str){ 0 } : str_copy(cx->mem, v.text);
}

int64_t rows_int(const struct rows *r, int column)
{
	return r->db->driver->column(r, column).n;
}

struct maybe_int rows_maybe_int(const struct rows *r, int column)
{
	struct db_value v = r->db->driver->column(r, column);

	return (struct maybe_int){ v.type != DB_NULL, v.n };
}

double rows_real(const struct rows *r, int column)
{
	return r->db->driver->column(r, column).real;
}

bool db_script(struct ctx *cx, const char *sql)
{
	return cx->db->driver->script(cx, sql);
}

bool db_describe(struct ctx *cx, const struct query *q, struct str *out)
{
	return cx->db->driver->describe(cx, q, out);
}
