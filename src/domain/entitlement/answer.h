/*
 * The answer to "what are my rights?": the decision, with its reasons, the question that would settle what is
 * open, and what changes when. decide.c decides; this dresses it.
 */
#ifndef ENTITLEMENT_ANSWER_H
#define ENTITLEMENT_ANSWER_H

#include "base/list.h"
#include "domain/entitlement/decide.h"

LIST(rule_ref, const struct rule *);

/* One step of a proof: a test with its source, or a fact of the person below it. */
struct reason {
	int depth;	   /* 0, or 1 and more for what a test rests on */
	struct str name;   /* "thirteen-weeks", "in-care-now", "age" */
	struct str path;   /* of the fact: "$.care", "$.answers.homeless"; empty for tests */
	struct str said;   /* in a sentence; the question when it is open */
	struct str detail; /* "104 days"; may be empty */
	enum truth truth;
	const struct rule *test; /* NULL for facts */
};
LIST(reason, struct reason);

/* The one question that would settle something. */
struct question {
	const struct fact *fact; /* NULL: none would, an adviser has to say; or the date of birth */
	bool is_birth;
};

struct right_answer {
	const struct rule *rule;
	enum outcome outcome;
	bool on_asking;		/* only when the person asks */
	bool at_least_may;	/* cannot tell whether the council must; it may in any case */
	enum truth once;	/* has what must happen first happened? TRUTH_YES when nothing must */
	enum truth would;	/* of what is coming: would the person have it, were it in force? */
	struct question settle; /* when it cannot be told */
	bool is_later;		/* not yet: it starts on the day or birthday below */
	enum outcome later;	/* and is then */
	int32_t from;		/* first day, when it is known to the day */
	int from_age;		/* the birthday on which it starts, when it is one */
	int32_t until;		/* last day; DAY_NEVER when there is none in sight */
	int until_age;		/* it ends the day before that birthday, when it is one */
};
LIST(right_answer, struct right_answer);

enum moment_kind { MOMENT_BIRTHDAY, MOMENT_LAW, MOMENT_STAY, MOMENT_DAYS, MOMENT_SCHOOL_YEAR };

/* A day on which an answer may change, if what holds goes on. */
struct moment {
	int32_t day;
	enum moment_kind kind;
	int age;       /* the birthday */
	bool has_date; /* false: the birthday is known only by age */
	int near_days; /* that many days before the birthday */
};

enum { MOMENTS_MAX = 64 };

struct change {
	struct moment moment;
	const struct rule *from, *to; /* the status before and after; NULL: cannot tell */
	struct rule_ref_list starts, ends, becomes_open, becomes_power;
};
LIST(change, struct change);

struct answer {
	int32_t on;
	const struct rule *status;	 /* NULL: cannot tell */
	struct rule_ref_list also;	 /* other statuses that hold: S4 and S5 beside S3 */
	struct rule_ref_list possible;	 /* when it cannot be told: those it may be */
	struct reason_list reasons;	 /* of the status, or of what is open */
	struct question settle;		 /* of the status; when that is known, of the right that comes first */
	bool is_settled;		 /* nothing is open */
	struct right_answer_list rights; /* those in force, and those coming without a date apart */
	struct change_list changes;	 /* in the order of their days */
	struct rule_ref_list advice;
	struct situation situation;
	struct decision decision;
};

/* `p` is borrowed and must outlive the answer. */
void answer_make(struct ctx *cx, const struct person *p, struct answer *out);

/* ---- the steps ---- */

/* The first status in the file's order that is not a no; NULL when that one cannot be told. */
const struct rule *answer_status(const struct ruleset *rules, const uint8_t *tests);
/* Days after `day` on which an answer may change, in order; at most MOMENTS_MAX. */
size_t moments_after(const struct person *p, int32_t day, struct moment *out);
/* Why the expression has its value: appends. */
void reasons_of(struct ctx *cx, const struct expression *e, const struct situation *s, const uint8_t *tests,
		struct reason_list *out);
/* Why the person has the status or the right, or not: ages, categories, `when`. */
void reasons_of_rule(struct ctx *cx, const struct rule *r, const struct situation *s, const uint8_t *tests,
		     struct reason_list *out);
/*
 * The question whose answers settle the rule: the date of birth first, if it is open and matters; then a
 * question that settles it whatever the answer; then one of whose answers one settles it; among equals the one
 * with the lowest position in facts.txt.
 */
struct question question_of(const struct rule *r, const struct situation *s, const uint8_t *tests);

#endif
