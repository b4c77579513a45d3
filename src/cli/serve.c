#include <malloc.h>

#include "base/cleanup.h"
#include "cli/commands.h"
#include "domain/authorities/postcode_index.h"
#include "store/pool.h"
#include "web/cache.h"
#include "web/server.h"

/* Opens what the pages need, then serves; closes it again on every way out. */
static bool serve_with(struct ctx *cx, struct app *app, const struct call *call)
{
	const struct settings *settings = &call->settings;
	size_t cache_mb = call_has(call, "no-cache") ? 0 : (size_t)setting_int(settings, SETTING_PAGE_CACHE_MB);
	/* One for each thread that answers, and one to watch the data version. */
	size_t connections = (size_t)setting_int(settings, SETTING_THREADS) + 1;

	if (!db_pool_open(cx, setting_text(settings, SETTING_DATABASE), connections, &app->pool))
		return false;
	if (cache_mb)
		app->cache = cache_new(cx->mem, cache_mb * 1024 * 1024);
	bool ok = server_run(cx, app);

	cache_free(app->cache);
	db_pool_close(app->pool);
	return ok;
}

static bool serve(struct ctx *cx, const struct call *call)
{
	struct postcode_index postcodes cleanup(postcode_index_close) = { 0 };
	struct app app;

	if (!app_init(cx, &call->settings, &app) || !call_open(cx, call))
		return false;
	app_open_postcodes(cx, &app, &postcodes);
	/* One heap a thread would keep what the largest page of each took: 125 MB instead of 64 after a crawl in every
	 * encoding. */
	mallopt(M_ARENA_MAX, 2);
	db_close(cx->db);
	cx->db = NULL;
	return serve_with(cx, &app, call);
}

const struct command command_serve = {
	.name = "serve",
	.run = serve,
	.usage = "[--port N] [--no-cache]",
	.about = "Serves the site until it is told to stop (SIGTERM, Ctrl-C); requests under way are finished.",
	.example = "localoffer serve --port 8081",
	.flags = { { "no-cache", NULL, "keeps no finished pages in memory" } },
};
