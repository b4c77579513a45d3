/* The answer in words. rights_json.c gives the same as JSON. */
#include "cli/rights_print.h"

const char *right_word(const struct right_answer *r)
{
	return r->is_later ? "not yet" : outcome_word(r->outcome);
}

static const char *ordinal_end(int n)
{
	if (n % 100 >= 11 && n % 100 <= 13)
		return "th";
	return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

struct str moment_words(struct ctx *cx, const struct moment *m)
{
	static const char *const words[] = { "", "a rule starts or ends", "a stay starts or ends",
					     "13 weeks in care are reached", "a school year starts" };

	if (m->kind != MOMENT_BIRTHDAY)
		return str_of(words[m->kind]);
	if (m->near_days)
		return str_print(cx->mem, "%d days before your %d%s birthday", m->near_days, m->age,
				 ordinal_end(m->age));
	return str_print(cx->mem, "your %d%s birthday", m->age, ordinal_end(m->age));
}

struct str right_owner(const struct rule *r, const struct rights_councils *councils)
{
	if (councils->responsible && str_eq(r->owed_by, S("responsible council")))
		return councils->responsible->short_name;
	if (councils->living && str_eq(r->owed_by, S("council where you live")))
		return councils->living->short_name;
	return r->owed_by;
}

/* ---- the status ---- */

static void say_reasons(struct ctx *cx, const struct reason_list *reasons)
{
	static const char *const marks[] = { "no:  ", "?:   ", "yes: " };

	for (size_t i = 0; i < reasons->len; i++) {
		const struct reason *r = &reasons->at[i];

		printf("  %*s%s%.*s", r->depth * 5, "", marks[r->truth], STR_ARG(r->said));
		if (r->detail.len)
			printf(" (%.*s)", STR_ARG(r->detail));
		if (r->test)
			printf(" [%.*s: %.*s]", STR_ARG(r->test->id), STR_ARG(r->test->source));
		else if (r->path.len)
			printf(" [%.*s]", STR_ARG(r->path));
		printf("\n");
	}
	(void)cx;
}

static void say_question(const struct question *q)
{
	if (q->is_birth)
		printf("When were you born?");
	else if (q->fact)
		printf("%.*s", STR_ARG(q->fact->ask));
	else
		printf("No question of ours settles it: ask an adviser or an advocate.");
}

static void say_status(struct ctx *cx, const struct answer *a)
{
	if (a->status) {
		printf("%.*s  %.*s\n%.*s\n", STR_ARG(a->status->id), STR_ARG(a->status->title),
		       STR_ARG(a->status->said_yes));
		printf("  Source: %.*s (%.*s, checked %.*s)\n", STR_ARG(a->status->source), STR_ARG(a->status->status),
		       STR_ARG(a->status->checked_on));
	} else {
		printf("We can’t tell yet which kind of care leaver you are. It may be one of these:\n");
		for (size_t i = 0; i < a->possible.len; i++)
			printf("  %.*s  %.*s\n", STR_ARG(a->possible.at[i]->id), STR_ARG(a->possible.at[i]->title));
		printf("The question that comes first: ");
		say_question(&a->settle);
		printf("\n");
	}
	for (size_t i = 0; i < a->also.len; i++)
		printf("Also: %.*s  %.*s\n", STR_ARG(a->also.at[i]->id), STR_ARG(a->also.at[i]->said_yes));
	printf("\nWhy:\n");
	say_reasons(cx, &a->reasons);
}

/* ---- the rights ---- */

static void say_until(struct ctx *cx, const struct right_answer *r)
{
	if (r->until != DAY_NEVER)
		printf("; until %.*s", STR_ARG(day_words(cx->mem, r->until)));
	else if (r->until_age)
		printf("; until the day before you turn %d", r->until_age);
}

static void say_start(struct ctx *cx, const struct right_answer *r)
{
	if (r->from != DAY_NEVER)
		printf(": %s from %.*s", outcome_word(r->later), STR_ARG(day_words(cx->mem, r->from)));
	else
		printf(": %s", outcome_word(r->later));
	if (r->from_age)
		printf(" (when you turn %d)", r->from_age);
}

static void say_right(struct ctx *cx, const struct right_answer *r, const struct rights_councils *councils)
{
	printf("  %-5.*s %.*s", STR_ARG(r->rule->id), STR_ARG(r->rule->title));
	if (r->rule->amount_gbp.len)
		printf(", %.*s", STR_ARG(r->rule->figure));
	if (r->is_later)
		say_start(cx, r);
	if (r->on_asking)
		printf("; when you ask");
	if (r->rule->once_words.len && r->outcome > OUTCOME_CANNOT_TELL)
		printf("; if %.*s%s", STR_ARG(r->rule->once_words), r->once == TRUTH_NO ? " (not now)" : "");
	say_until(cx, r);
	printf("\n        ");
	if (r->outcome == OUTCOME_CANNOT_TELL) {
		say_question(&r->settle);
		if (r->at_least_may)
			printf(" (The council may help in any case.)");
		printf("\n        ");
	}
	if (r->outcome == OUTCOME_COMING)
		printf("No date yet. %s\n        ", r->would == TRUTH_YES  ? "It would be yours."
						    : r->would == TRUTH_NO ? "It wouldn’t be yours."
									   : "We can’t tell if it would be yours.");
	printf("%.*s. %.*s (%.*s)\n", STR_ARG(right_owner(r->rule, councils)), STR_ARG(r->rule->source),
	       STR_ARG(r->rule->status));
}

static void say_rights(struct ctx *cx, const struct answer *a, const struct rights_councils *councils)
{
	static const struct {
		const char *word;
		const char *heading;
	} groups[] = {
		{ "must", "They must" },
		{ "should", "They should (guidance)" },
		{ "may", "They may: you can ask" },
		{ "cannot tell", "We can’t tell yet" },
		{ "not yet", "Not yet" },
		{ "coming", "Coming, no date yet" },
		{ "no", "Not for you, by these answers" },
	};

	for (size_t g = 0; g < sizeof(groups) / sizeof(groups[0]); g++) {
		bool has_any = false;

		for (size_t i = 0; i < a->rights.len; i++) {
			if (strcmp(right_word(&a->rights.at[i]), groups[g].word) != 0)
				continue;
			if (!has_any)
				printf("\n%s\n", groups[g].heading);
			has_any = true;
			say_right(cx, &a->rights.at[i], councils);
		}
	}
}

/* ---- what comes ---- */

static void say_ids(const char *before, const struct rule_ref_list *rules)
{
	for (size_t i = 0; i < rules->len; i++)
		printf("%s%.*s", i ? " " : before, STR_ARG(rules->at[i]->id));
	if (rules->len)
		printf("\n");
}

static void say_changes(struct ctx *cx, const struct answer *a)
{
	if (a->changes.len)
		printf("\nWhat changes when, if the rest stays as it is\n");
	for (size_t i = 0; i < a->changes.len; i++) {
		const struct change *c = &a->changes.at[i];

		printf("  %.*s%s%.*s\n", STR_ARG(c->moment.has_date ? day_words(cx->mem, c->moment.day) : S("")),
		       c->moment.has_date ? ", " : "", STR_ARG(moment_words(cx, &c->moment)));
		if (c->from != c->to)
			printf("      status: %.*s -> %.*s\n", STR_ARG(c->from ? c->from->id : S("cannot tell")),
			       STR_ARG(c->to ? c->to->id : S("cannot tell")));
		say_ids("      starts: ", &c->starts);
		say_ids("      from must to may: ", &c->becomes_power);
		say_ids("      ends: ", &c->ends);
		say_ids("      can’t be told any more: ", &c->becomes_open);
	}
}

void rights_say(struct ctx *cx, const struct answer *a, const struct rights_councils *councils)
{
	printf("On %.*s\n\n", STR_ARG(day_words(cx->mem, a->on)));
	say_status(cx, a);
	for (size_t i = 0; i < a->advice.len; i++)
		printf("\n%.*s: %.*s\n", STR_ARG(a->advice.at[i]->title), STR_ARG(a->advice.at[i]->in_short));
	if (councils->responsible)
		printf("\nThe council that looked after you last: %.*s\n",
		       STR_ARG(councils->responsible->official_name));
	if (councils->living)
		printf("The council where you live: %.*s\n", STR_ARG(councils->living->official_name));
	say_rights(cx, a, councils);
	say_changes(cx, a);
	printf("\nThis is not legal advice. England only.\n");
}
