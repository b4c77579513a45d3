/* Finding a council, and the list of all. Next: domain/authorities/find.h, views/find_view.h. */
#ifndef PAGES_FIND_PAGES_H
#define PAGES_FIND_PAGES_H

#include "web/routes.h"

extern const struct param find_params[];
extern const struct param offer_list_params[];

page_fn page_find_show;
page_fn page_find_post;
page_fn page_find_not_sure;
page_fn page_offer_list;

#endif
