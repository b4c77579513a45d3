/* Step 4 of a request for rights. Next: domain/framework/entitlement.c, then views/right_view.c. */
#include "web/pages/right_pages.h"

#include "gen/templates/rights_list.h"
#include "gen/templates/rights_show.h"
#include "views/right_view.h"
#include "web/page.h"

bool page_right_list(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct area_list areas;
	struct entitlement_list all;
	struct rights_page view;
	struct tpl_env env;
	struct buf html;

	if (!areas_all(cx, &areas) || !entitlements_all(cx, &all))
		return false;
	rights_view(cx->mem, &areas, &all, &view);
	page_start(cx, rq, S("/rights"), &env, &html);
	tpl_rights_list(&html, &env, &view);
	return page_finish(cx, &html, out);
}

bool page_right_show(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct entitlement right;
	struct area_list areas;
	struct entitlement_list all;
	struct indicator_list indicators;
	struct right_page view;
	struct tpl_env env;
	struct buf html;

	if (!entitlement_by_slug(cx, path_arg(rq, "right"), &right))
		return false;
	if (!areas_all(cx, &areas) || !entitlements_all(cx, &all) || !indicators_all(cx, &indicators))
		return false;
	right_view(cx->mem, &right, &areas, &all, &indicators, &view);
	page_start(cx, rq, str_print(cx->mem, "/rights/%.*s", STR_ARG(right.slug)), &env, &html);
	tpl_rights_show(&html, &env, &view);
	return page_finish(cx, &html, out);
}
