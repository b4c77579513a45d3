/* The map of England as a way to find a council: templates/topics/map.html. */
#ifndef VIEWS_MAP_VIEW_H
#define VIEWS_MAP_VIEW_H

#include "views/hexmap_view.h"

struct map_region {
	struct str name;
	struct str slug;
	struct hex_cell_view_list councils;
};
LIST(map_region, struct map_region);

struct map_page {
	int64_t councils, read, known; /* of how many a page was read, an address is known */
	struct hexmap_view map;
	struct hex_kind_view_list key;
	struct map_region_list regions;
};

void map_page_view(struct arena *mem, const struct map_cell_list *cells, const struct map_reading_list *readings,
		   struct map_page *out);

#endif
