/*
 * Loads reference data: all of it, or some files, in one transaction. Loading the same file again gives
 * the same rows. Afterwards what is derived from lists in the data is rebuilt, and what names something
 * that is not there is refused.
 */
#ifndef INGEST_LOAD_H
#define INGEST_LOAD_H

#include "base/ctx.h"
#include "base/list.h"

struct load_report {
	int64_t files;	   /* that were read again */
	int64_t unchanged; /* that were the same as last time */
	int64_t rows;
};

/* Told what is being loaded, before (rows < 0) and after. */
struct load_progress {
	void (*say)(void *arg, const char *what, int64_t rows);
	void *arg;
};

/*
 * Everything below `data_dir` that has changed since it was last loaded. ERR_INPUT names file, line and
 * column; then nothing has changed.
 */
bool load_reference(struct ctx *cx, struct str data_dir, const struct load_progress *progress, struct load_report *out)
	must_check;
/* One file, known by its name; ERR_NOT_FOUND when no data set has that name. */
bool load_file(struct ctx *cx, const char *path, struct load_report *out) must_check;
/* Builds again what follows from the tables (codes, links, the search index): after a migration. */
bool load_derive(struct ctx *cx) must_check;
/* What names something that is not there, one sentence each; for `localoffer check`. */
bool load_check(struct ctx *cx, struct str_list *out) must_check;

#endif
