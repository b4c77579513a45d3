/* Tables that follow from lists in other tables; rebuilt whole, inside the caller's transaction. */
#ifndef INGEST_DERIVE_H
#define INGEST_DERIVE_H

#include "base/ctx.h"

/* authority_code, entitlement_indicator, provision_indicator. */
bool derive_lists(struct ctx *cx) must_check;

#endif
