#include "domain/entitlement/lint.h"

#include "domain/entitlement/answer.h"
#include "domain/entitlement/sample.h"

enum { REVIEW_DAYS = 366 };

const char *lint_word(enum lint_kind kind)
{
	static const char *const words[LINT__MAX] = { "no source", "review due", "no note", "unused", "unreachable",
						      "always",	   "gap",	 "overlap", "dates",  "started" };

	return words[kind];
}

struct linter {
	struct ctx *cx;
	const struct ruleset *rules;
	int32_t day;
	struct lint_list *out;
	bool test_yes[TESTS_MAX], test_no[TESTS_MAX];
	bool right_yes[RIGHTS_MAX];
	bool has_gap, has_overlap;
};

static void say(struct linter *l, enum lint_kind kind, const struct rule *r, struct str said)
{
	*list_push(l->cx->mem, l->out) = (struct lint){ kind, r->at, r->id, said };
}

/* ---- each rule by itself ---- */

static void lint_rule(struct linter *l, const struct rule *r)
{
	struct day_range checked;

	if (!r->source.len)
		say(l, LINT_NO_SOURCE, r, S("no Act, regulation or guidance is named"));
	if (!r->checked_on.len || !day_read(r->checked_on, &checked))
		say(l, LINT_REVIEW, r, S("nobody says when the source was looked at"));
	else if (checked.hi + REVIEW_DAYS < l->day)
		say(l, LINT_REVIEW, r,
		    str_print(l->cx->mem, "the source was last looked at on %.*s", STR_ARG(r->checked_on)));
	if (!str_eq(r->status, S("confirmed")) && !r->status_note.len)
		say(l, LINT_NOTE, r, S("it is not confirmed, and status_note does not say what is open"));
	if (r->force == RULE_COMING && !r->is_announced && r->from <= l->day)
		say(l, LINT_STARTED, r, S("it has started: set kind, force and status, and read its words again"));
}

static void lint_list(struct linter *l, const struct rule_list *rules)
{
	for (size_t i = 0; i < rules->len; i++)
		lint_rule(l, &rules->at[i]);
}

/* ---- names nobody uses ---- */

static void note_uses(const struct expression *e, bool *facts, bool *tests)
{
	for (size_t i = 0; i < e->len; i++) {
		const struct node *n = &e->nodes[i];

		if (n->kind == NODE_FACT || n->kind == NODE_AT_LEAST || n->kind == NODE_IS)
			facts[n->n1] = true;
		if (n->kind == NODE_TEST)
			tests[n->n1] = true;
	}
}

static void note_all_uses(const struct rule_list *rules, bool *facts, bool *tests)
{
	for (size_t i = 0; i < rules->len; i++) {
		note_uses(&rules->at[i].when, facts, tests);
		note_uses(&rules->at[i].also, facts, tests);
		note_uses(&rules->at[i].once, facts, tests);
	}
}

static void lint_uses(struct linter *l)
{
	const struct ruleset *rules = l->rules;
	bool facts[FACTS_MAX] = { false };
	bool tests[TESTS_MAX] = { false };

	note_all_uses(&rules->tests, facts, tests);
	note_all_uses(&rules->rights, facts, tests);
	note_all_uses(&rules->advice, facts, tests);
	for (size_t i = 0; i < rules->facts.len; i++)
		if (!facts[i]) {
			struct rule_place at = { S("facts.txt"), rules->facts.at[i].line, S("record") };

			*list_push(l->cx->mem, l->out) = (struct lint){ LINT_UNUSED, at, rules->facts.at[i].id,
									S("no rule asks for this fact") };
		}
	/* A test that only states the law (T16, T17) is shown with the answer; what has a category is used by it. */
	for (size_t i = 0; i < rules->tests.len; i++) {
		const struct rule *t = &rules->tests.at[i];

		if (!tests[i] && t->kind == RULE_TEST && !t->categories && !str_eq(t->area, S("law")))
			say(l, LINT_UNUSED, t, S("no rule uses this test"));
	}
}

/* ---- versions of one right ---- */

static void lint_versions(struct linter *l)
{
	const struct rule_list *rights = &l->rules->rights;

	for (size_t i = 0; i < rights->len; i++) {
		const struct rule *r = &rights->at[i];
		bool has_other = false;
		bool has_next = false;

		for (size_t k = 0; k < rights->len; k++) {
			const struct rule *other = &rights->at[k];

			if (k == i || !str_eq(other->name, r->name))
				continue;
			has_other = true;
			has_next = has_next || other->from == r->to + 1;
			if (k > i && other->from <= r->to && r->from <= other->to)
				say(l, LINT_DATES, other,
				    str_print(l->cx->mem, "it is in force together with %.*s", STR_ARG(r->id)));
		}
		if (has_other && !has_next && r->to != DAY_NEVER)
			say(l, LINT_DATES, r, S("no version starts on the day after it ends"));
	}
}

/* ---- many people ---- */

static bool is_primary(const struct rule *t)
{
	return t->kind == RULE_STATUS && t->categories;
}

static struct str who(struct linter *l, const struct person *p)
{
	return str_print(l->cx->mem, "someone born on %.*s, with %zu stays in care",
			 STR_ARG(day_text(l->cx->mem, p->born.lo)), p->care.list.len);
}

/* Exactly one status must hold; S6 and S7 may hold together, because both are one category. */
static void look_at_statuses(struct linter *l, const struct person *p, const uint8_t *tests)
{
	const struct rule *first = NULL;
	const struct rule *status = answer_status(l->rules, tests);
	bool is_open = false;

	for (size_t i = 0; i < l->rules->tests.len; i++) {
		const struct rule *t = &l->rules->tests.at[i];

		is_open = is_open || (t->kind == RULE_STATUS && tests[i] == TRUTH_UNKNOWN);
		if (!is_primary(t) || tests[i] != TRUTH_YES)
			continue;
		if (first && first->categories != t->categories && !l->has_overlap) {
			l->has_overlap = true;
			say(l, LINT_OVERLAP, t,
			    str_print(l->cx->mem, "%.*s holds as well, for %.*s", STR_ARG(first->id),
				      STR_ARG(who(l, p))));
		}
		first = t;
	}
	if (!status && !is_open && !l->has_gap) {
		l->has_gap = true;
		say(l, LINT_GAP, &l->rules->tests.at[0],
		    str_print(l->cx->mem, "no status at all for %.*s", STR_ARG(who(l, p))));
	}
}

static void look_at_rights(struct linter *l, const struct situation *s, const uint8_t *tests)
{
	for (size_t i = 0; i < l->rules->rights.len; i++) {
		const struct rule *r = &l->rules->rights.at[i];

		l->right_yes[i] = l->right_yes[i] || decide_duty(l->rules, r, s, tests) == TRUTH_YES ||
				  decide_power(l->rules, r, s, tests) == TRUTH_YES;
	}
}

static void look_at_people(struct linter *l, size_t people)
{
	struct arena_mark each;
	struct person *p = arena_new(l->cx->mem, struct person);
	struct situation *s = arena_new(l->cx->mem, struct situation);
	uint8_t tests[TESTS_MAX];

	for (size_t k = 0; k < people; k++) {
		size_t found = l->out->len;

		each = arena_mark(l->cx->mem);
		person_sample(l->cx, l->rules, k, l->day, p);
		if (!person_prepare(l->cx, p)) {
			err_clear(l->cx);
			continue;
		}
		situation_at(p, l->day, s);
		decide_tests(l->rules, s, tests);
		for (size_t i = 0; i < l->rules->tests.len; i++) {
			l->test_yes[i] = l->test_yes[i] || tests[i] == TRUTH_YES;
			l->test_no[i] = l->test_no[i] || tests[i] == TRUTH_NO;
		}
		look_at_statuses(l, p, tests);
		look_at_rights(l, s, tests);
		/* What was found lives in the arena too. */
		if (l->out->len == found)
			arena_reset(l->cx->mem, each);
	}
}

/* A test that an adviser always decides can't come out as yes. */
static bool is_advisers(const struct rule *t)
{
	for (size_t i = 0; i < t->when.len; i++)
		if (t->when.nodes[i].kind == NODE_LITERAL)
			return true;
	return false;
}

static void lint_reach(struct linter *l, size_t people)
{
	const struct ruleset *rules = l->rules;

	for (size_t i = 0; i < rules->tests.len; i++) {
		const struct rule *t = &rules->tests.at[i];

		if (!l->test_yes[i] && !is_advisers(t))
			say(l, LINT_UNREACHABLE, t, str_print(l->cx->mem, "nobody of %zu people meets it", people));
		if (!l->test_no[i] && !is_advisers(t))
			say(l, LINT_ALWAYS, t, str_print(l->cx->mem, "everybody of %zu people meets it", people));
	}
	for (size_t i = 0; i < rules->rights.len; i++)
		if (!l->right_yes[i])
			say(l, LINT_UNREACHABLE, &rules->rights.at[i],
			    str_print(l->cx->mem, "nobody of %zu people has it", people));
}

void rules_lint(struct ctx *cx, const struct ruleset *rules, int32_t day, size_t people, struct lint_list *out)
{
	struct linter *l = arena_new(cx->mem, struct linter);

	*l = (struct linter){ .cx = cx, .rules = rules, .day = day, .out = out };
	lint_list(l, &rules->tests);
	lint_list(l, &rules->rights);
	lint_list(l, &rules->duties);
	lint_list(l, &rules->advice);
	lint_uses(l);
	lint_versions(l);
	look_at_people(l, people);
	lint_reach(l, people);
}
