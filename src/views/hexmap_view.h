/* The hex map of England as a drawing, its key and the words of its table (templates/components/hexmap.html). */
#ifndef VIEWS_HEXMAP_VIEW_H
#define VIEWS_HEXMAP_VIEW_H

#include "domain/analysis/count.h"
#include "domain/analysis/map.h"

/* What a cell shows. Each has a fill, a sign (colour is never alone) and words (components/hexword.html). */
enum hex_kind {
	HEX_OFFERS,
	HEX_MAY_OFFER,
	HEX_SIGNPOSTS,
	HEX_SAYS_NO,
	HEX_PAYS,
	HEX_OTHERWISE, /* the page is against the law's words */
	HEX_NOT_STATED,
	HEX_NOT_LOOKED_AT,
	HEX_BOTH,    /* a page was read, and an address of the offer is known */
	HEX_READ,    /* a page was read */
	HEX_ADDRESS, /* an address is known */
	HEX_NEITHER,
	HEX__MAX
};

struct hex_kind_view {
	enum hex_kind kind;
	struct str fill; /* class of the cell */
	struct str sign; /* "✓"; may be empty */
	bool is_dark;	 /* the sign is white on it */
	bool is_law;	 /* the same everywhere: the words are about pages, since nobody "offers" a right */
	int64_t councils;
};
LIST(hex_kind_view, struct hex_kind_view);

struct hex_cell_view {
	struct hex_kind_view look;
	struct str x; /* in drawing units, with one digit */
	struct str y;
	struct str letters_y; /* base line of the letters, of the sign */
	struct str sign_y;
	struct str letters;
	struct str slug;
	struct str name;
	struct str region;
};
LIST(hex_cell_view, struct hex_cell_view);

struct hexmap_view {
	struct str id;	  /* of its title, unique in the page */
	struct str title; /* what a screen reader says in its place */
	struct str width;
	struct str height;
	struct hex_cell_view_list cells;
	bool has_links; /* each cell leads to the council's offer */
};

enum hex_kind hex_kind_of(struct standing standing);
enum hex_kind hex_kind_of_reading(const struct map_reading *reading);
/* The look of a kind, with no councils. */
struct hex_kind_view hex_kind_view(enum hex_kind kind);

/* `kinds` has one for each cell. Title and id are left to the caller. */
struct hexmap_view hexmap_view(struct arena *mem, const struct map_cell_list *cells, const enum hex_kind *kinds);
/* How many cells show each kind from `first` to `last`. */
struct hex_kind_view_list hexmap_key(struct arena *mem, const struct hexmap_view *map, enum hex_kind first,
				     enum hex_kind last);

#endif
