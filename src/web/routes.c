/* Step 3 of a request: the site as a table. dispatch.c takes a row and runs its page, in web/pages. */
#include "web/routes.h"

#include "base/buf.h"
#include "web/pages/about_pages.h"
#include "web/pages/compare_pages.h"
#include "web/pages/find_pages.h"
#include "web/pages/home_pages.h"
#include "web/pages/offer_pages.h"
#include "web/pages/right_pages.h"
#include "web/pages/search_pages.h"
#include "web/pages/site_pages.h"
#include "web/pages/topic_pages.h"
#include "web/static.h"
#include "web/wellknown.h"

static const struct route table[] = {
	{ HTTP_GET, "/", page_home_show, ROLES_EVERYBODY, NULL, DATA_READ, false, "the home page" },
	{ HTTP_GET, "/find", page_find_show, ROLES_EVERYBODY, find_params, DATA_READ, false,
	  "what a public name means: leads to an offer, or asks" },
	{ HTTP_POST, "/find", page_find_post, ROLES_EVERYBODY, find_params, DATA_READ, false,
	  "the same for what somebody typed, which stays out of the address" },
	{ HTTP_GET, "/find/not-sure", page_find_not_sure, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "how to find out which council it was" },
	{ HTTP_GET, "/offers", page_offer_list, ROLES_EVERYBODY, offer_list_params, DATA_READ, false,
	  "all councils, A to Z or of a region" },
	{ HTTP_GET, "/about/data", page_about_data, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "every source, and what we hold" },
	{ HTTP_GET, "/about/accessibility", page_about_accessibility, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "the accessibility statement" },
	{ HTTP_GET, "/about/privacy", page_about_privacy, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "what the site knows about people: nothing" },
	{ HTTP_GET, "/about/safety", page_about_safety, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "how to use the site without being noticed" },
	{ HTTP_GET, "/sitemap.xml", page_site_map, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "the addresses of all pages, for search engines" },
	{ HTTP_GET, "/exit", page_exit, ROLES_EVERYBODY, NULL, DATA_NONE, false,
	  "leaves the site at once for a harmless one" },
	{ HTTP_GET, "/robots.txt", page_robots, ROLES_EVERYBODY, NULL, DATA_NONE, false, "what robots may read" },
	{ HTTP_GET, "/health/live", page_health_live, ROLES_EVERYBODY, NULL, DATA_NONE, false,
	  "200 while the process runs" },
	{ HTTP_GET, "/health/ready", page_health_ready, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "200 while the database answers and the server is not stopping" },
	{ HTTP_GET, "/favicon.ico", page_asset, ROLES_EVERYBODY, NULL, DATA_NONE, false, "the icon of a tab" },
	{ HTTP_GET, "/assets/*file", page_asset, ROLES_EVERYBODY, NULL, DATA_NONE, false,
	  "a built-in file; its address carries the hash of its content" },
	{ HTTP_GET, "/offers/:authority.json", page_offer_json, ROLES_EVERYBODY, offer_json_params, DATA_READ, false,
	  "what is known about a council's offer, as JSON" },
	{ HTTP_GET, "/offers/:authority.csv", page_offer_csv, ROLES_EVERYBODY, offer_csv_params, DATA_READ, false,
	  "the same as a table" },
	{ HTTP_GET, "/offers/:authority/figures.csv", page_figure_csv, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "DfE's care leaver figures of a council, its region and England" },
	{ HTTP_GET, "/offers/:authority/living", page_living_ask, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "asks where somebody lives now" },
	{ HTTP_GET, "/offers/:authority", page_offer_show, ROLES_EVERYBODY, offer_params, DATA_READ, false,
	  "a council's offer; with ?living=, who owes what to somebody who lives elsewhere" },
	{ HTTP_GET, "/rights", page_right_list, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "what holds in every council, by area" },
	{ HTTP_GET, "/rights/:right", page_right_show, ROLES_EVERYBODY, NULL, DATA_READ, false,
	  "one right: who, how much, who owes it, where it comes from" },
	{ HTTP_GET, "/search", page_search_show, ROLES_EVERYBODY, search_params, DATA_READ, false,
	  "rights, topics, councils and guides by words" },
	{ HTTP_GET, "/topics", page_topic_list, ROLES_EVERYBODY, NULL, DATA_READ, false, "all topics, by area" },
	{ HTTP_GET, "/topics.csv", page_topic_list_csv, ROLES_EVERYBODY, topics_csv_params, DATA_READ, false,
	  "all topics with what has been seen and counted" },
	{ HTTP_GET, "/topics/:topic.csv", page_topic_csv, ROLES_EVERYBODY, topic_csv_params, DATA_READ, false,
	  "what councils say on a topic, with provenance" },
	{ HTTP_GET, "/topics/:topic", page_topic_show, ROLES_EVERYBODY, topic_params, DATA_READ, false,
	  "a topic: what it is, the count, the map, the councils" },
	{ HTTP_GET, "/compare", page_compare_show, ROLES_EVERYBODY, compare_params, DATA_READ, false,
	  "two to four councils side by side" },
	{ HTTP_GET, "/compare.csv", page_compare_csv, ROLES_EVERYBODY, compare_csv_params, DATA_READ, false,
	  "a comparison, with provenance" },
	{ HTTP_GET, "/map", page_map_show, ROLES_EVERYBODY, NULL, DATA_READ, false, "the map of England's councils" },
};

static const char *const method_names[HTTP__MAX] = { "GET", "HEAD", "POST" };

const struct route *routes_all(size_t *len)
{
	*len = sizeof(table) / sizeof(table[0]);
	return table;
}

const char *method_name(enum http_method method)
{
	return method_names[method];
}

static bool is_slug_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static bool is_file_byte(char c)
{
	return is_slug_byte(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
}

/* The address's text for the ":name" or "*name" at the head of the pattern; at == NULL when nothing fits. */
static struct str take_arg(char kind, struct str path)
{
	size_t len = 0;

	while (len < path.len && (kind == ':' ? is_slug_byte(path.at[len]) : is_file_byte(path.at[len])))
		len++;
	return len ? str_sub(path, 0, len) : (struct str){ 0 };
}

/* "name" of ":name.csv", in the arena as a C text. */
static const char *arg_name(struct ctx *cx, const char *pattern)
{
	return str_c(cx->mem, (struct str){ pattern, strcspn(pattern, "/.") });
}

static bool fits(struct ctx *cx, const char *pattern, struct str path, struct param_list *args)
{
	args->len = 0;
	while (*pattern) {
		if (*pattern != ':' && *pattern != '*') {
			if (path.len == 0 || path.at[0] != *pattern)
				return false;
			path = str_sub(path, 1, path.len);
			pattern++;
			continue;
		}
		struct str value = take_arg(*pattern, path);

		if (!value.at)
			return false;
		*list_push(cx->mem, args) = (struct param_value){ arg_name(cx, pattern + 1), value };
		path = str_sub(path, value.len, path.len);
		pattern += 1 + strcspn(pattern + 1, "/.");
	}
	return path.len == 0;
}

/* The methods of every row that fits the address: "GET, HEAD". */
static struct str allowed(struct ctx *cx, const struct route *rows, size_t len, struct str path)
{
	struct param_list args = { 0 };
	bool has[HTTP__MAX] = { 0 };
	struct buf b;

	buf_init(&b, cx->mem, 64);
	for (size_t i = 0; i < len; i++)
		if (fits(cx, rows[i].path, path, &args))
			has[rows[i].method] = true;
	has[HTTP_HEAD] = has[HTTP_GET];
	for (int m = 0; m < HTTP__MAX; m++)
		if (has[m])
			buf_print(&b, "%s%s", b.len ? ", " : "", method_names[m]);
	return buf_str(&b);
}

static const struct route *find(struct ctx *cx, const struct route *rows, size_t len, enum http_method method,
				struct str path, struct param_list *args)
{
	for (size_t i = 0; i < len; i++)
		if (rows[i].method == method && fits(cx, rows[i].path, path, args))
			return &rows[i];
	return NULL;
}

enum route_match routes_find_in(struct ctx *cx, const struct route *rows, size_t len, enum http_method method,
				struct str path, struct route_found *out)
{
	enum http_method asked = method == HTTP_HEAD ? HTTP_GET : method;
	struct param_list args = { 0 };

	*out = (struct route_found){ .route = find(cx, rows, len, asked, path, &args) };
	if (out->route) {
		out->args = args;
		return ROUTE_FOUND;
	}
	out->allow = allowed(cx, rows, len, path);
	if (!str_empty(out->allow))
		return ROUTE_METHOD;
	if (asked != HTTP_GET)
		return ROUTE_NONE;
	struct str plain = str_lower(cx->mem, path);

	while (plain.len > 1 && plain.at[plain.len - 1] == '/')
		plain.len--;
	if (!find(cx, rows, len, asked, plain, &args))
		return ROUTE_NONE;
	out->location = plain;
	return ROUTE_ELSEWHERE;
}

enum route_match routes_find(struct ctx *cx, enum http_method method, struct str path, struct route_found *out)
{
	return routes_find_in(cx, table, sizeof(table) / sizeof(table[0]), method, path, out);
}
