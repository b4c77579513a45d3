/* Step 9 of a request, the last: page or error to bytes, headers and cache rules. server.c sends them. */
#include "web/respond.h"

#include <assert.h>

#include "base/hash.h"
#include "web/app.h"

/* Below this many bytes a packed answer is no smaller on the wire. */
enum { PACK_FROM_BYTES = 700 };

/*
 * On every answer. No script or style stands in a page, so none may run from one. Other sites are told
 * nothing; our own, in Origin, that a form is ours (gate.c): with no-referrer, browsers would send "null".
 */
static const struct reply_header always[] = {
	{ "Content-Security-Policy",
	  "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
	  "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "X-Frame-Options", "DENY" },
	{ "Referrer-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
};

static const char *const cache_control[] = {
	[CACHE_NONE] = "no-store",
	[CACHE_PRIVATE] = "no-store, private",
	[CACHE_PUBLIC] = "public, max-age=60",
	[CACHE_SHORT] = "public, max-age=300",
	[CACHE_ASSET_YEAR] = "public, max-age=31536000, immutable",
};

static void add(struct reply *reply, const char *name, const char *value)
{
	assert(reply->headers_len < REPLY_MAX_HEADERS);
	reply->headers[reply->headers_len++] = (struct reply_header){ name, value };
}

/* A value that a page gave; a line end in it would begin a new header. */
static bool add_given(struct ctx *cx, struct reply *reply, const char *name, struct str value)
{
	if (!value.at)
		return true;
	for (size_t i = 0; i < value.len; i++)
		if ((unsigned char)value.at[i] < 0x20 || value.at[i] == 0x7f)
			return fail(cx, ERR_BUG, "Something went wrong with us.");
	add(reply, name, str_c(cx->mem, value));
	return true;
}

static const char *disposition(struct ctx *cx, struct str name)
{
	char *plain = (char *)str_c(cx->mem, name);

	for (char *c = plain; *c; c++)
		if (*c < ' ' || *c > '~' || *c == '"' || *c == '\\' || *c == '/')
			*c = '-';
	return str_print(cx->mem, "attachment; filename=\"%s\"", plain).at;
}

static bool is_text(struct str type)
{
	return str_starts(type, S("text/")) || str_has(type, S("json")) || str_has(type, S("xml"));
}

/* All but private pages: a secret in a packed page could be guessed from its length. */
static bool pack(struct ctx *cx, const struct request *rq, const struct response *page, struct reply *out)
{
	bool may_pack = page->cache != CACHE_PRIVATE && is_text(page->type);

	out->body = page->body;
	if (may_pack)
		add(out, "Vary", "Accept-Encoding");
	if (page->encoding.at)
		return add_given(cx, out, "Content-Encoding", page->encoding);
	if (!may_pack || page->body.len < PACK_FROM_BYTES)
		return true;
	enum encoding e = encoding_accepted(rq->accept_encoding);

	if (e != ENCODING_NONE)
		add(out, "Content-Encoding", encoding_name(e).at);
	return encode(cx, e, page->body, &out->body);
}

static bool add_type(struct ctx *cx, const struct response *page, struct reply *out)
{
	if (page->body.len && !add_given(cx, out, "Content-Type", page->type))
		return false;
	if (page->download_name.at)
		add(out, "Content-Disposition", disposition(cx, page->download_name));
	return true;
}

bool respond(struct ctx *cx, const struct request *rq, const struct response *page, struct reply *out)
{
	struct reply reply = { .status = page->status ? page->status : 200 };

	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		add(&reply, always[i].name, always[i].value);
	add(&reply, "Cache-Control", cache_control[page->cache]);
	if (rq->app && str_starts(rq->app->base_url, S("https:")))
		add(&reply, "Strict-Transport-Security", "max-age=31536000");
	if (!add_type(cx, page, &reply) || !pack(cx, rq, page, &reply))
		return false;
	if (!add_given(cx, &reply, "Location", page->location) || !add_given(cx, &reply, "Link", page->link_header) ||
	    !add_given(cx, &reply, "Allow", page->allow))
		return false;
	if (reply.status == 503 || reply.status == 429)
		add(&reply, "Retry-After", "5");
	reply.keeps = reply.status == 200 && page->cache == CACHE_PUBLIC && rq->app && rq->app->cache;
	if (reply.keeps) {
		/* Weak, so that a proxy may pack or unpack the same page. */
		reply.etag = str_print(cx->mem, "W/\"%.16s\"", hash_sha256(cx->mem, page->body).at);
		add(&reply, "ETag", reply.etag.at);
	}
	*out = reply;
	return true;
}

void respond_not_modified(const struct request *rq, struct reply *reply)
{
	struct str rest = rq->if_none_match;
	bool same = false;

	if (!reply->etag.at || reply->status != 200)
		return;
	while (rest.at && !same) {
		struct str tag = str_trim(str_cut(&rest, ','));

		same = str_eq(tag, reply->etag) || str_eq(tag, S("*")) ||
		       str_eq(tag, str_sub(reply->etag, 2, reply->etag.len));
	}
	if (!same)
		return;
	reply->status = 304;
	reply->body = S("");
}

const char *reply_header(const struct reply *reply, const char *name)
{
	for (size_t i = 0; i < reply->headers_len; i++)
		if (strcmp(reply->headers[i].name, name) == 0)
			return reply->headers[i].value;
	return NULL;
}

static bool fill(int status, struct str type, struct str body, struct response *out)
{
	*out = (struct response){ .status = status, .type = type, .body = body };
	return true;
}

bool respond_html(struct ctx *cx, struct str body, struct response *out)
{
	(void)cx;
	fill(200, S("text/html; charset=utf-8"), body, out);
	out->cache = CACHE_PUBLIC;
	return true;
}

bool respond_text(struct ctx *cx, struct str body, struct response *out)
{
	(void)cx;
	return fill(200, S("text/plain; charset=utf-8"), body, out);
}

bool respond_data(struct ctx *cx, struct str type, struct str body, struct response *out)
{
	fill(200, str_copy(cx->mem, type), body, out);
	out->cache = CACHE_PUBLIC;
	return true;
}

bool respond_redirect(struct ctx *cx, int status, struct str location, struct response *out)
{
	fill(status, S(""), S(""), out);
	out->location = str_copy(cx->mem, location);
	return true;
}
