#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/html.h"
#include "format/template.h"

enum { MAX_MEMORY = 4 * 1024 * 1024, MAX_PAGE = 1024 * 1024 };

typedef void escaper(struct buf *b, struct str s);

struct row {
	const char *from;
	const char *to;
};

/* Reads the text from an allocation of just its size, so that AddressSanitizer sees every step too far. */
static struct str escape(struct arena *mem, escaper *how, struct str s)
{
	struct buf b;

	buf_init(&b, mem, MAX_PAGE);
	how(&b, str_copy(mem, s));
	return buf_str(&b);
}

static void check_rows(escaper *how, const struct row *rows, size_t count)
{
	struct arena mem;

	arena_init(&mem, MAX_MEMORY);
	for (size_t i = 0; i < count; i++) {
		struct str got = escape(&mem, how, str_of(rows[i].from));

		assert_string_equal(str_c(&mem, got), rows[i].to);
	}
	arena_done(&mem);
}

#define CHECK(how, rows) check_rows(how, rows, sizeof(rows) / sizeof((rows)[0]))

static void text_escapes_what_begins_a_tag_or_an_entity(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "<", "&lt;" },
		{ "a<b>c&d", "a&lt;b&gt;c&amp;d" },
		{ "\"quotes' stay", "\"quotes' stay" },
		{ "&amp;", "&amp;amp;" },
		{ "Größe – ٣", "Größe – ٣" },
	};

	(void)state;
	CHECK(html_text, rows);
}

static void attr_escapes_quotes_too(void **state)
{
	static const struct row rows[] = {
		{ "\"", "&quot;" },
		{ "'", "&#39;" },
		{ "\"><script>", "&quot;&gt;&lt;script&gt;" },
		{ "a\nb\tc", "a\nb\tc" },
	};

	(void)state;
	CHECK(html_attr, rows);
}

static void nul_becomes_the_replacement_character(void **state)
{
	struct arena mem;

	(void)state;
	arena_init(&mem, MAX_MEMORY);
	assert_true(str_eq(escape(&mem, html_text, S("a\0b")), S("a\xef\xbf\xbd"
								 "b")));
	assert_true(str_eq(escape(&mem, html_attr, S("\0")), S("\xef\xbf\xbd")));
	assert_true(str_eq(escape(&mem, html_url, S("/a\0b")), S("/a%00b")));
	assert_true(str_eq(escape(&mem, html_json, S("\0")), S("\\u0000")));
	arena_done(&mem);
}

static void url_lets_four_schemes_and_relative_addresses_through(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "/offers/kent?a=1&b=2#c", "/offers/kent?a=1&amp;b=2#c" },
		{ "offers", "offers" },
		{ "?q=a:b", "?q=a:b" },
		{ "#a:b", "#a:b" },
		{ "a/b:c", "a/b:c" },
		{ "//host/x", "//host/x" },
		{ "https://example.org/a%20b", "https://example.org/a%20b" },
		{ "HTTP://example.org", "HTTP://example.org" },
		{ "mailto:a@example.org", "mailto:a@example.org" },
		{ "tel:+441234", "tel:+441234" },
		{ "/a b\"c'd<e>\\`", "/a%20b%22c&#39;d%3Ce%3E%5C%60" },
		{ "/größe", "/größe" },
	};

	(void)state;
	CHECK(html_url, rows);
}

static void url_blocks_every_other_scheme(void **state)
{
	static const struct row rows[] = {
		{ "javascript:alert(1)", "#blocked" },
		{ "JavaScript:alert(1)", "#blocked" },
		{ " javascript:alert(1)", "#blocked" },
		{ "\x01javascript:alert(1)", "#blocked" },
		{ "java\tscript:alert(1)", "#blocked" },
		{ "java\nscript:alert(1)", "#blocked" },
		{ "data:text/html,x", "#blocked" },
		{ "vbscript:x", "#blocked" },
		{ "file:///etc/passwd", "#blocked" },
		{ "ftp://x", "#blocked" },
		{ " https://x", "#blocked" },
		{ "https :x", "#blocked" },
		{ ":x", "#blocked" },
		{ "http\xc0\xba:x", "#blocked" },
	};

	(void)state;
	CHECK(html_url, rows);
}

static void url_rest_begins_like_one_or_is_a_segment(void **state)
{
	static const struct row rows[] = {
		{ "/a/b?c=d&e", "/a/b?c=d&amp;e" },   { "?a=b", "?a=b" }, { "#a", "#a" },
		{ "javascript:x", "javascript%3Ax" }, { "a/b", "a%2Fb" }, { "@evil", "%40evil" },
	};

	(void)state;
	CHECK(html_url_rest, rows);
}

static void url_parts_cannot_break_out(void **state)
{
	static const struct row path[] = {
		{ "a-b_c.d~e", "a-b_c.d~e" },
		{ "a/b?c#d", "a%2Fb%3Fc%23d" },
		{ "a:b@c", "a%3Ab%40c" },
		{ "a b+c", "a%20b+c" },
		{ "a%2f", "a%252f" },
		{ "\"'<>&", "%22%27%3C%3E%26" },
		{ "ö", "%C3%B6" },
	};
	static const struct row query[] = {
		{ "a&b=c;d", "a%26b%3Dc%3Bd" },
		{ "a+b c", "a%2Bb%20c" },
		{ "a@b.uk", "a@b.uk" },
		{ "#?/\\", "%23%3F%2F%5C" },
	};

	(void)state;
	CHECK(html_url_path, path);
	CHECK(html_url_query, query);
}

static void json_stays_inside_its_string_and_its_script(void **state)
{
	static const struct row rows[] = {
		{ "plain ö '", "plain ö '" },
		{ "a\"b\\c", "a\\\"b\\\\c" },
		{ "</script><!--", "\\u003c/script\\u003e\\u003c!--" },
		{ "&", "\\u0026" },
		{ "a\nb\tc\x1f", "a\\nb\\u0009c\\u001f" },
		{ "\xe2\x80\xa8x\xe2\x80\xa9", "\\u2028x\\u2029" },
		{ "\xe2\x80\xa6", "\xe2\x80\xa6" },
		{ "\xe2\x80", "\xe2\x80" },
		{ "\xe2", "\xe2" },
	};

	(void)state;
	CHECK(html_json, rows);
}

/* Every byte in every place: what comes out has none of the bytes that end the place. */
static void no_byte_ends_its_place(void **state)
{
	static const struct {
		escaper *how;
		const char *ends;
	} rows[] = {
		{ html_text, "<>" },
		{ html_attr, "\"'<>" },
		{ html_url, "\"'<> " },
		{ html_url_rest, "\"'<> " },
		{ html_url_path, "\"'<>& /?#:@" },
		{ html_url_query, "\"'<>& /?#:" },
		{ html_json, "<>&\n" },
	};
	struct arena mem;

	(void)state;
	arena_init(&mem, MAX_MEMORY);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int byte = 0; byte < 256; byte++) {
			char c = (char)byte;
			struct str got = escape(&mem, rows[i].how, (struct str){ &c, 1 });
			bool is_address =
				(rows[i].how == html_url || rows[i].how == html_url_rest) && memchr("/?#", c, 3);

			for (const char *end = rows[i].ends; *end && !is_address; end++)
				assert_null(memchr(got.at, *end, got.len));
			assert_true(got.len > 0);
		}
	}
	arena_done(&mem);
}

static void long_runs_are_copied_whole(void **state)
{
	struct arena mem;
	struct buf text;

	(void)state;
	arena_init(&mem, MAX_MEMORY);
	buf_init(&text, &mem, MAX_PAGE);
	for (int i = 0; i < 10000; i++)
		buf_add(&text, S("twenty plain letters"));
	assert_true(str_eq(escape(&mem, html_text, buf_str(&text)), buf_str(&text)));
	arena_done(&mem);
}

static void a_full_buffer_stays_within_its_ceiling(void **state)
{
	struct arena mem;
	struct buf b;

	(void)state;
	arena_init(&mem, MAX_MEMORY);
	buf_init(&b, &mem, 10);
	html_text(&b, S("<<<<<<<<"));
	assert_false(buf_ok(&b));
	assert_true(b.len <= 10);
	arena_done(&mem);
}

static size_t czech(uint64_t n)
{
	return n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2;
}

static void catalogue_finds_or_gives_the_sentence_itself(void **state)
{
	static const char *const forms[] = { "rada", "rady", "rad" };
	static const struct catalogue_entry entries[] = { { "Ask", "Zeptat se", NULL },
							  { "Empty", NULL, NULL },
							  { "council", NULL, forms },
							  { "zz", "last", NULL } };
	const struct catalogue c = { "cs", sizeof(entries) / sizeof(entries[0]), entries, czech };

	(void)state;
	assert_string_equal(tr(&c, "Ask"), "Zeptat se");
	assert_string_equal(tr(&c, "zz"), "last");
	assert_string_equal(tr(&c, "Empty"), "Empty");
	assert_string_equal(tr(&c, "Nothing"), "Nothing");
	assert_string_equal(tr(NULL, "Ask"), "Ask");
	assert_string_equal(tr_n(&c, "council", "councils", 1), "rada");
	assert_string_equal(tr_n(&c, "council", "councils", 3), "rady");
	assert_string_equal(tr_n(&c, "council", "councils", 5), "rad");
	assert_string_equal(tr_n(NULL, "council", "councils", 1), "council");
	assert_string_equal(tr_n(NULL, "council", "councils", 0), "councils");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_escapes_what_begins_a_tag_or_an_entity),
		cmocka_unit_test(attr_escapes_quotes_too),
		cmocka_unit_test(nul_becomes_the_replacement_character),
		cmocka_unit_test(url_lets_four_schemes_and_relative_addresses_through),
		cmocka_unit_test(url_blocks_every_other_scheme),
		cmocka_unit_test(url_rest_begins_like_one_or_is_a_segment),
		cmocka_unit_test(url_parts_cannot_break_out),
		cmocka_unit_test(json_stays_inside_its_string_and_its_script),
		cmocka_unit_test(no_byte_ends_its_place),
		cmocka_unit_test(long_runs_are_copied_whole),
		cmocka_unit_test(a_full_buffer_stays_within_its_ceiling),
		cmocka_unit_test(catalogue_finds_or_gives_the_sentence_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
