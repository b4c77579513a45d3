/*
 * Every postcode of Great Britain, mapped from one file (docs/postcodes.md): whether it is in use, which
 * lower-tier council it lies in, roughly where it is. Read-only and shared by all processes and threads.
 *
 *     struct postcode_index index cleanup(postcode_index_close) = { 0 };
 *     struct postcode pc;
 *
 *     if (!postcode_index_open(cx, "data/postcodes.idx", &index))
 *             return false;
 *     if (postcode_parse(typed, &pc) && postcode_find(&index, &pc).status != POSTCODE_UNKNOWN)
 *             ...
 */
#ifndef AUTHORITIES_POSTCODE_INDEX_H
#define AUTHORITIES_POSTCODE_INDEX_H

#include "base/ctx.h"
#include "domain/authorities/postcode_file.h"

struct postcode_index {
	const struct postcode_file_header *header; /* NULL when closed */
	const struct postcode_sector *sectors;
	const uint16_t *palette;
	const struct postcode_gss *authorities;
	const uint8_t *choices;
	const uint8_t *norths;
	const uint8_t *easts;
};

/*
 * Checks all of the file before anything is believed: ERR_INPUT with a sentence for what is truncated,
 * altered or not an index; ERR_NOT_FOUND or ERR_SYSTEM. Replace the file only by renaming another over it,
 * as postcode_import does: who has the old one open goes on with it.
 */
bool postcode_index_open(struct ctx *cx, const char *path, struct postcode_index *out) must_check;
/* Takes a closed one; for cleanup(postcode_index_close). */
void postcode_index_close(struct postcode_index *index);

enum postcode_status {
	POSTCODE_UNKNOWN, /* not in the index: a new one, a slip of the finger, or from outside Great Britain */
	POSTCODE_LIVE,
	POSTCODE_TERMINATED, /* no longer in use; people remember them for years */
};

struct postcode_hit {
	enum postcode_status status;
	struct str gss; /* the lower-tier council, borrowed from the index; at == NULL when not known */
	bool has_position;
	double latitude; /* WGS84, within header->error_max_cm of what was imported */
	double longitude;
	bool sector_known; /* other postcodes of its sector are in the index */
};

/* For a full postcode; any other kind is POSTCODE_UNKNOWN. */
struct postcode_hit postcode_find(const struct postcode_index *index, const struct postcode *pc);

struct postcode_share {
	struct str gss; /* borrowed from the index; at == NULL: postcodes whose council is not known */
	uint32_t live;
	double share; /* of the live postcodes counted */
};

struct postcode_outcode {
	uint32_t live;
	uint32_t terminated;
	size_t len;
	const struct postcode_share *shares; /* the largest first, then by code */
};

/*
 * The councils that an outward code lies in or, given a sector, those of the sector; a full postcode counts
 * as its outward code. All zero when there is none.
 */
void postcode_outcode(struct arena *mem, const struct postcode_index *index, const struct postcode *pc,
		      struct postcode_outcode *out);

#endif
