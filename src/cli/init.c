#include "cli/commands.h"

#include <errno.h>
#include <sys/stat.h>

#include "domain/ingest/load.h"
#include "store/migrate.h"

/* Makes the folder of an SQLite file, so that the first start needs no preparation. */
static bool make_folder(struct ctx *cx, struct str database)
{
	const char *path = str_c(cx->mem, database);
	const char *slash = strrchr(path, '/');

	if (str_has(database, S("://")) || str_has(database, S(":memory:")) || !slash || slash == path)
		return true;
	struct str folder = { path, (size_t)(slash - path) };

	if (mkdir(str_c(cx->mem, folder), 0750) == 0 || errno == EEXIST)
		return true;
	fail(cx, ERR_SYSTEM, "The folder %.*s cannot be made.", STR_ARG(folder));
	return fail_detail(cx, "%s", strerror(errno));
}

static bool init(struct ctx *cx, const struct call *call)
{
	struct str shown = setting_shown(cx, &call->settings, SETTING_DATABASE);
	int64_t applied;

	if (!make_folder(cx, setting_text(&call->settings, SETTING_DATABASE)) || !call_open_any(cx, call) ||
	    !migrate_run(cx, &applied) || (applied && !load_derive(cx)))
		return false;
	printf(applied ? "The database %.*s is ready; fill it with: localoffer load\n"
		       : "The database %.*s was there already.\n",
	       STR_ARG(shown));
	return true;
}

const struct command command_init = {
	.name = "init",
	.run = init,
	.usage = "",
	.about = "Makes the database and its tables. Does nothing to one that is there.",
	.example = "localoffer init --database var/localoffer.db",
};
