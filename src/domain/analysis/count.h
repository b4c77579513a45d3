/*
 * How many authorities do something: what may be said of it depends on what was read.
 *
 * Over a full round every authority of the sample was read, so N of N, a share and a band can be given.
 * The pilot read short excerpts of some councils' pages: then the only true sentence is "at least N say
 * so on the pages read so far", without a share, a rank or a band. Whoever counts passes standings of
 * real authorities only; an invented one is never among them.
 */
#ifndef ANALYSIS_COUNT_H
#define ANALYSIS_COUNT_H

#include "domain/analysis/band.h"
#include "domain/offers/claim.h"

/* What all claims about one authority under one indicator come to. */
struct standing {
	enum claim_status status; /* the best of what it says; CLAIM_NOT_LOOKED_AT when nothing is known */
	bool says_otherwise;	  /* all that was found is against the law's words: no refusal, in no count */
};

/* A page that states a legal right wrongly or narrows it. Nobody can say no to a right. */
bool standing_is_otherwise(const struct claim *claim);
/* Of claims about one authority under one indicator, in any order; n may be 0. */
struct standing standing_of(const struct claim *claims, size_t n);

enum count_basis {
	COUNT_PILOT, /* partial by nature: it can say "offers", never "absent" */
	COUNT_ROUND  /* a whole offer of each authority in the sample was read */
};

struct count {
	int64_t of;		/* authorities in the sample, each counted once */
	int64_t by[CLAIM__MAX]; /* by standing; without those that say otherwise */
	int64_t otherwise;	/* whose pages are against the law's words */
	int64_t offers;		/* those that say they do it: by[CLAIM_OFFERS] */
	bool complete;		/* a round in which nobody is left to look at: `offers` of `of` may be said */
	enum band band;		/* BAND_NONE unless complete */
};

struct count count_of(enum count_basis basis, const struct band_edges *edges, const struct standing *at, size_t n);

#endif
