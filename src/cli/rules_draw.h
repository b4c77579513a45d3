/* The rules as a decision table, in text and as a picture. */
#ifndef CLI_RULES_DRAW_H
#define CLI_RULES_DRAW_H

#include "base/ctx.h"
#include "domain/entitlement/ruleset.h"

/* "E R F18", for a set of bits; empty for none. */
struct str draw_categories(struct ctx *cx, int categories);
void draw_text(struct ctx *cx, const struct ruleset *rules);
void draw_svg(struct ctx *cx, const struct ruleset *rules);

#endif
