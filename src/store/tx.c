#include "store/tx.h"

#include <assert.h>

#include "store/db_driver.h"

static const char *const begin_sql[DB__KINDS][2] = {
	[DB_SQLITE] = { [TX_READ] = "PRAGMA query_only=ON; BEGIN", [TX_WRITE] = "BEGIN IMMEDIATE" },
	[DB_POSTGRES] = { [TX_READ] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", [TX_WRITE] = "BEGIN" },
};

/* SQLite has no read-only transaction, so the connection is made read-only for as long as it lasts. */
static const char *const commit_sql[DB__KINDS] = {
	[DB_SQLITE] = "COMMIT; PRAGMA query_only=OFF",
	[DB_POSTGRES] = "COMMIT",
};
static const char *const rollback_sql[DB__KINDS] = {
	[DB_SQLITE] = "ROLLBACK; PRAGMA query_only=OFF",
	[DB_POSTGRES] = "ROLLBACK",
};

bool tx_begin(struct ctx *cx, enum tx_kind kind, struct tx *out)
{
	assert(!cx->db->in_tx);
	if (!db_script(cx, begin_sql[cx->db->kind][kind]))
		return false;
	cx->db->in_tx = true;
	cx->db->kept.is_checked = false;
	*out = (struct tx){ cx, true };
	return true;
}

bool tx_commit(struct tx *tx)
{
	if (!db_script(tx->cx, commit_sql[tx->cx->db->kind]))
		return false;
	tx->cx->db->in_tx = false;
	tx->cx->db->kept.is_checked = false;
	tx->open = false;
	return true;
}

void tx_done(struct tx *tx)
{
	if (!tx->open)
		return;
	struct err first = tx->cx->err; /* what made us roll back is what counts */

	if (!db_script(tx->cx, rollback_sql[tx->cx->db->kind]))
		tx->cx->err = first;
	tx->cx->db->in_tx = false;
	tx->cx->db->kept.is_checked = false;
	tx->open = false;
}
