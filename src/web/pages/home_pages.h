/* The home page. Next: views/home_view.h. */
#ifndef PAGES_HOME_PAGES_H
#define PAGES_HOME_PAGES_H

#include "web/routes.h"

page_fn page_home_show;

#endif
