#include "domain/framework/area.h"

#include "gen/sql/framework.h"
#include "store/kept.h"

static bool build(struct ctx *cx, const void **out)
{
	struct area_list *areas = arena_new(cx->mem, struct area_list);
	struct areas_all_row_list rows;

	if (!q_areas_all(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct areas_all_row *r = &rows.at[i];
		struct str icon = r->icon;

		/* The file names the drawing, the sprite leaves the prefix out. */
		if (str_starts(icon, S("area-")))
			icon = str_sub(icon, 5, icon.len);
		*list_push(cx->mem, areas) = (struct area){
			.id = r->id,
			.title = r->title,
			.blurb = r->blurb,
			.icon = icon,
			.statutory_heading = r->statutory_heading,
			.effective_from = r->effective_from,
		};
	}
	*out = areas;
	return true;
}

static const struct kept_kind kept_areas = { "areas", build };

bool areas_all(struct ctx *cx, struct area_list *out)
{
	const void *areas;

	if (!kept_get(cx, &kept_areas, &areas))
		return false;
	*out = *(const struct area_list *)areas;
	return true;
}

const struct area *area_find(const struct area_list *areas, struct str id)
{
	for (size_t i = 0; i < areas->len; i++)
		if (str_eq(areas->at[i].id, id))
			return &areas->at[i];
	return NULL;
}
