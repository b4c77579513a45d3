/* The rights that hold in every council. */
#ifndef WEB_PAGES_RIGHT_PAGES_H
#define WEB_PAGES_RIGHT_PAGES_H

#include "web/http.h"

bool page_right_list(struct ctx *cx, const struct request *rq, struct response *out);
bool page_right_show(struct ctx *cx, const struct request *rq, struct response *out);

#endif
