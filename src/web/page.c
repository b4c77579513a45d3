#include "web/page.h"

#include "web/app.h"
#include "web/static.h"

void page_start(struct ctx *cx, const struct request *rq, struct str path, struct tpl_env *env, struct buf *html)
{
	*env = (struct tpl_env){
		.lang = S("en"),
		.dir = S("ltr"),
		.base_url = rq->app->base_url,
		.path = path,
		.site_css = asset_address(cx->mem, S("site.css")),
		.icons = asset_address(cx->mem, S("icons.svg")),
		.favicon = asset_address(cx->mem, S("favicon.svg")),
		.og_image = asset_address(cx->mem, S("og.png")),
	};
	buf_init(html, cx->mem, PAGE_MAX_BYTES);
}

bool page_finish(struct ctx *cx, const struct buf *html, struct response *out)
{
	if (!buf_ok(html))
		return fail(cx, ERR_BUG, "The page outgrew %d bytes.", PAGE_MAX_BYTES);
	return respond_html(cx, buf_str(html), out);
}
