/*
 * The shipped postcode index, byte for byte: what postcode_import writes and postcode_index maps.
 *
 * Little-endian. A header, then six tables one behind the other, without gaps:
 *
 *     sectors     struct postcode_sector each, in ascending order of their keys
 *     palette     uint16_t each: positions in `authorities`, or POSTCODE_NO_AUTHORITY
 *     authorities struct postcode_gss each
 *     choices     a byte for every unit of a sector with more than one authority: which entry of its palette
 *     norths      a byte for every unit: its latitude, 0 to 254 from the south to the north of the sector
 *     easts       the same for its longitude; 255 in both when the position is not known
 *
 * The units of a sector are those whose bit is set in `present`, in the order of the bits; so the rank of
 * the bit, counted from first_unit, is the unit's place in `norths` and `easts`.
 */
#ifndef AUTHORITIES_POSTCODE_FILE_H
#define AUTHORITIES_POSTCODE_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "domain/authorities/postcode.h"

#define POSTCODE_FILE_MAGIC "LOPCIDX\n"

enum {
	POSTCODE_FILE_VERSION = 1,
	POSTCODE_FILE_BYTE_ORDER = 0x01020304, /* reads otherwise on a big-endian machine */
	POSTCODE_FILE_MAX_BYTES = 64 * 1024 * 1024,
	POSTCODE_NO_AUTHORITY = 0xFFFF,
	POSTCODE_STEPS = 254, /* the steps from one side of a sector to the other */
	POSTCODE_NO_POSITION = 255,
	POSTCODE_MICRO = 1000000, /* positions of sectors are in millionths of a degree */
	POSTCODE_BITMAP_BYTES = POSTCODE_UNITS / 8,
};

struct postcode_file_header {
	char magic[8];
	uint32_t byte_order;
	uint32_t version;
	uint64_t file_bytes;
	uint32_t crc32; /* zlib's, of the whole file with this field 0 */
	uint32_t sectors;
	uint32_t palette;
	uint32_t authorities;
	uint32_t choices;
	uint32_t units; /* live and terminated */
	uint32_t live;
	uint32_t terminated;
	uint32_t without_authority;
	uint32_t without_position;
	uint32_t error_mean_cm; /* distance between the position read and the one that was stored */
	uint32_t error_max_cm;
	char as_at[16];	  /* "2025-10", NUL-ended */
	char source[424]; /* what it was made from, NUL-ended */
};

struct postcode_sector {
	uint32_t key;
	uint32_t first_unit;
	uint32_t first_choice;
	uint32_t first_palette;
	int32_t south; /* micro-degrees */
	int32_t west;
	uint32_t height;
	uint32_t width;
	uint16_t units;
	uint16_t palette_len; /* choices are kept only where this is more than 1 */
	uint8_t present[POSTCODE_BITMAP_BYTES];
	uint8_t terminated[POSTCODE_BITMAP_BYTES];
};

struct postcode_gss {
	char text[10]; /* nine characters and a NUL */
};

_Static_assert(sizeof(struct postcode_file_header) == 512, "the header has no gaps");
_Static_assert(sizeof(struct postcode_sector) == 136, "a sector has no gaps");
_Static_assert(sizeof(struct postcode_gss) == 10, "a code has no gaps");

/* Where the tables begin, counted from the start of the file; from the counts in the header. */
struct postcode_file_layout {
	uint64_t sectors;
	uint64_t palette;
	uint64_t authorities;
	uint64_t choices;
	uint64_t norths;
	uint64_t easts;
	uint64_t end;
};

static inline struct postcode_file_layout postcode_file_layout(const struct postcode_file_header *h)
{
	struct postcode_file_layout l = { .sectors = sizeof(*h) };

	l.palette = l.sectors + (uint64_t)h->sectors * sizeof(struct postcode_sector);
	l.authorities = l.palette + (uint64_t)h->palette * sizeof(uint16_t);
	l.choices = l.authorities + (uint64_t)h->authorities * sizeof(struct postcode_gss);
	l.norths = l.choices + h->choices;
	l.easts = l.norths + h->units;
	l.end = l.easts + h->units;
	return l;
}

/* How many of the first `bits` bits are set. */
static inline uint32_t postcode_bits(const uint8_t *bitmap, uint32_t bits)
{
	uint32_t sum = 0;
	uint32_t whole = bits / 8;
	uint64_t word;

	for (uint32_t i = 0; i + 8 <= whole; i += 8) {
		memcpy(&word, bitmap + i, 8);
		sum += (uint32_t)__builtin_popcountll(word);
	}
	word = 0;
	memcpy(&word, bitmap + whole / 8 * 8, whole % 8);
	if (bits % 8)
		word |= (uint64_t)(bitmap[whole] & ((1u << bits % 8) - 1)) << 56;
	return sum + (uint32_t)__builtin_popcountll(word);
}

static inline bool postcode_bit(const uint8_t *bitmap, uint32_t bit)
{
	return bitmap[bit / 8] >> bit % 8 & 1;
}

#endif
