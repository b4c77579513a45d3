#include "domain/ingest/load.h"

#include "cli/commands.h"
#include "cli/print.h"

static void say(void *arg, const char *what, int64_t rows)
{
	(void)arg;
	if (rows < 0)
		fprintf(stderr, "loading %s ...", what);
	else
		fprintf(stderr, " %lld rows\n", (long long)rows);
}

static bool load_files(struct ctx *cx, const struct call *call, struct load_report *sum)
{
	for (size_t i = 0; i < call->words.len; i++) {
		struct load_report one;

		if (!load_file(cx, call->words.at[i].at, &one))
			return false;
		sum->files += one.files;
		sum->unchanged += one.unchanged;
		sum->rows += one.rows;
	}
	return true;
}

static bool load(struct ctx *cx, const struct call *call)
{
	struct load_progress progress = { call_has(call, "quiet") ? NULL : say, NULL };
	struct load_report report = { 0 };

	if (!call_open(cx, call))
		return false;
	bool ok = call->words.len ? load_files(cx, call, &report)
				  : load_reference(cx, setting_text(&call->settings, SETTING_DATA_DIR),
						   progress.say ? &progress : NULL, &report);

	if (!ok)
		return false;
	if (call->json)
		return print_json(cx, json_pack("{s:I, s:I, s:I}", "files", (json_int_t)report.files, "unchanged",
						(json_int_t)report.unchanged, "rows", (json_int_t)report.rows));
	printf("%lld files read with %lld rows; %lld unchanged.\n", (long long)report.files, (long long)report.rows,
	       (long long)report.unchanged);
	return print_flush(cx);
}

const struct command command_load = {
	.name = "load",
	.run = load,
	.usage = "[FILE...] [--quiet] [--json]",
	.about = "Loads the reference data that changed, all or nothing: the whole data folder, or the files named.",
	.example = "localoffer load data/authorities.csv",
	.flags = { { "quiet", NULL, "no line for each data set" } },
	.max_words = 100,
	.prints_data = true,
};
