/* From a page's response to status, headers and bytes: strict headers, cache rules, compression. */
#ifndef WEB_RESPOND_H
#define WEB_RESPOND_H

#include "web/http.h"

enum { REPLY_MAX_HEADERS = 20 };

struct cache_entry;

struct reply_header {
	const char *name;
	const char *value;
};

/* A finished answer. Without `entry`, everything lives in the request's arena. */
struct reply {
	int status;
	struct reply_header headers[REPLY_MAX_HEADERS];
	size_t headers_len;
	struct str body;
	struct str etag;	   /* at == NULL without one */
	bool close;		   /* nothing more is read from this connection */
	bool keeps;		   /* may go into the page cache */
	struct cache_entry *entry; /* the answer belongs to this entry of the page cache, which is held */
};

enum encoding { ENCODING_NONE, ENCODING_GZIP, ENCODING_BROTLI, ENCODING__MAX };

/* "", "gzip", "br" */
struct str encoding_name(enum encoding e);
/* The best of ours that an Accept-Encoding allows. */
enum encoding encoding_accepted(struct str accept_encoding);
/* The text in that encoding, in cx->mem; ENCODING_NONE gives the text itself. */
bool encode(struct ctx *cx, enum encoding e, struct str text, struct str *out) must_check;

/* Adds headers, packs all but private pages, and hashes what may be kept into an ETag. */
bool respond(struct ctx *cx, const struct request *rq, const struct response *page, struct reply *out) must_check;
/* 304 without a body, when the request holds the same answer already; otherwise leaves the reply alone. */
void respond_not_modified(const struct request *rq, struct reply *reply);
/* NULL when the reply has no such header. */
const char *reply_header(const struct reply *reply, const char *name);

#endif
