#include "domain/ingest/load.h"

#include "base/file.h"
#include "base/hash.h"
#include "domain/ingest/dataset.h"
#include "domain/ingest/derive.h"
#include "domain/search/index.h"
#include "gen/sql/reference.h"
#include "gen/sql/store.h"
#include "store/journal.h"
#include "store/tx.h"

enum { FILE_MAX_BYTES = 64 * 1024 * 1024 };

static bool was_loaded(const struct loaded_file_all_row_list *known, const struct dataset *d, struct str hash)
{
	for (size_t i = 0; i < known->len; i++)
		if (str_eq(known->at[i].name, str_of(d->file)))
			return str_eq(known->at[i].sha256, hash);
	return false;
}

static void say(const struct load_progress *p, const struct dataset *d, int64_t rows)
{
	if (p)
		p->say(p->arg, d->what, rows);
}

static bool load_text(struct ctx *cx, const struct dataset *d, struct str text, struct load_report *report)
{
	int64_t rows;
	struct str hash = hash_sha256(cx->mem, text);

	if (!dataset_load(cx, d, text, &rows) || !q_loaded_file_put(cx, str_of(d->file), hash, rows, cx->now_ms))
		return false;
	report->files++;
	report->rows += rows;
	return true;
}

static bool load_changed(struct ctx *cx, struct str data_dir, const struct load_progress *progress,
			 struct load_report *report)
{
	struct loaded_file_all_row_list known;

	if (!q_loaded_file_all(cx, &known))
		return false;
	for (const struct dataset *d = datasets; d->file; d++) {
		struct arena_mark mark = arena_mark(cx->mem);
		int64_t before = report->rows;
		const char *path = str_print(cx->mem, "%.*s/%s", STR_ARG(data_dir), d->file).at;
		struct str text;

		if (!file_read(cx, path, FILE_MAX_BYTES, &text))
			return false;
		if (was_loaded(&known, d, hash_sha256(cx->mem, text))) {
			report->unchanged++;
			continue;
		}
		say(progress, d, -1);
		if (!load_text(cx, d, text, report))
			return false;
		say(progress, d, report->rows - before);
		arena_reset(cx->mem, mark);
	}
	return true;
}

/* The end of every load, inside its transaction. */
static bool finish(struct ctx *cx, struct load_report *report)
{
	struct str_list broken;
	struct str rows = str_print(cx->mem, "%lld rows", (long long)report->rows);
	struct journal_line line = { S("load"), S("data:reference"), { 0 }, rows };

	if (!derive_lists(cx) || !load_check(cx, &broken))
		return false;
	if (broken.len)
		return fail(cx, ERR_INPUT, "%.*s", STR_ARG(broken.at[0]));
	return q_data_version_raise(cx, cx->now_ms) && journal_write(cx, &line) && search_rebuild(cx);
}

bool load_reference(struct ctx *cx, struct str data_dir, const struct load_progress *progress, struct load_report *out)
{
	struct tx tx cleanup(tx_done) = { 0 };
	struct load_report report = { 0 };

	if (!tx_begin(cx, TX_WRITE, &tx) || !load_changed(cx, data_dir, progress, &report))
		return false;
	if (report.files && !finish(cx, &report))
		return false;
	if (!tx_commit(&tx))
		return false;
	*out = report;
	return true;
}

/* "codebook/areas.tsv" is known by "areas.tsv" too. */
static const struct dataset *dataset_of(const char *path)
{
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;

	for (const struct dataset *d = datasets; d->file; d++) {
		const char *own = strrchr(d->file, '/') ? strrchr(d->file, '/') + 1 : d->file;

		if (strcmp(name, own) == 0)
			return d;
	}
	return NULL;
}

bool load_file(struct ctx *cx, const char *path, struct load_report *out)
{
	struct tx tx cleanup(tx_done) = { 0 };
	const struct dataset *d = dataset_of(path);
	struct load_report report = { 0 };
	struct str text;

	if (!d)
		return fail_field(cx, ERR_NOT_FOUND, str_of(path), "%s isn’t the name of a data set.", path);
	if (!file_read(cx, path, FILE_MAX_BYTES, &text) || !tx_begin(cx, TX_WRITE, &tx))
		return false;
	if (!load_text(cx, d, text, &report) || !finish(cx, &report) || !tx_commit(&tx))
		return false;
	*out = report;
	return true;
}

bool load_derive(struct ctx *cx)
{
	struct tx tx cleanup(tx_done) = { 0 };

	return tx_begin(cx, TX_WRITE, &tx) && derive_lists(cx) && q_data_version_raise(cx, cx->now_ms) &&
	       search_rebuild(cx) && tx_commit(&tx);
}

bool load_check(struct ctx *cx, struct str_list *out)
{
	struct broken_references_row_list rows;
	struct str_list sentences = { 0 };

	if (!q_broken_references(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, &sentences) =
			str_print(cx->mem, "%lld rows of the %.*s name %.*s, which isn’t there.",
				  (long long)rows.at[i].rows, STR_ARG(rows.at[i].place), STR_ARG(rows.at[i].what));
	*out = sentences;
	return true;
}
