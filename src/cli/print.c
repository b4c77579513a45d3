#include "cli/print.h"

json_t *json_of(struct str s)
{
	return s.at ? json_stringn_nocheck(s.at, s.len) : json_null();
}

bool print_flush(struct ctx *cx)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		return fail(cx, ERR_SYSTEM, "What was asked for could not be written out.");
	return true;
}

bool print_json(struct ctx *cx, json_t *value)
{
	int failed = json_dumpf(value, stdout, JSON_INDENT(2));

	json_decref(value);
	putchar('\n');
	if (failed)
		return fail(cx, ERR_SYSTEM, "What was asked for could not be written out.");
	return print_flush(cx);
}

static void print_flag(const char *name, const char *value, const char *about)
{
	char left[64];

	snprintf(left, sizeof(left), "--%s%s%s", name, value ? " " : "", value ? value : "");
	printf("  %-22s %s\n", left, about);
}

bool print_command(const struct command *command)
{
	printf("localoffer %s %s\n\n%s\n\n", command->name, command->usage, command->about);
	for (int i = 0; i < COMMAND_MAX_FLAGS && command->flags[i].name; i++)
		print_flag(command->flags[i].name, command->flags[i].value, command->flags[i].about);
	if (command->prints_data)
		print_flag("json", NULL, "prints JSON");
	print_flag("config", "FILE", "settings from this file instead of localoffer.ini");
	printf("\nEvery setting can be given as a flag too; see localoffer config.\n\nExample:\n  %s\n",
	       command->example);
	return true;
}

void print_failure(struct ctx *cx, bool json)
{
	const struct err *err = &cx->err;

	if (json) {
		json_t *value =
			json_pack("{s:{s:s, s:o, s:o, s:o}}", "error", "kind", err_row(err->kind)->name, "said",
				  json_of(err->said), "field", json_of(err->field), "detail", json_of(err->detail));

		json_dumpf(value, stderr, 0);
		fputc('\n', stderr);
		json_decref(value);
		return;
	}
	fprintf(stderr, "localoffer: %.*s", STR_ARG(err->said));
	if (!str_empty(err->detail))
		fprintf(stderr, " (%.*s)", STR_ARG(err->detail));
	fputc('\n', stderr);
}
