#include "domain/ingest/load.h"

#include "cli/commands.h"
#include "cli/print.h"
#include "domain/ingest/postcode_import.h"

enum { MAX_FILES = 200 };

static void say(void *arg, const char *what, int64_t rows)
{
	(void)arg;
	if (rows < 0)
		fprintf(stderr, "loading %s ...", what);
	else
		fprintf(stderr, " %lld rows\n", (long long)rows);
}

static void say_postcodes(void *arg, const char *path, int64_t rows)
{
	(void)arg;
	fprintf(stderr, "\r%s: %lld rows", path, (long long)rows);
}

static bool print_postcodes(struct ctx *cx, const struct call *call, const struct postcode_import_report *r)
{
	if (call->json)
		return print_json(cx, json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:f, s:f}", "rows",
						(json_int_t)r->rows, "live", (json_int_t)r->live, "terminated",
						(json_int_t)r->terminated, "councils", (json_int_t)r->authorities,
						"without_council", (json_int_t)r->without_authority, "repeated",
						(json_int_t)r->repeated, "northern_ireland",
						(json_int_t)r->northern_ireland, "bytes", (json_int_t)r->file_bytes,
						"error_mean_m", r->error_mean_m, "error_max_m", r->error_max_m));
	printf("%lld rows read: %lld postcodes in use, %lld no longer, in %lld councils.\n"
	       "Left out: %lld of Northern Ireland (its licence), %lld of the islands and the forces. Council not "
	       "known: %lld.\n"
	       "The index has %lld bytes; positions are rounded by %.1f m on average, %.1f m at most.\n"
	       "Restart the server to take it up.\n",
	       (long long)r->rows, (long long)r->live, (long long)r->terminated, (long long)r->authorities,
	       (long long)r->northern_ireland, (long long)r->islands, (long long)r->without_authority,
	       (long long)r->file_bytes, r->error_mean_m, r->error_max_m);
	return print_flush(cx);
}

/* `load postcodes FILE...` */
static bool load_postcodes(struct ctx *cx, const struct call *call)
{
	struct str folder = setting_text(&call->settings, SETTING_DATA_DIR);
	const char *paths[MAX_FILES];
	const char *terminated[COMMAND_MAX_FLAGS];
	struct postcode_import_report report;
	struct postcode_import_options options = {
		.paths = paths,
		.terminated_paths = terminated,
		.out_path = str_print(cx->mem, "%.*s/postcodes.idx", STR_ARG(folder)).at,
		.as_at = call_flag(call, "as-at"),
		.progress = call_has(call, "quiet") ? NULL : say_postcodes,
	};
	struct str path;

	for (size_t i = 1; i < call->words.len; i++)
		paths[options.paths_len++] = str_c(cx->mem, call->words.at[i]);
	while (options.terminated_paths_len < COMMAND_MAX_FLAGS &&
	       (path = call_flag_at(call, "terminated", options.terminated_paths_len)).at)
		terminated[options.terminated_paths_len++] = str_c(cx->mem, path);
	if (options.paths_len == 0)
		return fail(cx, ERR_USAGE, "Something is missing: localoffer load postcodes FILE...");
	bool ok = postcode_import_with(cx, &options, &report);

	if (options.progress)
		fputc('\n', stderr);
	return ok && print_postcodes(cx, call, &report);
}

static bool load_files(struct ctx *cx, const struct call *call, struct load_report *sum)
{
	for (size_t i = 0; i < call->words.len; i++) {
		struct load_report one;

		if (!load_file(cx, str_c(cx->mem, call->words.at[i]), &one))
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

	if (call->words.len && str_eq(call->words.at[0], S("postcodes")))
		return load_postcodes(cx, call);
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
	.usage = "[FILE... | postcodes FILE...] [--quiet] [--json]",
	.about = "Loads the reference data that changed, all or nothing: the whole data folder, or the files named.",
	.example = "localoffer load data/authorities.csv",
	.flags = { { "quiet", NULL, "no line for each data set" },
		   { "terminated", "FILE", "with postcodes: a list of old ones; may come more than once" },
		   { "as-at", "DATE", "with postcodes: the month they are of, 2025-10" } },
	.max_words = MAX_FILES,
	.prints_data = true,
};
