/* About the data: templates/about/data.html. */
#ifndef VIEWS_ABOUT_VIEW_H
#define VIEWS_ABOUT_VIEW_H

#include "domain/authorities/postcode_index.h"
#include "domain/content/source.h"

struct source_view {
	const struct source *source;
	struct str date; /* in words */
};
LIST(source_view, struct source_view);

/* Numbers as people read them: "1,492,125". */
struct data_page {
	struct str councils, offering, former, topics, rights, right_checks;
	struct str pilot_lines, pilot_pages, pilot_councils;
	struct str reported, links, link_councils, figures, published;
	struct str postcodes; /* in use; empty without the index */
	struct str old_postcodes;
	struct str postcodes_as_at; /* in words */
	struct source_view_list sources;
};

/* `postcodes` may be NULL or closed. */
void data_page_view(struct arena *mem, const struct source_list *sources, const struct holdings *held,
		    const struct postcode_index *postcodes, struct data_page *out);

#endif
