#include "domain/authorities/postcode.h"

#include <stdlib.h>

enum {
	OUTWARD_MAX = 4,
	TYPED_MAX = 8, /* "BFPO" and four digits; an ordinary postcode has at most seven */
};

struct area {
	char name[3];
	enum postcode_place place;
};

#define GB(name)                             \
	{                                    \
		name, POSTCODE_GREAT_BRITAIN \
	}

/* In the order of strcmp. BX belongs to banks and lies nowhere. */
/* clang-format off */
static const struct area areas[] = {
	GB("AB"), GB("AL"), GB("B"),  GB("BA"), GB("BB"), GB("BD"), { "BF", POSTCODE_FORCES },
	GB("BH"), GB("BL"), GB("BN"), GB("BR"), GB("BS"), { "BT", POSTCODE_NORTHERN_IRELAND },
	GB("BX"), GB("CA"), GB("CB"), GB("CF"), GB("CH"), GB("CM"), GB("CO"), GB("CR"), GB("CT"),
	GB("CV"), GB("CW"), GB("DA"), GB("DD"), GB("DE"), GB("DG"), GB("DH"), GB("DL"), GB("DN"),
	GB("DT"), GB("DY"), GB("E"),  GB("EC"), GB("EH"), GB("EN"), GB("EX"), GB("FK"), GB("FY"),
	GB("G"),  GB("GL"), GB("GU"), { "GY", POSTCODE_GUERNSEY }, GB("HA"), GB("HD"), GB("HG"),
	GB("HP"), GB("HR"), GB("HS"), GB("HU"), GB("HX"), GB("IG"), { "IM", POSTCODE_ISLE_OF_MAN },
	GB("IP"), GB("IV"), { "JE", POSTCODE_JERSEY }, GB("KA"), GB("KT"), GB("KW"), GB("KY"), GB("L"),
	GB("LA"), GB("LD"), GB("LE"), GB("LL"), GB("LN"), GB("LS"), GB("LU"), GB("M"),  GB("ME"),
	GB("MK"), GB("ML"), GB("N"),  GB("NE"), GB("NG"), GB("NN"), GB("NP"), GB("NR"), GB("NW"),
	GB("OL"), GB("OX"), GB("PA"), GB("PE"), GB("PH"), GB("PL"), GB("PO"), GB("PR"), GB("RG"),
	GB("RH"), GB("RM"), GB("S"),  GB("SA"), GB("SE"), GB("SG"), GB("SK"), GB("SL"), GB("SM"),
	GB("SN"), GB("SO"), GB("SP"), GB("SR"), GB("SS"), GB("ST"), GB("SW"), GB("SY"), GB("TA"),
	GB("TD"), GB("TF"), GB("TN"), GB("TQ"), GB("TR"), GB("TS"), GB("TW"), GB("UB"), GB("W"),
	GB("WA"), GB("WC"), GB("WD"), GB("WF"), GB("WN"), GB("WR"), GB("WS"), GB("WV"), GB("YO"),
	GB("ZE"),
};
/* clang-format on */

/*
 * What the outward code may look like: A an area's letter, 9 a digit, 3 and 4 a letter that is used in
 * the third or fourth place. The last row is for two codes older than the grammar: Girobank's GIR, and
 * NPT, Newport until it became NP9.
 */
static const struct str outward_shapes[] = {
	S("A9"), S("A99"), S("AA9"), S("AA99"), S("A93"), S("AA94"), S("AAA"),
};

static const char third_letters[] = "ABCDEFGHJKPSTUW";
static const char fourth_letters[] = "ABEHMNPRVWXY";
static const char unit_letters[] = "ABDEFGHJLNPQRSTUWXYZ";

/* What follows the outward code; U is a letter of a unit. */
static const struct str inward_shapes[] = {
	[POSTCODE_OUTWARD] = S(""),
	[POSTCODE_SECTOR] = S("9"),
	[POSTCODE_FULL] = S("9UU"),
};

struct typed {
	char at[TYPED_MAX + 1]; /* capitals and digits */
	size_t len;
	size_t last_len; /* how many of them stand behind the last gap */
	bool has_digit;
};

struct reading {
	char at[TYPED_MAX + 1];
	size_t outward_len;
	enum postcode_kind kind;
	enum postcode_place place;
	bool corrected;
};

static bool is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_among(char c, const char *letters)
{
	return c && strchr(letters, c);
}

/* Bytes of the gap at the start: a space of any kind, a hyphen or dash, a full stop, a comma; else 0. */
static size_t gap_len(struct str s)
{
	unsigned char c[3] = { 0 };

	memcpy(c, s.at, s.len < 3 ? s.len : 3);
	if (is_among((char)c[0], " \t\r\n\f\v-.,"))
		return 1;
	if (c[0] == 0xC2 && c[1] == 0xA0)
		return 2;
	/* U+2000 to U+2015: spaces, zero-width ones, dashes; U+202F, U+2060, U+3000, U+FEFF */
	bool is_general = c[0] == 0xE2 && c[1] == 0x80 && ((c[2] >= 0x80 && c[2] <= 0x95) || c[2] == 0xAF);
	bool is_other = memcmp(c, "\xE2\x81\xA0", 3) == 0 || memcmp(c, "\xE3\x80\x80", 3) == 0 ||
			memcmp(c, "\xEF\xBB\xBF", 3) == 0;

	return is_general || is_other ? 3 : 0;
}

static bool type_take(struct str text, struct typed *out)
{
	bool behind_gap = false;

	*out = (struct typed){ .len = 0 };
	for (size_t i = 0; i < text.len;) {
		char c = text.at[i];

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 32);
		if (!is_letter(c) && !is_digit(c)) {
			size_t gap = gap_len(str_sub(text, i, text.len));

			if (!gap)
				return false;
			behind_gap = true;
			i += gap;
			continue;
		}
		if (out->len == TYPED_MAX)
			return false;
		out->at[out->len++] = c;
		out->last_len = behind_gap ? 1 : out->last_len + 1;
		out->has_digit |= is_digit(c);
		behind_gap = false;
		i++;
	}
	return true;
}

static int area_cmp(const void *name, const void *area)
{
	return strcmp(name, ((const struct area *)area)->name);
}

static const struct area *area_find(const char *letters, size_t len)
{
	char name[3] = { 0 };

	if (len == 0 || len > 2)
		return NULL;
	memcpy(name, letters, len);
	return bsearch(name, areas, sizeof(areas) / sizeof(areas[0]), sizeof(areas[0]), area_cmp);
}

/* The character as this place wants it, or 0 if it cannot be that. */
static char read_char(char c, char want)
{
	if (want == '9')
		return is_digit(c) ? c : c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : '\0';
	if (is_digit(c))
		c = c == '0' ? 'O' : c == '1' ? 'I' : '\0';
	switch (want) {
	case '3':
		return is_among(c, third_letters) ? c : '\0';
	case '4':
		return is_among(c, fourth_letters) ? c : '\0';
	case 'U':
		return is_among(c, unit_letters) ? c : '\0';
	default:
		return c;
	}
}

static bool read_area(struct reading *r)
{
	size_t letters = 0;

	while (letters < r->outward_len && is_letter(r->at[letters]))
		letters++;
	if (letters == 3) {
		r->place = POSTCODE_GREAT_BRITAIN;
		return memcmp(r->at, "GIR", 3) == 0 || memcmp(r->at, "NPT", 3) == 0;
	}
	const struct area *area = area_find(r->at, letters);

	if (!area)
		return false;
	r->place = area->place;
	/* Districts of two digits begin with 1: there is an M1 and a BS0, but no M01. */
	bool two_digits = r->outward_len == letters + 2 && is_digit(r->at[letters + 1]);

	return !(two_digits && r->at[letters] == '0');
}

static bool read_shape(const struct typed *t, struct str outward, enum postcode_kind kind, struct reading *out)
{
	struct str inward = inward_shapes[kind];
	struct reading r = { .outward_len = outward.len, .kind = kind };

	if (outward.len + inward.len != t->len)
		return false;
	for (size_t i = 0; i < t->len; i++) {
		r.at[i] = read_char(t->at[i], i < outward.len ? outward.at[i] : inward.at[i - outward.len]);
		if (!r.at[i])
			return false;
		r.corrected |= r.at[i] != t->at[i];
	}
	if (!read_area(&r))
		return false;
	*out = r;
	return true;
}

/*
 * The reading of that kind: as typed if there is one (no two shapes fit one text), else, when corrections
 * are allowed, the only corrected one. False in *more says that there are several, so not to try on.
 */
static bool read_kind(const struct typed *t, enum postcode_kind kind, bool may_correct, struct reading *out, bool *more)
{
	size_t found = 0;
	struct reading r;

	for (size_t i = 0; i < sizeof(outward_shapes) / sizeof(outward_shapes[0]); i++) {
		if (!read_shape(t, outward_shapes[i], kind, &r) || r.corrected != may_correct)
			continue;
		bool is_same = found && memcmp(out->at, r.at, sizeof(r.at)) == 0;

		if (!is_same)
			found++;
		*out = r;
	}
	*more = found == 0;
	return found == 1;
}

static bool read_typed(const struct typed *t, struct reading *out)
{
	static const enum postcode_kind kinds[] = { POSTCODE_FULL, POSTCODE_OUTWARD, POSTCODE_SECTOR };
	static const enum postcode_kind sector_first[] = { POSTCODE_SECTOR, POSTCODE_FULL, POSTCODE_OUTWARD };
	/* "M1 1" is a sector, "M11" a district: the gap tells. */
	const enum postcode_kind *order = t->last_len == 1 && t->len > 1 ? sector_first : kinds;
	bool more = true;

	for (int may_correct = 0; may_correct <= (t->has_digit ? 1 : 0); may_correct++)
		for (size_t i = 0; i < 3 && more; i++)
			if (read_kind(t, order[i], may_correct, out, &more))
				return true;
	return false;
}

/* "BFPO 57": a number of up to four digits, or none yet. */
static bool read_forces(const struct typed *t, struct postcode *out)
{
	struct postcode pc = { .place = POSTCODE_FORCES, .outward_len = OUTWARD_MAX };

	if (t->len < OUTWARD_MAX || memcmp(t->at, "BFPO", OUTWARD_MAX) != 0)
		return false;
	for (size_t i = OUTWARD_MAX; i < t->len; i++)
		if (!is_digit(t->at[i]))
			return false;
	pc.kind = t->len == OUTWARD_MAX ? POSTCODE_OUTWARD : POSTCODE_FULL;
	memcpy(pc.text, "BFPO ", t->len == OUTWARD_MAX ? 4 : 5);
	memcpy(pc.text + 5, t->at + OUTWARD_MAX, t->len - OUTWARD_MAX);
	*out = pc;
	return true;
}

/* Sorts as the text does, so that the sectors of an outward code stand together. */
static uint32_t sector_key(const struct reading *r)
{
	uint32_t key = 0;

	for (size_t i = 0; i < OUTWARD_MAX; i++) {
		char c = i < r->outward_len ? r->at[i] : '\0';

		key = key * 37 + (uint32_t)(!c ? 0 : is_digit(c) ? 1 + c - '0' : 11 + c - 'A');
	}
	return key * 10 + (r->kind == POSTCODE_OUTWARD ? 0 : (uint32_t)(r->at[r->outward_len] - '0'));
}

static uint32_t unit_number(const char *letters)
{
	uint32_t first = (uint32_t)(strchr(unit_letters, letters[0]) - unit_letters);
	uint32_t second = (uint32_t)(strchr(unit_letters, letters[1]) - unit_letters);

	return first * 20 + second;
}

void postcode_unit_letters(uint32_t unit, char out[2])
{
	out[0] = unit_letters[unit / 20 % 20];
	out[1] = unit_letters[unit % 20];
}

bool postcode_parse(struct str typed, struct postcode *out)
{
	struct typed t;
	struct reading r;

	if (!type_take(typed, &t))
		return false;
	if (read_forces(&t, out))
		return true;
	if (!read_typed(&t, &r))
		return false;
	size_t inward_len = t.len - r.outward_len;
	struct postcode pc = {
		.kind = r.kind,
		.place = r.place,
		.corrected = r.corrected,
		.outward_len = r.outward_len,
		.sector = sector_key(&r),
	};

	memcpy(pc.text, r.at, r.outward_len);
	if (inward_len) {
		pc.text[r.outward_len] = ' ';
		memcpy(pc.text + r.outward_len + 1, r.at + r.outward_len, inward_len);
	}
	if (r.kind == POSTCODE_FULL)
		pc.unit = unit_number(r.at + r.outward_len + 1);
	*out = pc;
	return true;
}
