/* Topics as CSV: the same claims as the page, each with where it comes from. */
#ifndef VIEWS_TOPIC_CSV_H
#define VIEWS_TOPIC_CSV_H

#include "base/buf.h"
#include "domain/analysis/topic.h"

/* Guarded: a cell that a spreadsheet would take for a formula gets an apostrophe. Raw: as it is. */
enum csv_guard { CSV_GUARDED, CSV_RAW };

/* One row, ended. */
void csv_row_write(struct buf *b, enum csv_guard guard, const struct str *cells, size_t n);
/* The cells that every list of claims has in common; CLAIM_CELLS of them. */
enum { CLAIM_CELLS = 14 };
extern const char *const claim_csv_names[CLAIM_CELLS];
void claim_csv_cells(struct arena *mem, const struct claim *claim, struct str out[CLAIM_CELLS]);

/* The rows of a topic, in their order. */
void topic_csv(struct buf *b, enum csv_guard guard, const struct topic *topic, const struct topic_rows *rows);
/* All indicators with what has been counted. `councils` is how many there are to count. */
void topics_csv(struct buf *b, enum csv_guard guard, const struct indicator_list *indicators,
		const struct topic_count_list *counts, int64_t councils);

#endif
