/*
 * The route table: every address of the site is one row, with who may open it and what it takes.
 *
 * In a path, ":name" is one slug (lower-case letters, digits, hyphens), ":name.csv" a slug with that
 * ending, and "*name" one file name. The first row that fits is taken, so literal rows stand first.
 * What a row does not declare in `takes` does not reach its page.
 */
#ifndef WEB_ROUTES_H
#define WEB_ROUTES_H

#include "web/http.h"

enum param_type {
	PARAM_TEXT,   /* UTF-8 without control characters */
	PARAM_LINES,  /* the same, with line ends */
	PARAM_INT,    /* a whole number between min and max */
	PARAM_SLUG,   /* lower-case letters, digits, hyphens; otherwise 404 */
	PARAM_LIST,   /* slugs: separated by commas, repeated, or both */
	PARAM_CHOICE, /* one of the words in `choices` */
	PARAM__MAX
};

enum param_need { PARAM_OPTIONAL, PARAM_REQUIRED };

struct param {
	const char *name; /* NULL ends a table */
	enum param_type type;
	size_t max_bytes; /* of all values of that name together; 0 means 200 */
	enum param_need need;
	const char *choices; /* "name|count|amount" */
	int64_t min;
	int64_t max;	   /* both 0: any number */
	const char *label; /* what an error calls it: "the postcode"; NULL: its name */
};

/* What a page needs of the database. */
enum route_data {
	DATA_READ, /* the default: a read-only transaction round the page */
	DATA_NONE, /* assets, health: no connection is taken */
	DATA_WRITE /* the page, or the domain behind it, opens its own transactions; POST only */
};

struct route {
	enum http_method method; /* HTTP_GET also answers HEAD */
	const char *path;
	page_fn *page;
	role_set who;
	const struct param *takes; /* NULL: nothing */
	enum route_data data;
	bool development; /* only where the setting `development` is on */
	const char *about;
};

/* The table, in the order in which it is searched. */
const struct route *routes_all(size_t *len);

/* What comes of an address. */
enum route_match {
	ROUTE_FOUND,
	ROUTE_NONE,	 /* no such address */
	ROUTE_METHOD,	 /* the address is there, the method is not: `allow` says which are */
	ROUTE_ELSEWHERE, /* trailing slash or upper case: `location` is the address without it */
};

struct route_found {
	const struct route *route;
	struct param_list args;
	struct str allow;
	struct str location;
};

/* Finds the row for a method and a percent-decoded path (without the query). */
enum route_match routes_find(struct ctx *cx, enum http_method method, struct str path, struct route_found *out);
/* The same over a table of the caller's, for tests. */
enum route_match routes_find_in(struct ctx *cx, const struct route *rows, size_t len, enum http_method method,
				struct str path, struct route_found *out);

#endif
