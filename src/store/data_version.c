#include "store/data_version.h"

#include "gen/sql/store.h"

bool data_version_read(struct ctx *cx, int64_t *out)
{
	struct data_version_get_row *row;

	if (!q_data_version_get(cx, &row))
		return false;
	*out = row ? row->version : 0;
	return true;
}
