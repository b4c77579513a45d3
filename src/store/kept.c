#include "store/kept.h"

#include <assert.h>

#include "gen/sql/store.h"
#include "store/db_driver.h"

enum { KEPT_MAX_BYTES = 64 * 1024 * 1024 };

/* Forgets everything when the version is another one. Asked once a transaction: within it nothing changes. */
static bool check_version(struct ctx *cx)
{
	struct kept *kept = &cx->db->kept;
	struct data_version_get_row *now;

	if (kept->is_checked)
		return true;
	if (!q_data_version_get(cx, &now))
		return false;
	if (!now)
		return fail(cx, ERR_DATABASE, "The database has lost its data version.");
	if (kept->version != now->version) {
		arena_done(&kept->mem);
		arena_init(&kept->mem, KEPT_MAX_BYTES);
		kept->len = 0;
		kept->version = now->version;
	}
	kept->is_checked = cx->db->in_tx;
	return true;
}

static bool build(struct ctx *cx, const struct kept_kind *kind, const void **out)
{
	struct arena *mem = cx->mem;

	cx->mem = &cx->db->kept.mem;
	bool good = kind->build(cx, out);

	cx->mem = mem;
	return good;
}

bool kept_get(struct ctx *cx, const struct kept_kind *kind, const void **out)
{
	struct kept *kept = &cx->db->kept;
	const void *value;

	if (!check_version(cx))
		return false;
	for (size_t i = 0; i < kept->len; i++) {
		if (kept->at[i].kind == kind) {
			*out = kept->at[i].value;
			return true;
		}
	}
	assert(kept->len < KEPT_MAX);
	if (!build(cx, kind, &value))
		return false;
	kept->at[kept->len].kind = kind;
	kept->at[kept->len++].value = value;
	*out = value;
	return true;
}
