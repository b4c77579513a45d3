#include "store/migrate.h"

#include "base/buf.h"
#include "base/hash.h"
#include "gen/sql/store.h"
#include "store/tx.h"

static const char create_tables[] = "CREATE TABLE IF NOT EXISTS schema_migration (id BIGINT PRIMARY KEY,"
				    " name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at_ms BIGINT NOT NULL);"
				    "CREATE TABLE IF NOT EXISTS schema_derived (one BIGINT PRIMARY KEY CHECK (one = 1),"
				    " sha256 TEXT NOT NULL)";
/* PostgreSQL: two programs that start together migrate one after the other. SQLite locks by itself. */
static const char *const lock_sql[DB__KINDS] = { "SELECT 1", "SELECT pg_advisory_xact_lock(7310453)" };

static struct str dialect(struct ctx *cx, const char *sql)
{
	struct str mine = db_kind(cx->db) == DB_SQLITE ? S("-- @sqlite") : S("-- @postgres");
	struct str rest = str_of(sql);
	struct buf out;
	bool keep = true;

	buf_init(&out, cx->mem, rest.len + 2);
	while (rest.at) {
		struct str line = str_cut(&rest, '\n');

		if (str_starts(line, S("-- @end")))
			keep = true;
		else if (str_starts(line, S("-- @")))
			keep = str_eq(str_trim(line), mine);
		else if (keep) {
			buf_add(&out, line);
			buf_char(&out, '\n');
		}
	}
	return buf_str(&out);
}

/* How many migrations are applied; refuses a database that is not a prefix of what we know. */
static bool count_applied(struct ctx *cx, size_t *out)
{
	struct migration_applied_row_list done;

	if (!db_script(cx, create_tables) || !q_migration_applied(cx, &done))
		return false;
	for (size_t i = 0; i < done.len; i++) {
		if (!migrations[i].name)
			return fail(
				cx, ERR_DATABASE,
				"This database was made by a newer version of Local Offer (%.*s). Run that version.",
				STR_ARG(done.at[i].name));
		if (!str_eq(done.at[i].sha256, hash_sha256(cx->mem, str_of(migrations[i].sql))))
			return fail(cx, ERR_DATABASE,
				    "Migration %s of this database isn’t the one this program knows. Restore a backup, "
				    "or run the version that made it.",
				    migrations[i].name);
	}
	*out = done.len;
	return true;
}

static struct str derived_hash(struct ctx *cx)
{
	struct str all = S("");

	for (const struct migration *d = derived; d->name; d++)
		all = str_join(cx->mem, all, str_of(d->sql));
	return hash_sha256(cx->mem, all);
}

/* Are the derived tables those of this program? */
static bool derived_is_current(struct ctx *cx, bool *out)
{
	struct derived_get_row *row;

	if (!q_derived_get(cx, &row))
		return false;
	*out = row && str_eq(row->sha256, derived_hash(cx));
	return true;
}

bool migrate_state(struct ctx *cx, enum migrate_state *out)
{
	size_t applied;
	bool current;

	if (!count_applied(cx, &applied) || !derived_is_current(cx, &current))
		return false;
	*out = applied == 0 ? MIGRATE_EMPTY : migrations[applied].name || !current ? MIGRATE_BEHIND : MIGRATE_CURRENT;
	return true;
}

/* Applies number `i` in its own transaction; *done is false when another program was quicker. */
static bool apply_one(struct ctx *cx, size_t i, bool *done)
{
	struct tx tx cleanup(tx_done) = { 0 };
	size_t applied;

	if (!tx_begin(cx, TX_WRITE, &tx) || !db_script(cx, lock_sql[db_kind(cx->db)]) || !count_applied(cx, &applied))
		return false;
	*done = applied == i;
	if (!*done)
		return true;
	struct str sql = dialect(cx, migrations[i].sql);

	if (!db_script(cx, str_c(cx->mem, sql)))
		return fail_detail(cx, "migration %s", migrations[i].name);
	struct str hash = hash_sha256(cx->mem, str_of(migrations[i].sql));

	return q_migration_record(cx, (int64_t)i + 1, str_of(migrations[i].name), hash, cx->now_ms) && tx_commit(&tx);
}

static bool rebuild_derived(struct ctx *cx)
{
	struct tx tx cleanup(tx_done) = { 0 };

	if (!tx_begin(cx, TX_WRITE, &tx))
		return false;
	for (const struct migration *d = derived; d->name; d++)
		if (!db_script(cx, str_c(cx->mem, dialect(cx, d->sql))))
			return fail_detail(cx, "derived %s", d->name);
	return q_derived_record(cx, derived_hash(cx)) && tx_commit(&tx);
}

bool migrate_run_to(struct ctx *cx, const char *last, int64_t *applied)
{
	size_t i;
	int64_t count = 0;

	if (!count_applied(cx, &i))
		return false;
	for (; migrations[i].name; i++) {
		bool done;

		if (!apply_one(cx, i, &done))
			return false;
		count += done;
		if (last && strcmp(migrations[i].name, last) == 0)
			break;
	}
	bool current;

	if (!derived_is_current(cx, &current))
		return false;
	if ((count || !current) && !rebuild_derived(cx))
		return false;
	*applied = count + (count == 0 && !current);
	return true;
}

bool migrate_run(struct ctx *cx, int64_t *applied)
{
	return migrate_run_to(cx, NULL, applied);
}
