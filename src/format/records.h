/*
 * Records of `key: value` lines, for texts that people edit by hand:
 *
 *     # a comment
 *     id: E04
 *     summary: Someone whose job is to help you plan.
 *       Continuation lines start with two spaces.
 *
 * A blank line ends a record. Keys are lower-case letters, digits and _, once in a record.
 */
#ifndef FORMAT_RECORDS_H
#define FORMAT_RECORDS_H

#include "base/ctx.h"
#include "base/list.h"

struct record_field {
	struct str key;
	struct str value;
	size_t line;
};
LIST(record_field, struct record_field);

struct record {
	struct record_field_list fields;
	size_t line;
};
LIST(record, struct record);

/* ERR_INPUT with file and line for what is not a record. Values live in cx->mem. */
bool records_read(struct ctx *cx, struct str name, struct str text, struct record_list *out) must_check;
/* NULL when the record has no such key. */
const struct record_field *record_get(const struct record *r, struct str key);

#endif
