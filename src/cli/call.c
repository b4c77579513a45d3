#include "cli/call.h"

#include <getopt.h>

#include "store/migrate.h"

/* getopt's table: --help, --json, --config, the verb's own flags, then one for each setting. */
enum { OPTION_HELP = 1, OPTION_JSON, OPTION_CONFIG, OPTION_OWN, OPTION_SETTING = OPTION_OWN + COMMAND_MAX_FLAGS };
enum { OPTIONS_MAX = OPTION_SETTING + SETTING__MAX + 1 };

static const char *dashed(struct ctx *cx, const char *name)
{
	char *copy = (char *)str_c(cx->mem, str_of(name));

	for (char *c = copy; *c; c++)
		if (*c == '_')
			*c = '-';
	return copy;
}

static void make_options(struct ctx *cx, const struct command *command, struct option *out)
{
	*out++ = (struct option){ "help", no_argument, NULL, OPTION_HELP };
	*out++ = (struct option){ "config", required_argument, NULL, OPTION_CONFIG };
	if (command->prints_data)
		*out++ = (struct option){ "json", no_argument, NULL, OPTION_JSON };
	for (int i = 0; i < COMMAND_MAX_FLAGS && command->flags[i].name; i++) {
		const struct flag *flag = &command->flags[i];

		*out++ = (struct option){ flag->name, flag->value ? required_argument : no_argument, NULL,
					  OPTION_OWN + i };
	}
	for (int id = 0; id < SETTING__MAX; id++)
		*out++ = (struct option){ dashed(cx, setting_row((enum setting_id)id)->name), required_argument, NULL,
					  OPTION_SETTING + id };
	*out = (struct option){ 0 };
}

static bool take_option(struct ctx *cx, int option, struct str value, struct str *config, struct call *call)
{
	switch (option) {
	case OPTION_HELP:
		call->help = true;
		return true;
	case OPTION_JSON:
		call->json = true;
		return true;
	case OPTION_CONFIG:
		*config = value;
		return true;
	default:
		break;
	}
	if (option >= OPTION_SETTING)
		return setting_set(cx, &call->settings, (enum setting_id)(option - OPTION_SETTING), value, SOURCE_FLAG);
	const struct flag *flag = &call->command->flags[option - OPTION_OWN];

	*list_push(cx->mem, &call->flags) = (struct flag_value){ flag, flag->value ? value : S("") };
	return true;
}

static bool check_words(struct ctx *cx, const struct call *call)
{
	const struct command *command = call->command;

	if (call->words.len < command->min_words)
		return fail(cx, ERR_USAGE, "Something is missing: localoffer %s %s", command->name, command->usage);
	if (call->words.len > command->max_words)
		return fail(cx, ERR_USAGE, "That is too much: localoffer %s %s", command->name, command->usage);
	return true;
}

bool call_read(struct ctx *cx, const struct command *command, int argc, char **argv, struct call *out)
{
	struct option options[OPTIONS_MAX];
	struct call call = { .command = command };
	struct str config = { 0 };
	int option;

	settings_init(&call.settings);
	make_options(cx, command, options);
	optind = 0;
	opterr = 0;
	while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
		const char *at = optind > 0 && optind <= argc ? argv[optind - 1] : "";

		if (option == 'h')
			option = OPTION_HELP;
		if (option == '?')
			return fail(cx, ERR_USAGE, "localoffer %s has no flag %s; see localoffer help %s.",
				    command->name, at, command->name);
		if (option == ':')
			return fail(cx, ERR_USAGE, "The flag %s needs a value; see localoffer help %s.", at,
				    command->name);
		if (!take_option(cx, option, str_of(optarg), &config, &call))
			return false;
	}
	for (int i = optind; i < argc; i++)
		*list_push(cx->mem, &call.words) = str_of(argv[i]);
	if (!call.help && (!check_words(cx, &call) || !settings_read(cx, config, &call.settings)))
		return false;
	*out = call;
	return true;
}

struct str call_flag_at(const struct call *call, const char *flag, size_t i)
{
	for (size_t k = 0; k < call->flags.len; k++)
		if (strcmp(call->flags.at[k].flag->name, flag) == 0 && i-- == 0)
			return call->flags.at[k].value;
	return (struct str){ 0 };
}

struct str call_flag(const struct call *call, const char *flag)
{
	return call_flag_at(call, flag, 0);
}

bool call_has(const struct call *call, const char *flag)
{
	return call_flag(call, flag).at != NULL;
}

bool call_open_any(struct ctx *cx, const struct call *call)
{
	return db_open(cx, setting_text(&call->settings, SETTING_DATABASE), &cx->db);
}

bool call_open(struct ctx *cx, const struct call *call)
{
	enum migrate_state state;

	if (!call_open_any(cx, call) || !migrate_state(cx, &state))
		return false;
	if (state == MIGRATE_EMPTY)
		return fail(cx, ERR_DATABASE, "The database is empty; run: localoffer init");
	if (state == MIGRATE_BEHIND)
		return fail(cx, ERR_DATABASE, "The database is older than the program; run: localoffer migrate");
	return true;
}
