#include "web/pages/home_pages.h"

#include "domain/content/source.h"
#include "gen/templates/home_show.h"
#include "views/home_view.h"
#include "web/page.h"

bool page_home_show(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct entitlement_list rights;
	struct indicator_list indicators;
	struct area_list areas;
	struct holdings held;
	struct home_page view;
	struct tpl_env env;
	struct buf html;

	if (!entitlements_all(cx, &rights) || !areas_all(cx, &areas) || !indicators_all(cx, &indicators) ||
	    !holdings_read(cx, &held))
		return false;
	home_page_view(cx->mem, &rights, &areas, &indicators, &view);
	view.councils = held.offering;
	page_start(cx, rq, S("/"), &env, &html);
	tpl_home_show(&html, &env, &view);
	return page_finish(cx, &html, out);
}
