#include "cli/commands.h"
#include "cli/print.h"
#include "domain/ingest/load.h"
#include "store/migrate.h"

static bool migrate(struct ctx *cx, const struct call *call)
{
	int64_t applied;

	if (!call_open_any(cx, call) || !migrate_run(cx, &applied) || (applied && !load_derive(cx)))
		return false;
	if (call->json)
		return print_json(cx, json_pack("{s:I}", "applied", (json_int_t)applied));
	printf(applied ? "%lld migrations applied.\n" : "Nothing to do: the database is as new as the program.\n",
	       (long long)applied);
	return true;
}

const struct command command_migrate = {
	.name = "migrate",
	.run = migrate,
	.usage = "[--json]",
	.about = "Brings the tables of the database up to this program; each step is all or nothing.",
	.example = "localoffer migrate",
	.prints_data = true,
};
