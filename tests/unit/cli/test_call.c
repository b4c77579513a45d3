/* Arguments of the verbs; and that what there is stands in docs/ and localoffer.ini. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
#undef fail /* cmocka’s; ours is a function */

#include "base/file.h"
#include "cli/commands.h"

#define wrong(...) (print_error(__VA_ARGS__), print_error("\n"), assert_true(false))

static struct arena mem;
static struct ctx cx = { .mem = &mem };

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

static bool nothing(struct ctx *c, const struct call *call)
{
	(void)c;
	(void)call;
	return true;
}

static const struct command verb = {
	.name = "verb",
	.run = nothing,
	.usage = "WORD",
	.about = "",
	.example = "",
	.flags = { { "on", "DATE", "" }, { "quiet", NULL, "" } },
	.min_words = 1,
	.max_words = 2,
	.prints_data = true,
};

static bool read_args(struct call *out, const char *const *args)
{
	char *argv[16];
	int argc = 0;

	argv[argc++] = (char *)str_c(&mem, S("verb"));
	while (*args)
		argv[argc++] = (char *)str_c(&mem, str_of(*args++));
	argv[argc] = NULL;
	err_clear(&cx);
	return call_read(&cx, &verb, argc, argv, out);
}

#define ARGS(...)                 \
	(const char *const[])     \
	{                         \
		__VA_ARGS__, NULL \
	}

static void flags_stand_anywhere(void **state)
{
	struct call call;

	(void)state;
	assert_true(read_args(&call, ARGS("--on", "2026-11-21", "a", "--json", "b", "--quiet", "--on=2027-01-01")));
	assert_int_equal(call.words.len, 2);
	assert_true(str_eq(call.words.at[1], S("b")));
	assert_true(call.json);
	assert_true(call_has(&call, "quiet"));
	assert_true(str_eq(call_flag(&call, "on"), S("2026-11-21")));
	assert_true(str_eq(call_flag_at(&call, "on", 1), S("2027-01-01")));
	assert_null(call_flag_at(&call, "on", 2).at);
	assert_true(read_args(&call, ARGS("--", "--json")));
	assert_false(call.json);
}

static void settings_are_flags_too(void **state)
{
	struct call call;

	(void)state;
	assert_true(read_args(&call, ARGS("a", "--port", "9000", "--page-cache-mb=0")));
	assert_int_equal(setting_int(&call.settings, SETTING_PORT), 9000);
	assert_int_equal(setting_int(&call.settings, SETTING_PAGE_CACHE_MB), 0);
	assert_int_equal(call.settings.at[SETTING_PORT].source, SOURCE_FLAG);
}

static void what_is_wrong_is_said(void **state)
{
	struct call call;

	(void)state;
	assert_false(read_args(&call, ARGS("a", "--nonsense")));
	assert_true(str_has(cx.err.said, S("--nonsense")));
	assert_false(read_args(&call, ARGS("a", "--on")));
	assert_true(str_has(cx.err.said, S("needs a value")));
	assert_false(read_args(&call, ARGS("a", "b", "c")));
	assert_false(read_args(&call, ARGS("--quiet")));
	assert_false(read_args(&call, ARGS("a", "--port", "x")));
	assert_int_equal(cx.err.kind, ERR_USAGE);
	assert_true(read_args(&call, ARGS("--help")));
	assert_true(call.help);
}

static struct str read_all(const char *path)
{
	struct str text;

	err_clear(&cx);
	if (!file_read(&cx, path, 1024 * 1024, &text))
		wrong("%s cannot be read from here", path);
	return text;
}

static void every_verb_is_complete_and_described(void **state)
{
	struct str doc = read_all("docs/cli.md");

	(void)state;
	for (size_t i = 0; commands[i]; i++) {
		struct str name = str_print(&mem, "| `%s` |", commands[i]->name);
		struct str example = str_print(&mem, "localoffer %s", commands[i]->name);

		assert_non_null(commands[i]->run);
		if (!str_has(doc, name))
			wrong("docs/cli.md lacks %s", commands[i]->name);
		if (!str_has(str_of(commands[i]->example), example))
			wrong("the example of %s is of another verb", commands[i]->name);
		assert_ptr_equal(command_named(str_of(commands[i]->name)), commands[i]);
	}
}

static void every_setting_is_described(void **state)
{
	struct str doc = read_all("docs/settings.md");
	struct str ini = read_all("localoffer.ini");

	(void)state;
	for (int id = 0; id < SETTING__MAX; id++) {
		const struct setting_row *row = setting_row((enum setting_id)id);

		if (!str_has(doc, str_print(&mem, "| `%s` | %s |", row->name, row->section)))
			wrong("docs/settings.md lacks %s", row->name);
		if (!str_has(ini, str_print(&mem, "# %s\n# %s =%s%s\n", row->help, row->name, *row->initial ? " " : "",
					    row->initial)))
			wrong("localoffer.ini lacks %s; write it with: localoffer config --example", row->name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flags_stand_anywhere),	      cmocka_unit_test(settings_are_flags_too),
		cmocka_unit_test(what_is_wrong_is_said),      cmocka_unit_test(every_verb_is_complete_and_described),
		cmocka_unit_test(every_setting_is_described),
	};

	return cmocka_run_group_tests_name("command line", tests, start, finish);
}
