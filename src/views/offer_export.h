/* The same page as data: CSV and JSON hold what the page shows, with the same words from the same view. */
#ifndef VIEWS_OFFER_EXPORT_H
#define VIEWS_OFFER_EXPORT_H

#include "views/offer_view.h"

/* Cells that a spreadsheet would take for a formula are guarded, or left as they are for programs. */
enum csv_guard { CSV_GUARDED, CSV_RAW };

/* One line for each right, claim and published item, then for each topic that is not known. */
void offer_csv(struct buf *b, const struct offer_page *page, enum csv_guard guard);
/* { "council": {...}, "items": [...] } with the same lines as objects. */
void offer_json(struct buf *b, const struct offer_page *page);

#endif
