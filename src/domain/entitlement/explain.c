/* Reasons: which tests and facts gave an expression its value, and which question would settle it. */
#include "domain/entitlement/answer.h"

struct walk {
	struct ctx *cx;
	const struct ruleset *rules;
	const struct situation *s;
	const uint8_t *tests;
	struct reason_list *out;
	int depth;
};

static void walk_rule(struct walk *w, const struct rule *r);

static struct str fact_path(struct walk *w, const struct fact *fact, size_t i)
{
	const struct person *p = w->s->person;

	if (fact->from == FROM_ANSWER || p->given[i].lo != fact_value_of(fact, TRUTH_UNKNOWN).lo)
		return str_print(w->cx->mem, "$.answers.%.*s", STR_ARG(fact->answer));
	if (fact->from >= FROM_GUARDIAN)
		return S("$.guardianship");
	if (fact->from >= FROM_HELD_AT_16)
		return S("$.held");
	return fact->from >= FROM_HOME_LONG ? S("$.home") : S("$.care");
}

/* Each reason once: false when it stands there already. */
static bool add(struct walk *w, struct reason r)
{
	for (size_t i = 0; i < w->out->len; i++)
		if (str_eq(w->out->at[i].name, r.name))
			return false;
	r.depth = w->depth;
	*list_push(w->cx->mem, w->out) = r;
	return true;
}

static struct str days_detail(struct walk *w, const struct fact_value *v)
{
	if (v->lo == v->hi)
		return str_print(w->cx->mem, "%d days", v->lo);
	if (v->hi >= DAY_NEVER / 2)
		return v->lo ? str_print(w->cx->mem, "at least %d days", v->lo) : S("");
	return str_print(w->cx->mem, "%d to %d days", v->lo, v->hi);
}

static struct str choice_said(struct walk *w, const struct fact *fact, const struct fact_value *v)
{
	for (size_t i = 0; i < fact->choices.len; i++)
		if (v->lo == 1 << i)
			return str_print(w->cx->mem, "%.*s %.*s", STR_ARG(fact->ask), STR_ARG(fact->choices.at[i]));
	return fact->ask;
}

static void add_fact(struct walk *w, const struct node *n, enum truth truth)
{
	const struct fact *fact = &w->rules->facts.at[n->n1];
	const struct fact_value *v = &w->s->value[n->n1];
	struct reason r = { .name = fact->id, .truth = truth, .path = fact_path(w, fact, (size_t)n->n1) };

	r.said = truth == TRUTH_UNKNOWN ? fact->ask : truth == TRUTH_YES ? fact->said_yes : fact->said_no;
	if (fact->kind == FACT_CHOICE)
		r.said = choice_said(w, fact, v);
	if (fact->kind == FACT_DAYS)
		r.detail = days_detail(w, v);
	add(w, r);
}

static void add_age(struct walk *w, enum truth truth)
{
	const struct person *p = w->s->person;
	int youngest = 0;
	int oldest = 0;

	while (day_birthday(p->born.hi, youngest + 1) <= w->s->day)
		youngest++;
	while (day_birthday(p->born.lo, oldest + 1) <= w->s->day)
		oldest++;
	struct reason r = { .name = S("age"), .path = S("$.born"), .truth = truth };

	if (youngest == oldest)
		r.said = str_print(w->cx->mem, "You’re %d.", youngest);
	else if (truth == TRUTH_UNKNOWN)
		r.said = S("When were you born?");
	else
		r.said = str_print(w->cx->mem, "You’re %d to %d.", youngest, oldest);
	add(w, r);
}

static void add_test(struct walk *w, int test, enum truth truth)
{
	const struct rule *t = &w->rules->tests.at[test];
	struct reason r = { .name = t->name, .truth = truth, .test = t };

	r.said = truth == TRUTH_YES ? t->said_yes : truth == TRUTH_NO ? t->said_no : t->title;
	if (!add(w, r))
		return;
	w->depth++;
	walk_rule(w, t);
	w->depth--;
}

static void walk_leaf(struct walk *w, const struct node *n, enum truth truth)
{
	switch ((enum node_kind)n->kind) {
	case NODE_FACT:
	case NODE_AT_LEAST:
	case NODE_IS:
		add_fact(w, n, truth);
		return;
	case NODE_TEST:
		add_test(w, n->n1, truth);
		return;
	case NODE_AGED:
	case NODE_AUGUST:
	case NODE_WITHIN:
		add_age(w, truth);
		return;
	case NODE_SINCE:
		add(w, (struct reason){ .name = S("date"),
					.truth = truth,
					.said = str_print(w->cx->mem, "The rule changed on %s.",
							  day_words(w->cx->mem, n->n1).at) });
		return;
	default:
		add(w, (struct reason){ .name = S("adviser"),
					.truth = truth,
					.said = S("An adviser or an advocate has to look at this.") });
	}
}

/* Only those parts that made the value what it is. */
static void walk_node(struct walk *w, const struct expression *e, const uint8_t *values, size_t i)
{
	const struct node *n = &e->nodes[i];
	uint8_t value = values[i];

	if (n->kind == NODE_NOT) {
		walk_node(w, e, values, n->left);
		return;
	}
	if (n->kind != NODE_AND && n->kind != NODE_OR) {
		walk_leaf(w, n, (enum truth)value);
		return;
	}
	/* One part is enough for a yes of "or" and for a no of "and"; the first that stands there is given. */
	bool one_is_enough = value == (n->kind == NODE_OR ? TRUTH_YES : TRUTH_NO);

	if (values[n->left] == value)
		walk_node(w, e, values, n->left);
	if (values[n->right] == value && !(one_is_enough && values[n->left] == value))
		walk_node(w, e, values, n->right);
}

static void walk_expression(struct walk *w, const struct expression *e)
{
	uint8_t values[EXPRESSION_MAX_NODES];

	if (e->len == 0)
		return;
	expression_values(e, w->s, w->tests, values);
	walk_node(w, e, values, e->len - 1);
}

void reasons_of(struct ctx *cx, const struct expression *e, const struct situation *s, const uint8_t *tests,
		struct reason_list *out)
{
	struct walk w = { cx, s->person->rules, s, tests, out, 0 };

	walk_expression(&w, e);
}

/* For a right: the tests of its categories that are open, or the one that holds. */
static enum truth walk_categories(struct walk *w, const struct rule *r)
{
	enum truth group = decide_categories(w->rules, w->tests, r->categories);

	for (size_t i = 0; i < w->rules->tests.len; i++)
		if ((w->rules->tests.at[i].categories & r->categories) && w->tests[i] == group && group != TRUTH_NO)
			add_test(w, (int)i, group);
	if (group != TRUTH_YES && r->also.len)
		walk_expression(w, &r->also);
	if (group == TRUTH_NO && decide_categories(w->rules, w->tests, r->categories_may) == TRUTH_NO)
		add(w, (struct reason){ .name = S("categories"),
					.truth = TRUTH_NO,
					.said = S("You’re not in a group that the rule is for.") });
	return group;
}

static void walk_rule(struct walk *w, const struct rule *r)
{
	enum truth age = decide_age(r, w->s);
	enum truth group = TRUTH_YES;

	if (r->age_from > 0 || r->age_before < AGE_END)
		add_age(w, age);
	if (age == TRUTH_NO)
		return;
	if (r->kind == RULE_RIGHT)
		group = walk_categories(w, r);
	if (group != TRUTH_NO || r->kind != RULE_RIGHT)
		walk_expression(w, &r->when);
}

void reasons_of_rule(struct ctx *cx, const struct rule *r, const struct situation *s, const uint8_t *tests,
		     struct reason_list *out)
{
	struct walk w = { cx, s->person->rules, s, tests, out, 0 };

	walk_rule(&w, r);
}
