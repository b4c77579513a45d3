/* The databases that a test of tests/sql runs on: SQLite in memory, and PostgreSQL where one is given. */
#ifndef TESTS_DATABASES_H
#define TESTS_DATABASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#undef fail /* cmocka’s; ours is a function */
#define fails(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

#include "base/ctx.h"
#include "store/db.h"

struct world {
	struct arena mem;
	struct ctx cx;
};

/* Ends the test with what went wrong. */
static inline void expect(struct ctx *cx, bool good)
{
	if (!good)
		fails("%.*s (%.*s)", STR_ARG(cx->err.said), STR_ARG(cx->err.detail));
}

/* TEST_POSTGRES is the address of an empty database; NULL without it. */
static inline const char *postgres_address(void)
{
	return getenv("TEST_POSTGRES");
}

static inline void world_open(struct world *w, const char *address)
{
	arena_init(&w->mem, 512u * 1024 * 1024);
	w->cx = (struct ctx){ .mem = &w->mem, .now_ms = 1795219200000 };
	expect(&w->cx, db_open(&w->cx, str_of(address), &w->cx.db));
	if (db_kind(w->cx.db) == DB_POSTGRES)
		expect(&w->cx, db_script(&w->cx, "DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
}

static inline void world_close(struct world *w)
{
	db_close(w->cx.db);
	arena_done(&w->mem);
}

/* One test body, run on each database: `on_both(name)` defines name_sqlite and name_postgres. */
#define on_both(name)                               \
	static void name##_sqlite(void **state)     \
	{                                           \
		struct world w;                     \
		(void)state;                        \
		world_open(&w, "sqlite::memory:");  \
		name(&w.cx);                        \
		world_close(&w);                    \
	}                                           \
	static void name##_postgres(void **state)   \
	{                                           \
		struct world w;                     \
		(void)state;                        \
		if (!postgres_address())            \
			skip();                     \
		world_open(&w, postgres_address()); \
		name(&w.cx);                        \
		world_close(&w);                    \
	}                                           \
	static void name##_sqlite(void **state);    \
	static void name##_postgres(void **state)

#define both_tests(name) cmocka_unit_test(name##_sqlite), cmocka_unit_test(name##_postgres)

#endif
