/* What a request sent, held against what its route declares. */
#ifndef WEB_PARAMS_H
#define WEB_PARAMS_H

#include "web/routes.h"

/*
 * Reads the query (or a form's body), keeps what `takes` declares, in the order of the declaration, and
 * checks it. A value that was left empty counts as not given. A wrong slug is ERR_NOT_FOUND; anything
 * else that does not fit is ERR_INPUT with the parameter as field.
 */
bool params_read(struct ctx *cx, const struct param *takes, struct str encoded, struct param_list *out) must_check;

#endif
