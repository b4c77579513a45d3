/*
 * One file of postcodes, row by row, whatever its publisher calls its columns: ONS Postcode Directory and
 * National Statistics Postcode Lookup of any year, Ordnance Survey Code-Point Open with or without a
 * header, or a plain table with columns such as pcds, lad_gss, lat, long. Comma separated, also .gz.
 */
#ifndef INGEST_POSTCODE_SOURCE_H
#define INGEST_POSTCODE_SOURCE_H

#include "domain/ingest/postcode_build.h"
#include "format/csv.h"

struct postcode_source {
	struct csv_reader *reader;
	bool has_header;
	bool all_terminated; /* set by the caller: the file is a list of old postcodes */
};

/* Also as csv_open; ERR_INPUT for a file with neither a header that is understood nor Code-Point's columns. */
bool postcode_source_open(struct ctx *cx, const char *path, struct postcode_source *out) must_check;
void postcode_source_close(struct postcode_source *s);

/*
 * The next row; *more is false at the end. Whatever a cell holds that it should not is ERR_INPUT with
 * file, line and column. Postcodes outside Great Britain are given with only `pc` set.
 */
bool postcode_source_next(struct ctx *cx, struct postcode_source *s, struct postcode_entry *out, bool *more) must_check;
/* For the caller that cannot take the row just read: ERR_INPUT at its postcode. Returns false. */
bool postcode_source_fail(struct ctx *cx, const struct postcode_source *s, const char *why);

#endif
