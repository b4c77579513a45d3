/*
 * Days as numbers (since 1 January 1970), and dates that are known only roughly.
 *
 * Somebody who remembers "some time in 2021" has told us something: such a date is the range of days it
 * may be. An exact date is a range of one day.
 */
#ifndef ENTITLEMENT_DAY_H
#define ENTITLEMENT_DAY_H

#include <stdint.h>

#include "base/str.h"

/* Further away than any date that can be written; far enough from the ends to add years. */
enum { DAY_NEVER = 400000000, DAY_ALWAYS = -400000000 };

struct day_range {
	int32_t lo, hi; /* both included */
};

static inline int32_t day_min(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static inline int32_t day_max(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* "2026-11-21", "2026-11" or "2026"; false (out untouched) for what is no date of the years 1900 to 2199. */
bool day_read(struct str text, struct day_range *out);
/* "2026-11-21" */
struct str day_text(struct arena *mem, int32_t day);
/* "21 November 2026" */
struct str day_words(struct arena *mem, int32_t day);

/*
 * The day on which somebody reaches an age. A person born on 29 February reaches it on 1 March in years
 * without that day: a year of age is complete when 28 February is over (Family Law Reform Act 1969,
 * section 9: an age is attained at the start of the anniversary of the birth).
 */
int32_t day_birthday(int32_t born, int years);
/*
 * The last day of a period of whole months that begins on `from`: the day before the corresponding date,
 * or the last day of the month where that month has no such date.
 */
int32_t day_period_end(int32_t from, int months);
/* The latest 31 August that is not after the day. */
int32_t day_last_august(int32_t day);

#endif
