/* Dates as texts, "2026-11-21", as the data hold them. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

#include "base/str.h"

/* "2026-11-21" -> "21 November 2026", "2019-11" -> "November 2019", "2019" -> "2019"; others as they are. */
struct str date_words(struct arena *mem, struct str date);
/* UTC day of a time: "2026-11-21". */
struct str date_of_ms(struct arena *mem, int64_t ms);
/* Days since 1 January 1970 of a day of the Gregorian calendar, and back. */
int64_t date_days(int64_t year, int64_t month, int64_t day);
void date_civil(int64_t days, int64_t *year, int64_t *month, int64_t *day);
/* Midnight UTC of "2026-11-21"; false when that is no day of the calendar. */
bool date_to_ms(struct str date, int64_t *out);

#endif
