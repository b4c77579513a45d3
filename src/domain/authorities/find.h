/*
 * From what somebody typed to the council that it means: the one resolver of the home page and of
 * `localoffer find`.
 *
 * A council is accepted by its official, short or other name, a former name, a district or a full
 * postcode. What can mean several councils asks and never guesses; a misspelt name is only ever a
 * suggestion. What was typed goes nowhere: not to the database, not to a log.
 */
#ifndef AUTHORITIES_FIND_H
#define AUTHORITIES_FIND_H

#include "domain/authorities/authority.h"
#include "domain/authorities/postcode_index.h"

enum { FIND_MAX_LETTERS = 200, FIND_MAX_SUGGESTIONS = 3 };

enum find_kind {
	FIND_NOTHING,	       /* `lack` says why */
	FIND_COUNCIL,	       /* `council`; `also` when the name can mean others too */
	FIND_DISTRICT,	       /* `district`, whose children's services are `council`'s */
	FIND_FORMER,	       /* `former` was replaced by `council` (or by `district`, in it) */
	FIND_SPLIT,	       /* `former` was replaced by several: `choices`; `also`: others of the same area */
	FIND_AREA,	       /* `name` holds several councils: `choices` */
	FIND_POSTCODE,	       /* lies in `council`, perhaps in its `district` */
	FIND_POSTCODE_UNKNOWN, /* well formed, but not in the index; `choices` of its outward code, perhaps none */
	FIND_OUTWARD,	       /* part of a postcode: `council` when there is only one, else `choices` with shares */
	FIND_PLANNED,	       /* `planned` takes or took the place of `council` */
	FIND_NATION,	       /* not England: `nation`, perhaps with its `council` */
	FIND_SUGGESTIONS,      /* `choices`, the likeliest first, at most FIND_MAX_SUGGESTIONS */
	FIND__MAX
};

enum find_lack {
	LACK_MEANING,	/* no name is near */
	LACK_TEXT,	/* empty, or without a letter or digit */
	LACK_BREVITY,	/* longer than FIND_MAX_LETTERS */
	LACK_COUNCIL,	/* only words like "council" */
	LACK_PLACE,	/* a postcode of the armed forces lies nowhere */
	LACK_POSTCODES, /* a postcode, but there is no index to look it up in */
};

enum find_nation {
	NATION_ENGLAND,
	NATION_WALES,
	NATION_SCOTLAND,
	NATION_NORTHERN_IRELAND,
	NATION_JERSEY,
	NATION_GUERNSEY,
	NATION_ISLE_OF_MAN,
	NATION__MAX
};

struct find_choice {
	struct str name;		   /* "Cumberland", "Lewes", "Berkshire" */
	const struct authority *authority; /* whose offer it leads to, or another nation's council; else NULL */
	const struct authority *district;  /* when `name` is a district's */
	enum find_nation nation;
	uint32_t live; /* of part of a postcode: how many postcodes in use */
	double share;  /* of all in use there, 0 to 1 */
};
LIST(find_choice, struct find_choice);

struct find {
	enum find_kind kind;
	enum find_lack lack;
	enum find_nation nation;
	struct str name; /* what was understood, as we write it: "Cumbria", "CH1", "M1 1AE"; else empty */
	const struct authority *council;
	const struct authority *district;
	const struct authority_former *former;
	struct authority_planned_list planned; /* one for each new council */
	bool has_started;		       /* the planned ones: today or before */
	bool is_sure;	    /* lead straight on to `council`: nothing else can be meant, nothing need be said */
	bool is_terminated; /* the postcode is no longer in use */
	bool is_sector;	    /* FIND_OUTWARD: more than the outward code was given, "M1 1" */
	struct find_choice_list choices;
	struct find_choice_list also;
	struct str also_area; /* the area of that name which holds `also`; empty when they are namesakes */
};

/*
 * `typed` is any bytes. `index` may be NULL or closed. `cx->now_ms` decides which planned councils have
 * begun. Everything in `out` lives in cx->mem, with the connection (store/kept.h) or in the index. Errors are those of
 * the store only.
 */
bool find(struct ctx *cx, const struct postcode_index *index, struct str typed, struct find *out) must_check;

/* "council", "postcode-unknown", ...: stable words, for machines. */
struct str find_word(enum find_kind kind);
/* "Wales"; "Isle of Man". */
struct str find_nation_name(enum find_nation nation);

#endif
