/* The page that says what went wrong, and a way on. Next: views/error_view.h. */
#include "gen/templates/errors_show.h"
#include "views/error_view.h"
#include "web/page.h"
#include "web/routes.h"

void page_error(struct ctx *cx, const struct request *rq, struct response *out)
{
	int status = err_row(cx->err.kind)->http_status;
	/* Only an address of ours is repeated: "//elsewhere" would lead away from the site. */
	bool may_retry = rq->route && rq->method != HTTP_POST;
	struct error_page view;
	struct tpl_env env;
	struct buf html;

	page_start(cx, rq, S("/"), &env, &html);
	error_page_view(cx, status, may_retry ? rq->path : S("/"), &view);
	tpl_errors_show(&html, &env, &view);
	respond_html(cx, buf_str(&html), out);
	out->status = status;
	out->cache = CACHE_NONE;
}
