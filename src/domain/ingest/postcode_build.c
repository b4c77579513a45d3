#include "domain/ingest/postcode_build.h"

#include <math.h>
#include <stdlib.h>
#include <zlib.h>

enum {
	/* Great Britain has about 12,000 sectors (30,000 if every district had ten) and 350 councils. */
	SECTORS_MAX = 40000,
	SECTOR_SLOTS = 65536,
	AUTHORITIES_MAX = 4000,
	AUTHORITY_SLOTS = 16384,
	PALETTE_MAX = 255, /* a choice is a byte */
	GSS_LEN = 9,
};

enum unit_state { UNIT_NONE, UNIT_LIVE, UNIT_TERMINATED };

struct unit {
	int32_t latitude;
	int32_t longitude;
	uint16_t authority;
	uint8_t state;
	bool has_position;
};

struct sector {
	uint32_t key;
	struct unit units[POSTCODE_UNITS];
};

struct postcode_build {
	struct arena *mem;
	struct sector *last; /* rows of a sector mostly stand together */
	size_t sectors_len;
	struct sector *sectors[SECTORS_MAX];
	uint16_t sector_slots[SECTOR_SLOTS]; /* position + 1, by key; 0 is free */
	uint16_t authorities_len;
	struct postcode_gss authorities[AUTHORITIES_MAX];
	uint16_t authority_slots[AUTHORITY_SLOTS];
};

struct postcode_build *postcode_build_new(struct arena *mem)
{
	struct postcode_build *b = arena_new(mem, struct postcode_build);

	b->mem = mem;
	return b;
}

/* ---- adding ---- */

static struct sector *sector_get(struct postcode_build *b, uint32_t key)
{
	uint32_t slot = (key * 2654435761u) >> 16;

	if (b->last && b->last->key == key)
		return b->last;
	while (b->sector_slots[slot] && b->sectors[b->sector_slots[slot] - 1]->key != key)
		slot = (slot + 1) % SECTOR_SLOTS;
	if (!b->sector_slots[slot]) {
		if (b->sectors_len == SECTORS_MAX)
			return NULL;
		struct sector *s = arena_new(b->mem, struct sector);

		s->key = key;
		b->sectors[b->sectors_len++] = s;
		b->sector_slots[slot] = (uint16_t)b->sectors_len;
	}
	b->last = b->sectors[b->sector_slots[slot] - 1];
	return b->last;
}

/* The code's position in the table, or POSTCODE_NO_AUTHORITY when the table is full. */
static uint16_t authority_get(struct postcode_build *b, struct str gss)
{
	uint32_t slot = (uint32_t)crc32_z(0, (const Bytef *)gss.at, gss.len) % AUTHORITY_SLOTS;

	for (; b->authority_slots[slot]; slot = (slot + 1) % AUTHORITY_SLOTS) {
		uint16_t position = (uint16_t)(b->authority_slots[slot] - 1);

		if (memcmp(b->authorities[position].text, gss.at, GSS_LEN) == 0)
			return position;
	}
	if (b->authorities_len == AUTHORITIES_MAX)
		return POSTCODE_NO_AUTHORITY;
	memcpy(b->authorities[b->authorities_len].text, gss.at, GSS_LEN);
	b->authority_slots[slot] = ++b->authorities_len;
	return (uint16_t)(b->authorities_len - 1);
}

const char *postcode_build_add(struct postcode_build *b, const struct postcode_entry *e, bool *repeated)
{
	struct sector *s = sector_get(b, e->pc.sector);
	uint16_t authority = POSTCODE_NO_AUTHORITY;

	if (!s)
		return "there are more sectors than Great Britain can have.";
	if (e->gss.len) {
		authority = authority_get(b, e->gss);
		if (authority == POSTCODE_NO_AUTHORITY)
			return "there are more council codes than Great Britain can have.";
	}
	struct unit *u = &s->units[e->pc.unit];

	*repeated = u->state != UNIT_NONE;
	if (u->state == UNIT_LIVE && e->terminated)
		return NULL;
	*u = (struct unit){
		.latitude = e->latitude,
		.longitude = e->longitude,
		.authority = authority,
		.state = e->terminated ? UNIT_TERMINATED : UNIT_LIVE,
		.has_position = e->has_position,
	};
	return NULL;
}

/* ---- packing ---- */

struct packing {
	const struct postcode_build *b;
	struct postcode_file_header header;
	uint16_t order[AUTHORITIES_MAX]; /* a code's position in the build -> in the file */
	uint16_t palette[PALETTE_MAX];	 /* of the sector in hand, as positions in the build */
	double error_sum_m;
	double error_max_m;
	uint8_t *image;
	struct postcode_file_layout layout;
};

static int sector_cmp(const void *left, const void *right)
{
	const struct sector *a = *(struct sector *const *)left;
	const struct sector *b = *(struct sector *const *)right;

	return (a->key > b->key) - (a->key < b->key);
}

/* The entry of the palette, added if it is new; PALETTE_MAX when it is full. */
static uint16_t palette_get(struct packing *p, uint16_t *len, uint16_t authority)
{
	uint16_t i = 0;

	while (i < *len && p->palette[i] != authority)
		i++;
	if (i == *len && *len < PALETTE_MAX)
		p->palette[(*len)++] = authority;
	return i;
}

static void box_widen(struct postcode_sector *s, const struct unit *u, bool is_first)
{
	int32_t north = s->south + (int32_t)s->height;
	int32_t east = s->west + (int32_t)s->width;

	if (is_first || u->latitude < s->south)
		s->south = u->latitude;
	if (is_first || u->latitude > north)
		north = u->latitude;
	if (is_first || u->longitude < s->west)
		s->west = u->longitude;
	if (is_first || u->longitude > east)
		east = u->longitude;
	s->height = (uint32_t)(north - s->south);
	s->width = (uint32_t)(east - s->west);
}

/* All of the sector but where its tables begin; false when it has too many authorities. */
static bool sector_measure(struct packing *p, const struct sector *from, struct postcode_sector *to)
{
	bool has_box = false;

	*to = (struct postcode_sector){ .key = from->key };
	for (uint32_t i = 0; i < POSTCODE_UNITS; i++) {
		const struct unit *u = &from->units[i];

		if (u->state == UNIT_NONE)
			continue;
		to->units++;
		to->present[i / 8] |= (uint8_t)(1u << i % 8);
		if (u->state == UNIT_TERMINATED)
			to->terminated[i / 8] |= (uint8_t)(1u << i % 8);
		if (palette_get(p, &to->palette_len, u->authority) == PALETTE_MAX)
			return false;
		if (u->has_position) {
			box_widen(to, u, !has_box);
			has_box = true;
		}
	}
	return true;
}

static uint8_t to_step(int32_t value, int32_t from, uint32_t span)
{
	return span ? (uint8_t)lround((double)(value - from) * POSTCODE_STEPS / span) : 0;
}

/* The distance that rounding to steps has moved a unit. */
static void error_add(struct packing *p, const struct unit *u, const struct postcode_sector *s, uint8_t north,
		      uint8_t east)
{
	const double metres = 6371008.8 * M_PI / 180 / POSTCODE_MICRO;
	double latitude = s->south + (double)s->height * north / POSTCODE_STEPS;
	double longitude = s->west + (double)s->width * east / POSTCODE_STEPS;
	double y = (latitude - u->latitude) * metres;
	double x = (longitude - u->longitude) * metres * cos(latitude / POSTCODE_MICRO * M_PI / 180);
	double error_m = sqrt(x * x + y * y);

	p->error_sum_m += error_m;
	if (error_m > p->error_max_m)
		p->error_max_m = error_m;
}

static void unit_write(struct packing *p, const struct unit *u, const struct postcode_sector *s, uint32_t rank)
{
	uint64_t at = s->first_unit + rank;
	uint16_t palette_len = s->palette_len;
	uint8_t north = POSTCODE_NO_POSITION;
	uint8_t east = POSTCODE_NO_POSITION;

	if (u->has_position) {
		north = to_step(u->latitude, s->south, s->height);
		east = to_step(u->longitude, s->west, s->width);
		error_add(p, u, s, north, east);
	}
	p->image[p->layout.norths + at] = north;
	p->image[p->layout.easts + at] = east;
	p->header.without_position += !u->has_position;
	p->header.without_authority += u->authority == POSTCODE_NO_AUTHORITY;
	if (s->palette_len > 1)
		p->image[p->layout.choices + s->first_choice + rank] =
			(uint8_t)palette_get(p, &palette_len, u->authority);
}

/* Where the next sector's tables begin: behind this one's. */
static void header_advance(struct postcode_file_header *h, const struct postcode_sector *s)
{
	uint32_t terminated = postcode_bits(s->terminated, POSTCODE_UNITS);

	h->sectors++;
	h->palette += s->palette_len;
	h->choices += s->palette_len > 1 ? s->units : 0u;
	h->units += s->units;
	h->terminated += terminated;
	h->live += s->units - terminated;
}

static void sector_write(struct packing *p, const struct sector *from, struct postcode_file_header *so_far)
{
	struct postcode_sector s;
	uint16_t *palette = (uint16_t *)(void *)(p->image + p->layout.palette) + so_far->palette;
	uint32_t rank = 0;

	sector_measure(p, from, &s);
	s.first_unit = so_far->units;
	s.first_choice = so_far->choices;
	s.first_palette = so_far->palette;
	memcpy(p->image + p->layout.sectors + so_far->sectors * sizeof(s), &s, sizeof(s));
	for (uint16_t i = 0; i < s.palette_len; i++)
		palette[i] = p->palette[i] == POSTCODE_NO_AUTHORITY ? POSTCODE_NO_AUTHORITY : p->order[p->palette[i]];
	for (uint32_t i = 0; i < POSTCODE_UNITS; i++)
		if (from->units[i].state != UNIT_NONE)
			unit_write(p, &from->units[i], &s, rank++);
	header_advance(so_far, &s);
}

static int gss_cmp(const void *a, const void *b)
{
	return memcmp(a, b, GSS_LEN);
}

/* The codes that some palette names, in their own order. */
static void authorities_sort(struct packing *p, const bool *is_used, struct postcode_gss *sorted)
{
	const struct postcode_build *b = p->b;
	uint32_t len = 0;

	for (uint16_t i = 0; i < b->authorities_len; i++)
		if (is_used[i])
			sorted[len++] = b->authorities[i];
	qsort(sorted, len, sizeof(sorted[0]), gss_cmp);
	for (uint16_t i = 0; i < b->authorities_len && len; i++) {
		const struct postcode_gss *hit = bsearch(&b->authorities[i], sorted, len, sizeof(sorted[0]), gss_cmp);

		p->order[i] = (uint16_t)(hit ? hit - sorted : 0);
	}
	p->header.authorities = len;
}

static bool measure(struct ctx *cx, struct packing *p, struct postcode_gss *sorted)
{
	bool *is_used = arena_take(p->b->mem, AUTHORITIES_MAX);
	struct postcode_sector s;

	for (size_t i = 0; i < p->b->sectors_len; i++) {
		if (!sector_measure(p, p->b->sectors[i], &s))
			return fail(cx, ERR_INPUT, "One postcode sector lies in more than %d councils.", PALETTE_MAX);
		for (uint16_t j = 0; j < s.palette_len; j++)
			if (p->palette[j] != POSTCODE_NO_AUTHORITY)
				is_used[p->palette[j]] = true;
		header_advance(&p->header, &s);
	}
	if (!p->header.live)
		return fail(cx, ERR_INPUT, "There is no live postcode of Great Britain in these files.");
	authorities_sort(p, is_used, sorted);
	return true;
}

static void header_text(char *to, size_t size, struct str text)
{
	size_t len = text.len < size ? text.len : size - 1;

	/* Not in the middle of a character. */
	while (len && len < text.len && ((unsigned char)text.at[len] & 0xC0) == 0x80)
		len--;
	if (len)
		memcpy(to, text.at, len);
}

bool postcode_build_pack(struct ctx *cx, struct postcode_build *b, struct str as_at, struct str source, struct str *out)
{
	struct packing *p = arena_new(b->mem, struct packing);
	struct postcode_gss *sorted = arena_take(b->mem, sizeof(b->authorities));
	struct postcode_file_header so_far = { .sectors = 0 };
	struct postcode_file_header *h = &p->header;

	p->b = b;
	qsort(b->sectors, b->sectors_len, sizeof(b->sectors[0]), sector_cmp);
	/* The slots point to where the sectors were. */
	b->last = NULL;
	memset(b->sector_slots, 0, sizeof(b->sector_slots));
	if (!measure(cx, p, sorted))
		return false;
	p->layout = postcode_file_layout(h);
	p->image = arena_take(b->mem, p->layout.end);
	memcpy(p->image + p->layout.authorities, sorted, h->authorities * sizeof(sorted[0]));
	for (size_t i = 0; i < b->sectors_len; i++)
		sector_write(p, b->sectors[i], &so_far);
	memcpy(h->magic, POSTCODE_FILE_MAGIC, sizeof(h->magic));
	h->byte_order = POSTCODE_FILE_BYTE_ORDER;
	h->version = POSTCODE_FILE_VERSION;
	h->file_bytes = p->layout.end;
	h->error_max_cm = (uint32_t)ceil(p->error_max_m * 100);
	if (h->units > h->without_position)
		h->error_mean_cm = (uint32_t)lround(p->error_sum_m * 100 / (h->units - h->without_position));
	header_text(h->as_at, sizeof(h->as_at), as_at);
	header_text(h->source, sizeof(h->source), source);
	memcpy(p->image, h, sizeof(*h));
	h->crc32 = (uint32_t)crc32_z(0, p->image, p->layout.end);
	memcpy(p->image, h, sizeof(*h));
	*out = (struct str){ (const char *)p->image, p->layout.end };
	return true;
}
