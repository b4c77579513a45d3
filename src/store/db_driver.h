/* What a database driver provides; known only inside store/. */
#ifndef STORE_DB_DRIVER_H
#define STORE_DB_DRIVER_H

#include "store/db.h"
#include "store/kept.h"

struct db_driver {
	const char *name;
	bool (*open)(struct ctx *cx, struct db *db, struct str url);
	void (*close)(struct db *db);
	bool (*run)(struct ctx *cx, const struct query *q, const struct db_value *in, struct rows *out);
	bool (*next)(struct ctx *cx, struct rows *r, bool *more);
	void (*done)(struct rows *r);
	/* Text and blobs are borrowed until the next step. */
	struct db_value (*column)(const struct rows *r, int column);
	int64_t (*changed)(const struct rows *r);
	bool (*script)(struct ctx *cx, const char *sql);
	bool (*describe)(struct ctx *cx, const struct query *q, struct str *out);
};

/* What kept.c keeps with a connection. */
struct kept {
	struct arena mem;
	int64_t version;
	bool is_checked; /* in the transaction that is open */
	size_t len;
	struct {
		const struct kept_kind *kind;
		const void *value;
	} at[KEPT_MAX];
};

struct db {
	const struct db_driver *driver;
	enum db_kind kind;
	struct arena mem; /* lives as long as the connection */
	void *conn;	  /* sqlite3 * or PGconn * */
	void **prepared;  /* by query index: a statement, or its name's mark */
	size_t prepared_len;
	bool in_tx;
	bool reads_only; /* in a TX_READ */
	struct kept kept;
};

extern const struct db_driver db_sqlite;
extern const struct db_driver db_postgres;

/* The slot for a query's prepared statement. */
void **db_prepared(struct db *db, const struct query *q);

#endif
