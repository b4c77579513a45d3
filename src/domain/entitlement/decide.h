/*
 * The decision: what every test, status and right comes to, for one person on one day. No allocation, no
 * words: about a microsecond. answer.h puts dates, reasons and questions to it.
 */
#ifndef ENTITLEMENT_DECIDE_H
#define ENTITLEMENT_DECIDE_H

#include "domain/entitlement/person.h"

enum outcome {
	OUTCOME_NO,
	OUTCOME_CANNOT_TELL,
	OUTCOME_MAY,	/* the council may help, and need not */
	OUTCOME_SHOULD, /* guidance says so */
	OUTCOME_MUST,
	OUTCOME_COMING, /* agreed or announced, not in force on that day: never counted as something a person has */
	OUTCOME__MAX
};

struct decision {
	int32_t day;
	uint8_t tests[TESTS_MAX];   /* enum truth, in the order of ruleset.tests */
	uint8_t rights[RIGHTS_MAX]; /* enum outcome, in the order of ruleset.rights */
};

/* Is the rule in force on the day? What is announced without a date never is. */
bool rule_in_force(const struct rule *rule, int32_t day);
/* The tests and statuses alone, in order. */
void decide_tests(const struct ruleset *rules, const struct situation *s, uint8_t tests[TESTS_MAX]);
/* Everything. `s` is room for the person on that day, and holds it afterwards. */
void decide(const struct person *p, int32_t day, struct situation *s, struct decision *out);

/* Is the person of an age of the rule? */
enum truth decide_age(const struct rule *rule, const struct situation *s);
/* Is the person in one of the categories (bits of CATEGORY_...)? */
enum truth decide_categories(const struct ruleset *rules, const uint8_t *tests, int categories);
/* Does the person have the right (age, category and `when`); may the council help, without having to? */
enum truth decide_duty(const struct ruleset *rules, const struct rule *r, const struct situation *s,
		       const uint8_t *tests);
enum truth decide_power(const struct ruleset *rules, const struct rule *r, const struct situation *s,
			const uint8_t *tests);
/* Before anybody's date: what a right that is in force comes to. */
enum outcome decide_right(const struct ruleset *rules, const struct rule *r, const struct situation *s,
			  const uint8_t *tests);

/* "no", "cannot tell", "may", "should", "must", "coming" */
const char *outcome_word(enum outcome outcome);
/* "no", "cannot tell", "yes" */
const char *truth_word(enum truth truth);

#endif
