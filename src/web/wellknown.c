#include "web/wellknown.h"

#include "web/app.h"
#include "web/static.h"

/* Harmless, quick to load, and seen by everybody now and then. */
#define EXIT_TO "https://www.bbc.co.uk/weather"

bool page_health_live(struct ctx *cx, const struct request *rq, struct response *out)
{
	(void)rq;
	return respond_text(cx, S("alive\n"), out);
}

bool page_health_ready(struct ctx *cx, const struct request *rq, struct response *out)
{
	if (rq->app->state->stopping)
		return fail(cx, ERR_BUSY, "This server is about to stop.");
	if (!app_refresh(cx, rq->app))
		return false;
	return respond_text(cx, S("ready\n"), out);
}

bool page_robots(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct str rules = asset_text(S("robots.txt"));

	return respond_text(cx,
			    str_print(cx->mem, "%.*s\nSitemap: %.*s/sitemap.xml\n", STR_ARG(str_trim(rules)),
				      STR_ARG(rq->app->base_url)),
			    out);
}

bool page_exit(struct ctx *cx, const struct request *rq, struct response *out)
{
	(void)rq;
	return respond_redirect(cx, 303, S(EXIT_TO), out);
}
