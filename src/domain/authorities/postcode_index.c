#include "domain/authorities/postcode_index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <zlib.h>

#include "base/cleanup.h"
#include "base/list.h"

LIST(postcode_share, struct postcode_share);

/* ---- opening ---- */

static bool fail_damaged(struct ctx *cx, const char *path, const char *why)
{
	fail_field(cx, ERR_INPUT, str_of(path), "%s is not a whole postcode index.", path);
	return fail_detail(cx, "%s", why);
}

static uint32_t checksum(const struct postcode_file_header *h)
{
	struct postcode_file_header copy = *h;

	copy.crc32 = 0;
	uLong crc = crc32_z(0, (const Bytef *)&copy, sizeof(copy));

	return (uint32_t)crc32_z(crc, (const Bytef *)(h + 1), h->file_bytes - sizeof(*h));
}

static const char *header_fault(const struct postcode_file_header *h, uint64_t bytes)
{
	if (memcmp(h->magic, POSTCODE_FILE_MAGIC, sizeof(h->magic)) != 0)
		return "it does not begin like one";
	if (h->byte_order != POSTCODE_FILE_BYTE_ORDER)
		return "it is for machines of the other byte order";
	if (h->version != POSTCODE_FILE_VERSION)
		return "it is of another version";
	if (h->file_bytes != bytes || postcode_file_layout(h).end != bytes)
		return "its length is wrong";
	if (h->crc32 != checksum(h))
		return "its checksum is wrong";
	if (h->as_at[sizeof(h->as_at) - 1] || h->source[sizeof(h->source) - 1])
		return "its source is not a text";
	return h->authorities < POSTCODE_NO_AUTHORITY ? NULL : "it has too many authorities";
}

static void tables_set(struct postcode_index *index)
{
	struct postcode_file_layout l = postcode_file_layout(index->header);
	const uint8_t *base = (const uint8_t *)index->header;

	index->sectors = (const void *)(base + l.sectors);
	index->palette = (const void *)(base + l.palette);
	index->authorities = (const void *)(base + l.authorities);
	index->choices = base + l.choices;
	index->norths = base + l.norths;
	index->easts = base + l.easts;
}

/* What is counted through all sectors, to be held against the header. */
struct tally {
	uint32_t units;
	uint32_t choices;
	uint32_t palette;
	uint32_t terminated;
};

static const char *choices_fault(const struct postcode_index *index, const struct postcode_sector *s)
{
	for (uint32_t i = 0; i < s->units; i++)
		if (index->choices[s->first_choice + i] >= s->palette_len)
			return "a unit’s choice is outside its palette";
	return NULL;
}

static const char *sector_fault(const struct postcode_index *index, const struct postcode_sector *s, struct tally *t)
{
	const struct postcode_file_header *h = index->header;
	uint32_t choices = s->palette_len > 1 ? s->units : 0;

	for (size_t i = 0; i < POSTCODE_BITMAP_BYTES; i++)
		if (s->terminated[i] & ~s->present[i])
			return "a unit is terminated that is not there";
	if (s->units != postcode_bits(s->present, POSTCODE_UNITS) || s->units == 0 || s->palette_len == 0)
		return "a sector’s units are miscounted";
	if (s->first_unit != t->units || s->first_choice != t->choices || s->first_palette != t->palette)
		return "a sector begins in the wrong place";
	if (s->units > h->units - t->units || choices > h->choices - t->choices ||
	    s->palette_len > h->palette - t->palette)
		return "a sector ends outside the file";
	if (s->south < -90 * POSTCODE_MICRO || (int64_t)s->south + s->height > 90 * POSTCODE_MICRO ||
	    s->west < -180 * POSTCODE_MICRO || (int64_t)s->west + s->width > 180 * POSTCODE_MICRO)
		return "a sector lies outside the world";
	t->units += s->units;
	t->choices += choices;
	t->palette += s->palette_len;
	t->terminated += postcode_bits(s->terminated, POSTCODE_UNITS);
	return choices ? choices_fault(index, s) : NULL;
}

static const char *tables_fault(const struct postcode_index *index)
{
	const struct postcode_file_header *h = index->header;
	struct tally t = { 0 };

	for (uint32_t i = 0; i < h->authorities; i++)
		if (strnlen(index->authorities[i].text, sizeof(index->authorities[i].text)) != 9)
			return "an authority’s code is not nine characters";
	for (uint32_t i = 0; i < h->palette; i++)
		if (index->palette[i] >= h->authorities && index->palette[i] != POSTCODE_NO_AUTHORITY)
			return "a palette names an authority that is not there";
	for (uint32_t i = 0; i < h->sectors; i++) {
		const char *fault = sector_fault(index, &index->sectors[i], &t);

		if (fault)
			return fault;
		if (i && index->sectors[i].key <= index->sectors[i - 1].key)
			return "the sectors are not in order";
	}
	bool is_counted = t.units == h->units && t.choices == h->choices && t.palette == h->palette &&
			  t.terminated == h->terminated && h->units - h->terminated == h->live;

	return is_counted ? NULL : "the counts in the header are wrong";
}

static bool fail_open(struct ctx *cx, const char *path)
{
	return fail_field(cx, errno == ENOENT ? ERR_NOT_FOUND : ERR_SYSTEM, str_of(path),
			  "The postcode index %s can’t be opened: %s.", path, strerror(errno));
}

bool postcode_index_open(struct ctx *cx, const char *path, struct postcode_index *out)
{
	int fd cleanup(cleanup_fd) = open(path, O_RDONLY | O_CLOEXEC);
	struct postcode_index index cleanup(postcode_index_close) = { 0 };
	struct stat st;

	if (fd < 0 || fstat(fd, &st) != 0)
		return fail_open(cx, path);
	if (!S_ISREG(st.st_mode) || st.st_size < (off_t)sizeof(*index.header))
		return fail_damaged(cx, path, "it is not a file or too short");
	if (st.st_size > POSTCODE_FILE_MAX_BYTES)
		return fail_damaged(cx, path, "it is too long");
	void *map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);

	if (map == MAP_FAILED)
		return fail_open(cx, path);
	const char *fault = header_fault(map, (uint64_t)st.st_size);

	if (fault) {
		munmap(map, (size_t)st.st_size);
		return fail_damaged(cx, path, fault);
	}
	index.header = map;
	tables_set(&index);
	fault = tables_fault(&index);
	if (fault)
		return fail_damaged(cx, path, fault);
	*out = index;
	index.header = NULL;
	return true;
}

void postcode_index_close(struct postcode_index *index)
{
	if (index->header)
		munmap((void *)(uintptr_t)index->header, index->header->file_bytes);
	*index = (struct postcode_index){ 0 };
}

/* ---- finding ---- */

/* The first sector whose key is `key` or greater; may be one behind the last. */
static const struct postcode_sector *sector_at(const struct postcode_index *index, uint32_t key)
{
	const struct postcode_sector *from = index->sectors;
	size_t len = index->header->sectors;

	while (len > 0) {
		size_t half = len / 2;

		if (from[half].key < key) {
			from += half + 1;
			len -= half + 1;
		} else {
			len = half;
		}
	}
	return from;
}

/* The authority of the sector's unit of that rank. */
static uint16_t authority_of(const struct postcode_index *index, const struct postcode_sector *s, uint32_t rank)
{
	uint32_t choice = s->palette_len > 1 ? index->choices[s->first_choice + rank] : 0;

	return index->palette[s->first_palette + choice];
}

static struct str gss_of(const struct postcode_index *index, uint16_t authority)
{
	if (authority == POSTCODE_NO_AUTHORITY)
		return (struct str){ NULL, 0 };
	return (struct str){ index->authorities[authority].text, sizeof(index->authorities[0].text) - 1 };
}

struct postcode_hit postcode_find(const struct postcode_index *index, const struct postcode *pc)
{
	const struct postcode_sector *s = sector_at(index, pc->sector);
	struct postcode_hit hit = { .status = POSTCODE_UNKNOWN };

	if (pc->kind != POSTCODE_FULL || s == index->sectors + index->header->sectors || s->key != pc->sector)
		return hit;
	hit.sector_known = true;
	if (!postcode_bit(s->present, pc->unit))
		return hit;
	uint32_t rank = postcode_bits(s->present, pc->unit);
	uint8_t north = index->norths[s->first_unit + rank];
	uint8_t east = index->easts[s->first_unit + rank];

	hit.status = postcode_bit(s->terminated, pc->unit) ? POSTCODE_TERMINATED : POSTCODE_LIVE;
	hit.gss = gss_of(index, authority_of(index, s, rank));
	hit.has_position = north != POSTCODE_NO_POSITION && east != POSTCODE_NO_POSITION;
	if (hit.has_position) {
		hit.latitude = (s->south + s->height * (double)north / POSTCODE_STEPS) / POSTCODE_MICRO;
		hit.longitude = (s->west + s->width * (double)east / POSTCODE_STEPS) / POSTCODE_MICRO;
	}
	return hit;
}

/* ---- the councils of an outward code ---- */

static void share_add(struct arena *mem, struct postcode_share_list *shares, struct str gss, uint32_t live)
{
	for (size_t i = 0; i < shares->len; i++) {
		/* Codes are borrowed from one table, so the same code is at the same place. */
		if (shares->at[i].gss.at != gss.at)
			continue;
		shares->at[i].live += live;
		return;
	}
	*list_push(mem, shares) = (struct postcode_share){ .gss = gss, .live = live };
}

static void sector_add(struct arena *mem, const struct postcode_index *index, const struct postcode_sector *s,
		       struct postcode_share_list *shares)
{
	uint32_t rank = 0;

	for (uint32_t unit = 0; unit < POSTCODE_UNITS; unit++) {
		if (!postcode_bit(s->present, unit))
			continue;
		if (!postcode_bit(s->terminated, unit))
			share_add(mem, shares, gss_of(index, authority_of(index, s, rank)), 1);
		rank++;
	}
}

static int share_cmp(const void *left, const void *right)
{
	const struct postcode_share *a = left;
	const struct postcode_share *b = right;

	if (a->live != b->live)
		return a->live < b->live ? 1 : -1;
	return str_cmp(a->gss, b->gss);
}

void postcode_outcode(struct arena *mem, const struct postcode_index *index, const struct postcode *pc,
		      struct postcode_outcode *out)
{
	bool is_sector = pc->kind == POSTCODE_SECTOR;
	uint32_t from = is_sector ? pc->sector : pc->sector - pc->sector % 10;
	uint32_t to = is_sector ? from : from + 9;
	const struct postcode_sector *end = index->sectors + index->header->sectors;
	struct postcode_share_list shares = { 0 };
	struct postcode_outcode sum = { 0 };

	for (const struct postcode_sector *s = sector_at(index, from); s < end && s->key <= to; s++) {
		uint32_t terminated = postcode_bits(s->terminated, POSTCODE_UNITS);
		uint32_t live = s->units - terminated;

		sum.live += live;
		sum.terminated += terminated;
		if (s->palette_len > 1)
			sector_add(mem, index, s, &shares);
		else if (live)
			share_add(mem, &shares, gss_of(index, authority_of(index, s, 0)), live);
	}
	if (shares.len)
		qsort(shares.at, shares.len, sizeof(shares.at[0]), share_cmp);
	for (size_t i = 0; i < shares.len; i++)
		shares.at[i].share = (double)shares.at[i].live / sum.live;
	sum.len = shares.len;
	sum.shares = shares.at;
	*out = sum;
}
