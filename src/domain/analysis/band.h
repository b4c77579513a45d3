/*
 * Bands: the word for a share of authorities, from VERY LOW to VERY HIGH.
 *
 * The words are those of the NLCBF thematic report of November 2019, which prints a band beside most of
 * its counts (N of 20) but not where one band ends and the next begins. Its counts fit these edges:
 * 2 is VERY LOW; 3, 4, 5 LOW; 7, 8, 9, 10 MEDIUM; 12, 13 HIGH. The cut-offs at 6, 11 and 14 or more
 * (of 20) are our guess, and every page that shows a band has to say so.
 */
#ifndef ANALYSIS_BAND_H
#define ANALYSIS_BAND_H

#include <stdint.h>

#include "base/str.h"

enum band { BAND_NONE, BAND_VERY_LOW, BAND_LOW, BAND_MEDIUM, BAND_HIGH, BAND_VERY_HIGH, BAND__MAX };

/* The last per cent, included, of every band but the highest, from the lowest up. */
struct band_edges {
	int up_to_per_cent[4];
};

/* 10, 25, 50, 75: in use until the report's own edges are found. */
extern const struct band_edges band_edges_guessed;

/*
 * The band of `count` authorities `of` all that were read. In whole numbers, so that a share exactly on
 * an edge is in the band below it. BAND_NONE when it cannot be told: nobody was read, or more than all.
 */
enum band band_of(const struct band_edges *edges, int64_t count, int64_t of);

/* "VERY LOW" ... "VERY HIGH"; empty for BAND_NONE. */
struct str band_word(enum band band);
/* BAND_NONE for anything else. */
enum band band_of_word(struct str word);

/* "over `over` per cent, up to `up_to`": the edges of a band; 0 and 100 at the ends. */
struct band_range {
	int over;
	int up_to;
};
struct band_range band_range(const struct band_edges *edges, enum band band);

#endif
