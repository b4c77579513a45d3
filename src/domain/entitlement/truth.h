/*
 * Yes, no, cannot tell: Kleene's strong three-valued logic. Written as numbers, "and" is the smaller,
 * "or" the greater, "not" the mirror; so what is unknown stays unknown unless the rest settles it alone,
 * and learning more can turn "cannot tell" into yes or no, but never yes into no.
 */
#ifndef ENTITLEMENT_TRUTH_H
#define ENTITLEMENT_TRUTH_H

#include <stdbool.h>

enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

static inline enum truth truth_of(bool b)
{
	return b ? TRUTH_YES : TRUTH_NO;
}

static inline enum truth truth_not(enum truth a)
{
	return (enum truth)(TRUTH_YES - a);
}

static inline enum truth truth_and(enum truth a, enum truth b)
{
	return a < b ? a : b;
}

static inline enum truth truth_or(enum truth a, enum truth b)
{
	return a > b ? a : b;
}

/* What is surely so is yes, what is not even possible is no. */
static inline enum truth truth_between(bool surely, bool possibly)
{
	return surely ? TRUTH_YES : possibly ? TRUTH_UNKNOWN : TRUTH_NO;
}

/* Two accounts of one thing, each of which may be unknown. They must not contradict each other. */
static inline enum truth truth_narrow(enum truth a, enum truth b)
{
	return a == TRUTH_UNKNOWN ? b : a;
}

#endif
