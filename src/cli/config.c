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

static bool config(struct ctx *cx, const struct call *call)
{
	if (call->json)
		return print_as_json(cx, call);
	for (int id = 0; id < SETTING__MAX; id++) {
		const struct setting_row *row = setting_row((enum setting_id)id);
		const struct setting *setting = &call->settings.at[id];
		struct str value = setting_shown(cx, &call->settings, (enum setting_id)id);
		const char *source = setting_source_name(setting->source);

		printf("%-22s = %-20.*s (%s%s%.*s)\n", row->name, STR_ARG(value), source,
		       setting->source == SOURCE_FILE ? " " : "",
		       setting->source == SOURCE_FILE ? (int)call->settings.file.len : 0, call->settings.file.at);
		if (call_has(call, "help-texts"))
			printf("%26s%s\n", "", row->help);
	}
	return print_flush(cx);
}

const struct command command_config = {
	.name = "config",
	.run = config,
	.usage = "[--help-texts] [--json]",
	.about = "Prints every setting in force and where its value came from; passwords are masked.",
	.example = "LOCALOFFER_PORT=9000 localoffer config",
	.flags = { { "help-texts", NULL, "says what each setting is for" } },
	.prints_data = true,
};
