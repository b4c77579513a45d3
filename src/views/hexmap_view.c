#include "views/hexmap_view.h"

static const struct {
	const char *fill;
	const char *sign;
	bool is_dark;
} looks[HEX__MAX] = {
	[HEX_OFFERS] = { "h-yes", "✓", true },	    [HEX_MAY_OFFER] = { "h-may", "~", false },
	[HEX_SIGNPOSTS] = { "h-sign", "→", false }, [HEX_SAYS_NO] = { "h-no", "×", true },
	[HEX_PAYS] = { "h-pays", "£", false },	    [HEX_OTHERWISE] = { "h-old", "!", false },
	[HEX_NOT_STATED] = { "h-ns", "–", false },  [HEX_NOT_LOOKED_AT] = { "h-nl", "", false },
	[HEX_BOTH] = { "h-both", "●", true },	    [HEX_READ] = { "h-read", "•", false },
	[HEX_ADDRESS] = { "h-link", "○", false },   [HEX_NEITHER] = { "h-nl", "", false },
};

enum hex_kind hex_kind_of(struct standing standing)
{
	static const enum hex_kind kinds[CLAIM__MAX] = {
		[CLAIM_OFFERS] = HEX_OFFERS,
		[CLAIM_MAY_OFFER] = HEX_MAY_OFFER,
		[CLAIM_SIGNPOSTS] = HEX_SIGNPOSTS,
		[CLAIM_SAYS_NO] = HEX_SAYS_NO,
		[CLAIM_PAYS] = HEX_PAYS,
		[CLAIM_NOT_STATED] = HEX_NOT_STATED,
		[CLAIM_NOT_LOOKED_AT] = HEX_NOT_LOOKED_AT,
	};

	return standing.says_otherwise ? HEX_OTHERWISE : kinds[standing.status];
}

enum hex_kind hex_kind_of_reading(const struct map_reading *reading)
{
	if (reading->pages)
		return reading->addresses ? HEX_BOTH : HEX_READ;
	return reading->addresses ? HEX_ADDRESS : HEX_NEITHER;
}

struct hex_kind_view hex_kind_view(enum hex_kind kind)
{
	return (struct hex_kind_view){
		.kind = kind,
		.fill = str_of(looks[kind].fill),
		.sign = str_of(looks[kind].sign),
		.is_dark = looks[kind].is_dark,
	};
}

/* Hundredths of a unit with one digit: 30512 -> "305.1". */
static struct str unit(struct arena *mem, int64_t hundredths)
{
	long long tenths = (long long)(hundredths + 5) / 10;

	return str_print(mem, "%lld.%lld", tenths / 10, tenths % 10);
}

struct hexmap_view hexmap_view(struct arena *mem, const struct map_cell_list *cells, const enum hex_kind *kinds)
{
	enum { LETTERS_ALONE = 1700, LETTERS_OVER_SIGN = 1400, SIGN = 2300 };
	struct map_extent extent = map_extent(cells);
	struct hexmap_view map = { .width = unit(mem, extent.width), .height = unit(mem, extent.height) };

	for (size_t i = 0; i < cells->len; i++) {
		const struct map_cell *c = &cells->at[i];
		struct map_place at = map_place(&extent, c->q, c->r);
		struct hex_kind_view look = hex_kind_view(kinds[i]);
		bool has_sign = !str_empty(look.sign);

		*list_push(mem, &map.cells) = (struct hex_cell_view){
			.look = look,
			.x = unit(mem, at.x),
			.y = unit(mem, at.y),
			.letters_y = unit(mem, at.y + (has_sign ? LETTERS_OVER_SIGN : LETTERS_ALONE)),
			.sign_y = unit(mem, at.y + SIGN),
			.letters = c->letters,
			.slug = c->slug,
			.name = c->name,
			.region = c->region,
		};
	}
	return map;
}

struct hex_kind_view_list hexmap_key(struct arena *mem, const struct hexmap_view *map, enum hex_kind first,
				     enum hex_kind last)
{
	struct hex_kind_view_list key = { 0 };

	for (int kind = (int)first; kind <= (int)last; kind++) {
		struct hex_kind_view row = hex_kind_view((enum hex_kind)kind);

		for (size_t i = 0; i < map->cells.len; i++)
			row.councils += map->cells.at[i].look.kind == row.kind;
		*list_push(mem, &key) = row;
	}
	return key;
}
