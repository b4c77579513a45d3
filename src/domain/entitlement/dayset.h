/*
 * A set of days that is known only in part: the days that are surely in it, and the days that may be.
 *
 * Stays in care are such a set. Stays that overlap or touch are merged, so no day is counted twice, and
 * the order in which they are given does not matter. A stay whose start is only known to lie between two
 * days begins surely by the later and possibly on the earlier of them.
 */
#ifndef ENTITLEMENT_DAYSET_H
#define ENTITLEMENT_DAYSET_H

#include <stddef.h>

#include "domain/entitlement/day.h"
#include "domain/entitlement/truth.h"

enum { DAYSET_MAX = 72 };

struct span {
	int32_t from, to; /* both included */
};

struct spans {
	size_t len;
	struct span at[DAYSET_MAX]; /* in order, with a gap between each and the next */
};

struct dayset {
	struct spans surely; /* always within `possibly` */
	struct spans possibly;
};

/* Adds the days; those of an empty span (to < from) are none. At most DAYSET_MAX - 1 disjoint spans fit. */
void spans_add(struct spans *s, struct span add);
/* Keeps only the days before `end`. */
void spans_cut(struct spans *s, int32_t end);
/* How many days of the window are in the set. */
int32_t spans_count(const struct spans *s, struct span window);
bool spans_has(const struct spans *s, int32_t day);

/* Is the day in it? A day known only as a range is in it when all are. */
enum truth dayset_has(const struct dayset *d, struct day_range day);
/*
 * Is any day of a window in it? The window runs from a day in `from` to a day in `to`, both included.
 */
enum truth dayset_meets(const struct dayset *d, struct day_range from, struct day_range to);

#endif
