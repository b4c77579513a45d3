#include "web/pages/site_pages.h"

#include "domain/authorities/authority.h"
#include "domain/framework/entitlement.h"
#include "domain/framework/indicator.h"
#include "format/sitemap.h"
#include "web/app.h"
#include "web/page.h"

enum { SITEMAP_MAX_BYTES = 1024 * 1024 };

/*
 * Rows of the table that stand for one page: no parameter in the path, nothing that is for some only, no
 * form, no file, and no page without a canonical address (results, health, the way out).
 */
static bool is_listed(const struct route *r)
{
	static const char *const not_pages[] = { "/exit", "/health/live", "/health/ready", "/find", "/search" };

	for (size_t i = 0; i < sizeof(not_pages) / sizeof(not_pages[0]); i++)
		if (strcmp(r->path, not_pages[i]) == 0)
			return false;
	return r->method == HTTP_GET && r->who == ROLES_EVERYBODY && !r->development && !strpbrk(r->path, ":*.");
}

static void add_rows(struct buf *b, struct str base)
{
	size_t len;
	const struct route *rows = routes_all(&len);

	for (size_t i = 0; i < len; i++)
		if (is_listed(&rows[i]))
			sitemap_add(b, base, str_of(rows[i].path));
}

static void add_page(struct ctx *cx, struct buf *b, struct str base, const char *folder, struct str slug)
{
	sitemap_add(b, base, str_print(cx->mem, "/%s/%.*s", folder, STR_ARG(slug)));
}

bool page_site_map(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct str base = rq->app->base_url;
	struct authority_list councils;
	struct indicator_list topics;
	struct entitlement_list rights;
	struct buf b;

	if (!authority_list_offering(cx, &councils) || !indicators_all(cx, &topics) || !entitlements_all(cx, &rights))
		return false;
	buf_init(&b, cx->mem, SITEMAP_MAX_BYTES);
	sitemap_open(&b);
	add_rows(&b, base);
	for (size_t i = 0; i < councils.len; i++)
		add_page(cx, &b, base, "offers", councils.at[i].slug);
	for (size_t i = 0; i < topics.len; i++)
		add_page(cx, &b, base, "topics", topics.at[i].slug);
	for (size_t i = 0; i < rights.len; i++)
		add_page(cx, &b, base, "rights", rights.at[i].slug);
	sitemap_close(&b);
	return respond_data(cx, S("application/xml"), buf_str(&b), out);
}
