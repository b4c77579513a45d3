/* The request gate without a socket; with one: tests/gate. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
#undef fail /* cmocka’s; ours is a function */

#include "web/gate.h"
#include "web/url.h"

#define wrong(...) (print_error(__VA_ARGS__), print_error("\n"), assert_true(false))

static struct arena mem;
static struct gate_limits limits = {
	.max_target_bytes = 200, .max_head_bytes = 1000, .max_headers = 8, .max_body_bytes = 50
};

static int start(void **state)
{
	(void)state;
	arena_init(&mem, 1024 * 1024);
	*list_push(&mem, &limits.hosts) = S("localhost");
	*list_push(&mem, &limits.hosts) = S("offers.example:444");
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_done(&mem);
	return 0;
}

/* A head as text, taken apart where it stands, as the library does it. */
static struct raw_request parse(const char *text, struct raw_header *headers)
{
	struct str rest = str_of(text);
	struct str line = str_sub(rest, 0, (size_t)str_find(rest, S("\r\n")));
	struct raw_request raw = { .headers = headers, .head_bytes = rest.len };

	rest = str_sub(rest, line.len + 2, rest.len);
	raw.version = line;
	raw.method = str_cut(&raw.version, ' ');
	raw.target = str_cut(&raw.version, ' ');
	while (!str_eq(rest, S("\r\n"))) {
		line = str_sub(rest, 0, (size_t)str_find(rest, S("\r\n")));
		rest = str_sub(rest, line.len + 2, rest.len);
		struct raw_header *header = &headers[raw.headers_len++];

		header->value = line;
		header->name = str_cut(&header->value, ':');
		while (header->value.len && header->value.at[0] == ' ')
			header->value = str_sub(header->value, 1, header->value.len);
	}
	raw.whole = head_is_whole(&raw);
	return raw;
}

static int status_of(const char *text, struct gate_pass *pass)
{
	struct raw_header headers[32];
	struct raw_request raw = parse(text, headers);
	struct gate_refusal no = { 0 };

	return gate_check(&mem, &raw, &limits, pass, &no) ? 200 : no.status;
}

static void sound_requests_pass(void **state)
{
	struct gate_pass pass;

	(void)state;
	assert_int_equal(status_of("GET /offers/k%65nt?living=le%2fds HTTP/1.1\r\nHost: localhost:8080\r\n"
				   "Accept-Encoding: br\r\nIf-None-Match: \"a\"\r\n\r\n",
				   &pass),
			 200);
	assert_int_equal(pass.method, HTTP_GET);
	assert_true(str_eq(pass.path, S("/offers/kent")));
	assert_true(str_eq(pass.query, S("living=le%2fds")));
	assert_true(str_eq(pass.host, S("localhost:8080")));
	assert_true(str_eq(pass.accept_encoding, S("br")));
	assert_true(str_eq(pass.if_none_match, S("\"a\"")));
	assert_int_equal(status_of("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", &pass), 200);
	assert_null(pass.query.at);
	assert_int_equal(status_of("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n", &pass), 200);
	assert_int_equal(pass.body_bytes, 50);
}

static void hosts_are_known_names(void **state)
{
	static const struct {
		const char *host;
		int status;
	} rows[] = {
		{ "localhost", 200 },
		{ "LOCALHOST:1", 200 },
		{ "localhost:", 200 },
		{ "offers.example:444", 200 },
		{ "offers.example", 400 },
		{ "offers.example:445", 400 },
		{ "localhost.example", 400 },
		{ "example.localhost", 400 },
		{ "localhost:80:80", 400 },
		{ "localhost:8o", 400 },
		{ "", 400 },
		{ "localhost localhost", 400 },
		{ "localhost,localhost", 400 },
		{ ":80", 400 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gate_pass pass;
		struct str text = str_print(&mem, "GET / HTTP/1.1\r\nHost: %s\r\n\r\n", rows[i].host);

		if (status_of(text.at, &pass) != rows[i].status)
			wrong("Host \"%s\"", rows[i].host);
	}
}

static void limits_hold_to_the_byte(void **state)
{
	struct gate_pass pass;
	char target[400];

	(void)state;
	memset(target, 'a', sizeof(target));
	target[0] = '/';
	for (size_t len = 198; len < 203; len++) {
		struct str text = str_print(&mem, "GET %.*s HTTP/1.1\r\nHost: localhost\r\n\r\n", (int)len, target);

		assert_int_equal(status_of(text.at, &pass), len > 200 ? 414 : 200);
	}
	assert_int_equal(status_of("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 51\r\n\r\n", &pass), 413);
	assert_int_equal(status_of("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 18446744073709551617\r\n\r\n",
				   &pass),
			 413);
	assert_int_equal(
		status_of("GET / HTTP/1.1\r\nHost: localhost\r\nA:\r\nB:\r\nC:\r\nD:\r\nE:\r\nF:\r\nG:\r\n\r\n", &pass),
		200);
	assert_int_equal(status_of("GET / HTTP/1.1\r\nHost: localhost\r\nA:\r\nB:\r\nC:\r\nD:\r\nE:\r\nF:\r\nG:\r\n"
				   "H:\r\n\r\n",
				   &pass),
			 431);
}

static void forms_come_from_our_own_pages(void **state)
{
	static const struct {
		const char *header;
		int status;
	} rows[] = {
		{ "Sec-Fetch-Site: same-origin", 200 },
		{ "Sec-Fetch-Site: none", 200 },
		{ "Sec-Fetch-Site: same-site", 403 },
		{ "Sec-Fetch-Site: cross-site", 403 },
		{ "Origin: http://localhost", 200 },
		{ "Origin: https://localhost", 200 },
		{ "Origin: http://localhost:81", 403 },
		{ "Origin: null", 403 },
		{ "Sec-Fetch-Site: same-origin\r\nOrigin: null", 200 },
		{ "Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost", 403 },
		{ "Origin: evil.example", 403 },
		{ "X-Nothing: said", 200 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gate_pass pass;
		struct str text =
			str_print(&mem, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n%s\r\n\r\n",
				  rows[i].header);

		if (status_of(text.at, &pass) != rows[i].status)
			wrong("%s", rows[i].header);
	}
}

/* Moves every field by a byte in turn: no displaced field goes unnoticed. */
static void a_moved_field_is_seen(void **state)
{
	struct raw_header headers[8];
	struct raw_request raw = parse("GET /a HTTP/1.1\r\nHost: localhost\r\nB: c\r\n\r\n", headers);

	(void)state;
	assert_true(raw.whole);
	raw.head_bytes++;
	assert_false(head_is_whole(&raw));
	raw.head_bytes--;
	raw.target.len--;
	assert_false(head_is_whole(&raw));
	raw.target.len++;
	raw.version.len--;
	assert_false(head_is_whole(&raw));
	raw.version.len++;
	for (size_t i = 0; i < 2; i++) {
		headers[i].value.len--;
		assert_false(head_is_whole(&raw));
		headers[i].value.len++;
		headers[i].name.at++;
		assert_false(head_is_whole(&raw));
		headers[i].name.at--;
	}
	headers[1].value.at = "c";
	assert_false(head_is_whole(&raw));
}

static void every_byte_of_a_head_may_be_wrong(void **state)
{
	static const char sound[] = "GET /a HTTP/1.1\r\nHost: localhost\r\nB: c\r\n\r\n";
	struct gate_pass pass;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(sound); i++) {
		for (int byte = 0; byte < 256; byte++) {
			char text[sizeof(sound)];
			struct raw_header headers[8];
			struct gate_refusal no;

			memcpy(text, sound, sizeof(sound));
			text[i] = (char)byte;
			if (byte == 0 || byte == '\r' || byte == '\n' || sound[i] == '\r' || sound[i] == '\n')
				continue; /* these change how the library cuts it: tests/gate */
			struct raw_request raw = parse(text, headers);

			if (!gate_check(&mem, &raw, &limits, &pass, &no))
				assert_in_range(no.status, 400, 505);
		}
	}
}

static void percent_encoding_is_strict_in_paths_and_kind_in_forms(void **state)
{
	(void)state;
	assert_true(str_eq(url_decode(&mem, S("a%20b+c%"), URL_FORM), S("a b c%")));
	assert_true(str_eq(url_decode(&mem, S("a%20b+c%zz"), URL_PATH), S("a b+c%zz")));
	assert_true(str_eq(url_encode(&mem, S("M1 1AE&é")), S("M1%201AE%26%C3%A9")));
	assert_true(url_encoding_ok(S("%41%fF")));
	assert_false(url_encoding_ok(S("%4")));
	assert_false(url_encoding_ok(S("%+1")));
}

static void utf8_is_checked(void **state)
{
	(void)state;
	assert_true(utf8_ok(S("plain, é, €, \xf0\x9f\x98\x80")));
	assert_false(utf8_ok(S("\xc0\xaf"))); /* overlong */
	assert_false(utf8_ok(S("\xe0\x80\xaf")));
	assert_false(utf8_ok(S("\xed\xa0\x80")));     /* surrogate */
	assert_false(utf8_ok(S("\xf4\x90\x80\x80"))); /* above U+10FFFF */
	assert_false(utf8_ok(S("\xf0\x9f\x98")));     /* cut short */
	assert_false(utf8_ok(S("\x80")));
	assert_false(utf8_ok(S("\xff")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_requests_pass),
		cmocka_unit_test(hosts_are_known_names),
		cmocka_unit_test(limits_hold_to_the_byte),
		cmocka_unit_test(forms_come_from_our_own_pages),
		cmocka_unit_test(a_moved_field_is_seen),
		cmocka_unit_test(every_byte_of_a_head_may_be_wrong),
		cmocka_unit_test(percent_encoding_is_strict_in_paths_and_kind_in_forms),
		cmocka_unit_test(utf8_is_checked),
	};

	return cmocka_run_group_tests_name("gate", tests, start, finish);
}
