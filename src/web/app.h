/*
 * What the web half of the program holds for as long as it runs. Made by the verb that needs it, handed
 * on as a const pointer in `struct request`; there is no global.
 */
#ifndef WEB_APP_H
#define WEB_APP_H

#include <stdatomic.h>

#include "base/ctx.h"
#include "base/settings.h"
#include "web/gate.h"

struct cache;
struct db_pool;
struct postcode_index;

/* The part that changes while it runs. */
struct app_state {
	_Atomic int64_t generation;   /* of the data: goes up when what the public sees may have changed */
	_Atomic int64_t data_version; /* as the database last said */
	_Atomic int64_t hour;	      /* since 1970; some rights begin and end on a date */
	_Atomic bool stopping;	      /* finish what is under way, take nothing new */
};

struct app {
	const struct settings *settings;
	struct gate_limits limits;
	struct str base_url;			/* "http://127.0.0.1:8080", without a slash at the end */
	struct db_pool *pool;			/* NULL: the database in cx is used, if there is one */
	struct cache *cache;			/* NULL: no page cache */
	const struct postcode_index *postcodes; /* NULL or closed: postcodes cannot be looked up */
	int64_t fixed_now_ms;			/* 0: the clock; otherwise the date that --on gave */
	enum role role;				/* of every request: ROLE_PUBLIC, or what --as gave */
	struct app_state *state;
};

/* Reads limits, hosts and base address out of the settings; what it makes lives in cx->mem. */
bool app_init(struct ctx *cx, const struct settings *settings, struct app *out) must_check;
/*
 * Opens the postcodes in the settings' data folder and hands them to the app; the caller closes *index.
 * Without them the site still runs, and says so to whoever types one.
 */
void app_open_postcodes(struct ctx *cx, struct app *app, struct postcode_index *index);
/* UTC, or the date that was fixed. */
int64_t app_now_ms(const struct app *app);
/* Asks the database (cx->db) whether what is published has changed, here or in another process. */
bool app_refresh(struct ctx *cx, const struct app *app) must_check;

#endif
