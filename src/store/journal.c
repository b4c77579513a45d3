#include "store/journal.h"

#include "base/rand.h"
#include "gen/sql/store.h"

bool journal_write(struct ctx *cx, const struct journal_line *line)
{
	struct journal_write_in in = {
		.id = rand_id(cx->mem, cx->now_ms),
		.at_ms = cx->now_ms,
		.actor = cx->actor.at ? cx->actor : S("operator"),
		.action = line->action,
		.subject = line->subject,
		.before = line->before,
		.after = line->after,
	};

	return q_journal_write(cx, &in);
}
