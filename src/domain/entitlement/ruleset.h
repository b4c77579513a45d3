/*
 * The law as data: what the files of rules/ hold, read once and never changed afterwards.
 *
 * docs/rule-format.md describes the files. Everything here lives as long as the arena of the context that
 * it was read with: give it one that lives as long as the process.
 */
#ifndef ENTITLEMENT_RULESET_H
#define ENTITLEMENT_RULESET_H

#include "base/ctx.h"
#include "base/list.h"
#include "domain/entitlement/day.h"
#include "domain/entitlement/expression.h"

enum { FACTS_MAX = 64, TESTS_MAX = 64, RIGHTS_MAX = 96, CARE_KINDS_MAX = 16 };

/* ---- facts: what a person can tell us (facts.txt) ---- */

enum fact_kind { FACT_YES_NO, FACT_DAYS, FACT_CHOICE };

/* The facts that the program can work out from dates; the row's id says which. See situation.c. */
enum fact_source {
	FROM_ANSWER, /* it can't: somebody has to say */
	FROM_CARE_NOW,
	FROM_CARE_AT_16,
	FROM_CARE_DAYS,
	FROM_CARE_DAYS_BEFORE_16,
	FROM_CARE_EVER,
	FROM_CARE_UNTIL_18,
	FROM_CARE_LONG,
	FROM_ONLY_SHORT_BREAKS,
	FROM_OTHER_NOW,
	FROM_OTHER_AT_16,
	FROM_ELSEWHERE,
	FROM_HOME_LONG,
	FROM_HOME_ENDED,
	FROM_HOME_ENDED_LATE,
	FROM_HELD_AT_16,
	FROM_CUSTODY_NOW,
	FROM_GUARDIAN,
	FROM_CARE_BEFORE_GUARDIAN,
	FROM__MAX
};

struct fact {
	struct str id;	   /* in expressions and in the facts of a person */
	struct str answer; /* name in a person's answers, where it differs: "thirteen-weeks" */
	struct str ask;	   /* the question, to the young person */
	struct str ask_helper;
	struct str said_yes, said_no; /* the answer as a reason */
	enum fact_kind kind;
	enum fact_source from;
	struct str_list choices;
	int32_t days;	/* FACT_DAYS: what the yes-or-no answer is about */
	int32_t months; /* how long "long" is, for those that have a length */
	int32_t position;
	size_t line;
};
LIST(fact, struct fact);

/* ---- kinds of care, and what each counts as (care.txt) ---- */

enum care_counts { CARE_NO, CARE_ADVISER, CARE_YES };

struct care_kind {
	struct str id;
	struct str title;
	enum care_counts looked_after; /* in the sense of section 22 */
	enum care_counts other;	       /* accommodated or fostered, in the sense of section 24(2) */
	int32_t other_months;	       /* only from that many months in a row */
	int needs_24_hours;	       /* a stay counts only if it lasted more than 24 hours, or a court ordered it */
	int short_breaks;	       /* is it planned short breaks? */
	int elsewhere;		       /* is it in another nation? */
};
LIST(care_kind, struct care_kind);

/* ---- rules ---- */

enum rule_kind {
	RULE_TEST,   /* T1...: a named test that others use (status.txt) */
	RULE_STATUS, /* S1...: a category, or having none (status.txt) */
	RULE_RIGHT,  /* E, H, B, Z: something a person may have (rights.txt, past.txt) */
	RULE_DUTY,   /* P: what councils must do about the offer itself (publication.txt) */
	RULE_ADVICE, /* A: what to say beside the result (advice.txt) */
	RULE_CHECK,  /* K: answers that contradict each other (facts.txt) */
};

enum rule_force { RULE_MUST, RULE_SHOULD, RULE_MAY, RULE_COMING };

/* Bits of a set of categories, as rights.txt writes them: E R F18 F21 Q any. */
enum {
	CATEGORY_E = 1,
	CATEGORY_R = 2,
	CATEGORY_F18 = 4,
	CATEGORY_F21 = 8,
	CATEGORY_Q = 16,
	CATEGORY_ANY = 32,
	CATEGORIES = 6
};

struct rule {
	enum rule_kind kind;
	struct str id, name, title, area, kind_word;
	struct str in_short, summary, figure, figure_note, amount_gbp, amount_period;
	struct str who, until, ask, who_decides, owed_by, if_no, myth, out_of_area;
	struct str source, source_url, status, status_note, checked_on, effective_note;
	struct str said_yes, said_no; /* tests and statuses: the outcome in a sentence */
	struct str field;	      /* checks: the answer that is refused */
	struct str once_words;	      /* `once` in plain words */
	enum rule_force force;
	enum rule_force force_then;   /* of what is coming: once somebody fills in its date */
	int32_t from, to;	      /* first and last day in force; DAY_ALWAYS, DAY_NEVER */
	int32_t age_from, age_before; /* 0 and AGE_END when there is no limit */
	int categories, categories_may, categories_on_asking;
	struct expression when; /* who has it */
	struct expression also; /* or has it without being in one of the categories */
	struct expression once; /* what has to happen first: "if you start a course" */
	bool is_announced;	/* coming, and nobody has filled in the date yet */
	struct rule_place at;
};
LIST(rule, struct rule);

struct ruleset {
	struct fact_list facts;
	struct care_kind_list care;
	struct rule_list checks;
	struct rule_list tests; /* tests and statuses, in the order of the file */
	struct rule_list rights;
	struct rule_list duties;
	struct rule_list advice;
	bool is_age_of_change[AGE_END + 1]; /* does some rule mention that age? */
};

/* Reads the files of a folder. ERR_INPUT with file, line and what is wrong; ERR_NOT_FOUND. */
bool ruleset_read(struct ctx *cx, const char *folder, const struct ruleset **out) must_check;

/* Index by name, or -1. A test is called by its name: "former-relevant". */
int ruleset_fact(const struct ruleset *rules, struct str name);
int ruleset_test(const struct ruleset *rules, struct str name);
/* By id ("E04", "S3", "T5"), in any of the lists; NULL when there is none. */
const struct rule *ruleset_rule(const struct ruleset *rules, struct str id);

/* "must", "should", "may", "coming" */
const char *rule_force_word(enum rule_force force);

#endif
