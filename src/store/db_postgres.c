/*
 * The PostgreSQL driver. Parameters go as text, results come in binary, so that a number needs no
 * parsing and a bytea no decoding. Queries may give text, bytea, smallint, integer, bigint, boolean
 * and double precision; the contract test holds them to that.
 */
#include <libpq-fe.h>
#include <stdio.h>

#include "base/buf.h"
#include "store/db_driver.h"

/* Object ids of built-in types: they are part of PostgreSQL's catalogue and never change. */
enum { OID_BOOL = 16, OID_BYTEA = 17, OID_INT8 = 20, OID_INT2 = 21, OID_INT4 = 23, OID_TEXT = 25, OID_FLOAT8 = 701 };
enum { PARAMS_MAX = 64 };

static bool failed(struct ctx *cx, struct db *db, const PGresult *result, const char *what)
{
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
	struct str code = str_of(state ? state : "08000");

	if (str_starts(code, S("23")))
		fail(cx, ERR_CONFLICT, "The database refused a value that clashes with what it holds.");
	else if (str_starts(code, S("40")) || str_starts(code, S("55")))
		fail(cx, ERR_BUSY, "The database is busy. Try again in a moment.");
	else if (str_starts(code, S("08")) || str_starts(code, S("57")))
		fail(cx, ERR_BUSY, "The database can’t be reached. Try again in a moment.");
	else if (str_starts(code, S("53")))
		fail(cx, ERR_SYSTEM, "The database server has no room left, so nothing was saved.");
	else
		fail(cx, ERR_DATABASE, "The database didn’t answer as it should.");
	return fail_detail(cx, "postgresql: %s: %s", what, PQerrorMessage(db->conn));
}

static void clear(PGresult **result)
{
	PQclear(*result);
}

static void ignore_notice(void *arg, const char *text)
{
	(void)arg;
	(void)text;
}

static bool pg_open(struct ctx *cx, struct db *db, struct str url)
{
	PGconn *conn = PQconnectdb(str_c(cx->mem, url));

	db->conn = conn;
	if (PQstatus(conn) != CONNECTION_OK)
		return failed(cx, db, NULL, "connect");
	PQsetNoticeProcessor(conn, ignore_notice, NULL);
	PQsetClientEncoding(conn, "UTF8");
	return true;
}

static void pg_close(struct db *db)
{
	PQfinish(db->conn);
}

static unsigned type_of(char letter)
{
	switch (letter) {
	case 'i':
		return OID_INT8;
	case 'r':
		return OID_FLOAT8;
	case 'b':
		return OID_BYTEA;
	default:
		return OID_TEXT;
	}
}

static bool prepare(struct ctx *cx, const struct query *q)
{
	void **slot = db_prepared(cx->db, q);
	unsigned types[PARAMS_MAX];
	int n = 0;

	if (*slot)
		return true;
	for (; q->takes[n]; n++)
		types[n] = type_of(q->takes[n]);
	PGresult *result cleanup(clear) = PQprepare(cx->db->conn, q->name, q->sql[DB_POSTGRES], n, types);

	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		return failed(cx, cx->db, result, q->name);
	*slot = (void *)q->name;
	return true;
}

struct params {
	const char *value[PARAMS_MAX];
	int len[PARAMS_MAX];
	int binary[PARAMS_MAX];
};

static void bind_one(struct ctx *cx, struct params *p, int at, const struct db_value *v)
{
	p->len[at] = 0;
	p->binary[at] = v->type == DB_BLOB;
	switch (v->type) {
	case DB_INT:
		p->value[at] = str_print(cx->mem, "%lld", (long long)v->n).at;
		break;
	case DB_REAL:
		p->value[at] = str_print(cx->mem, "%.17g", v->real).at;
		break;
	case DB_TEXT:
		p->value[at] = str_c(cx->mem, v->text);
		break;
	case DB_BLOB:
		p->value[at] = v->text.at;
		p->len[at] = (int)v->text.len;
		break;
	default:
		p->value[at] = NULL;
	}
}

static bool pg_run(struct ctx *cx, const struct query *q, const struct db_value *in, struct rows *out)
{
	struct params p;
	int n = 0;

	if (!prepare(cx, q))
		return false;
	for (; q->takes[n]; n++)
		bind_one(cx, &p, n, &in[n]);
	PGresult *result = PQexecPrepared(cx->db->conn, q->name, n, p.value, p.len, p.binary, 1);
	ExecStatusType status = PQresultStatus(result);

	if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
		failed(cx, cx->db, result, q->name);
		PQclear(result);
		return false;
	}
	out->cursor = result;
	out->at = -1;
	out->len = PQntuples(result);
	return true;
}

static bool pg_next(struct ctx *cx, struct rows *r, bool *more)
{
	(void)cx;
	*more = ++r->at < r->len;
	return true;
}

static void pg_done(struct rows *r)
{
	PQclear(r->cursor);
}

/* Big-endian, two's complement, of 1, 2, 4 or 8 bytes. */
static int64_t read_int(const char *at, int len)
{
	uint64_t n = len > 0 && (at[0] & 0x80) && len > 1 ? UINT64_MAX : 0;

	for (int i = 0; i < len; i++)
		n = n << 8 | (unsigned char)at[i];
	return (int64_t)n;
}

static struct db_value pg_column(const struct rows *r, int column)
{
	const PGresult *result = r->cursor;
	int row = (int)r->at;
	struct db_value v = { 0 };

	if (PQgetisnull(result, row, column))
		return v;
	const char *at = PQgetvalue(result, row, column);
	int len = PQgetlength(result, row, column);

	switch (PQftype(result, column)) {
	case OID_BOOL:
	case OID_INT2:
	case OID_INT4:
	case OID_INT8:
		v.type = DB_INT;
		v.n = read_int(at, len);
		v.real = (double)v.n;
		break;
	case OID_FLOAT8: {
		int64_t bits = read_int(at, len);

		v.type = DB_REAL;
		memcpy(&v.real, &bits, sizeof(v.real));
		break;
	}
	default:
		v.type = PQftype(result, column) == OID_BYTEA ? DB_BLOB : DB_TEXT;
		v.text = (struct str){ at, (size_t)len };
	}
	return v;
}

static int64_t pg_changed(const struct rows *r)
{
	int64_t n = 0;

	str_to_int(str_of(PQcmdTuples(r->cursor)), &n);
	return n;
}

static bool pg_script(struct ctx *cx, const char *sql)
{
	PGresult *result cleanup(clear) = PQexec(cx->db->conn, sql);
	ExecStatusType status = PQresultStatus(result);

	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		return failed(cx, cx->db, result, "script");
	return true;
}

static bool is_known_type(unsigned oid)
{
	return oid == OID_BOOL || oid == OID_BYTEA || oid == OID_INT8 || oid == OID_INT2 || oid == OID_INT4 ||
	       oid == OID_TEXT || oid == OID_FLOAT8;
}

static bool pg_describe(struct ctx *cx, const struct query *q, struct str *out)
{
	struct buf names;

	if (!prepare(cx, q))
		return false;
	PGresult *result cleanup(clear) = PQdescribePrepared(cx->db->conn, q->name);

	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		return failed(cx, cx->db, result, q->name);
	buf_init(&names, cx->mem, 8192);
	for (int i = 0; i < PQnfields(result); i++) {
		if (!is_known_type(PQftype(result, i)))
			return fail(cx, ERR_BUG, "Column %s of %s has a type that the driver doesn’t read.",
				    PQfname(result, i), q->name);
		buf_print(&names, "%s%s", i ? " " : "", PQfname(result, i));
	}
	*out = buf_str(&names);
	return true;
}

const struct db_driver db_postgres = {
	.name = "PostgreSQL",
	.open = pg_open,
	.close = pg_close,
	.run = pg_run,
	.next = pg_next,
	.done = pg_done,
	.column = pg_column,
	.changed = pg_changed,
	.script = pg_script,
	.describe = pg_describe,
};
