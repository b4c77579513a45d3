#include "domain/entitlement/answer.h"

/* The decisions on the day asked about (0) and on every day on which an answer may change. */
struct course {
	struct moment moments[MOMENTS_MAX + 1];
	struct decision *decisions;
	size_t len;
};

const struct rule *answer_status(const struct ruleset *rules, const uint8_t *tests)
{
	for (size_t i = 0; i < rules->tests.len; i++) {
		if (rules->tests.at[i].kind != RULE_STATUS || tests[i] == TRUTH_NO)
			continue;
		return tests[i] == TRUTH_YES ? &rules->tests.at[i] : NULL;
	}
	return NULL;
}

/* ---- the status ---- */

static void add_statuses(struct ctx *cx, const struct ruleset *rules, struct answer *a)
{
	for (size_t i = 0; i < rules->tests.len; i++) {
		const struct rule *t = &rules->tests.at[i];
		enum truth truth = (enum truth)a->decision.tests[i];

		if (t->kind != RULE_STATUS || t == a->status)
			continue;
		if (truth == TRUTH_YES && a->status)
			*list_push(cx->mem, &a->also) = t;
		else if (truth != TRUTH_NO && !a->status)
			*list_push(cx->mem, &a->possible) = t;
	}
}

static void explain_status(struct ctx *cx, struct answer *a)
{
	const struct rule *what = a->status ? a->status : a->possible.len ? a->possible.at[0] : NULL;

	if (!what)
		return;
	reasons_of_rule(cx, what, &a->situation, a->decision.tests, &a->reasons);
	if (!a->status)
		a->settle = question_of(what, &a->situation, a->decision.tests);
}

/* ---- rights ---- */

static bool holds(uint8_t outcome)
{
	return outcome == OUTCOME_MAY || outcome == OUTCOME_SHOULD || outcome == OUTCOME_MUST;
}

static bool asks_first(const struct ruleset *rules, const struct rule *r, const uint8_t *tests)
{
	int at_once = r->categories & ~r->categories_on_asking;

	return r->categories_on_asking && decide_categories(rules, tests, r->categories_on_asking) == TRUTH_YES &&
	       decide_categories(rules, tests, at_once) != TRUTH_YES;
}

static void find_start(const struct course *c, size_t right, struct right_answer *r)
{
	for (size_t k = 1; k < c->len; k++)
		if (holds(c->decisions[k].rights[right])) {
			const struct moment *m = &c->moments[k];

			r->is_later = true;
			r->later = (enum outcome)c->decisions[k].rights[right];
			r->from = m->has_date ? m->day : DAY_NEVER;
			r->from_age = m->kind == MOMENT_BIRTHDAY && !m->near_days ? m->age : 0;
			return;
		}
}

static void find_end(const struct course *c, size_t right, struct right_answer *r)
{
	/* A duty that becomes a power ends as a duty. */
	for (size_t k = 1; k < c->len; k++)
		if (c->decisions[k].rights[right] < (uint8_t)r->outcome) {
			const struct moment *m = &c->moments[k];

			r->until = m->has_date ? m->day - 1 : DAY_NEVER;
			r->until_age = m->kind == MOMENT_BIRTHDAY ? m->age : 0;
			return;
		}
}

static struct right_answer right_of(const struct ruleset *rules, const struct answer *a, const struct course *c,
				    size_t i)
{
	const struct situation *s = &a->situation;
	const uint8_t *tests = a->decision.tests;
	const struct rule *r = &rules->rights.at[i];
	struct right_answer out = { .rule = r, .outcome = (enum outcome)a->decision.rights[i], .until = DAY_NEVER };

	out.once = expression_value(&r->once, s, tests);
	if (out.outcome == OUTCOME_COMING)
		out.would = truth_or(decide_duty(rules, r, s, tests), decide_power(rules, r, s, tests));
	if (out.outcome == OUTCOME_CANNOT_TELL) {
		out.at_least_may = decide_power(rules, r, s, tests) == TRUTH_YES;
		out.settle = question_of(r, s, tests);
	}
	if (out.outcome == OUTCOME_NO)
		find_start(c, i, &out);
	if (holds((uint8_t)out.outcome)) {
		out.on_asking = asks_first(rules, r, tests);
		find_end(c, i, &out);
	}
	return out;
}

/* A rule of another time is left out, unless it is one that is yet to start. */
static bool is_of_this_time(const struct rule *r, int32_t day)
{
	return r->is_announced || day <= r->to;
}

static void add_rights(struct ctx *cx, const struct ruleset *rules, const struct course *c, struct answer *a)
{
	for (size_t i = 0; i < rules->rights.len; i++)
		if (is_of_this_time(&rules->rights.at[i], a->on))
			*list_push(cx->mem, &a->rights) = right_of(rules, a, c, i);
}

/* ---- what changes when ---- */

static void compare_right(struct ctx *cx, const struct rule *r, uint8_t before, uint8_t after, struct change *out)
{
	if (before == after)
		return;
	if (holds(before) && after == OUTCOME_NO)
		*list_push(cx->mem, &out->ends) = r;
	else if (!holds(before) && holds(after))
		*list_push(cx->mem, &out->starts) = r;
	else if (after == OUTCOME_CANNOT_TELL)
		*list_push(cx->mem, &out->becomes_open) = r;
	else if (holds(before) && after == OUTCOME_MAY)
		*list_push(cx->mem, &out->becomes_power) = r;
}

static void add_changes(struct ctx *cx, const struct ruleset *rules, const struct course *c, struct answer *a)
{
	for (size_t k = 1; k < c->len; k++) {
		const struct decision *before = &c->decisions[k - 1];
		const struct decision *after = &c->decisions[k];
		struct change change = { .moment = c->moments[k],
					 .from = answer_status(rules, before->tests),
					 .to = answer_status(rules, after->tests) };

		for (size_t i = 0; i < rules->rights.len; i++)
			compare_right(cx, &rules->rights.at[i], before->rights[i], after->rights[i], &change);
		if (change.from != change.to || change.starts.len || change.ends.len || change.becomes_power.len ||
		    change.becomes_open.len)
			*list_push(cx->mem, &a->changes) = change;
	}
}

static void follow(struct ctx *cx, const struct person *p, int32_t day, struct course *out)
{
	struct situation s;

	out->len = 1 + moments_after(p, day, &out->moments[1]);
	out->decisions = arena_take(cx->mem, out->len * sizeof(*out->decisions));
	out->moments[0].day = day;
	for (size_t k = 0; k < out->len; k++)
		decide(p, out->moments[k].day, &s, &out->decisions[k]);
}

/* ---- the whole ---- */

static void add_advice(struct ctx *cx, const struct ruleset *rules, struct answer *a)
{
	for (size_t i = 0; i < rules->advice.len; i++)
		if (expression_value(&rules->advice.at[i].when, &a->situation, a->decision.tests) == TRUTH_YES)
			*list_push(cx->mem, &a->advice) = &rules->advice.at[i];
}

/* When the status is known, the next question is the one of the first right that is open. */
static void find_question(struct answer *a)
{
	a->is_settled = a->status != NULL;
	for (size_t i = 0; i < a->rights.len; i++) {
		const struct right_answer *r = &a->rights.at[i];

		if (r->outcome != OUTCOME_CANNOT_TELL)
			continue;
		a->is_settled = false;
		if (a->status && !a->settle.fact && !a->settle.is_birth)
			a->settle = r->settle;
	}
}

void answer_make(struct ctx *cx, const struct person *p, struct answer *out)
{
	struct course course;

	*out = (struct answer){ .on = p->asked };
	decide(p, p->asked, &out->situation, &out->decision);
	follow(cx, p, p->asked, &course);
	out->status = answer_status(p->rules, out->decision.tests);
	add_statuses(cx, p->rules, out);
	explain_status(cx, out);
	add_rights(cx, p->rules, &course, out);
	add_changes(cx, p->rules, &course, out);
	add_advice(cx, p->rules, out);
	find_question(out);
}
