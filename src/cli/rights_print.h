/* What `localoffer rights` prints, in words and as JSON (docs/rights-answer.schema.json). */
#ifndef CLI_RIGHTS_PRINT_H
#define CLI_RIGHTS_PRINT_H

#include <jansson.h>

#include "cli/call.h"
#include "domain/authorities/authority.h"
#include "domain/entitlement/answer.h"

/* NULL where no flag names one. */
struct rights_councils {
	const struct authority *responsible;
	const struct authority *living;
};

void rights_say(struct ctx *cx, const struct answer *a, const struct rights_councils *councils);
json_t *rights_json(struct ctx *cx, const struct answer *a, const struct rights_councils *councils);

/* The rules of this installation: the folder rules/ beside the data folder. */
bool rules_open(struct ctx *cx, const struct call *call, const struct ruleset **out) must_check;
/* "must", "not yet", ...: the outcome of a right as the public reads it. */
const char *right_word(const struct right_answer *r);
/* "your 21st birthday", "a rule starts or ends", ... */
struct str moment_words(struct ctx *cx, const struct moment *m);
/* Who owes it: a council's name where it is known, else the words of the rule. */
struct str right_owner(const struct rule *r, const struct rights_councils *councils);

#endif
