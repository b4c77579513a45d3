/* The base floor: memory, texts, buffers, lists, errors, dates. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#undef fail /* cmocka’s; ours is a function */

#include "base/buf.h"
#include "base/ctx.h"
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/list.h"
#include "base/rand.h"

static struct arena mem;

static int start(void **state)
{
	(void)state;
	arena_init(&mem, 8 * 1024 * 1024);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_done(&mem);
	return 0;
}

static void assert_str(struct str is, const char *should)
{
	assert_string_equal(str_c(&mem, is), should);
}

static void an_arena_gives_zeroed_aligned_memory(void **state)
{
	(void)state;
	for (size_t n = 0; n < 5000; n += 37) {
		unsigned char *at = arena_take(&mem, n);

		assert_int_equal((uintptr_t)at % 16, 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(at[i], 0);
		memset(at, 0xff, n);
	}
}

static void a_reset_gives_back_what_came_since_the_mark(void **state)
{
	char *before = arena_take(&mem, 100);
	struct arena_mark mark = arena_mark(&mem);
	size_t held = mem.taken_bytes;

	(void)state;
	before[99] = 'x';
	for (int i = 0; i < 1000; i++)
		arena_take(&mem, 1000);
	assert_true(mem.taken_bytes > held);
	arena_reset(&mem, mark);
	assert_int_equal(mem.taken_bytes, held);
	assert_int_equal(before[99], 'x');
	assert_int_equal(((char *)arena_take(&mem, 100))[0], 0);
}

static void growing_keeps_what_was_there(void **state)
{
	char *at = arena_take(&mem, 10);

	(void)state;
	memcpy(at, "123456789", 10);
	for (size_t n = 10; n < 100000; n *= 3) {
		at = arena_grow(&mem, at, n, n * 3);
		assert_string_equal(at, "123456789");
		assert_int_equal(at[n * 3 - 1], 0);
		if (n == 90)
			arena_take(&mem, 1); /* so that the next one cannot grow in place */
	}
}

static void an_arena_over_its_ceiling_ends_the_process(void **state)
{
	(void)state;
	pid_t child = fork();

	if (child == 0) {
		struct arena small;

		if (!freopen("/dev/null", "w", stderr)) /* the sentence is expected, nobody needs it */
			_exit(0);
		arena_init(&small, 10000);
		for (int i = 0; i < 100; i++)
			arena_take(&small, 1000);
		_exit(0);
	}
	int status;

	waitpid(child, &status, 0);
	assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void texts_are_cut_trimmed_and_found(void **state)
{
	struct str rest = S("a,,b");

	(void)state;
	assert_str(str_cut(&rest, ','), "a");
	assert_str(str_cut(&rest, ','), "");
	assert_non_null(rest.at);
	assert_str(str_cut(&rest, ','), "b");
	assert_null(rest.at);
	assert_str(str_trim(S(" \t\r\nx y\n ")), "x y");
	assert_str(str_trim(S("  ")), "");
	assert_int_equal(str_find(S("banana"), S("nan")), 2);
	assert_int_equal(str_find(S("banana"), S("nab")), -1);
	assert_int_equal(str_find(S(""), S("")), 0);
	assert_true(str_starts(S("kent"), S("ke")));
	assert_false(str_starts(S("k"), S("ke")));
	assert_true(str_ends(S("kent"), S("nt")));
	assert_true(str_eq_nocase(S("KeNT"), S("kEnt")));
	assert_str(str_sub(S("kent"), 1, 99), "ent");
	assert_str(str_sub(S("kent"), 9, 2), "");
	assert_true(str_cmp(S("a"), S("ab")) < 0);
	assert_true(str_cmp(S("b"), S("ab")) > 0);
}

static void numbers_are_read_strictly(void **state)
{
	static const char *const wrong[] = {
		"", "-", "+1", " 1", "1 ", "1.0", "0x10", "9223372036854775808", "-9223372036854775809", "1e3", "१"
	};
	int64_t n = 7;
	double real;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(str_to_int(str_of(wrong[i]), &n));
	assert_int_equal(n, 7);
	assert_true(str_to_int(S("9223372036854775807"), &n) && n == INT64_MAX);
	assert_true(str_to_int(S("-9223372036854775808"), &n) && n == INT64_MIN);
	assert_true(str_to_int(S("007"), &n) && n == 7);
	assert_true(str_to_real(S("-1.25"), &real) && real == -1.25);
	assert_false(str_to_real(S("1.2.3"), &real));
	assert_false(str_to_real(S("nan"), &real));
	assert_false(str_to_real(S("inf"), &real));
}

static void a_buffer_stops_at_its_ceiling(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, &mem, 10);
	buf_add(&b, S("12345"));
	buf_int(&b, -42);
	assert_true(buf_ok(&b));
	assert_str(buf_str(&b), "12345-42");
	buf_add(&b, S("toolong"));
	assert_false(buf_ok(&b));
	buf_char(&b, 'x');
	assert_str(buf_str(&b), "12345-42");
	buf_init(&b, &mem, 10);
	buf_print(&b, "%s", "123456789");
	assert_true(buf_ok(&b));
	buf_print(&b, "%d", 12);
	assert_false(buf_ok(&b));
}

static void a_list_grows(void **state)
{
	struct str_list list = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++)
		*list_push(&mem, &list) = str_print(&mem, "%d", i);
	assert_int_equal(list.len, 1000);
	for (int i = 0; i < 1000; i++)
		assert_true(str_eq(list.at[i], str_print(&mem, "%d", i)));
}

static void the_first_failure_is_kept(void **state)
{
	struct ctx cx = { .mem = &mem };

	(void)state;
	assert_false(fail_field(&cx, ERR_INPUT, S("postcode"), "That’s not a %s.", "postcode"));
	assert_false(fail(&cx, ERR_BUG, "later"));
	assert_int_equal(cx.err.kind, ERR_INPUT);
	assert_str(cx.err.said, "That’s not a postcode.");
	assert_str(cx.err.field, "postcode");
	assert_int_equal(err_row(cx.err.kind)->http_status, 422);
	err_clear(&cx);
	assert_int_equal(cx.err.kind, ERR_NONE);
}

static void every_kind_of_error_has_a_row(void **state)
{
	(void)state;
	for (int kind = ERR_NONE; kind < ERR__MAX; kind++) {
		const struct err_row *row = err_row((enum err_kind)kind);

		assert_non_null(row->name);
		assert_true(row->http_status >= 200 && row->http_status < 600);
		assert_true(kind == ERR_NONE ? row->exit_code == 0 : row->exit_code >= 64 && row->exit_code <= 78);
	}
}

static void dates_become_words(void **state)
{
	(void)state;
	assert_str(date_words(&mem, S("2026-11-21")), "21 November 2026");
	assert_str(date_words(&mem, S("2019-11")), "November 2019");
	assert_str(date_words(&mem, S("2019")), "2019");
	assert_str(date_words(&mem, S("2019-13")), "2019-13");
	assert_str(date_words(&mem, S("2026-05-01")), "1 May 2026");
	assert_str(date_words(&mem, S("")), "");
}

static void dates_and_times_agree(void **state)
{
	static const char *const wrong[] = {
		"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-11-21", "2026/11/21", ""
	};
	int64_t ms;

	(void)state;
	assert_true(date_to_ms(S("1970-01-01"), &ms) && ms == 0);
	assert_true(date_to_ms(S("2026-11-21"), &ms));
	assert_true(ms == 1795219200000);
	for (int64_t day = -700000; day < 800000; day += 997) {
		assert_true(date_to_ms(date_of_ms(&mem, day * 86400000), &ms));
		assert_true(ms == day * 86400000);
	}
	assert_str(date_of_ms(&mem, -1), "1969-12-31");
	assert_true(date_to_ms(S("2024-02-29"), &ms));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(date_to_ms(str_of(wrong[i]), &ms));
}

static void a_file_is_written_whole(void **state)
{
	struct ctx cx = { .mem = &mem };
	char folder[] = "/tmp/base-test-XXXXXX";
	struct str back;

	(void)state;
	assert_non_null(mkdtemp(folder));
	const char *path = str_print(&mem, "%s/a", folder).at;

	assert_true(file_write(&cx, path, S("one\0two")));
	assert_true(file_read(&cx, path, 100, &back));
	assert_true(str_eq(back, S("one\0two")));
	assert_false(file_read(&cx, path, 3, &back));
	assert_int_equal(cx.err.kind, ERR_TOO_LARGE);
	err_clear(&cx);
	assert_false(file_read(&cx, "/nowhere/x", 3, &back));
	assert_int_equal(cx.err.kind, ERR_NOT_FOUND);
	err_clear(&cx);
	assert_false(file_write(&cx, "/nowhere/x", S("")));
	unlink(path);
	rmdir(folder);
}

static void hashes_are_sha256(void **state)
{
	(void)state;
	assert_str(hash_sha256(&mem, S("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void ids_sort_by_time_and_differ(void **state)
{
	struct str early = rand_id(&mem, 1000);
	struct str late = rand_id(&mem, 1001);

	(void)state;
	assert_int_equal(early.len, 26);
	assert_true(str_cmp(early, late) < 0);
	assert_false(str_eq(rand_id(&mem, 1000), early));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(a_reset_gives_back_what_came_since_the_mark),
		cmocka_unit_test(growing_keeps_what_was_there),
		cmocka_unit_test(an_arena_over_its_ceiling_ends_the_process),
		cmocka_unit_test(texts_are_cut_trimmed_and_found),
		cmocka_unit_test(numbers_are_read_strictly),
		cmocka_unit_test(a_buffer_stops_at_its_ceiling),
		cmocka_unit_test(a_list_grows),
		cmocka_unit_test(the_first_failure_is_kept),
		cmocka_unit_test(every_kind_of_error_has_a_row),
		cmocka_unit_test(dates_become_words),
		cmocka_unit_test(dates_and_times_agree),
		cmocka_unit_test(a_file_is_written_whole),
		cmocka_unit_test(hashes_are_sha256),
		cmocka_unit_test(ids_sort_by_time_and_differ),
	};

	return cmocka_run_group_tests_name("base", tests, start, finish);
}
