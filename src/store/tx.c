#include "store/tx.h"

#include <assert.h>

#include "store/db_driver.h"

static const char *const begin_sql[DB__KINDS][2] = {
	[DB_SQLITE] = { [TX_READ] = "BEGIN", [TX_WRITE] = "BEGIN IMMEDIATE" },
	[DB_POSTGRES] = { [TX_READ] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", [TX_WRITE] = "BEGIN" },
};

bool tx_begin(struct ctx *cx, enum tx_kind kind, struct tx *out)
{
	assert(!cx->db->in_tx);
	if (!db_script(cx, begin_sql[cx->db->kind][kind]))
		return false;
	cx->db->in_tx = true;
	cx->db->reads_only = kind == TX_READ;
	cx->db->kept.is_checked = false;
	*out = (struct tx){ cx, true };
	return true;
}

bool tx_commit(struct tx *tx)
{
	if (!db_script(tx->cx, "COMMIT"))
		return false;
	tx->cx->db->in_tx = false;
	tx->cx->db->reads_only = false;
	tx->cx->db->kept.is_checked = false;
	tx->open = false;
	return true;
}

void tx_done(struct tx *tx)
{
	if (!tx->open)
		return;
	struct err first = tx->cx->err; /* what made us roll back is what counts */

	if (!db_script(tx->cx, "ROLLBACK"))
		tx->cx->err = first;
	if (!tx->cx->db->reads_only)
		tx->cx->db->kept.version = -1; /* built, perhaps, from what has just been undone */
	tx->cx->db->in_tx = false;
	tx->cx->db->reads_only = false;
	tx->cx->db->kept.is_checked = false;
	tx->open = false;
}
