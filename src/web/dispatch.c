/*
 * Step 3 of a request: one row of the route table, and in this order its gates: method, session, role,
 * parameters; then the page (web/pages), or the page cache. Next: the row's page, then respond.c.
 */
#include "web/dispatch.h"

#include "base/buf.h"
#include "store/pool.h"
#include "store/tx.h"
#include "web/cache.h"
#include "web/params.h"
#include "web/routes.h"

enum { KEY_MAX_BYTES = 1024 };

/* One request on its way through the steps. */
struct passage {
	const struct app *app;
	const struct gate_pass *pass;
	struct str body;
	struct request rq;
	struct str allow; /* for 405 */
};

static bool not_found(struct ctx *cx)
{
	return fail(cx, ERR_NOT_FOUND, "The address may have a typing mistake, or the page has moved.");
}

/* Finds the row. With a page that is already complete (a redirect), *done is true. */
static bool step_route(struct ctx *cx, struct passage *p, struct response *page, bool *done)
{
	struct route_found found;
	bool development = setting_int(p->app->settings, SETTING_DEVELOPMENT);

	switch (routes_find(cx, p->pass->method, p->pass->path, &found)) {
	case ROUTE_NONE:
		return not_found(cx);
	case ROUTE_METHOD:
		p->allow = found.allow;
		return fail(cx, ERR_METHOD, "The page is there, but it cannot be used that way.");
	case ROUTE_ELSEWHERE:
		*done = true;
		if (p->pass->query.at)
			found.location =
				str_print(cx->mem, "%.*s?%.*s", STR_ARG(found.location), STR_ARG(p->pass->query));
		return respond_redirect(cx, 301, found.location, page);
	case ROUTE_FOUND:
		break;
	}
	if (found.route->development && !development)
		return not_found(cx);
	p->rq.route = found.route;
	p->rq.args = found.args;
	return true;
}

/* Who asks. Nobody can sign in to this site, so everybody is the public, or what `request --as` says. */
static bool step_role(struct ctx *cx, struct passage *p)
{
	p->rq.role = p->app->role;
	if (!role_may(p->rq.route->who, p->rq.role))
		return fail(cx, ERR_FORBIDDEN, "That page is for people who have been given access to it.");
	return true;
}

static bool step_params(struct ctx *cx, struct passage *p)
{
	struct str form = S("application/x-www-form-urlencoded");
	struct str type = p->pass->content_type;

	if (p->rq.method != HTTP_POST)
		return params_read(cx, p->rq.route->takes, p->pass->query, &p->rq.params);
	if (!str_eq_nocase(str_trim(str_cut(&type, ';')), form))
		return fail(cx, ERR_USAGE, "That form was sent in a way that we cannot read.");
	return params_read(cx, p->rq.route->takes, p->body, &p->rq.params);
}

static bool may_cache(const struct passage *p)
{
	return p->app->cache && p->rq.method != HTTP_POST && p->rq.role == ROLE_PUBLIC &&
	       p->rq.route->data == DATA_READ && p->rq.route->who == ROLES_EVERYBODY;
}

/* Encoding, language, path, parameters. No part can hold a line end, so no two addresses share a key. */
static struct str cache_key(struct ctx *cx, const struct passage *p)
{
	struct buf b;

	buf_init(&b, cx->mem, KEY_MAX_BYTES);
	buf_char(&b, (char)('0' + encoding_accepted(p->rq.accept_encoding)));
	buf_add(&b, p->rq.lang);
	buf_add(&b, p->rq.path);
	for (size_t i = 0; i < p->rq.params.len; i++) {
		buf_char(&b, '\n');
		buf_add(&b, str_of(p->rq.params.at[i].name));
		buf_char(&b, '=');
		buf_add(&b, p->rq.params.at[i].value);
	}
	return buf_ok(&b) ? buf_str(&b) : (struct str){ 0 };
}

static bool run_in_tx(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct tx tx cleanup(tx_done) = { 0 };

	if (rq->route->data == DATA_READ && !tx_begin(cx, TX_READ, &tx))
		return false;
	return rq->route->page(cx, rq, out);
}

/* Runs the page with what it needs of the database. */
static bool run_page(struct ctx *cx, struct passage *p, struct response *out)
{
	struct db *borrowed = NULL;

	if (p->rq.route->data == DATA_NONE)
		return p->rq.route->page(cx, &p->rq, out);
	if (p->app->pool)
		borrowed = cx->db = db_pool_take(p->app->pool);
	if (!cx->db)
		return fail(cx, ERR_BUSY, "We cannot reach our data just now.");
	bool ok = run_in_tx(cx, &p->rq, out);

	if (ok && p->rq.route->data == DATA_WRITE)
		ok = app_refresh(cx, p->app);
	if (borrowed) {
		cx->db = NULL;
		db_pool_give(p->app->pool, borrowed);
	}
	return ok;
}

/* What only some may see is never kept or packed, and an answer to a form is never kept, whatever the page says. */
static void guard_cache_rule(const struct passage *p, struct response *page)
{
	if (p->rq.route->who != ROLES_EVERYBODY)
		page->cache = CACHE_PRIVATE;
	else if (p->rq.method == HTTP_POST && page->cache >= CACHE_PUBLIC)
		page->cache = CACHE_NONE;
}

static bool answer(struct ctx *cx, struct passage *p, struct reply *reply, struct dispatch_note *note)
{
	struct response page = { 0 };
	struct str key = { 0 };
	bool done = false;

	if (!step_route(cx, p, &page, &done))
		return false;
	if (done)
		return respond(cx, &p->rq, &page, reply);
	note->route = p->rq.route->path;
	if (!step_role(cx, p) || !step_params(cx, p))
		return false;
	/* Read before the page looks at the data: an entry may be newer than it says, never older. */
	int64_t generation = atomic_load(&p->app->state->generation);

	if (may_cache(p))
		key = cache_key(cx, p);
	struct cache_entry *entry = key.at ? cache_take(p->app->cache, key, generation) : NULL;

	note->cache = entry ? "hit" : "-";
	if (!entry) {
		if (!run_page(cx, p, &page))
			return false;
		guard_cache_rule(p, &page);
		if (!respond(cx, &p->rq, &page, reply))
			return false;
		if (key.at && reply->keeps) {
			note->cache = "miss";
			entry = cache_put(p->app->cache, key, generation, reply);
		}
	}
	if (entry)
		*reply = entry->reply;
	return true;
}

static void answer_error(struct ctx *cx, const struct passage *p, int status, struct reply *reply)
{
	struct response page = { 0 };
	struct ctx words = *cx; /* so that the page cannot overwrite the first failure */

	page_error(&words, &p->rq, &page);
	page.allow = p->allow;
	if (status)
		page.status = status;
	err_clear(&words);
	if (!respond(&words, &p->rq, &page, reply))
		*reply = (struct reply){ .status = 500 };
}

void dispatch(struct ctx *cx, const struct app *app, const struct gate_pass *pass, struct str body, struct reply *reply,
	      struct dispatch_note *note)
{
	struct passage p = { .app = app, .pass = pass, .body = body };

	p.rq = (struct request){
		.method = pass->method,
		.path = pass->path,
		.host = pass->host,
		.query = pass->query,
		.accept_encoding = pass->accept_encoding,
		.if_none_match = pass->if_none_match,
		.lang = S("en"),
		.app = app,
	};
	*note = (struct dispatch_note){ .route = "-", .cache = "-" };
	*reply = (struct reply){ 0 };
	cx->now_ms = app_now_ms(app);
	if (!answer(cx, &p, reply, note))
		answer_error(cx, &p, 0, reply);
	respond_not_modified(&p.rq, reply);
	note->err = cx->err;
}

void dispatch_refused(struct ctx *cx, const struct app *app, const struct gate_refusal *no, struct reply *reply)
{
	struct passage p = { .app = app, .rq = { .lang = S("en"), .app = app } };

	cx->now_ms = app_now_ms(app);
	fail(cx, no->kind, "We could not make sense of what your browser sent.");
	fail_detail(cx, "%s", no->reason);
	if (no->status == 405)
		p.allow = S("GET, HEAD, POST");
	answer_error(cx, &p, no->status, reply);
	reply->close = true;
}
