/* The loaded world of the tests of domain/authorities: reference data, and the postcodes. */
#ifndef TESTS_FIND_WORLD_H
#define TESTS_FIND_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/authorities/find.h"
#include "domain/ingest/load.h"
#include "store/db.h"
#include "store/migrate.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

#define NOW_2026_11_21 1795219200000 /* UTC midnight */
#define NOW_2027_03_31 1806451200000
#define NOW_2027_04_01 1806537600000

struct world {
	struct arena mem;
	struct ctx cx;
	struct postcode_index index;
	struct authority_list all;
	struct arena_mark mark; /* what a look-up takes is given back */
};

static inline int set_up(void **state)
{
	struct world *w = test_calloc(1, sizeof(*w));
	struct load_report report;
	int64_t applied;

	arena_init(&w->mem, 512 << 20);
	w->cx = (struct ctx){ .mem = &w->mem, .actor = S("test"), .now_ms = NOW_2026_11_21 };
	*state = w;
	if (!db_open(&w->cx, S("sqlite::memory:"), &w->cx.db) || !migrate_run(&w->cx, &applied) ||
	    !load_reference(&w->cx, S("data"), NULL, &report) || !authority_list(&w->cx, &w->all) ||
	    !postcode_index_open(&w->cx, "data/postcodes.idx", &w->index))
		return -1;
	w->mark = arena_mark(&w->mem);
	return 0;
}

static inline int tear_down(void **state)
{
	struct world *w = *state;

	postcode_index_close(&w->index);
	db_close(w->cx.db);
	arena_done(&w->mem);
	test_free(w);
	return 0;
}

static inline struct find look(struct world *w, struct str typed)
{
	struct find f = { 0 };

	arena_reset(&w->mem, w->mark);
	if (!find(&w->cx, &w->index, typed, &f))
		fail_msg("\"%.*s\": %.*s", STR_ARG(typed), STR_ARG(w->cx.err.said));
	return f;
}

static inline struct str council_of(const struct find *f)
{
	return f->council ? f->council->short_name : S("(none)");
}

static inline void expect(const struct find *f, struct str typed, enum find_kind kind, const char *council)
{
	struct str wanted = council ? str_of(council) : S("(none)");

	if (f->kind != kind || !str_eq(council_of(f), wanted))
		fail_msg("\"%.*s\" is %.*s of %.*s, not %.*s of %.*s", STR_ARG(typed), STR_ARG(find_word(f->kind)),
			 STR_ARG(council_of(f)), STR_ARG(find_word(kind)), STR_ARG(wanted));
}

struct said {
	const char *typed;
	enum find_kind kind;
	const char *council;
};

static inline bool among(const struct find_choice_list *list, const char *name)
{
	for (size_t i = 0; i < list->len; i++)
		if (str_eq(list->at[i].name, str_of(name)))
			return true;
	return false;
}

static inline struct str first_of(const struct find *f)
{
	return f->choices.len ? f->choices.at[0].name : S("nothing");
}

/* The council, the choices or the rest: everything that is offered. */
static inline bool offers(const struct find *f, struct str gss)
{
	const struct find_choice_list *lists[] = { &f->choices, &f->also };

	if (f->council && str_eq(f->council->gss, gss))
		return true;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < lists[k]->len; i++)
			if (lists[k]->at[i].authority && str_eq(lists[k]->at[i].authority->gss, gss))
				return true;
	return false;
}

#endif
