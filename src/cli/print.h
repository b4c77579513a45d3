/* What the verbs print: JSON, help, errors. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <jansson.h>

#include "cli/call.h"

/* A text as JSON; null when at == NULL. */
json_t *json_of(struct str s);
/* Prints the value with a line end and lets go of it. ERR_SYSTEM when it cannot be written. */
bool print_json(struct ctx *cx, json_t *value) must_check;
/* ERR_SYSTEM when what was printed did not all arrive, say on a full disk. */
bool print_flush(struct ctx *cx) must_check;
/* `localoffer help VERB`; always true. */
bool print_command(const struct command *command);
/* cx->err on standard error, as a sentence or as JSON. */
void print_failure(struct ctx *cx, bool json);

#endif
