/* The append-only record of who changed what. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "store/db.h"

/*
 * Writes a line in the transaction of the change it records. `subject` is "kind:id", `action` a verb;
 * `before` and `after` may be empty. The actor and the time come from cx.
 */
struct journal_line {
	struct str action;
	struct str subject;
	struct str before;
	struct str after;
};

bool journal_write(struct ctx *cx, const struct journal_line *line) must_check;

#endif
