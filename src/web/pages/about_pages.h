/* About the data, accessibility, privacy, safety. */
#ifndef PAGES_ABOUT_PAGES_H
#define PAGES_ABOUT_PAGES_H

#include "web/routes.h"

page_fn page_about_data;
page_fn page_about_accessibility;
page_fn page_about_privacy;
page_fn page_about_safety;

#endif
