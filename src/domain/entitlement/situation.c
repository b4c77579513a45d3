/*
 * What follows from dates on a given day: one function for each fact that facts.txt says can be worked out.
 *
 * Everything is computed twice, for what is surely so and for what is possible; so rough dates, missing
 * dates and a missing birthday need no cases of their own.
 */
#include "domain/entitlement/person.h"

enum { CARE_FROM_AGE = 14, LEAVING_AGE = 16, ADULT_AGE = 18 };

static struct fact_value truth_value(enum truth t)
{
	return (struct fact_value){ (int32_t)t, (int32_t)t };
}

static struct day_range day_before(struct day_range d)
{
	return (struct day_range){ d.lo - 1, d.hi - 1 };
}

static struct day_range earlier(int32_t day, struct day_range d)
{
	return (struct day_range){ day_min(day, d.lo), day_min(day, d.hi) };
}

static struct day_range later(int32_t day, struct day_range d)
{
	return (struct day_range){ day_max(day, d.lo), day_max(day, d.hi) };
}

static enum truth has_turned(const struct person *p, int age, int32_t day)
{
	return truth_between(p->birthday[age].hi <= day, p->birthday[age].lo <= day);
}

/* Any day at 16 or 17, no earlier than `since` and no later than `day`. */
static enum truth at_16_or_17(const struct person *p, const struct dayset *set, int32_t since, int32_t day)
{
	return dayset_meets(set, later(since, p->birthday[LEAVING_AGE]),
			    earlier(day, day_before(p->birthday[ADULT_AGE])));
}

/* Days in care since the 14th birthday, no earlier than `since`, until the day before the `end`-th birthday. */
static struct fact_value care_days(const struct person *p, int end, int32_t since, int32_t day)
{
	struct day_range from = later(since, p->birthday[CARE_FROM_AGE]);
	struct day_range to = earlier(day, day_before(p->birthday[end]));

	return (struct fact_value){ spans_count(&p->in_care.surely, (struct span){ from.hi, to.lo }),
				    spans_count(&p->in_care.possibly, (struct span){ from.lo, to.hi }) };
}

static bool has_run(const struct spans *s, int32_t months, int32_t day)
{
	for (size_t i = 0; i < s->len; i++)
		if (day_period_end(s->at[i].from, months) <= day_min(s->at[i].to, day))
			return true;
	return false;
}

static enum truth only_short_breaks(const struct person *p)
{
	bool all_are = p->care.list.len > 0;
	bool some_may_be = !p->care.is_complete;

	if (!p->care.is_given)
		return TRUTH_UNKNOWN;
	for (size_t i = 0; i < p->care.list.len; i++) {
		int kind = p->care.list.at[i].kind;
		bool is_break = kind >= 0 && p->rules->care.at[kind].short_breaks;

		all_are = all_are && is_break;
		some_may_be = some_may_be || is_break || kind < 0;
		/* One stay of another kind that counts, and they were not all short breaks. */
		if (kind >= 0 && !is_break && p->rules->care.at[kind].looked_after == CARE_YES)
			return TRUTH_NO;
	}
	return truth_between(all_are && p->care.is_complete, some_may_be);
}

/*
 * Six months in a row at home, before 18. The regulations seem to count from before the end of care too, but
 * that has not been read: so surely from the end of care, possibly from the start of the stay.
 */
static enum truth home_is_long(const struct person *p, const struct stay *s, int32_t months, int32_t day)
{
	const struct spans *care = &p->in_care.possibly;
	int32_t start = s->from.hi;

	for (size_t i = 0; i < care->len && care->at[i].from <= day; i++)
		if (care->at[i].from <= s->to.lo)
			start = day_max(start, day_min(care->at[i].to, day) + 1);
	int32_t last_surely = day_min(day_min(s->to.lo, day), p->birthday[ADULT_AGE].lo - 1);
	int32_t last_possibly = day_min(day_min(s->to.hi, day), p->birthday[ADULT_AGE].hi - 1);

	return truth_between(day_period_end(start, months) <= last_surely,
			     day_period_end(s->from.lo, months) <= last_possibly);
}

/* Has the stay ended on a day: before 18, or only later? */
static enum truth ended_before_18(const struct person *p, const struct stay *s, int32_t day)
{
	const struct day_range *adult = &p->birthday[ADULT_AGE];

	return truth_between(s->to.hi < day && s->to.hi + 1 < adult->lo, s->to.lo < day && s->to.lo + 1 < adult->hi);
}

static enum truth ended_after_18(const struct person *p, const struct stay *s, int32_t day)
{
	const struct day_range *adult = &p->birthday[ADULT_AGE];

	return truth_between(s->to.hi < day && s->to.lo + 1 >= adult->hi, s->to.lo < day && s->to.hi + 1 >= adult->lo);
}

/*
 * The stays at home of six months or more, together: is there one; have all of them ended before 18; or have all
 * ended, but one of them only after 18? One that goes on is enough to settle somebody, whatever broke down before.
 */
static enum truth home(const struct person *p, const struct fact *fact, int32_t day)
{
	enum truth any = p->home.is_complete ? TRUTH_NO : TRUTH_UNKNOWN;
	enum truth any_late = any;
	enum truth all_before = truth_not(any);
	enum truth all_ended = all_before;

	if (!p->home.is_given)
		return TRUTH_UNKNOWN;
	for (size_t i = 0; i < p->home.list.len; i++) {
		const struct stay *s = &p->home.list.at[i];
		enum truth is_long = home_is_long(p, s, fact->months, day);
		enum truth before = ended_before_18(p, s, day);
		enum truth late = ended_after_18(p, s, day);

		any = truth_or(any, is_long);
		any_late = truth_or(any_late, truth_and(is_long, late));
		all_before = truth_and(all_before, truth_or(truth_not(is_long), before));
		all_ended = truth_and(all_ended, truth_or(truth_not(is_long), truth_or(before, late)));
	}
	if (fact->from == FROM_HOME_LONG)
		return any;
	return fact->from == FROM_HOME_ENDED ? truth_and(any, all_before) : truth_and(any_late, all_ended);
}

static enum truth guardian(const struct person *p, int32_t day)
{
	const struct day_range *adult = &p->birthday[ADULT_AGE];
	struct day_range on = earlier(day, day_before(*adult));

	return dayset_has(&p->has_guardian, on);
}

/* Orders that are still to be made say nothing yet. */
static enum truth care_before_guardian(const struct person *p, int32_t day)
{
	enum truth any = p->guardianship.is_complete ? TRUTH_NO : TRUTH_UNKNOWN;

	for (size_t i = 0; i < p->guardianship.list.len; i++) {
		struct day_range from = p->guardianship.list.at[i].from;
		enum truth is_made = truth_between(from.hi <= day, from.lo <= day);

		any = truth_or(any, truth_and(is_made, dayset_has(&p->in_care, day_before(from))));
	}
	return any;
}

/* On a day, from dates alone. What adds up over time is counted from the day after `since`. */
static struct fact_value from_dates(const struct person *p, const struct fact *fact, int32_t since, int32_t day)
{
	struct day_range today = { day, day };
	struct day_range ever = { since, since };

	switch (fact->from) {
	case FROM_CARE_NOW:
		return truth_value(dayset_has(&p->in_care, today));
	case FROM_OTHER_NOW:
		return truth_value(dayset_has(&p->in_other, today));
	case FROM_CARE_AT_16:
		return truth_value(at_16_or_17(p, &p->in_care, since, day));
	case FROM_OTHER_AT_16:
		return truth_value(at_16_or_17(p, &p->in_other, since, day));
	case FROM_CARE_DAYS:
		return care_days(p, ADULT_AGE, since, day);
	case FROM_CARE_DAYS_BEFORE_16:
		return care_days(p, LEAVING_AGE, since, day);
	case FROM_CARE_EVER:
		return truth_value(dayset_meets(&p->in_care, ever, today));
	case FROM_ELSEWHERE:
		return truth_value(dayset_meets(&p->elsewhere, ever, today));
	case FROM_CARE_LONG:
		return truth_value(truth_between(has_run(&p->in_care.surely, fact->months, day),
						 has_run(&p->in_care.possibly, fact->months, day)));
	case FROM_CARE_UNTIL_18:
		return truth_value(truth_and(has_turned(p, ADULT_AGE, day),
					     dayset_has(&p->in_care, day_before(p->birthday[ADULT_AGE]))));
	case FROM_HELD_AT_16:
		return truth_value(
			truth_and(has_turned(p, LEAVING_AGE, day), dayset_has(&p->is_held, p->birthday[LEAVING_AGE])));
	case FROM_CUSTODY_NOW:
		return truth_value(dayset_has(&p->in_custody, today));
	case FROM_ONLY_SHORT_BREAKS:
		return truth_value(only_short_breaks(p));
	case FROM_HOME_LONG:
	case FROM_HOME_ENDED:
	case FROM_HOME_ENDED_LATE:
		return truth_value(home(p, fact, day));
	case FROM_GUARDIAN:
		return truth_value(guardian(p, day));
	default:
		return truth_value(care_before_guardian(p, day));
	}
}

/* On the day asked about: dates, narrowed by the answer. They do not contradict: person_prepare has checked. */
static struct fact_value narrowed(const struct fact *fact, struct fact_value dates, struct fact_value given)
{
	if (fact->kind == FACT_DAYS)
		return (struct fact_value){ day_max(dates.lo, given.lo), day_min(dates.hi, given.hi) };
	return truth_value(truth_narrow((enum truth)dates.lo, (enum truth)given.lo));
}

/* Facts about the past that later days can only add to. */
static bool adds_up(enum fact_source from)
{
	return from == FROM_CARE_AT_16 || from == FROM_OTHER_AT_16 || from == FROM_CARE_DAYS ||
	       from == FROM_CARE_DAYS_BEFORE_16 || from == FROM_CARE_EVER || from == FROM_ELSEWHERE ||
	       from == FROM_CARE_LONG;
}

/* Facts about a birthday that may lie ahead of the day asked about: an answer from before it says nothing. */
static bool is_settled_later(const struct person *p, enum fact_source from)
{
	return (from == FROM_CARE_UNTIL_18 && p->birthday[ADULT_AGE].lo > p->asked) ||
	       (from == FROM_HELD_AT_16 && p->birthday[LEAVING_AGE].lo > p->asked);
}

static struct fact_value on_later_day(const struct person *p, size_t i, int32_t day)
{
	const struct fact *fact = &p->rules->facts.at[i];
	const struct fact_value *then = &p->asked_value[i];
	struct fact_value more;

	if (adds_up(fact->from)) {
		more = from_dates(p, fact, p->asked + 1, day);
		if (fact->kind == FACT_DAYS)
			return (struct fact_value){ then->lo + more.lo, then->hi + more.hi };
		return truth_value(truth_or((enum truth)then->lo, (enum truth)more.lo));
	}
	more = from_dates(p, fact, DAY_ALWAYS, day);
	/* What is now follows from the sets of days alone, which the answers have gone into. */
	if (fact->from == FROM_CARE_NOW || fact->from == FROM_OTHER_NOW || is_settled_later(p, fact->from))
		return more;
	return narrowed(fact, more, p->given[i]);
}

void situation_at(const struct person *p, int32_t day, struct situation *out)
{
	out->person = p;
	out->day = day;
	for (size_t i = 0; i < p->rules->facts.len; i++) {
		const struct fact *fact = &p->rules->facts.at[i];

		if (fact->from == FROM_ANSWER)
			out->value[i] = p->given[i];
		else if (day > p->asked)
			out->value[i] = on_later_day(p, i, day);
		else if (day == p->asked && !is_settled_later(p, fact->from))
			out->value[i] = narrowed(fact, from_dates(p, fact, DAY_ALWAYS, day), p->given[i]);
		else
			out->value[i] = from_dates(p, fact, DAY_ALWAYS, day);
	}
}
