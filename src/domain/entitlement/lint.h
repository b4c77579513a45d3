/*
 * What may be wrong with the rules although they can be read: gaps, overlaps, rules that nobody can meet,
 * missing sources, rules past their review date.
 */
#ifndef ENTITLEMENT_LINT_H
#define ENTITLEMENT_LINT_H

#include "base/ctx.h"
#include "base/list.h"
#include "domain/entitlement/ruleset.h"

enum lint_kind {
	LINT_NO_SOURCE,
	LINT_REVIEW,	  /* checked more than a year ago */
	LINT_NOTE,	  /* not confirmed, and no note says what is open */
	LINT_UNUSED,	  /* a fact or test that no rule uses */
	LINT_UNREACHABLE, /* nobody in the sample has it, in force or not */
	LINT_ALWAYS,	  /* a test that everybody in the sample meets */
	LINT_GAP,	  /* a person without any status */
	LINT_OVERLAP,	  /* a person with two statuses that exclude each other */
	LINT_DATES,	  /* two versions of a right on one day, or none between two */
	LINT_STARTED,	  /* announced with a date that has passed */
	LINT__MAX
};

struct lint {
	enum lint_kind kind;
	struct rule_place at;
	struct str id;
	struct str said;
};
LIST(lint, struct lint);

const char *lint_word(enum lint_kind kind);
/* Reading `people` invented people (about a microsecond each) as of a day. */
void rules_lint(struct ctx *cx, const struct ruleset *rules, int32_t day, size_t people, struct lint_list *out);

#endif
