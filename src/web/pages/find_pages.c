/*
 * The form is posted, so that what somebody types (above all a postcode) stands neither in the address
 * bar nor in the history. What was understood then leads on to an address of its own: the council's offer,
 * or GET /find with the public name that was meant, which can be reloaded, sent on and gone back to.
 */
#include "web/pages/find_pages.h"

#include "domain/authorities/find.h"
#include "gen/templates/find_list.h"
#include "gen/templates/find_not_sure.h"
#include "gen/templates/find_show.h"
#include "views/find_view.h"
#include "web/app.h"
#include "web/page.h"
#include "web/url.h"

enum { TYPED_MAX_BYTES = 4000, STATUS_PROBLEM = 422, SEE_OTHER = 303 };

const struct param find_params[] = {
	{ .name = "q", .type = PARAM_TEXT, .max_bytes = TYPED_MAX_BYTES, .label = "the council" },
	{ .name = NULL },
};
const struct param offer_list_params[] = {
	{ .name = "region", .type = PARAM_SLUG, .label = "the region" },
	{ .name = NULL },
};

static bool show(struct ctx *cx, const struct request *rq, const struct find *f, struct response *out)
{
	struct find_page view;
	struct tpl_env env;
	struct buf html;

	find_page_view(cx->mem, f, param(rq, "q"), rq->app->postcodes, &view);
	page_start(cx, rq, S("/find"), &env, &html);
	tpl_find_show(&html, &env, &view);
	if (!page_finish(cx, &html, out))
		return false;
	out->status = view.is_problem ? STATUS_PROBLEM : 0;
	out->cache = CACHE_NONE;
	return true;
}

static bool lead_to_offer(struct ctx *cx, const struct find *f, struct response *out)
{
	struct str to = str_print(cx->mem, "/offers/%.*s", STR_ARG(f->council->slug));

	if (f->district)
		to = str_print(cx->mem, "%.*s?district=%.*s", STR_ARG(to), STR_ARG(f->district->slug));
	return respond_redirect(cx, SEE_OTHER, to, out);
}

/* The public name that means the same: never the text itself, and never a whole postcode. Else at == NULL. */
static struct str public_name(const struct find *f)
{
	switch (f->kind) {
	case FIND_DISTRICT:
	case FIND_FORMER:
	case FIND_SPLIT:
	case FIND_AREA:
	case FIND_OUTWARD:
		return f->name;
	case FIND_PLANNED:
		return f->district	    ? f->district->short_name
		       : f->planned.len > 1 ? f->council->short_name
					    : f->planned.at[0].name;
	case FIND_NATION:
		return f->council ? f->council->short_name : find_nation_name(f->nation);
	default:
		return (struct str){ 0 };
	}
}

bool page_find_show(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct str typed = param(rq, "q");
	struct find f;

	if (!typed.at) { /* nobody has asked yet */
		struct tpl_env env;
		struct buf html;
		struct find_page view = { .is_blank = true };

		page_start(cx, rq, S("/find"), &env, &html);
		tpl_find_show(&html, &env, &view);
		return page_finish(cx, &html, out);
	}
	if (!find(cx, rq->app->postcodes, typed, &f))
		return false;
	return f.is_sure ? lead_to_offer(cx, &f, out) : show(cx, rq, &f, out);
}

bool page_find_post(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct find f;

	if (!find(cx, rq->app->postcodes, param(rq, "q"), &f))
		return false;
	if (f.is_sure)
		return lead_to_offer(cx, &f, out);
	struct str name = f.also.len && f.kind == FIND_DISTRICT ? (struct str){ 0 } : public_name(&f);

	if (str_empty(name))
		return show(cx, rq, &f, out);
	return respond_redirect(cx, SEE_OTHER, str_join(cx->mem, S("/find?q="), url_encode(cx->mem, name)), out);
}

bool page_find_not_sure(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct tpl_env env;
	struct buf html;

	page_start(cx, rq, S("/find/not-sure"), &env, &html);
	tpl_find_not_sure(&html, &env);
	return page_finish(cx, &html, out);
}

bool page_offer_list(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct authority_planned_list planned;
	struct authority_list all;
	struct offers_page view;
	struct str path = S("/offers");
	struct tpl_env env;
	struct buf html;

	if (!authority_list_offering(cx, &all) || !authority_planned_all(cx, &planned) ||
	    !offers_page_view(cx, &all, &planned, param(rq, "region"), &view))
		return false;
	if (!str_empty(view.region_slug))
		path = str_print(cx->mem, "/offers?region=%.*s", STR_ARG(view.region_slug));
	page_start(cx, rq, path, &env, &html);
	tpl_find_list(&html, &env, &view);
	return page_finish(cx, &html, out);
}
