/* Style sheet, icons and other files that are built into the program. */
#ifndef WEB_STATIC_H
#define WEB_STATIC_H

#include "web/http.h"

/* GET /assets/FILE and the few files that stand at the root. */
page_fn page_asset;
/* The address of a built-in file with its content's hash in it: "site.css" -> "/assets/site-1a2b3c4d.css". */
struct str asset_address(struct arena *mem, struct str name);
/* The file itself, for robots.txt; at == NULL when there is none of that name. */
struct str asset_text(struct str name);

#endif
