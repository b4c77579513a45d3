/* Small answers for machines: is it alive, is it ready, what may robots read. */
#ifndef WEB_WELLKNOWN_H
#define WEB_WELLKNOWN_H

#include "web/http.h"

page_fn page_health_live;
page_fn page_health_ready;
page_fn page_robots;
page_fn page_exit;

#endif
