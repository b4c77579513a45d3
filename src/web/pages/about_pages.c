#include "web/pages/about_pages.h"

#include "gen/templates/about_accessibility.h"
#include "gen/templates/about_data.h"
#include "gen/templates/about_privacy.h"
#include "gen/templates/about_safety.h"
#include "views/about_view.h"
#include "web/app.h"
#include "web/page.h"

bool page_about_data(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct source_list sources;
	struct holdings held;
	struct data_page view;
	struct tpl_env env;
	struct buf html;

	if (!sources_all(cx, &sources) || !holdings_read(cx, &held))
		return false;
	data_page_view(cx->mem, &sources, &held, rq->app->postcodes, &view);
	page_start(cx, rq, S("/about/data"), &env, &html);
	tpl_about_data(&html, &env, &view);
	return page_finish(cx, &html, out);
}

/* A page of words only. */
static bool show_words(struct ctx *cx, const struct request *rq, void (*words)(struct buf *, const struct tpl_env *),
		       struct response *out)
{
	struct tpl_env env;
	struct buf html;

	page_start(cx, rq, rq->path, &env, &html);
	words(&html, &env);
	return page_finish(cx, &html, out);
}

bool page_about_accessibility(struct ctx *cx, const struct request *rq, struct response *out)
{
	return show_words(cx, rq, tpl_about_accessibility, out);
}

bool page_about_privacy(struct ctx *cx, const struct request *rq, struct response *out)
{
	return show_words(cx, rq, tpl_about_privacy, out);
}

bool page_about_safety(struct ctx *cx, const struct request *rq, struct response *out)
{
	return show_words(cx, rq, tpl_about_safety, out);
}
