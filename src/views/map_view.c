#include "views/map_view.h"

#include "domain/authorities/authority.h"

void map_page_view(struct arena *mem, const struct map_cell_list *cells, const struct map_reading_list *readings,
		   struct map_page *out)
{
	enum hex_kind *kinds = arena_take(mem, (cells->len + 1) * sizeof(*kinds));

	*out = (struct map_page){ .councils = (int64_t)cells->len };
	for (size_t i = 0; i < cells->len; i++) {
		kinds[i] = hex_kind_of_reading(&readings->at[i]);
		out->read += readings->at[i].pages > 0;
		out->known += readings->at[i].addresses > 0;
	}
	out->map = hexmap_view(mem, cells, kinds);
	out->map.has_links = true;
	out->key = hexmap_key(mem, &out->map, HEX_BOTH, HEX_NEITHER);
	for (size_t r = 0; authority_region(r); r++) {
		struct map_region *region = list_push(mem, &out->regions);

		*region = (struct map_region){ .name = str_of(authority_region(r)) };
		for (size_t i = 0; i < out->map.cells.len; i++)
			if (str_eq(out->map.cells.at[i].region, region->name))
				*list_push(mem, &region->councils) = out->map.cells.at[i];
	}
}
