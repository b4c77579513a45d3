/*
 * Makes the postcode index (authorities/postcode_index.h) from the publishers' files. What they may be is
 * said in postcode_source.h, what comes out in docs/postcodes.md.
 */
#ifndef INGEST_POSTCODE_IMPORT_H
#define INGEST_POSTCODE_IMPORT_H

#include "base/ctx.h"

struct postcode_import_report {
	int64_t rows; /* read, headers not counted */
	int64_t live; /* in the index; so are the next seven */
	int64_t terminated;
	int64_t sectors;
	int64_t authorities; /* distinct codes */
	int64_t without_authority;
	int64_t without_position;
	int64_t file_bytes;
	int64_t repeated;	  /* rows for a postcode that another row had given */
	int64_t northern_ireland; /* rows left out: their licence does not allow it */
	int64_t islands;	  /* rows left out: Jersey, Guernsey, Isle of Man, and forces’ numbers */
	double error_mean_m;	  /* of positions, by rounding */
	double error_max_m;
};

/* Called now and then with the rows read so far in this file. */
typedef void postcode_import_progress(void *data, const char *path, int64_t rows);

struct postcode_import_options {
	const char *const *paths;
	size_t paths_len;
	const char *const *terminated_paths; /* every row of these is terminated, whatever its columns say */
	size_t terminated_paths_len;
	const char *out_path;
	struct str as_at;		    /* for the header: "2025-10"; may be empty */
	struct str source;		    /* for the header; the names of the files when empty */
	postcode_import_progress *progress; /* may be NULL */
	void *progress_data;
};

/*
 * Reads all files and replaces the index at `out_path` in one step; on failure the old one stays as it was.
 * Given twice, a postcode keeps what the later row says, but a live one does not become terminated.
 * ERR_INPUT with file, line and column; ERR_NOT_FOUND and ERR_SYSTEM. Takes 5 KB for every
 * sector while it runs: 60 MB for what there is.
 */
bool postcode_import_with(struct ctx *cx, const struct postcode_import_options *o, struct postcode_import_report *out)
	must_check;
/* The same for the usual case. */
bool postcode_import(struct ctx *cx, const char *const *paths, size_t n, const char *out_path,
		     struct postcode_import_report *out) must_check;

#endif
