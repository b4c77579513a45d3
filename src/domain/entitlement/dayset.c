#include "domain/entitlement/dayset.h"

void spans_add(struct spans *s, struct span add)
{
	size_t first = 0;
	size_t behind;

	if (add.to < add.from)
		return;
	/* Those from `first` up to `behind` touch the new one and melt into it. */
	while (first < s->len && s->at[first].to < add.from - 1)
		first++;
	for (behind = first; behind < s->len && s->at[behind].from <= add.to + 1; behind++) {
		add.from = day_min(add.from, s->at[behind].from);
		add.to = day_max(add.to, s->at[behind].to);
	}
	if (first == behind && s->len == DAYSET_MAX)
		return;
	memmove(&s->at[first + 1], &s->at[behind], (s->len - behind) * sizeof(s->at[0]));
	s->len = s->len - (behind - first) + 1;
	s->at[first] = add;
}

void spans_cut(struct spans *s, int32_t end)
{
	while (s->len && s->at[s->len - 1].from >= end)
		s->len--;
	if (s->len)
		s->at[s->len - 1].to = day_min(s->at[s->len - 1].to, end - 1);
}

int32_t spans_count(const struct spans *s, struct span window)
{
	int32_t days = 0;

	for (size_t i = 0; i < s->len; i++) {
		int32_t from = day_max(s->at[i].from, window.from);
		int32_t to = day_min(s->at[i].to, window.to);

		if (from <= to)
			days += to - from + 1;
	}
	return days;
}

bool spans_has(const struct spans *s, int32_t day)
{
	for (size_t i = 0; i < s->len; i++)
		if (s->at[i].from <= day && day <= s->at[i].to)
			return true;
	return false;
}

enum truth dayset_has(const struct dayset *d, struct day_range day)
{
	struct span all = { day.lo, day.hi };

	return truth_between(spans_count(&d->surely, all) == day.hi - day.lo + 1, spans_count(&d->possibly, all) > 0);
}

enum truth dayset_meets(const struct dayset *d, struct day_range from, struct day_range to)
{
	struct span narrowest = { from.hi, to.lo };
	struct span widest = { from.lo, to.hi };

	return truth_between(spans_count(&d->surely, narrowest) > 0, spans_count(&d->possibly, widest) > 0);
}
