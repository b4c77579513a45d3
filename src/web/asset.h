/* Files that are compiled into the program; gen/assets.c holds them. */
#ifndef WEB_ASSET_H
#define WEB_ASSET_H

#include "base/str.h"

struct asset {
	const char *name; /* "site.css" */
	const char *type;
	const char *hash; /* eight hexadecimal digits of its content */
	struct str plain;
	struct str gzip; /* at == NULL where packing gains nothing */
	struct str brotli;
};

/* Ended by a row without a name. */
extern const struct asset assets[];

#endif
