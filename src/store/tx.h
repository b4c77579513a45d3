/*
 * Transactions. A local `struct tx` declared with `cleanup(tx_done)` is rolled back on every way out
 * that did not commit. One at a time for a connection.
 */
#ifndef STORE_TX_H
#define STORE_TX_H

#include "store/db.h"

enum tx_kind {
	TX_READ, /* sees one state of the database throughout; the database refuses writes */
	TX_WRITE
};

struct tx {
	struct ctx *cx;
	bool open;
};

bool tx_begin(struct ctx *cx, enum tx_kind kind, struct tx *out) must_check;
bool tx_commit(struct tx *tx) must_check;
void tx_done(struct tx *tx);

#endif
