/* Pages under /offers: one council's offer, and living away from it. */
#ifndef WEB_PAGES_OFFER_PAGES_H
#define WEB_PAGES_OFFER_PAGES_H

#include "web/routes.h"

extern const struct param offer_params[];      /* age, living, district */
extern const struct param offer_json_params[]; /* age */
extern const struct param offer_csv_params[];  /* age, raw */

page_fn page_offer_show;
page_fn page_offer_json;
page_fn page_offer_csv;
page_fn page_figure_csv;
page_fn page_living_ask;

#endif
