/*
 * The postcode index while it is being made: every unit in a table in memory (about 60 MB for all that
 * Great Britain ever had), then packed into the bytes of postcode_file.h.
 */
#ifndef INGEST_POSTCODE_BUILD_H
#define INGEST_POSTCODE_BUILD_H

#include "base/ctx.h"
#include "domain/authorities/postcode_file.h"

struct postcode_build;

/* One row of a source. */
struct postcode_entry {
	struct postcode pc; /* full */
	bool terminated;
	bool has_position;
	struct str gss;	  /* nine characters, or empty when not known */
	int32_t latitude; /* micro-degrees */
	int32_t longitude;
};

/* Needs an arena of its own with a ceiling of POSTCODE_BUILD_BYTES. */
enum { POSTCODE_BUILD_BYTES = 256 * 1024 * 1024 };
struct postcode_build *postcode_build_new(struct arena *mem);

/*
 * Adds an entry. One that is there already is replaced, except that a live one is not replaced by a
 * terminated one; *repeated says that there was one. Returns NULL, or why the entry cannot be taken.
 */
const char *postcode_build_add(struct postcode_build *b, const struct postcode_entry *e, bool *repeated);

/*
 * The bytes of the file, in the build's arena, the same for the same entries in any order. `as_at` and
 * `source` are cut to what the header holds. ERR_INPUT when nothing live was added.
 */
bool postcode_build_pack(struct ctx *cx, struct postcode_build *b, struct str as_at, struct str source, struct str *out)
	must_check;

#endif
