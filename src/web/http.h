/*
 * The thin face of HTTP that pages see: a request whose parameters have been checked, and a response
 * to fill in. No type of the HTTP library appears here.
 *
 * A page is one function of 10 to 30 lines:
 *
 *     bool page_offer_show(struct ctx *cx, const struct request *rq, struct response *out)
 *     {
 *             struct offer offer;
 *
 *             if (!offer_by_slug(cx, path_arg(rq, "authority"), &offer))
 *                     return false;
 *             ...
 *             return respond_html(cx, body, out);
 *     }
 *
 * It returns false with the reason in cx->err; dispatch turns that into a status and an error page.
 */
#ifndef WEB_HTTP_H
#define WEB_HTTP_H

#include "base/ctx.h"
#include "base/list.h"
#include "web/role.h"

struct app;
struct route;

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP__MAX };

/* "GET" */
const char *method_name(enum http_method method);

/* A parameter that the route declares, as it came; `name` is the declared name. */
struct param_value {
	const char *name;
	struct str value;
};

LIST(param, struct param_value);

struct request {
	enum http_method method;
	struct str path; /* as in the address, without the query; percent-decoded by path_arg only */
	struct str host;
	struct str query; /* raw, without the question mark; for pages use param() */
	struct str accept_encoding;
	struct str if_none_match;
	struct str lang; /* "en" */
	enum role role;
	const struct route *route; /* NULL while there is none: a page that is not there */
	const struct app *app;
	struct param_list params; /* those that the route declares, in the order of the declaration */
	struct param_list args;	  /* of the path */
};

enum cache_rule {
	CACHE_NONE,	  /* no-store: answers to what somebody typed, errors, health */
	CACHE_PRIVATE,	  /* for one person: no-store too, and never compressed */
	CACHE_PUBLIC,	  /* same for everybody until the data change: kept in the page cache */
	CACHE_SHORT,	  /* a file that may change with the program: five minutes */
	CACHE_ASSET_YEAR, /* its address carries the hash of its content */
};

struct response {
	int status; /* 0 means 200 */
	enum cache_rule cache;
	struct str type; /* "text/html; charset=utf-8" */
	struct str body; /* in cx->mem, or as long-lived as the process */
	struct str location;
	struct str download_name; /* offered as a file of this name */
	struct str link_header;	  /* value of Link */
	struct str encoding;	  /* set when body is already "gzip" or "br" */
	struct str allow;	  /* methods, with status 405 */
};

typedef bool page_fn(struct ctx *cx, const struct request *rq, struct response *out);

/*
 * A declared parameter's value: at == NULL when it was not given. Asking for a name that the route does
 * not declare is a bug and ends the process.
 */
struct str param(const struct request *rq, const char *name);
/* A number; `otherwise` when it was not given. */
int64_t param_int(const struct request *rq, const char *name, int64_t otherwise);
/* The i-th value of a repeated parameter or of a PARAM_LIST ("a,b" and "x=a&x=b" are alike); at == NULL behind the
 * last. */
struct str param_at(const struct request *rq, const char *name, size_t i);
/* What stood in the address for ":name"; at == NULL for a name that the pattern lacks. */
struct str path_arg(const struct request *rq, const char *name);

/* Ready answers. The page stays free to change `cache` and the rest afterwards. */
bool respond_html(struct ctx *cx, struct str body, struct response *out);
bool respond_text(struct ctx *cx, struct str body, struct response *out);
/* `type` as "application/json", "text/csv; charset=utf-8". */
bool respond_data(struct ctx *cx, struct str type, struct str body, struct response *out);
/* Leads on: status 301 or 303, location within the site. */
bool respond_redirect(struct ctx *cx, int status, struct str location, struct response *out);

/* The page that says what went wrong, from cx->err: status, words, a way on. Never fails. */
void page_error(struct ctx *cx, const struct request *rq, struct response *out);

#endif
