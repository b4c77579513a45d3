/* What page functions share: the templates' environment and a buffer for the page. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "base/buf.h"
#include "views/env.h"
#include "web/http.h"

enum { PAGE_MAX_BYTES = 4 * 1024 * 1024 };

/*
 * Fills the environment for a page whose canonical address is `path` (with the part of the query that
 * belongs to it), and starts the buffer in cx->mem.
 *
 *     struct tpl_env env;
 *     struct buf html;
 *
 *     page_start(cx, rq, str_print(cx->mem, "/offers/%.*s", STR_ARG(slug)), &env, &html);
 *     tpl_offers_show(&html, &env, &view);
 *     return page_finish(cx, &html, out);
 */
void page_start(struct ctx *cx, const struct request *rq, struct str path, struct tpl_env *env, struct buf *html);
/* ERR_BUG when the page outgrew its ceiling; otherwise a public HTML page. */
bool page_finish(struct ctx *cx, const struct buf *html, struct response *out) must_check;

#endif
