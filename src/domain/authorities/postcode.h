/*
 * What somebody typed, as a postcode.
 *
 * A full postcode is an outward code (a postal area of one or two letters, a district) and an inward
 * code (a digit, the sector, and two letters, the unit): "SW1A 1AA" is area SW, district 1A, sector 1,
 * unit AA. Where it lies is the index's to say (postcode_index.h).
 */
#ifndef AUTHORITIES_POSTCODE_H
#define AUTHORITIES_POSTCODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum postcode_kind {
	POSTCODE_OUTWARD, /* "CH1", "SW1A" */
	POSTCODE_SECTOR,  /* "M1 1" */
	POSTCODE_FULL,	  /* "M1 1AE" */
};

/* What the area alone says. Only codes of Great Britain are in the index. */
enum postcode_place {
	POSTCODE_GREAT_BRITAIN,
	POSTCODE_NORTHERN_IRELAND,
	POSTCODE_JERSEY,
	POSTCODE_GUERNSEY,
	POSTCODE_ISLE_OF_MAN,
	POSTCODE_FORCES, /* BFPO numbers and BF1: the armed forces, wherever they are */
};

/* Two letters out of the twenty that an inward code uses: the units of a sector. */
enum { POSTCODE_UNITS = 20 * 20 };

struct postcode {
	enum postcode_kind kind;
	enum postcode_place place;
	bool corrected;	    /* not as typed: O and 0, or I, L and 1, were taken for each other */
	char text[12];	    /* as people write it: "SW1A 1AA", "SW1A 1", "SW1A", "BFPO 57" */
	size_t outward_len; /* so many bytes of text are the outward code */
	uint32_t sector;    /* its key in the index; of an outward code alone, that of its sector 0 */
	uint32_t unit;	    /* 0 to POSTCODE_UNITS - 1; 0 unless full */
};

/*
 * Takes capitals or small letters, with spaces of any kind, hyphens and full stops anywhere. Letters O, I
 * and L stand for 0 and 1 where the grammar wants a digit, and 0 and 1 for O and I where it wants a
 * letter, if that gives one reading only and at least one digit was typed. False, with `out` untouched,
 * for what is not a postcode; a unit that is not in use is one all the same.
 */
bool postcode_parse(struct str typed, struct postcode *out);

/* The outward code as a text. */
static inline struct str postcode_outward(const struct postcode *pc)
{
	return (struct str){ pc->text, pc->outward_len };
}

/* The two letters of a unit, "AE". */
void postcode_unit_letters(uint32_t unit, char out[2]);

#endif
