/* The SQLite driver: one connection per thread, WAL, prepared statements kept for its life. */
#include <sqlite3.h>

#include "base/buf.h"
#include "store/db_driver.h"

enum { BUSY_WAIT_MS = 5000 };

static bool failed(struct ctx *cx, struct db *db, const char *what)
{
	int code = db->conn ? sqlite3_errcode(db->conn) & 0xff : SQLITE_NOMEM;
	const char *why = db->conn ? sqlite3_errmsg(db->conn) : "no memory";

	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		fail(cx, ERR_BUSY, "The database is busy. Try again in a moment.");
	else if (code == SQLITE_CONSTRAINT)
		fail(cx, ERR_CONFLICT, "The database refused a value that clashes with what it holds.");
	else if (code == SQLITE_FULL)
		fail(cx, ERR_SYSTEM, "The disk is full, so nothing was saved.");
	else if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM)
		fail(cx, ERR_SYSTEM, "The database file can’t be opened or written here.");
	else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
		fail(cx, ERR_DATABASE, "That file is damaged or is not a database of ours.");
	else
		fail(cx, ERR_DATABASE, "The database didn’t answer as it should.");
	return fail_detail(cx, "sqlite: %s: %s", what, why);
}

static bool sqlite_script(struct ctx *cx, const char *sql)
{
	if (sqlite3_exec(cx->db->conn, sql, NULL, NULL, NULL) != SQLITE_OK)
		return failed(cx, cx->db, "script");
	return true;
}

static bool sqlite_open(struct ctx *cx, struct db *db, struct str url)
{
	struct str path = str_starts(url, S("sqlite:")) ? str_sub(url, 7, url.len) : url;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
	sqlite3 *conn = NULL;
	int code = sqlite3_open_v2(str_c(cx->mem, path), &conn, flags, NULL);

	db->conn = conn;
	if (code != SQLITE_OK)
		return failed(cx, db, str_c(cx->mem, path));
	sqlite3_busy_timeout(conn, BUSY_WAIT_MS);
	static const char setup[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
				    "PRAGMA mmap_size=67108864; PRAGMA cache_size=-2048; PRAGMA temp_store=MEMORY;";

	if (sqlite3_exec(conn, setup, NULL, NULL, NULL) != SQLITE_OK)
		return failed(cx, db, str_c(cx->mem, path));
	return true;
}

static void sqlite_close(struct db *db)
{
	for (size_t i = 0; i < db->prepared_len; i++)
		sqlite3_finalize(db->prepared[i]);
	sqlite3_close(db->conn);
}

static int bind_one(sqlite3_stmt *s, int at, const struct db_value *v)
{
	switch (v->type) {
	case DB_INT:
		return sqlite3_bind_int64(s, at, v->n);
	case DB_REAL:
		return sqlite3_bind_double(s, at, v->real);
	case DB_TEXT:
		return sqlite3_bind_text(s, at, v->text.at, (int)v->text.len, SQLITE_TRANSIENT);
	case DB_BLOB:
		return sqlite3_bind_blob(s, at, v->text.at, (int)v->text.len, SQLITE_TRANSIENT);
	default:
		return sqlite3_bind_null(s, at);
	}
}

static bool prepare(struct ctx *cx, const struct query *q, sqlite3_stmt **out)
{
	void **slot = db_prepared(cx->db, q);

	if (!*slot && sqlite3_prepare_v3(cx->db->conn, q->sql[DB_SQLITE], -1, SQLITE_PREPARE_PERSISTENT,
					 (sqlite3_stmt **)slot, NULL) != SQLITE_OK)
		return failed(cx, cx->db, q->name);
	*out = *slot;
	return true;
}

static bool sqlite_run(struct ctx *cx, const struct query *q, const struct db_value *in, struct rows *out)
{
	sqlite3_stmt *s;

	if (!prepare(cx, q, &s))
		return false;
	/*
	 * SQLite has no read-only transaction. PRAGMA query_only would do, but each change of it makes every
	 * prepared statement be prepared again.
	 */
	if (cx->db->reads_only && !sqlite3_stmt_readonly(s))
		return fail(cx, ERR_BUG, "A page that only reads tried to write.") || fail_detail(cx, "%s", q->name);
	for (int i = 0; q->takes[i]; i++)
		if (bind_one(s, i + 1, &in[i]) != SQLITE_OK)
			return failed(cx, cx->db, q->name);
	out->cursor = s;
	return true;
}

static bool sqlite_next(struct ctx *cx, struct rows *r, bool *more)
{
	int code = sqlite3_step(r->cursor);

	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return failed(cx, r->db, sqlite3_sql(r->cursor));
	*more = code == SQLITE_ROW;
	return true;
}

static void sqlite_done(struct rows *r)
{
	sqlite3_reset(r->cursor);
	sqlite3_clear_bindings(r->cursor);
}

static struct db_value sqlite_column(const struct rows *r, int column)
{
	sqlite3_stmt *s = r->cursor;
	struct db_value v = { 0 };

	switch (sqlite3_column_type(s, column)) {
	case SQLITE_INTEGER:
		v.type = DB_INT;
		v.n = sqlite3_column_int64(s, column);
		v.real = (double)v.n;
		break;
	case SQLITE_FLOAT:
		v.type = DB_REAL;
		v.real = sqlite3_column_double(s, column);
		break;
	case SQLITE_TEXT:
		v.type = DB_TEXT;
		v.text.at = (const char *)sqlite3_column_text(s, column);
		v.text.len = (size_t)sqlite3_column_bytes(s, column);
		break;
	case SQLITE_BLOB:
		v.type = DB_BLOB;
		v.text.at = sqlite3_column_bytes(s, column) ? sqlite3_column_blob(s, column) : "";
		v.text.len = (size_t)sqlite3_column_bytes(s, column);
		break;
	default:
		break;
	}
	return v;
}

static int64_t sqlite_changed(const struct rows *r)
{
	return sqlite3_changes(r->db->conn);
}

static bool sqlite_describe(struct ctx *cx, const struct query *q, struct str *out)
{
	sqlite3_stmt *s;
	struct buf names;

	if (!prepare(cx, q, &s))
		return false;
	buf_init(&names, cx->mem, 8192);
	for (int i = 0; i < sqlite3_column_count(s); i++)
		buf_print(&names, "%s%s", i ? " " : "", sqlite3_column_name(s, i));
	*out = buf_str(&names);
	return true;
}

const struct db_driver db_sqlite = {
	.name = "SQLite",
	.open = sqlite_open,
	.close = sqlite_close,
	.run = sqlite_run,
	.next = sqlite_next,
	.done = sqlite_done,
	.column = sqlite_column,
	.changed = sqlite_changed,
	.script = sqlite_script,
	.describe = sqlite_describe,
};
