#include "domain/ingest/postcode_import.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "domain/ingest/postcode_source.h"

enum { PROGRESS_ROWS = 100000 };

struct import {
	const struct postcode_import_options *o;
	struct postcode_build *build;
	struct postcode_import_report report;
};

static bool add(struct ctx *cx, struct import *im, const struct postcode_source *s, const struct postcode_entry *e)
{
	bool repeated = false;
	const char *fault = NULL;

	im->report.rows++;
	if (e->pc.place == POSTCODE_GREAT_BRITAIN)
		fault = postcode_build_add(im->build, e, &repeated);
	else if (e->pc.place == POSTCODE_NORTHERN_IRELAND)
		im->report.northern_ireland++;
	else
		im->report.islands++;
	im->report.repeated += repeated;
	return fault ? postcode_source_fail(cx, s, fault) : true;
}

static bool read_file(struct ctx *cx, struct import *im, const char *path, bool all_terminated)
{
	struct postcode_source s cleanup(postcode_source_close) = { 0 };
	struct postcode_entry e;
	int64_t rows = 0;
	bool more;

	if (!postcode_source_open(cx, path, &s))
		return false;
	s.all_terminated = all_terminated;
	for (;;) {
		if (!postcode_source_next(cx, &s, &e, &more))
			return false;
		bool is_due = !more || ++rows % PROGRESS_ROWS == 0;

		if (is_due && im->o->progress)
			im->o->progress(im->o->progress_data, path, rows);
		if (!more)
			return true;
		if (!add(cx, im, &s, &e))
			return false;
	}
}

static bool read_files(struct ctx *cx, struct import *im, const char *const *paths, size_t n, bool all_terminated)
{
	for (size_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(cx->mem);

		if (!read_file(cx, im, paths[i], all_terminated))
			return false;
		arena_reset(cx->mem, mark);
	}
	return true;
}

static void add_names(struct buf *names, const char *const *paths, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *slash = strrchr(paths[i], '/');

		buf_print(names, "%s%s", names->len ? ", " : "", slash ? slash + 1 : paths[i]);
	}
}

static struct str source_text(struct arena *mem, const struct postcode_import_options *o)
{
	struct buf names;

	if (o->source.len)
		return o->source;
	buf_init(&names, mem, 4096);
	add_names(&names, o->paths, o->paths_len);
	add_names(&names, o->terminated_paths, o->terminated_paths_len);
	return buf_str(&names);
}

static void report_file(struct postcode_import_report *r, struct str image)
{
	struct postcode_file_header h;

	memcpy(&h, image.at, sizeof(h));
	r->live = h.live;
	r->terminated = h.terminated;
	r->sectors = h.sectors;
	r->authorities = h.authorities;
	r->without_authority = h.without_authority;
	r->without_position = h.without_position;
	r->file_bytes = (int64_t)h.file_bytes;
	r->error_mean_m = h.error_mean_cm / 100.0;
	r->error_max_m = h.error_max_cm / 100.0;
}

bool postcode_import_with(struct ctx *cx, const struct postcode_import_options *o, struct postcode_import_report *out)
{
	struct arena mem cleanup(arena_done) = { 0 };
	struct import im = { .o = o };
	struct str image;

	arena_init(&mem, POSTCODE_BUILD_BYTES);
	im.build = postcode_build_new(&mem);
	if (!read_files(cx, &im, o->paths, o->paths_len, false) ||
	    !read_files(cx, &im, o->terminated_paths, o->terminated_paths_len, true))
		return false;
	if (!postcode_build_pack(cx, im.build, o->as_at, source_text(&mem, o), &image) ||
	    !file_write(cx, o->out_path, image))
		return false;
	report_file(&im.report, image);
	*out = im.report;
	return true;
}

bool postcode_import(struct ctx *cx, const char *const *paths, size_t n, const char *out_path,
		     struct postcode_import_report *out)
{
	const struct postcode_import_options o = { .paths = paths, .paths_len = n, .out_path = out_path };

	return postcode_import_with(cx, &o, out);
}
