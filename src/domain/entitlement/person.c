/* Makes sets of days out of stays and answers, and finds contradictions. situation.c comes next. */
#include "domain/entitlement/person.h"

#include "domain/entitlement/decide.h"

enum { ADULT_AGE = 18, OLDEST = 120, LONG_STAY_DAYS = 2 };

bool fact_is_known(const struct fact *fact, const struct fact_value *v)
{
	switch (fact->kind) {
	case FACT_YES_NO:
		return v->lo != TRUTH_UNKNOWN;
	case FACT_DAYS:
		return v->lo == v->hi;
	default:
		return (v->lo & (v->lo - 1)) == 0;
	}
}

struct fact_value fact_value_of(const struct fact *fact, enum truth truth)
{
	if (fact->kind == FACT_CHOICE)
		return (struct fact_value){ (1 << fact->choices.len) - 1, 0 };
	if (fact->kind == FACT_YES_NO)
		return (struct fact_value){ (int32_t)truth, (int32_t)truth };
	return (struct fact_value){ truth == TRUTH_YES ? fact->days : 0,
				    truth == TRUTH_NO ? fact->days - 1 : DAY_NEVER };
}

void person_init(struct person *p, const struct ruleset *rules, int32_t asked)
{
	*p = (struct person){ .rules = rules, .asked = asked };
	p->born = (struct day_range){ day_birthday(asked, -OLDEST), asked };
	for (size_t i = 0; i < rules->facts.len; i++)
		p->given[i] = fact_value_of(&rules->facts.at[i], TRUTH_UNKNOWN);
}

/* ---- sets of days ---- */

static void make_birthdays(struct person *p)
{
	for (int age = 0; age <= AGE_END; age++)
		p->birthday[age] = (struct day_range){ day_birthday(p->born.lo, age), day_birthday(p->born.hi, age) };
}

static void add_surely(struct dayset *d, const struct stay *s)
{
	spans_add(&d->surely, (struct span){ s->from.hi, s->to.lo });
}

static void add_possibly(struct dayset *d, const struct stay *s)
{
	spans_add(&d->possibly, (struct span){ s->from.lo, s->to.hi });
}

/*
 * Being looked after by agreement takes more than 24 hours (Children Act 1989, section 22(2)). A stay within
 * one day was shorter; one that touches two days may have been either; who knows can say.
 */
static enum truth is_over_24_hours(const struct care_kind *kind, const struct stay *s)
{
	if (!kind->needs_24_hours || s->court_order == TRUTH_YES || s->over_24_hours == TRUTH_YES)
		return TRUTH_YES;
	if (s->over_24_hours == TRUTH_NO)
		return s->court_order == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_NO;
	return truth_between(s->to.lo - s->from.hi >= LONG_STAY_DAYS, s->to.hi > s->from.lo);
}

/* Three months in a row in a hospital, for example; a kind that does not ask for that has no months. */
static enum truth is_long_enough(const struct care_kind *kind, const struct stay *s)
{
	if (!kind->other_months)
		return TRUTH_YES;
	return truth_between(day_period_end(s->from.hi, kind->other_months) <= s->to.lo,
			     day_period_end(s->from.lo, kind->other_months) <= s->to.hi);
}

static void add_counted(struct dayset *d, const struct stay *s, enum care_counts counts, enum truth is_enough)
{
	if (counts == CARE_NO || is_enough == TRUTH_NO)
		return;
	add_possibly(d, s);
	if (counts == CARE_YES && is_enough == TRUTH_YES)
		add_surely(d, s);
}

static void add_care(struct person *p, const struct stay *s)
{
	if (s->kind < 0) {
		add_possibly(&p->in_care, s);
		add_possibly(&p->in_other, s);
		add_possibly(&p->elsewhere, s);
		return;
	}
	const struct care_kind *kind = &p->rules->care.at[s->kind];

	add_counted(&p->in_care, s, kind->looked_after, is_over_24_hours(kind, s));
	add_counted(&p->in_other, s, kind->other, is_long_enough(kind, s));
	if (kind->elsewhere)
		add_counted(&p->elsewhere, s, CARE_YES, TRUTH_YES);
}

static void add_any_day(struct dayset *d)
{
	spans_add(&d->possibly, (struct span){ DAY_ALWAYS, DAY_NEVER });
}

static void add_stays(struct person *p)
{
	for (size_t i = 0; i < p->care.list.len; i++)
		add_care(p, &p->care.list.at[i]);
	for (size_t i = 0; i < p->held.list.len; i++) {
		add_surely(&p->is_held, &p->held.list.at[i]);
		add_possibly(&p->is_held, &p->held.list.at[i]);
		if (p->held.list.at[i].kind == HELD_CUSTODY) {
			add_surely(&p->in_custody, &p->held.list.at[i]);
			add_possibly(&p->in_custody, &p->held.list.at[i]);
		}
	}
	for (size_t i = 0; i < p->guardianship.list.len; i++) {
		add_surely(&p->has_guardian, &p->guardianship.list.at[i]);
		add_possibly(&p->has_guardian, &p->guardianship.list.at[i]);
	}
	if (!p->care.is_complete) {
		add_any_day(&p->in_care);
		add_any_day(&p->in_other);
		add_any_day(&p->elsewhere);
	}
	if (!p->held.is_complete) {
		add_any_day(&p->is_held);
		add_any_day(&p->in_custody);
	}
	if (!p->guardianship.is_complete)
		add_any_day(&p->has_guardian);
}

/* "I am in care now" is a stay that goes on; "I am not" ends what was only possible. */
static void add_answer_about_now(struct person *p, struct dayset *d, enum truth answer)
{
	struct span from_now = { p->asked, DAY_NEVER };

	if (answer == TRUTH_YES) {
		spans_add(&d->surely, from_now);
		spans_add(&d->possibly, from_now);
	} else if (answer == TRUTH_NO && spans_count(&d->surely, from_now) == 0) {
		spans_cut(&d->possibly, p->asked);
	}
}

static void add_answers(struct person *p)
{
	for (size_t i = 0; i < p->rules->facts.len; i++) {
		enum truth answer = (enum truth)p->given[i].lo;

		switch (p->rules->facts.at[i].from) {
		case FROM_CARE_NOW:
			add_answer_about_now(p, &p->in_care, answer);
			break;
		case FROM_OTHER_NOW:
			add_answer_about_now(p, &p->in_other, answer);
			break;
		case FROM_CUSTODY_NOW:
			add_answer_about_now(p, &p->in_custody, answer);
			break;
		default:
			break;
		}
	}
}

/* Nobody is a child in care after the day before the 18th birthday. */
static void cut_at_18(struct person *p)
{
	struct dayset *const sets[] = { &p->in_care, &p->in_other, &p->elsewhere, &p->has_guardian };

	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		spans_cut(&sets[i]->surely, p->birthday[ADULT_AGE].lo);
		spans_cut(&sets[i]->possibly, p->birthday[ADULT_AGE].hi);
	}
}

/* ---- what can still be asked ---- */

static bool is_exact(const struct person *p, const struct stay *s, bool is_care)
{
	if (s->from.lo != s->from.hi || s->to.lo != s->to.hi || (is_care && s->kind < 0))
		return false;
	return !is_care || is_over_24_hours(&p->rules->care.at[s->kind], s) != TRUTH_UNKNOWN;
}

static bool are_exact(const struct person *p, const struct stays *stays)
{
	if (!stays->is_given || !stays->is_complete)
		return false;
	for (size_t i = 0; i < stays->list.len; i++)
		if (!is_exact(p, &stays->list.at[i], stays == &p->care))
			return false;
	return true;
}

bool person_can_answer(const struct person *p, const struct fact *fact)
{
	if (fact->from == FROM_ANSWER || !person_has_birthday(p))
		return true;
	if (fact->from >= FROM_GUARDIAN)
		return !are_exact(p, &p->guardianship);
	if (fact->from >= FROM_HELD_AT_16)
		return !are_exact(p, &p->held);
	return !are_exact(p, fact->from >= FROM_HOME_LONG ? &p->home : &p->care);
}

/* ---- contradictions ---- */

static bool contradict(const struct fact *fact, struct fact_value dates, struct fact_value given)
{
	if (fact->kind == FACT_DAYS)
		return dates.lo > given.hi || given.lo > dates.hi;
	return dates.lo != TRUTH_UNKNOWN && given.lo != TRUTH_UNKNOWN && dates.lo != given.lo;
}

static struct str answer_path(struct ctx *cx, struct str answer)
{
	return str_print(cx->mem, "$.answers.%.*s", STR_ARG(answer));
}

/* The person without answers says what the dates alone give. */
static bool check_dates(struct ctx *cx, struct person *p)
{
	struct situation *dates = arena_new(cx->mem, struct situation);
	struct person *silent = arena_new(cx->mem, struct person);

	*silent = *p;
	for (size_t i = 0; i < p->rules->facts.len; i++)
		silent->given[i] = fact_value_of(&p->rules->facts.at[i], TRUTH_UNKNOWN);
	situation_at(silent, p->asked, dates);
	for (size_t i = 0; i < p->rules->facts.len; i++) {
		const struct fact *fact = &p->rules->facts.at[i];

		if (fact->from != FROM_ANSWER && contradict(fact, dates->value[i], p->given[i]))
			return fail_field(cx, ERR_INPUT, answer_path(cx, fact->answer),
					  "This answer and the dates don’t agree: “%.*s”", STR_ARG(fact->ask));
	}
	return true;
}

static bool check_answers(struct ctx *cx, const struct person *p, const struct situation *s)
{
	uint8_t tests[TESTS_MAX];

	decide_tests(p->rules, s, tests);
	for (size_t i = 0; i < p->rules->checks.len; i++) {
		const struct rule *check = &p->rules->checks.at[i];

		if (expression_value(&check->when, s, tests) == TRUTH_YES)
			return fail_field(cx, ERR_INPUT, answer_path(cx, check->field), "%.*s",
					  STR_ARG(check->in_short));
	}
	return true;
}

bool person_prepare(struct ctx *cx, struct person *p)
{
	struct arena_mark mark = arena_mark(cx->mem);
	struct situation *s = arena_new(cx->mem, struct situation);

	make_birthdays(p);
	add_stays(p);
	add_answers(p);
	cut_at_18(p);
	if (!check_dates(cx, p))
		return false;
	situation_at(p, p->asked, s);
	memcpy(p->asked_value, s->value, sizeof(p->asked_value));
	if (!check_answers(cx, p, s))
		return false;
	arena_reset(cx->mem, mark);
	return true;
}
