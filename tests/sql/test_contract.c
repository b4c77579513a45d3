/* Every named query prepares on both databases and gives the columns that its header says. */
#include "databases.h"

#include "base/buf.h"
#include "gen/sql/all.h"
#include "store/migrate.h"

/* "id:t title:t" -> "id title" */
static struct str names_of(struct ctx *cx, const char *gives)
{
	struct str rest = str_of(gives);
	struct buf b;

	buf_init(&b, cx->mem, 8192);
	while (rest.len) {
		struct str column = str_cut(&rest, ' ');

		buf_print(&b, "%s%.*s", b.len ? " " : "", STR_ARG(str_sub(column, 0, column.len - 2)));
	}
	return buf_str(&b);
}

static void every_query_keeps_its_contract(struct ctx *cx)
{
	int64_t applied;
	size_t count = 0;

	expect(cx, migrate_run(cx, &applied));
	for (const struct query *const *q = all_queries; *q; q++, count++) {
		struct str columns;

		expect(cx, db_describe(cx, *q, &columns));
		struct str promised = names_of(cx, (*q)->gives);

		if (!str_eq(columns, promised))
			fails("%s gives “%.*s”, its header says “%.*s”", (*q)->name, STR_ARG(columns),
			      STR_ARG(promised));
	}
	assert_true(count > 20);
}

on_both(every_query_keeps_its_contract);

/* The test itself can fail: a query that does not fit its header is found. */
static void a_wrong_header_is_found(struct ctx *cx)
{
	static const struct query wrong = { "wrong", { "SELECT 1 AS one", "SELECT 1 AS one" }, "", "two:i", 4000 };
	struct str columns;

	expect(cx, db_describe(cx, &wrong, &columns));
	assert_false(str_eq(columns, names_of(cx, wrong.gives)));
}

on_both(a_wrong_header_is_found);

static void a_query_without_its_table_is_refused(struct ctx *cx)
{
	static const struct query wrong = {
		"nowhere", { "SELECT x FROM nowhere", "SELECT x FROM nowhere" }, "", "x:t", 4001
	};
	struct str columns;

	assert_false(db_describe(cx, &wrong, &columns));
	assert_int_equal(cx->err.kind, ERR_DATABASE);
}

on_both(a_query_without_its_table_is_refused);

int main(void)
{
	const struct CMUnitTest tests[] = {
		both_tests(every_query_keeps_its_contract),
		both_tests(a_wrong_header_is_found),
		both_tests(a_query_without_its_table_is_refused),
	};

	return cmocka_run_group_tests_name("sql contract", tests, NULL, NULL);
}
