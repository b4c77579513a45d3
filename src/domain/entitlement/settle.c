/* Which question to ask next: tries out what each answer would change. */
#include "domain/entitlement/answer.h"

enum { SETTLES_NOTHING, SETTLES_SOMETIMES, SETTLES_ALWAYS };

/* The facts that are open below a rule, and whether the date of birth is. */
struct open_facts {
	const struct ruleset *rules;
	const struct situation *s;
	const uint8_t *tests;
	bool fact[FACTS_MAX];
	bool test_seen[TESTS_MAX];
	bool birth;
};

static void collect_rule(struct open_facts *o, const struct rule *r);

static void collect_node(struct open_facts *o, const struct node *n, uint8_t value)
{
	if (value != TRUTH_UNKNOWN)
		return;
	switch ((enum node_kind)n->kind) {
	case NODE_FACT:
	case NODE_AT_LEAST:
	case NODE_IS:
		o->fact[n->n1] = true;
		break;
	case NODE_AGED:
	case NODE_AUGUST:
	case NODE_WITHIN:
		o->birth = true;
		break;
	case NODE_TEST:
		if (!o->test_seen[n->n1])
			collect_rule(o, &o->rules->tests.at[n->n1]);
		o->test_seen[n->n1] = true;
		break;
	default:
		break;
	}
}

static void collect(struct open_facts *o, const struct expression *e)
{
	uint8_t values[EXPRESSION_MAX_NODES];

	expression_values(e, o->s, o->tests, values);
	for (size_t i = 0; i < e->len; i++)
		collect_node(o, &e->nodes[i], values[i]);
}

static void collect_rule(struct open_facts *o, const struct rule *r)
{
	int categories = r->kind == RULE_RIGHT ? r->categories | r->categories_may : 0;

	if (decide_age(r, o->s) == TRUTH_UNKNOWN)
		o->birth = true;
	collect(o, &r->when);
	collect(o, &r->also);
	for (size_t i = 0; i < o->rules->tests.len; i++)
		if (o->rules->tests.at[i].categories & categories)
			collect_node(o, &(struct node){ .kind = NODE_TEST, .n1 = (int32_t)i }, o->tests[i]);
}

static bool is_open(const struct rule *r, const struct situation *s)
{
	const struct ruleset *rules = s->person->rules;
	uint8_t tests[TESTS_MAX];

	decide_tests(rules, s, tests);
	if (r->kind == RULE_RIGHT)
		return decide_right(rules, r, s, tests) == OUTCOME_CANNOT_TELL;
	return truth_and(decide_age(r, s), expression_value(&r->when, s, tests)) == TRUTH_UNKNOWN;
}

/* Tries each answer to the question; `s` is as before afterwards. */
static int what_it_settles(const struct rule *r, struct situation *s, size_t i)
{
	const struct fact *fact = &s->person->rules->facts.at[i];
	struct fact_value before = s->value[i];
	size_t answers = fact->kind == FACT_CHOICE ? fact->choices.len : 2;
	size_t settled = 0;

	for (size_t k = 0; k < answers; k++) {
		struct fact_value given = fact_value_of(fact, k ? TRUTH_YES : TRUTH_NO);

		s->value[i] = given;
		if (fact->kind == FACT_CHOICE)
			s->value[i].lo = 1 << k;
		if (fact->kind == FACT_DAYS)
			s->value[i] = (struct fact_value){ day_max(before.lo, given.lo), day_min(before.hi, given.hi) };
		settled += !is_open(r, s);
	}
	s->value[i] = before;
	return settled == answers ? SETTLES_ALWAYS : settled ? SETTLES_SOMETIMES : SETTLES_NOTHING;
}

struct question question_of(const struct rule *r, const struct situation *s, const uint8_t *tests)
{
	const struct ruleset *rules = s->person->rules;
	struct open_facts open = { .rules = rules, .s = s, .tests = tests };
	struct situation tried = *s;
	struct question best = { 0 };
	int best_settles = -1;

	collect_rule(&open, r);
	if (open.birth)
		return (struct question){ .is_birth = true };
	for (size_t i = 0; i < rules->facts.len; i++) {
		const struct fact *fact = &rules->facts.at[i];
		int settles = open.fact[i] ? what_it_settles(r, &tried, i) : -1;

		if (settles > best_settles ||
		    (settles >= 0 && settles == best_settles && fact->position < best.fact->position)) {
			best_settles = settles;
			best.fact = fact;
		}
	}
	return best;
}
