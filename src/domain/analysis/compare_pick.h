/*
 * Which councils somebody wants to compare: from the slugs of an address and from what was typed. What
 * can mean several councils asks and never guesses.
 */
#ifndef ANALYSIS_COMPARE_PICK_H
#define ANALYSIS_COMPARE_PICK_H

#include "domain/analysis/compare.h"
#include "domain/authorities/find.h"

/* A council that could be meant, and the place by whose name: itself, or a district in it. */
struct compare_meant {
	struct authority authority;
	struct str place;
};
LIST(compare_meant, struct compare_meant);

/* A word that leads to no one council with an offer. */
struct compare_problem {
	struct str typed;
	enum find_kind kind;		   /* why: FIND_NOTHING, FIND_SUGGESTIONS, FIND_NATION, ... */
	enum find_nation nation;	   /* with FIND_NATION */
	struct compare_meant_list choices; /* may be empty */
};
LIST(compare_problem, struct compare_problem);

struct compare_pick {
	struct authority_list councils; /* each once, in the order asked for; perhaps more than COMPARE_MAX */
	struct compare_problem_list problems;
};

/*
 * Adds the councils that the words mean: slugs, names, districts (their county), former councils with one
 * successor, postcodes when there is an `index` (may be NULL). Start with an empty *pick.
 */
bool compare_pick(struct ctx *cx, const struct postcode_index *index, const struct str_list *words,
		  struct compare_pick *pick) must_check;

/* Fills up to COMPARE_MAX with the statistical neighbours of the first council, the nearest first. */
bool compare_pick_neighbours(struct ctx *cx, struct compare_pick *pick) must_check;

/* A council of which many pages were read: a place to start. */
struct compare_start {
	struct authority authority;
	int64_t pages;
};
LIST(compare_start, struct compare_start);
/* The `n` councils of which most pages were read; by name. */
bool compare_starts(struct ctx *cx, size_t n, struct compare_start_list *out) must_check;

#endif
