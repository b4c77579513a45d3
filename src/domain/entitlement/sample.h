/*
 * Invented people, for checking the rules against many lives at once: the linter, the property tests and the
 * benchmark use the same. The same seed gives the same person.
 */
#ifndef ENTITLEMENT_SAMPLE_H
#define ENTITLEMENT_SAMPLE_H

#include "domain/entitlement/person.h"

/*
 * A person of 10 to 29 with exact dates and an answer to every question, who contradicts nothing. It is not
 * prepared yet, so that a caller can make some of it unknown first.
 */
void person_sample(struct ctx *cx, const struct ruleset *rules, uint64_t seed, int32_t asked, struct person *out);

#endif
