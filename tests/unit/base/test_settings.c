/* Settings from three places, and the log's lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>
#undef fail /* cmocka’s; ours is a function */

#include "base/file.h"
#include "base/log.h"
#include "base/settings.h"

static struct arena mem;
static struct ctx cx = { .mem = &mem };
static char ini[] = "/tmp/test_settings.ini.XXXXXX";

static int start(void **state)
{
	(void)state;
	arena_init(&mem, 8 * 1024 * 1024);
	close(mkstemp(ini));
	return 0;
}

static int finish(void **state)
{
	(void)state;
	unlink(ini);
	arena_done(&mem);
	return 0;
}

static bool read_ini(const char *text, struct settings *out)
{
	err_clear(&cx);
	settings_init(out);
	assert_true(file_write(&cx, ini, str_of(text)));
	return settings_read(&cx, str_of(ini), out);
}

static void every_setting_has_a_row_and_a_sound_default(void **state)
{
	struct settings s;

	(void)state;
	settings_init(&s);
	for (int id = 0; id < SETTING__MAX; id++) {
		const struct setting_row *row = setting_row((enum setting_id)id);
		enum setting_id found;

		assert_non_null(row->name);
		assert_non_null(row->help);
		assert_true(setting_find(str_of(row->name), &found) && found == (enum setting_id)id);
		assert_true(setting_set(&cx, &s, found, str_of(row->initial), SOURCE_FLAG));
	}
	assert_int_equal(setting_int(&s, SETTING_PORT), 8080);
}

static void flags_win_over_environment_over_file_over_default(void **state)
{
	struct settings s;

	(void)state;
	assert_true(read_ini("[web]\nport = 1001\nthreads = 3\naddress = ::1\n", &s));
	assert_int_equal(setting_int(&s, SETTING_PORT), 1001);
	assert_int_equal(s.at[SETTING_PORT].source, SOURCE_FILE);
	setenv("LOCALOFFER_PORT", "1002", 1);
	assert_true(read_ini("[web]\nport = 1001\nthreads = 3\n", &s));
	assert_int_equal(setting_int(&s, SETTING_PORT), 1002);
	assert_int_equal(setting_int(&s, SETTING_THREADS), 3);
	settings_init(&s);
	assert_true(setting_set(&cx, &s, SETTING_PORT, S("1003"), SOURCE_FLAG));
	assert_true(settings_read(&cx, str_of(ini), &s));
	assert_int_equal(setting_int(&s, SETTING_PORT), 1003);
	assert_int_equal(s.at[SETTING_PORT].source, SOURCE_FLAG);
	assert_int_equal(s.at[SETTING_IDLE_SECONDS].source, SOURCE_DEFAULT);
	unsetenv("LOCALOFFER_PORT");
}

static void what_does_not_fit_is_named(void **state)
{
	static const char *const files[] = {
		"[web]\nport = 0\n",	     "[web]\nport = many\n",
		"[web]\nport = 70000\n",     "[web]\ndevelopment = perhaps\n",
		"[log]\nlog_format = xml\n", "[web]\nprot = 80\n",
		"[data]\nport = 80\n",	     "port = 80\n",
		"[web\nport = 80\n",	     "[web]\nport\n",
	};
	struct settings s;

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		assert_false(read_ini(files[i], &s));
		assert_int_equal(cx.err.kind, ERR_USAGE);
		assert_true(cx.err.said.len > 20);
	}
	err_clear(&cx);
	settings_init(&s);
	assert_false(settings_read(&cx, S("/nowhere/at/all.ini"), &s));
	assert_int_equal(cx.err.kind, ERR_NOT_FOUND);
}

static void passwords_are_masked(void **state)
{
	static const struct {
		const char *value;
		const char *shown;
	} rows[] = {
		{ "postgresql://user:secret@host/db", "postgresql://user:***@host/db" },
		{ "postgresql://user@host/db", "postgresql://user@host/db" },
		{ "postgresql://host/db?a=b:c", "postgresql://host/db?a=b:c" },
		{ "var/localoffer.db", "var/localoffer.db" },
	};
	struct settings s;

	(void)state;
	settings_init(&s);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(setting_set(&cx, &s, SETTING_DATABASE, str_of(rows[i].value), SOURCE_FLAG));
		assert_string_equal(str_c(&mem, setting_shown(&cx, &s, SETTING_DATABASE)), rows[i].shown);
	}
}

/* Writes one line of the log and gives what stands behind its time. */
static struct str logged(enum log_format format)
{
	int pair[2];
	char text[8192];
	int saved = dup(STDERR_FILENO);

	assert_int_equal(pipe(pair), 0);
	dup2(pair[1], STDERR_FILENO);
	log_init(format, LOG_INFO);
	LOG(LOG_DEBUG, "unseen", log_int("n", 1));
	LOG(LOG_INFO, "request", log_text("route", S("/offers/:authority")), log_int("status", 200),
	    log_text("detail", S("a \"b\"\nc=\x01")), log_text("empty", (struct str){ 0 }));
	log_init(LOG_TEXT, LOG_INFO);
	dup2(saved, STDERR_FILENO);
	close(saved);
	close(pair[1]);
	ssize_t n = read(pair[0], text, sizeof(text));

	close(pair[0]);
	assert_true(n > 30);
	struct str line = str_copy(&mem, (struct str){ text, (size_t)n });
	ptrdiff_t at = str_find(line, S("Z"));

	return str_sub(line, (size_t)at + 1, line.len);
}

static void a_log_line_is_one_line(void **state)
{
	(void)state;
	assert_string_equal(str_c(&mem, logged(LOG_TEXT)),
			    " level=info event=request route=/offers/:authority status=200 "
			    "detail=\"a \\\"b\\\"\\u000ac=\\u0001\" empty=\"\"\n");
	assert_string_equal(
		str_c(&mem, logged(LOG_JSON)),
		"\",\"level\":\"info\",\"event\":\"request\",\"route\":\"/offers/:authority\",\"status\":200,"
		"\"detail\":\"a \\\"b\\\"\\u000ac=\\u0001\",\"empty\":\"\"}\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_setting_has_a_row_and_a_sound_default),
		cmocka_unit_test(flags_win_over_environment_over_file_over_default),
		cmocka_unit_test(what_does_not_fit_is_named),
		cmocka_unit_test(passwords_are_masked),
		cmocka_unit_test(a_log_line_is_one_line),
	};

	return cmocka_run_group_tests_name("settings and log", tests, start, finish);
}
