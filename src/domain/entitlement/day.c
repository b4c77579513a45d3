#include "domain/entitlement/day.h"

#include "base/date.h"

enum { MS_A_DAY = 86400000, YEAR_MIN = 1900, YEAR_MAX = 2199, MONTHS = 12 };

static int32_t day_of(int64_t year, int64_t month, int64_t day)
{
	return (int32_t)date_days(year, month, day);
}

static int32_t next_month(int64_t year, int64_t month)
{
	return month == MONTHS ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1);
}

/* A part of a date: digits only. */
static bool part(struct str s, size_t from, size_t to, int64_t *out)
{
	for (size_t i = from; i < to; i++)
		if (i >= s.len || s.at[i] < '0' || s.at[i] > '9')
			return false;
	return str_to_int(str_sub(s, from, to), out);
}

bool day_read(struct str text, struct day_range *out)
{
	int64_t year;
	int64_t month;
	int64_t ms;

	if (!part(text, 0, 4, &year) || year < YEAR_MIN || year > YEAR_MAX)
		return false;
	if (text.len == 4) {
		*out = (struct day_range){ day_of(year, 1, 1), day_of(year, MONTHS, 31) };
		return true;
	}
	if (text.len == 7 && text.at[4] == '-' && part(text, 5, 7, &month) && month >= 1 && month <= MONTHS) {
		*out = (struct day_range){ day_of(year, month, 1), next_month(year, month) - 1 };
		return true;
	}
	if (!part(text, 5, 7, &month) || !part(text, 8, 10, &month) || !date_to_ms(text, &ms))
		return false;
	*out = (struct day_range){ (int32_t)(ms / MS_A_DAY), (int32_t)(ms / MS_A_DAY) };
	return true;
}

struct str day_text(struct arena *mem, int32_t day)
{
	return date_of_ms(mem, (int64_t)day * MS_A_DAY);
}

struct str day_words(struct arena *mem, int32_t day)
{
	return date_words(mem, day_text(mem, day));
}

int32_t day_birthday(int32_t born, int years)
{
	int64_t year;
	int64_t month;
	int64_t day;

	date_civil(born, &year, &month, &day);
	year += years;
	/* 29 February plus a common year: day numbers run on to 1 March. */
	if (month == 2 && day == 29)
		return day_of(year, 2, 28) + 1;
	return day_of(year, month, day);
}

int32_t day_period_end(int32_t from, int months)
{
	int64_t year;
	int64_t month;
	int64_t day;

	date_civil(from, &year, &month, &day);
	month += months - 1;
	year += month / MONTHS;
	month = month % MONTHS + 1;
	return day_min(day_of(year, month, 1) + (int32_t)day - 2, next_month(year, month) - 1);
}

int32_t day_last_august(int32_t day)
{
	int64_t year;
	int64_t month;
	int64_t of_month;

	date_civil(day, &year, &month, &of_month);
	int32_t this_year = day_of(year, 8, 31);

	return this_year <= day ? this_year : day_of(year - 1, 8, 31);
}
