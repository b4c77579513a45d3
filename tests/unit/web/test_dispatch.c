/* Dispatch and answers: every route with every role, headers, encodings, errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <zlib.h>
#include <cmocka.h>
#undef fail /* cmocka’s; ours is a function */

#include "base/buf.h"
#include "web/app.h"
#include "web/dispatch.h"
#include "web/routes.h"

#define wrong(...) (print_error(__VA_ARGS__), print_error("\n"), assert_true(false))

static struct arena mem;
static struct settings settings;
static struct app app;

static int start(void **state)
{
	struct ctx cx = { .mem = &mem };

	(void)state;
	arena_init(&mem, 64 * 1024 * 1024);
	settings_init(&settings);
	return app_init(&cx, &settings, &app) ? 0 : 1;
}

static int finish(void **state)
{
	(void)state;
	arena_done(&mem);
	return 0;
}

/* An address that the row's pattern fits: ":name" and "*name" become "x". */
static struct str address_of(const char *pattern)
{
	struct buf b;

	buf_init(&b, &mem, 4096);
	for (const char *c = pattern; *c; c++) {
		buf_char(&b, *c == ':' || *c == '*' ? 'x' : *c);
		if (*c == ':' || *c == '*')
			c += strcspn(c, "/.") - 1;
	}
	return buf_str(&b);
}

static struct reply ask(enum http_method method, struct str path, struct dispatch_note *note)
{
	struct ctx cx = { .mem = &mem };
	struct gate_pass pass = { .method = method, .path = path, .host = S("localhost") };
	struct reply reply;

	pass.content_type = S("application/x-www-form-urlencoded");
	dispatch(&cx, &app, &pass, S(""), &reply, note);
	return reply;
}

/* There is no database here, so a page that is let through may well fail; but not for who asks. */
static void every_route_lets_in_whom_its_row_names(void **state)
{
	size_t len;
	const struct route *all = routes_all(&len);

	(void)state;
	settings.at[SETTING_DEVELOPMENT].n = 1;
	for (size_t i = 0; i < len; i++) {
		for (int role = 0; role < ROLE__MAX; role++) {
			struct dispatch_note note;

			app.role = (enum role)role;
			struct reply reply = ask(all[i].method, address_of(all[i].path), &note);
			bool refused = reply.status == 403;

			if (refused == role_may(all[i].who, (enum role)role))
				wrong("%s as %s: %d", all[i].path, role_name((enum role)role), reply.status);
			if (strcmp(note.route, all[i].path) != 0)
				wrong("%s was answered by %s", all[i].path, note.route);
		}
	}
	app.role = ROLE_PUBLIC;
	settings.at[SETTING_DEVELOPMENT].n = 0;
}

static void pages_for_developers_are_hidden(void **state)
{
	size_t len;
	const struct route *all = routes_all(&len);

	(void)state;
	for (size_t i = 0; i < len; i++) {
		struct dispatch_note note;

		if (all[i].development)
			assert_int_equal(ask(all[i].method, address_of(all[i].path), &note).status, 404);
	}
}

static void every_answer_has_the_strict_headers(void **state)
{
	static const struct {
		enum http_method method;
		struct str path;
	} asks[] = {
		{ HTTP_GET, S("/health/live") }, { HTTP_GET, S("/no/such") },	   { HTTP_POST, S("/health/live") },
		{ HTTP_GET, S("/exit") },	 { HTTP_GET, S("/health/ready") }, { HTTP_GET, S("/HEALTH/live") },
	};
	static const char *const names[] = {
		"Content-Security-Policy",    "X-Content-Type-Options",	      "Referrer-Policy", "Permissions-Policy",
		"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cache-Control",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		struct dispatch_note note;
		struct reply reply = ask(asks[i].method, asks[i].path, &note);

		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			if (!reply_header(&reply, names[k]))
				wrong("%s has no %s", asks[i].path.at, names[k]);
		assert_null(strstr(reply_header(&reply, "Content-Security-Policy"), "unsafe"));
		assert_null(reply_header(&reply, "Server"));
		assert_null(reply_header(&reply, "Set-Cookie"));
	}
}

static void errors_have_their_status(void **state)
{
	struct dispatch_note note;
	struct reply reply = ask(HTTP_POST, S("/health/live"), &note);

	(void)state;
	assert_int_equal(reply.status, 405);
	assert_string_equal(reply_header(&reply, "Allow"), "GET, HEAD");
	reply = ask(HTTP_GET, S("/health/ready"), &note);
	assert_int_equal(reply.status, 503);
	assert_non_null(reply_header(&reply, "Retry-After"));
	assert_string_equal(reply_header(&reply, "Cache-Control"), "no-store");
	assert_int_equal(note.err.kind, ERR_BUSY);
	reply = ask(HTTP_GET, S("/nothing-here"), &note);
	assert_int_equal(reply.status, 404);
	assert_true(reply.body.len > 100);
	assert_string_equal(note.route, "-");
}

static struct reply respond_to(const char *accept, const char *none_match, const struct response *page)
{
	struct ctx cx = { .mem = &mem };
	struct app caching = app;
	struct request rq = { .app = &caching, .accept_encoding = str_of(accept), .if_none_match = str_of(none_match) };
	struct reply reply;

	caching.cache = (struct cache *)&rq; /* only asked whether there is one */
	assert_true(respond(&cx, &rq, page, &reply));
	respond_not_modified(&rq, &reply);
	return reply;
}

static void pages_are_packed_as_asked(void **state)
{
	static const struct {
		const char *accept;
		const char *encoding;
	} rows[] = {
		{ "gzip", "gzip" },
		{ "gzip, deflate, br", "br" },
		{ "br;q=0, gzip;q=0.5", "gzip" },
		{ "GZIP", "gzip" },
		{ "identity", NULL },
		{ "", NULL },
		{ "gzip;q=0", NULL },
		{ "xgzip", NULL },
		{ "br ; q=1", "br" },
		{ "gzip;q=x", NULL },
		{ "*", NULL },
	};
	char text[4000];

	(void)state;
	memset(text, 'x', sizeof(text));
	struct response page = { .type = S("text/html; charset=utf-8"),
				 .body = { text, sizeof(text) },
				 .cache = CACHE_PUBLIC };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reply reply = respond_to(rows[i].accept, NULL, &page);
		const char *encoding = reply_header(&reply, "Content-Encoding");

		if ((encoding == NULL) != (rows[i].encoding == NULL) ||
		    (encoding && strcmp(encoding, rows[i].encoding)))
			wrong("%s: %s", rows[i].accept, encoding ? encoding : "none");
		assert_string_equal(reply_header(&reply, "Vary"), "Accept-Encoding");
		assert_true(encoding ? reply.body.len < 200 : reply.body.len == sizeof(text));
	}
	page.cache = CACHE_PRIVATE;
	struct reply reply = respond_to("br", NULL, &page);

	assert_null(reply_header(&reply, "Content-Encoding"));
	assert_null(reply_header(&reply, "ETag"));
	assert_string_equal(reply_header(&reply, "Cache-Control"), "no-store, private");
}

static void gzip_gives_the_text_back(void **state)
{
	struct ctx cx = { .mem = &mem };
	struct str text = S("The same text again, the same text again, the same text again.");
	struct str packed;
	char back[200];
	z_stream z = { .next_out = (Bytef *)back, .avail_out = sizeof(back) };

	(void)state;
	assert_true(encode(&cx, ENCODING_GZIP, text, &packed));
	z.next_in = (Bytef *)packed.at;
	z.avail_in = (uInt)packed.len;
	assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	inflateEnd(&z);
	assert_true(str_eq((struct str){ back, z.total_out }, text));
}

static void a_page_that_is_held_already_is_not_sent_again(void **state)
{
	struct response page = { .type = S("text/html; charset=utf-8"), .body = S("page"), .cache = CACHE_PUBLIC };
	struct reply reply = respond_to("", NULL, &page);
	const char *etag = reply_header(&reply, "ETag");
	struct str several = str_print(&mem, "\"other\", %s", etag);

	(void)state;
	assert_non_null(etag);
	assert_int_equal(respond_to("", etag, &page).status, 304);
	assert_int_equal(respond_to("", etag, &page).body.len, 0);
	assert_int_equal(respond_to("", etag + 2, &page).status, 304);
	assert_int_equal(respond_to("", several.at, &page).status, 304);
	assert_int_equal(respond_to("", "*", &page).status, 304);
	assert_int_equal(respond_to("", "\"other\"", &page).status, 200);
	page.body = S("page, changed");
	assert_int_equal(respond_to("", etag, &page).status, 200);
	page.status = 404;
	assert_int_equal(respond_to("", "*", &page).status, 404);
}

static void a_page_cannot_begin_a_header(void **state)
{
	struct ctx cx = { .mem = &mem };
	struct request rq = { .app = &app };
	struct response page = { .type = S("text/plain"), .body = S("x"), .location = S("/a\r\nSet-Cookie: b=c") };
	struct reply reply;

	(void)state;
	assert_false(respond(&cx, &rq, &page, &reply));
	assert_int_equal(cx.err.kind, ERR_BUG);
	err_clear(&cx);
	page.location = (struct str){ 0 };
	page.download_name = S("a\"b\r\n/../c.csv");
	assert_true(respond(&cx, &rq, &page, &reply));
	assert_string_equal(reply_header(&reply, "Content-Disposition"), "attachment; filename=\"a-b---..-c.csv\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_route_lets_in_whom_its_row_names),
		cmocka_unit_test(pages_for_developers_are_hidden),
		cmocka_unit_test(every_answer_has_the_strict_headers),
		cmocka_unit_test(errors_have_their_status),
		cmocka_unit_test(pages_are_packed_as_asked),
		cmocka_unit_test(gzip_gives_the_text_back),
		cmocka_unit_test(a_page_that_is_held_already_is_not_sent_again),
		cmocka_unit_test(a_page_cannot_begin_a_header),
	};

	return cmocka_run_group_tests_name("dispatch and answers", tests, start, finish);
}
