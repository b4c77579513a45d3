/* The page that says what went wrong, and a way on. */
#include "format/html.h"
#include "web/http.h"

void page_error(struct ctx *cx, const struct request *rq, struct response *out)
{
	const struct err_row *row = err_row(cx->err.kind);
	struct str title = str_of(row->title);
	struct buf b;

	(void)rq;
	buf_init(&b, cx->mem, 64 * 1024);
	buf_add(&b, S("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>"));
	html_text(&b, title);
	buf_add(&b, S(" – Local Offer</title>\n<h1>"));
	html_text(&b, title);
	buf_add(&b, S("</h1>\n<p>"));
	html_text(&b, cx->err.said);
	buf_add(&b, S("</p>\n<p><a href=\"/\">Go to the start</a></p>\n</html>\n"));
	respond_html(cx, buf_str(&b), out);
	out->status = row->http_status;
	out->cache = CACHE_NONE;
}
