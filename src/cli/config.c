#include "cli/commands.h"
#include "cli/print.h"

static bool print_as_json(struct ctx *cx, const struct call *call)
{
	json_t *all = json_object();

	for (int id = 0; id < SETTING__MAX; id++) {
		const struct setting *setting = &call->settings.at[id];
		struct str value = setting_shown(cx, &call->settings, (enum setting_id)id);

		json_object_set_new(all, setting_row((enum setting_id)id)->name,
				    json_pack("{s:o, s:s}", "value", json_of(value), "from",
					      setting_source_name(setting->source)));
	}
	return print_json(cx, json_pack("{s:o, s:o}", "file", json_of(call->settings.file), "settings", all));
}

/* localoffer.ini as it stands in the repository: every setting, commented out. */
static void print_example(void)
{
	const char *section = "";

	puts("# Settings of Local Offer. Take the # away from a line to change its value.\n"
	     "#\n"
	     "# An environment variable (LOCALOFFER_PORT=9000) wins over this file, and a flag (--port 9000) over "
	     "both.\n"
	     "# `localoffer config` prints what is in force and where each value came from; docs/settings.md says "
	     "more.");
	for (int id = 0; id < SETTING__MAX; id++) {
		const struct setting_row *row = setting_row((enum setting_id)id);

		if (strcmp(section, row->section) != 0)
			printf("\n[%s]\n", row->section);
		section = row->section;
		printf("\n# %s\n# %s =%s%s\n", row->help, row->name, *row->initial ? " " : "", row->initial);
	}
}

static void print_line(struct ctx *cx, const struct settings *settings, enum setting_id id)
{
	const struct setting *setting = &settings->at[id];
	struct str value = setting_shown(cx, settings, id);
	struct str file = setting->source == SOURCE_FILE ? settings->file : S("");

	printf("%-22s = %-20.*s (%s%s%.*s)\n", setting_row(id)->name, STR_ARG(value),
	       setting_source_name(setting->source), file.len ? " " : "", STR_ARG(file));
}

static bool config(struct ctx *cx, const struct call *call)
{
	if (call->json)
		return print_as_json(cx, call);
	if (call_has(call, "example")) {
		print_example();
		return print_flush(cx);
	}
	for (int id = 0; id < SETTING__MAX; id++)
		print_line(cx, &call->settings, (enum setting_id)id);
	return print_flush(cx);
}

const struct command command_config = {
	.name = "config",
	.run = config,
	.usage = "[--example] [--json]",
	.about = "Prints every setting in force and where its value came from; passwords are masked.",
	.example = "LOCALOFFER_PORT=9000 localoffer config",
	.flags = { { "example", NULL, "prints localoffer.ini with every setting explained" } },
	.prints_data = true,
};
