/* Search over rights, topics, councils and guides. */
#ifndef WEB_PAGES_SEARCH_PAGES_H
#define WEB_PAGES_SEARCH_PAGES_H

#include "web/routes.h"

extern const struct param search_params[];

bool page_search_show(struct ctx *cx, const struct request *rq, struct response *out);

#endif
