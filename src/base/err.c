#include "base/err.h"

#include <assert.h>

/* Exit codes follow sysexits.h where it has a word for the case. */
static const struct err_row rows[ERR__MAX] = {
	[ERR_NONE] = { "none", 200, 0, "" },
	[ERR_USAGE] = { "usage", 400, 64, "That request didn’t make sense" },
	[ERR_INPUT] = { "input", 422, 65, "There’s a problem with what was typed" },
	[ERR_NOT_FOUND] = { "not-found", 404, 66, "We can’t find that page" },
	[ERR_GONE] = { "gone", 410, 66, "That page has gone" },
	[ERR_METHOD] = { "method", 405, 64, "That page can’t be used that way" },
	[ERR_FORBIDDEN] = { "forbidden", 403, 77, "You can’t open that page" },
	[ERR_CONFLICT] = { "conflict", 409, 75, "Somebody changed this before you" },
	[ERR_TOO_LARGE] = { "too-large", 413, 65, "That’s too big for us" },
	[ERR_TOO_MANY] = { "too-many", 429, 75, "Too many requests at once" },
	[ERR_BUSY] = { "busy", 503, 75, "We’re busy for a moment" },
	[ERR_DATABASE] = { "database", 500, 74, "Something went wrong with us" },
	[ERR_SYSTEM] = { "system", 500, 71, "Something went wrong with us" },
	[ERR_BUG] = { "bug", 500, 70, "Something went wrong with us" },
};

const struct err_row *err_row(enum err_kind kind)
{
	assert(kind < ERR__MAX);
	return &rows[kind];
}
