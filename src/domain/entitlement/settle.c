/* Which question to ask next: tries out what each answer would change. */
#include "domain/entitlement/answer.h"

enum { SETTLES_NOTHING, SETTLES_SOMETIMES, SETTLES_ALWAYS };
enum { ROUNDS = 64 };

/* The facts that are open below a rule, and whether the date of birth is. */
struct open_facts {
	const struct ruleset *rules;
	const struct situation *s;
	const uint8_t *tests;
	bool fact[FACTS_MAX];
	bool test_seen[TESTS_MAX];
	bool birth;
	bool adviser;
};

static void collect_rule(struct open_facts *o, const struct rule *r);

static void collect_leaf(struct open_facts *o, const struct node *n)
{
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
		o->adviser = true;
		break;
	}
}

/* Down the parts that are open: what stands in a part that is settled does not matter. */
static void collect_node(struct open_facts *o, const struct expression *e, const uint8_t *values, size_t i)
{
	const struct node *n = &e->nodes[i];

	if (values[i] != TRUTH_UNKNOWN)
		return;
	if (n->kind == NODE_AND || n->kind == NODE_OR || n->kind == NODE_NOT)
		collect_node(o, e, values, n->left);
	if (n->kind == NODE_AND || n->kind == NODE_OR)
		collect_node(o, e, values, n->right);
	if (n->kind < NODE_NOT)
		collect_leaf(o, n);
}

static void collect(struct open_facts *o, const struct expression *e)
{
	uint8_t values[EXPRESSION_MAX_NODES];

	if (e->len == 0)
		return;
	expression_values(e, o->s, o->tests, values);
	collect_node(o, e, values, e->len - 1);
}

static void collect_rule(struct open_facts *o, const struct rule *r)
{
	int categories = r->kind == RULE_RIGHT ? r->categories | r->categories_may : 0;

	if (decide_age(r, o->s) == TRUTH_UNKNOWN)
		o->birth = true;
	collect(o, &r->when);
	collect(o, &r->also);
	for (size_t i = 0; i < o->rules->tests.len; i++)
		if ((o->rules->tests.at[i].categories & categories) && o->tests[i] == TRUTH_UNKNOWN)
			collect_leaf(o, &(struct node){ .kind = NODE_TEST, .n1 = (int32_t)i });
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

/* Can any answers at all settle it? Tries sets of answers to every open question, always the same ones. */
static bool can_be_settled(const struct rule *r, struct situation *s, const bool *open)
{
	const struct fact_list *facts = &s->person->rules->facts;
	uint32_t dice = 1;

	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < facts->len; i++) {
			const struct fact *fact = &facts->at[i];

			dice = dice * 1664525u + 1013904223u;
			if (open[i] && fact->kind == FACT_CHOICE)
				s->value[i].lo = 1 << (dice >> 16) % fact->choices.len;
			else if (open[i])
				s->value[i] = fact_value_of(fact, truth_of(dice >> 31));
		}
		if (!is_open(r, s))
			return true;
	}
	return false;
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
		open.fact[i] = open.fact[i] && person_can_answer(s->person, fact);
		int settles = open.fact[i] ? what_it_settles(r, &tried, i) : -1;

		if (settles > best_settles ||
		    (settles >= 0 && settles == best_settles && fact->position < best.fact->position)) {
			best_settles = settles;
			best.fact = fact;
		}
	}
	/* Where an adviser has to say whatever the answers, no question is worth asking. */
	if (best_settles == SETTLES_NOTHING && open.adviser && !can_be_settled(r, &tried, open.fact))
		return (struct question){ 0 };
	return best;
}
