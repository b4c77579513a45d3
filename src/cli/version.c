#include "cli/commands.h"
#include "cli/print.h"
#include "store/migrate.h"

#define VERSION "0.1.0"

static bool version(struct ctx *cx, const struct call *call)
{
	const char *newest = "";

	for (const struct migration *m = migrations; m->name; m++)
		newest = m->name;
	if (call->json)
		return print_json(cx, json_pack("{s:s, s:s}", "version", VERSION, "newest_migration", newest));
	printf("localoffer %s (database up to %s)\n", VERSION, newest);
	return print_flush(cx);
}

const struct command command_version = {
	.name = "version",
	.run = version,
	.usage = "[--json]",
	.about = "Prints the version of the program and of the database that it needs.",
	.example = "localoffer version --json",
	.prints_data = true,
};
