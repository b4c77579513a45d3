#include "domain/entitlement/decide.h"

const char *outcome_word(enum outcome outcome)
{
	static const char *const words[OUTCOME__MAX] = { "no", "cannot tell", "may", "should", "must", "coming" };

	return words[outcome];
}

const char *truth_word(enum truth truth)
{
	static const char *const words[] = { "no", "cannot tell", "yes" };

	return words[truth];
}

/* ---- the value of an expression ---- */

/* From the `from`-th birthday until the day before the `before`-th, on a day. */
static enum truth aged(const struct person *p, int32_t from, int32_t before, int32_t day)
{
	enum truth old_enough = TRUTH_YES;
	enum truth too_old = TRUTH_NO;

	if (from > 0)
		old_enough = truth_between(p->birthday[from].hi <= day, p->birthday[from].lo <= day);
	if (before < AGE_END)
		too_old = truth_between(p->birthday[before].hi <= day, p->birthday[before].lo <= day);
	return truth_and(old_enough, truth_not(too_old));
}

static enum truth within(const struct person *p, int32_t days, int32_t age, int32_t day)
{
	struct day_range b = p->birthday[age];

	return truth_and(truth_between(b.hi - days <= day, b.lo - days <= day),
			 truth_not(truth_between(b.hi <= day, b.lo <= day)));
}

enum truth node_value(const struct node *n, const struct situation *s, const uint8_t *tests)
{
	const struct fact_value *v;

	switch ((enum node_kind)n->kind) {
	case NODE_LITERAL:
		return (enum truth)n->n1;
	case NODE_FACT:
		return (enum truth)s->value[n->n1].lo;
	case NODE_TEST:
		return (enum truth)tests[n->n1];
	case NODE_AT_LEAST:
		v = &s->value[n->n1];
		return truth_between(v->lo >= n->n2, v->hi >= n->n2);
	case NODE_IS:
		v = &s->value[n->n1];
		return truth_between(v->lo == 1 << n->n2, (v->lo & 1 << n->n2) != 0);
	case NODE_AGED:
		return aged(s->person, n->n1, n->n2, s->day);
	case NODE_AUGUST:
		return aged(s->person, n->n1, n->n2, day_last_august(s->day));
	case NODE_WITHIN:
		return within(s->person, n->n1, n->n2, s->day);
	case NODE_SINCE:
		return truth_of(s->day >= n->n1);
	default:
		return TRUTH_UNKNOWN;
	}
}

void expression_values(const struct expression *e, const struct situation *s, const uint8_t *tests, uint8_t *out)
{
	for (size_t i = 0; i < e->len; i++) {
		const struct node *n = &e->nodes[i];

		if (n->kind == NODE_NOT)
			out[i] = (uint8_t)truth_not((enum truth)out[n->left]);
		else if (n->kind == NODE_AND)
			out[i] = out[n->left] < out[n->right] ? out[n->left] : out[n->right];
		else if (n->kind == NODE_OR)
			out[i] = out[n->left] > out[n->right] ? out[n->left] : out[n->right];
		else
			out[i] = (uint8_t)node_value(n, s, tests);
	}
}

enum truth expression_value(const struct expression *e, const struct situation *s, const uint8_t *tests)
{
	uint8_t values[EXPRESSION_MAX_NODES];

	if (e->len == 0)
		return TRUTH_YES;
	expression_values(e, s, tests, values);
	return (enum truth)values[e->len - 1];
}

/* ---- tests, statuses, rights ---- */

bool rule_in_force(const struct rule *rule, int32_t day)
{
	return !rule->is_announced && rule->from <= day && day <= rule->to;
}

enum truth decide_age(const struct rule *rule, const struct situation *s)
{
	return aged(s->person, rule->age_from, rule->age_before, s->day);
}

void decide_tests(const struct ruleset *rules, const struct situation *s, uint8_t tests[TESTS_MAX])
{
	for (size_t i = 0; i < rules->tests.len; i++) {
		const struct rule *t = &rules->tests.at[i];
		enum truth value = rule_in_force(t, s->day) ? decide_age(t, s) : TRUTH_NO;

		if (value != TRUTH_NO)
			value = truth_and(value, expression_value(&t->when, s, tests));
		tests[i] = (uint8_t)value;
	}
}

enum truth decide_categories(const struct ruleset *rules, const uint8_t *tests, int categories)
{
	enum truth any = categories & CATEGORY_ANY ? TRUTH_YES : TRUTH_NO;

	for (size_t i = 0; i < rules->tests.len && any != TRUTH_YES; i++)
		if (rules->tests.at[i].categories & categories)
			any = truth_or(any, (enum truth)tests[i]);
	return any;
}

enum truth decide_duty(const struct ruleset *rules, const struct rule *r, const struct situation *s,
		       const uint8_t *tests)
{
	enum truth who = decide_age(r, s);

	if (who == TRUTH_NO)
		return TRUTH_NO;
	enum truth group = decide_categories(rules, tests, r->categories);

	if (r->also.len)
		group = truth_or(group, expression_value(&r->also, s, tests));
	who = truth_and(who, group);
	return who == TRUTH_NO ? TRUTH_NO : truth_and(who, expression_value(&r->when, s, tests));
}

/* The ages of a rule are those of its duty: whom a council may help, the categories say, which have ages themselves. */
enum truth decide_power(const struct ruleset *rules, const struct rule *r, const struct situation *s,
			const uint8_t *tests)
{
	enum truth who = decide_categories(rules, tests, r->categories_may);

	return who == TRUTH_NO ? TRUTH_NO : truth_and(who, expression_value(&r->when, s, tests));
}

/* What a duty of that force comes to. One that was announced has a force only from its date on. */
static enum outcome outcome_of(const struct rule *r)
{
	static const enum outcome of[] = { OUTCOME_MUST, OUTCOME_SHOULD, OUTCOME_MAY, OUTCOME_COMING };

	return of[r->force == RULE_COMING && !r->is_announced ? r->force_then : r->force];
}

enum outcome decide_right(const struct ruleset *rules, const struct rule *r, const struct situation *s,
			  const uint8_t *tests)
{
	enum truth duty = decide_duty(rules, r, s, tests);

	if (duty == TRUTH_YES)
		return outcome_of(r);
	enum truth power = decide_power(rules, r, s, tests);

	if (duty == TRUTH_NO && power == TRUTH_YES)
		return OUTCOME_MAY;
	return truth_or(duty, power) == TRUTH_NO ? OUTCOME_NO : OUTCOME_CANNOT_TELL;
}

void decide(const struct person *p, int32_t day, struct situation *s, struct decision *out)
{
	situation_at(p, day, s);
	out->day = day;
	decide_tests(p->rules, s, out->tests);
	for (size_t i = 0; i < p->rules->rights.len; i++) {
		const struct rule *r = &p->rules->rights.at[i];

		if (rule_in_force(r, day))
			out->rights[i] = (uint8_t)decide_right(p->rules, r, s, out->tests);
		else
			out->rights[i] = (uint8_t)(r->is_announced ? OUTCOME_COMING : OUTCOME_NO);
	}
}
