#include "cli/commands.h"

#include "base/log.h"
#include "cli/print.h"
#include "store/db.h"
#include "web/app.h"

enum { COMMAND_MAX_BYTES = 1024 * 1024 * 1024 };

const struct command *const commands[] = {
	&command_serve,	 &command_init,	  &command_migrate, &command_load,   &command_find,
	&command_rights, &command_rules,  &command_request, &command_routes, &command_export,
	&command_check,	 &command_config, &command_version, &command_help,   NULL,
};

const struct command *command_named(struct str name)
{
	for (size_t i = 0; commands[i]; i++)
		if (str_eq(name, str_of(commands[i]->name)))
			return commands[i];
	return NULL;
}

static bool run(struct ctx *cx, int argc, char **argv, bool *json)
{
	struct str name = argc > 1 ? str_of(argv[1]) : S("help");
	struct call call = { 0 };

	if (str_eq(name, S("--help")) || str_eq(name, S("-h")))
		name = S("help");
	if (str_eq(name, S("--version")))
		name = S("version");
	const struct command *command = command_named(name);

	for (int i = 2; i < argc; i++)
		*json = *json || strcmp(argv[i], "--json") == 0;
	if (!command)
		return fail(cx, ERR_USAGE, "There is no verb %.*s; see localoffer help.", STR_ARG(name));
	if (!call_read(cx, command, argc > 1 ? argc - 1 : argc, argc > 1 ? argv + 1 : argv, &call))
		return false;
	log_init((enum log_format)setting_int(&call.settings, SETTING_LOG_FORMAT),
		 (enum log_level)setting_int(&call.settings, SETTING_LOG_LEVEL));
	if (call.help)
		return print_command(command);
	return command->run(cx, &call);
}

int commands_run(int argc, char **argv)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem, .actor = S("operator") };
	bool json = false;

	arena_init(&mem, COMMAND_MAX_BYTES);
	cx.now_ms = app_now_ms(&(struct app){ 0 });
	bool ok = run(&cx, argc, argv, &json);
	int code = ok ? 0 : err_row(cx.err.kind)->exit_code;

	if (!ok)
		print_failure(&cx, json);
	db_close(cx.db);
	arena_done(&mem);
	return code;
}
