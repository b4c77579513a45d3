#include "base/date.h"

#include "base/arena.h"

static const char *const months[] = { "January", "February", "March",	  "April",   "May",	 "June",
				      "July",	 "August",   "September", "October", "November", "December" };

enum { MS_A_DAY = 86400000 };

static bool digits(struct str s, size_t from, size_t to, int64_t *out)
{
	return s.len >= to && str_to_int(str_sub(s, from, to), out) && *out >= 0;
}

struct str date_words(struct arena *mem, struct str date)
{
	int64_t year;
	int64_t month;
	int64_t day;

	if ((date.len != 10 && date.len != 7) || date.at[4] != '-' || !digits(date, 0, 4, &year) ||
	    !digits(date, 5, 7, &month) || month < 1 || month > 12)
		return date;
	if (date.len == 7)
		return str_print(mem, "%s %lld", months[month - 1], (long long)year);
	if (date.at[7] != '-' || !digits(date, 8, 10, &day))
		return date;
	return str_print(mem, "%lld %s %lld", (long long)day, months[month - 1], (long long)year);
}

/*
 * Days since 1 January 1970 of a day in the Gregorian calendar, and back. The year is taken to start in
 * March, so that a leap day is its last day (Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms").
 */
int64_t date_days(int64_t year, int64_t month, int64_t day)
{
	year -= month <= 2;
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t of_era = year - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void date_civil(int64_t days, int64_t *year, int64_t *month, int64_t *day)
{
	days += 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097;
	int64_t of_era = days - era * 146097;
	int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t from_march = (5 * of_year + 2) / 153;

	*day = of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

struct str date_of_ms(struct arena *mem, int64_t ms)
{
	int64_t days = ms >= 0 ? ms / MS_A_DAY : (ms - MS_A_DAY + 1) / MS_A_DAY;
	int64_t year;
	int64_t month;
	int64_t day;

	date_civil(days, &year, &month, &day);
	return str_print(mem, "%04lld-%02lld-%02lld", (long long)year, (long long)month, (long long)day);
}

bool date_to_ms(struct str date, int64_t *out)
{
	int64_t y;
	int64_t m;
	int64_t d;
	int64_t back[3];

	if (date.len != 10 || date.at[4] != '-' || date.at[7] != '-' || !digits(date, 0, 4, &y) ||
	    !digits(date, 5, 7, &m) || !digits(date, 8, 10, &d) || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	int64_t days = date_days(y, m, d);

	date_civil(days, &back[0], &back[1], &back[2]);
	if (back[0] != y || back[1] != m || back[2] != d)
		return false;
	*out = days * MS_A_DAY;
	return true;
}
