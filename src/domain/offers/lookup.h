/* What a slug under /offers leads to: a council's offer, its county's, its successor's, or a question. */
#ifndef OFFERS_LOOKUP_H
#define OFFERS_LOOKUP_H

#include "domain/authorities/authority.h"

enum offer_lookup_kind {
	OFFER_HERE,	/* `council` has the leaving-care duties */
	OFFER_DISTRICT, /* the slug is a district: `council` is its county, `asked` the district */
	OFFER_ABROAD,	/* `asked` is in Wales, Scotland or Northern Ireland */
	OFFER_MOVED,	/* an old or other name; `council` is who it is now (possibly a district) */
	OFFER_SPLIT	/* the council `was` was split; `successors` says into which */
};

struct offer_lookup {
	enum offer_lookup_kind kind;
	struct authority council;
	struct authority asked;
	struct authority_former was;
	struct authority_list successors;
};

/* ERR_NOT_FOUND for a slug that no council has or had. */
bool offer_lookup(struct ctx *cx, struct str slug, struct offer_lookup *out) must_check;
/* "Bath and North East Somerset" -> "bath-and-north-east-somerset": letters, digits, single hyphens. */
struct str slug_of_name(struct arena *mem, struct str name);

#endif
