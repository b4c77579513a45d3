/* Councils side by side. Next: domain/analysis/compare.h, views/compare_view.h. */
#ifndef PAGES_COMPARE_PAGES_H
#define PAGES_COMPARE_PAGES_H

#include "web/routes.h"

extern const struct param compare_params[];
extern const struct param compare_csv_params[];

page_fn page_compare_show;
page_fn page_compare_csv;

#endif
