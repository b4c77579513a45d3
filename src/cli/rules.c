/* `localoffer rules`: lists, explains, draws and checks the rules of rules/. rules_draw.c draws. */
#include "base/date.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/rights_print.h"
#include "cli/rules_draw.h"
#include "domain/entitlement/lint.h"

enum { MS_A_DAY = 86400000, LINT_PEOPLE = 20000 };

/* ---- list ---- */

static struct str ages_words(struct ctx *cx, const struct rule *r)
{
	if (r->age_from == 0 && r->age_before == AGE_END)
		return S("any");
	if (r->age_before == AGE_END)
		return str_print(cx->mem, "%d or over", r->age_from);
	if (r->age_from == 0)
		return str_print(cx->mem, "under %d", r->age_before);
	return str_print(cx->mem, r->age_before - 1 > r->age_from ? "%d to %d" : "%d", r->age_from, r->age_before - 1);
}

static void list_rules(struct ctx *cx, const char *heading, const struct rule_list *rules)
{
	printf("\n%s\n", heading);
	for (size_t i = 0; i < rules->len; i++) {
		const struct rule *r = &rules->at[i];

		printf("  %-5.*s %-7s %-10.*s %-16.*s %.*s\n", STR_ARG(r->id),
		       r->kind == RULE_RIGHT || r->kind == RULE_DUTY ? rule_force_word(r->force) : "",
		       STR_ARG(ages_words(cx, r)), STR_ARG(r->status), STR_ARG(r->title));
	}
}

static json_t *rule_row(struct ctx *cx, const struct rule *r)
{
	return json_pack("{s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "id", json_of(r->id), "name",
			 json_of(r->name), "title", json_of(r->title), "force", rule_force_word(r->force), "ages",
			 json_of(ages_words(cx, r)), "when", json_of(r->when.text), "source", json_of(r->source),
			 "status", json_of(r->status), "checked_on", json_of(r->checked_on), "effective_from",
			 r->from == DAY_ALWAYS ? json_null() : json_of(day_text(cx->mem, r->from)), "effective_to",
			 r->to == DAY_NEVER ? json_null() : json_of(day_text(cx->mem, r->to)));
}

static bool list(struct ctx *cx, const struct call *call, const struct ruleset *rules)
{
	const struct rule_list *const lists[] = { &rules->tests, &rules->rights, &rules->duties, &rules->advice };
	static const char *const headings[] = { "Tests and kinds of care leaver", "Rights", "Duties of councils",
						"Advice" };
	json_t *all = json_array();

	for (size_t k = 0; k < sizeof(lists) / sizeof(lists[0]); k++) {
		if (!call->json)
			list_rules(cx, headings[k], lists[k]);
		for (size_t i = 0; i < lists[k]->len; i++)
			json_array_append_new(all, rule_row(cx, &lists[k]->at[i]));
	}
	if (call->json)
		return print_json(cx, all);
	json_decref(all);
	printf("\n%zu facts, %zu kinds of care, %zu tests, %zu rights, %zu duties.\n", rules->facts.len,
	       rules->care.len, rules->tests.len, rules->rights.len, rules->duties.len);
	return print_flush(cx);
}

/* ---- explain ---- */

static void say(const char *what, struct str value)
{
	if (value.len)
		printf("  %-16s %.*s\n", what, STR_ARG(value));
}

static void say_day(struct ctx *cx, const char *what, int32_t day)
{
	if (day != DAY_ALWAYS && day != DAY_NEVER)
		say(what, day_words(cx->mem, day));
}

static void say_names(const struct ruleset *rules, const struct expression *e)
{
	for (size_t i = 0; i < e->len; i++) {
		const struct node *n = &e->nodes[i];

		if (n->kind == NODE_FACT || n->kind == NODE_AT_LEAST || n->kind == NODE_IS)
			printf("    %-28.*s %.*s\n", STR_ARG(rules->facts.at[n->n1].id),
			       STR_ARG(rules->facts.at[n->n1].ask));
		if (n->kind == NODE_TEST)
			printf("    %-28.*s %.*s: %.*s\n", STR_ARG(rules->tests.at[n->n1].name),
			       STR_ARG(rules->tests.at[n->n1].id), STR_ARG(rules->tests.at[n->n1].title));
	}
}

static void explain_rule(struct ctx *cx, const struct ruleset *rules, const struct rule *r)
{
	printf("%.*s  %.*s\n", STR_ARG(r->id), STR_ARG(r->title));
	say("name", r->name);
	say("in short", r->in_short);
	say("yes", r->said_yes);
	say("no", r->said_no);
	if (r->kind == RULE_RIGHT || r->kind == RULE_DUTY)
		say("force", str_of(rule_force_word(r->force)));
	say("ages", ages_words(cx, r));
	say("for", draw_categories(cx, r->categories));
	say("may help", draw_categories(cx, r->categories_may));
	say("on asking", draw_categories(cx, r->categories_on_asking));
	say("when", r->when.text);
	say_names(rules, &r->when);
	say("or when", r->also.text);
	say_names(rules, &r->also);
	say("if", r->once.text);
	say_names(rules, &r->once);
	say("owed by", r->owed_by);
	say("source", r->source);
	say("", r->source_url);
	say("status", r->status);
	say("", r->status_note);
	say("checked on", r->checked_on);
	say_day(cx, "in force from", r->from);
	say_day(cx, "in force to", r->to);
	if (r->is_announced)
		say("in force from", S("no date yet: fill in effective_from"));
	say("often got wrong", r->myth);
	printf("  %-16s %.*s, line %zu\n", "written in", STR_ARG(r->at.file), r->at.line);
}

static bool explain(struct ctx *cx, const struct call *call, const struct ruleset *rules)
{
	struct str id = call->words.len > 1 ? call->words.at[1] : (struct str){ 0 };
	const struct rule *r = id.at ? ruleset_rule(rules, id) : NULL;

	if (!id.at)
		return fail(cx, ERR_USAGE, "Which rule? As in: localoffer rules explain E04");
	if (!r)
		return fail(cx, ERR_NOT_FOUND, "There is no rule %.*s; see localoffer rules list.", STR_ARG(id));
	if (call->json)
		return print_json(cx, rule_row(cx, r));
	explain_rule(cx, rules, r);
	return print_flush(cx);
}

/* ---- draw, lint ---- */

static bool draw(struct ctx *cx, const struct call *call, const struct ruleset *rules)
{
	if (call_has(call, "svg"))
		draw_svg(cx, rules);
	else
		draw_text(cx, rules);
	return print_flush(cx);
}

static bool lint(struct ctx *cx, const struct call *call, const struct ruleset *rules)
{
	struct lint_list found = { 0 };
	json_t *all = json_array();

	rules_lint(cx, rules, (int32_t)(cx->now_ms / MS_A_DAY), LINT_PEOPLE, &found);
	for (size_t i = 0; i < found.len; i++) {
		const struct lint *l = &found.at[i];

		if (!call->json)
			printf("%.*s:%zu: %.*s: %s: %.*s\n", STR_ARG(l->at.file), l->at.line, STR_ARG(l->id),
			       lint_word(l->kind), STR_ARG(l->said));
		json_array_append_new(all, json_pack("{s:s, s:o, s:o, s:o, s:I}", "kind", lint_word(l->kind), "id",
						     json_of(l->id), "said", json_of(l->said), "file",
						     json_of(l->at.file), "line", (json_int_t)l->at.line));
	}
	if (call->json) {
		if (!print_json(cx, all))
			return false;
	} else {
		json_decref(all);
		printf("%zu tests, %zu rights, %zu duties, %d invented people: %zu findings.\n", rules->tests.len,
		       rules->rights.len, rules->duties.len, LINT_PEOPLE, found.len);
	}
	if (!print_flush(cx))
		return false;
	return found.len == 0 || fail(cx, ERR_INPUT, "The linter found %zu things to look at.", found.len);
}

/* ---- the verb ---- */

static const struct {
	const char *word;
	bool (*run)(struct ctx *cx, const struct call *call, const struct ruleset *rules);
} words[] = { { "list", list }, { "explain", explain }, { "draw", draw }, { "lint", lint } };

static bool rules_run(struct ctx *cx, const struct call *call)
{
	struct str word = call->words.len ? call->words.at[0] : S("list");
	struct str on = call_flag(call, "on");
	const struct ruleset *rules;

	if (on.at && !date_to_ms(on, &cx->now_ms))
		return fail(cx, ERR_USAGE, "--on takes a date, as in --on 2027-04-01.");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(word, str_of(words[i].word)))
			return rules_open(cx, call, &rules) && words[i].run(cx, call, rules);
	return fail(cx, ERR_USAGE, "The rules can be asked to list, explain ID, draw or lint, not %.*s.",
		    STR_ARG(word));
}

const struct command command_rules = {
	.name = "rules",
	.run = rules_run,
	.usage = "[list | explain ID | draw [--svg] | lint] [--on DATE] [--json]",
	.about = "Lists the rules of law, explains one, draws them as a decision table, or looks for what is wrong "
		 "with them.",
	.example = "localoffer rules explain H02",
	.flags = { { "on", "DATE", "lint: as if it were that day" }, { "svg", NULL, "draw: as an SVG picture" } },
	.max_words = 2,
	.prints_data = true,
};
