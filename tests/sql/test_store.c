/* Connections, transactions, values, migrations and the journal, on both databases. */
#include "databases.h"

#include "gen/sql/store.h"
#include "store/journal.h"
#include "store/kept.h"
#include "store/migrate.h"
#include "store/pool.h"
#include "store/tx.h"

static const struct query put = { "t_put",
				  { "INSERT INTO t (id, n, r, body) VALUES (?1, ?2, ?3, ?4)",
				    "INSERT INTO t (id, n, r, body) VALUES ($1, $2, $3, $4)" },
				  "tirb",
				  "",
				  5000 };
static const struct query get = { "t_get",
				  { "SELECT id, n, r, body FROM t ORDER BY id",
				    "SELECT id, n, r, body FROM t ORDER BY id" },
				  "",
				  "id:t n:i r:r body:b",
				  5001 };

static void make_table(struct ctx *cx)
{
	expect(cx,
	       db_script(cx,
			 db_kind(cx->db) == DB_SQLITE
				 ? "CREATE TABLE t (id TEXT PRIMARY KEY, n BIGINT, r DOUBLE PRECISION, body BLOB)"
				 : "CREATE TABLE t (id TEXT PRIMARY KEY, n BIGINT, r DOUBLE PRECISION, body BYTEA)"));
}

static bool insert(struct ctx *cx, const char *id, int64_t n)
{
	const struct db_value values[] = { db_text(str_of(id)), db_int(n), db_real(0.5), db_blob(S("\0\1\xff")) };

	return db_change(cx, &put, values, NULL);
}

static size_t count(struct ctx *cx)
{
	struct rows rows cleanup(rows_done) = { 0 };
	size_t n = 0;
	bool more;

	expect(cx, db_run(cx, &get, NULL, &rows));
	for (;; n++) {
		expect(cx, rows_next(cx, &rows, &more));
		if (!more)
			return n;
	}
}

static void values_come_back_as_they_went(struct ctx *cx)
{
	struct rows rows cleanup(rows_done) = { 0 };
	const struct db_value nulls[] = { db_text(S("b")), { 0 }, { 0 }, { 0 } };
	bool more;

	make_table(cx);
	expect(cx, insert(cx, "a ’ü", INT64_MIN + 1));
	expect(cx, db_change(cx, &put, nulls, NULL));
	expect(cx, db_run(cx, &get, NULL, &rows));
	expect(cx, rows_next(cx, &rows, &more));
	assert_true(more);
	assert_true(str_eq(rows_text(cx, &rows, 0), S("a ’ü")));
	assert_true(rows_int(&rows, 1) == INT64_MIN + 1);
	assert_true(rows_real(&rows, 2) == 0.5);
	assert_true(str_eq(rows_text(cx, &rows, 3), S("\0\1\xff")));
	expect(cx, rows_next(cx, &rows, &more));
	assert_true(more);
	assert_false(rows_maybe_int(&rows, 1).has);
	assert_null(rows_text(cx, &rows, 3).at);
	expect(cx, rows_next(cx, &rows, &more));
	assert_false(more);
}
on_both(values_come_back_as_they_went);

static void an_uncommitted_change_is_undone(struct ctx *cx)
{
	make_table(cx);
	{
		struct tx tx cleanup(tx_done) = { 0 };

		expect(cx, tx_begin(cx, TX_WRITE, &tx));
		expect(cx, insert(cx, "a", 1));
	}
	assert_int_equal(count(cx), 0);
	{
		struct tx tx cleanup(tx_done) = { 0 };

		expect(cx, tx_begin(cx, TX_WRITE, &tx));
		expect(cx, insert(cx, "a", 1));
		expect(cx, tx_commit(&tx));
	}
	assert_int_equal(count(cx), 1);
}
on_both(an_uncommitted_change_is_undone);

static void a_read_transaction_cannot_write(struct ctx *cx)
{
	make_table(cx);
	{
		struct tx tx cleanup(tx_done) = { 0 };

		expect(cx, tx_begin(cx, TX_READ, &tx));
		assert_false(insert(cx, "a", 1));
		assert_int_not_equal(cx->err.kind, ERR_NONE);
	}
	err_clear(cx);
	assert_int_equal(count(cx), 0);
	expect(cx, insert(cx, "a", 1));
}
on_both(a_read_transaction_cannot_write);

static void a_clash_is_a_conflict(struct ctx *cx)
{
	make_table(cx);
	expect(cx, insert(cx, "a", 1));
	assert_false(insert(cx, "a", 2));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	err_clear(cx);
	assert_int_equal(count(cx), 1);
}
on_both(a_clash_is_a_conflict);

static void migrating_twice_changes_nothing(struct ctx *cx)
{
	enum migrate_state state;
	int64_t applied;

	expect(cx, migrate_state(cx, &state));
	assert_int_equal(state, MIGRATE_EMPTY);
	expect(cx, migrate_run(cx, &applied));
	assert_true(applied > 0);
	expect(cx, migrate_run(cx, &applied));
	assert_int_equal(applied, 0);
	expect(cx, migrate_state(cx, &state));
	assert_int_equal(state, MIGRATE_CURRENT);
}
on_both(migrating_twice_changes_nothing);

static void a_newer_database_is_refused(struct ctx *cx)
{
	enum migrate_state state;
	int64_t applied;

	expect(cx, migrate_run(cx, &applied));
	expect(cx, q_migration_record(cx, 999, S("0999_from_the_future"), S("x"), 1));
	assert_false(migrate_state(cx, &state));
	assert_int_equal(cx->err.kind, ERR_DATABASE);
	assert_true(str_has(cx->err.said, S("0999_from_the_future")));
}
on_both(a_newer_database_is_refused);

static void an_altered_migration_is_refused(struct ctx *cx)
{
	int64_t applied;

	expect(cx, migrate_run(cx, &applied));
	expect(cx, db_script(cx, "UPDATE schema_migration SET sha256 = 'altered' WHERE id = 1"));
	assert_false(migrate_run(cx, &applied));
	assert_int_equal(cx->err.kind, ERR_DATABASE);
}
on_both(an_altered_migration_is_refused);

static void derived_tables_of_another_program_are_made_again(struct ctx *cx)
{
	enum migrate_state state;
	int64_t applied;

	expect(cx, migrate_run(cx, &applied));
	expect(cx, q_derived_record(cx, S("of another program")));
	expect(cx, migrate_state(cx, &state));
	assert_int_equal(state, MIGRATE_BEHIND);
	expect(cx, migrate_run(cx, &applied));
	assert_int_equal(applied, 1);
	expect(cx, migrate_state(cx, &state));
	assert_int_equal(state, MIGRATE_CURRENT);
}
on_both(derived_tables_of_another_program_are_made_again);

static void the_journal_says_who_and_what(struct ctx *cx)
{
	const struct journal_line line = { S("publish"), S("offer:kent"), S("old"), S("new") };
	struct journal_of_row_list lines;
	int64_t applied;

	expect(cx, migrate_run(cx, &applied));
	cx->actor = S("account-1");
	expect(cx, journal_write(cx, &line));
	expect(cx, q_journal_of(cx, S("offer:kent"), &lines));
	assert_int_equal(lines.len, 1);
	assert_true(str_eq(lines.at[0].actor, S("account-1")));
	assert_true(str_eq(lines.at[0].before, S("old")));
	assert_true(lines.at[0].at_ms == cx->now_ms);
}
on_both(the_journal_says_who_and_what);

static int builds;

static bool build_version(struct ctx *cx, const void **out)
{
	struct data_version_get_row *row;

	builds++;
	if (!q_data_version_get(cx, &row))
		return false;
	*out = row;
	return true;
}

static const struct kept_kind kept_version = { "version", build_version };

static int64_t version_seen(struct ctx *cx)
{
	struct tx tx cleanup(tx_done) = { 0 };
	const void *row;

	expect(cx, tx_begin(cx, TX_READ, &tx));
	expect(cx, kept_get(cx, &kept_version, &row));
	return ((const struct data_version_get_row *)row)->version;
}

static void kept_data_are_built_again_when_data_change(struct ctx *cx)
{
	int64_t applied;

	expect(cx, migrate_run(cx, &applied));
	builds = 0;
	int64_t first = version_seen(cx);

	assert_int_equal(version_seen(cx), first);
	assert_int_equal(builds, 1);
	expect(cx, q_data_version_raise(cx, 5));
	assert_int_equal(version_seen(cx), first + 1);
	assert_int_equal(builds, 2);
	{
		struct tx tx cleanup(tx_done) = { 0 };
		const void *row;

		expect(cx, tx_begin(cx, TX_WRITE, &tx));
		expect(cx, q_data_version_raise(cx, 6));
		expect(cx, kept_get(cx, &kept_version, &row));
		assert_int_equal(builds, 3);
	}
	/* That was undone, so it must not be kept. */
	assert_int_equal(version_seen(cx), first + 1);
	assert_int_equal(builds, 4);
}
on_both(kept_data_are_built_again_when_data_change);

static void a_wrong_address_is_a_clear_failure(void **state)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem };

	(void)state;
	arena_init(&mem, 1024 * 1024);
	assert_false(db_open(&cx, S("/nowhere/at/all.db"), &cx.db));
	assert_int_equal(cx.err.kind, ERR_SYSTEM);
	err_clear(&cx);
	assert_false(db_open(&cx, S("postgresql://127.0.0.1:1/none?connect_timeout=1"), &cx.db));
	assert_int_equal(cx.err.kind, ERR_BUSY);
	arena_done(&mem);
}

static void a_file_that_is_no_database_is_refused(void **state)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem };
	char path[] = "/tmp/not-a-database-XXXXXX";
	FILE *f = fdopen(mkstemp(path), "w");

	(void)state;
	arena_init(&mem, 1024 * 1024);
	for (int i = 0; i < 1000; i++)
		fputs("This is a letter, not a database. ", f);
	fclose(f);
	assert_false(db_open(&cx, str_of(path), &cx.db));
	assert_int_equal(cx.err.kind, ERR_DATABASE);
	remove(path);
	arena_done(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		both_tests(values_come_back_as_they_went),
		both_tests(an_uncommitted_change_is_undone),
		both_tests(a_read_transaction_cannot_write),
		both_tests(a_clash_is_a_conflict),
		both_tests(migrating_twice_changes_nothing),
		both_tests(a_newer_database_is_refused),
		both_tests(an_altered_migration_is_refused),
		both_tests(derived_tables_of_another_program_are_made_again),
		both_tests(the_journal_says_who_and_what),
		both_tests(kept_data_are_built_again_when_data_change),
		cmocka_unit_test(a_wrong_address_is_a_clear_failure),
		cmocka_unit_test(a_file_that_is_no_database_is_refused),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
