/* The map of the site, for search engines. */
#ifndef PAGES_SITE_PAGES_H
#define PAGES_SITE_PAGES_H

#include "web/routes.h"

page_fn page_site_map;

#endif
