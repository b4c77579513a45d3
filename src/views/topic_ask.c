/* A topic's address in words, both ways, and the options of its filter. */
#include "base/buf.h"
#include "domain/authorities/authority.h"
#include "views/topic_view.h"

static const char *const says_words[TOPIC_SAYS__MAX] = {
	[CLAIM_OFFERS] = "offers",	 [CLAIM_MAY_OFFER] = "may-offer",
	[CLAIM_SIGNPOSTS] = "signposts", [CLAIM_SAYS_NO] = "says-no",
	[CLAIM_PAYS] = "you-pay",	 [CLAIM_NOT_STATED] = "not-stated",
	[CLAIM_NOT_LOOKED_AT] = "",	 [TOPIC_SAYS_OTHERWISE] = "otherwise",
};

static const enum hex_kind says_kinds[TOPIC_SAYS__MAX] = {
	[CLAIM_OFFERS] = HEX_OFFERS,
	[CLAIM_MAY_OFFER] = HEX_MAY_OFFER,
	[CLAIM_SIGNPOSTS] = HEX_SIGNPOSTS,
	[CLAIM_SAYS_NO] = HEX_SAYS_NO,
	[CLAIM_PAYS] = HEX_PAYS,
	[CLAIM_NOT_STATED] = HEX_NOT_STATED,
	[CLAIM_NOT_LOOKED_AT] = HEX_NOT_LOOKED_AT,
	[TOPIC_SAYS_OTHERWISE] = HEX_OTHERWISE,
};

static const char *const type_words[TYPE__MAX] = {
	[TYPE_ANY] = "",
	[TYPE_COUNTY] = "county",
	[TYPE_UNITARY] = "unitary",
	[TYPE_METROPOLITAN] = "metropolitan-borough",
	[TYPE_LONDON] = "london-borough",
	[TYPE_DISTRICT] = "district",
};

static const char *const sort_words[TOPIC_SORT__MAX] = { "name", "amount", "age" };

/* 0 for a word that is not in the table: its first entry is the one that is meant without a word. */
static int word_index(const char *const *words, int len, struct str word)
{
	for (int i = 1; i < len; i++)
		if (str_eq(word, str_of(words[i])))
			return i;
	return 0;
}

int topic_says_of(struct str word)
{
	for (int i = 0; i < TOPIC_SAYS__MAX; i++)
		if (!str_empty(word) && str_eq(word, str_of(says_words[i])))
			return i;
	return TOPIC_SAYS__MAX;
}

enum topic_type topic_type_of_word(struct str word)
{
	return (enum topic_type)word_index(type_words, TYPE__MAX, word);
}

enum topic_sort topic_sort_of(struct str word)
{
	return (enum topic_sort)word_index(sort_words, TOPIC_SORT__MAX, word);
}

/* "South West" -> "south-west" */
static struct str region_slug(struct arena *mem, struct str name)
{
	struct buf b;

	buf_init(&b, mem, 64);
	for (size_t i = 0; i < name.len; i++)
		buf_char(&b, name.at[i] == ' ' ? '-' : name.at[i]);
	return str_lower(mem, buf_str(&b));
}

struct str topic_region_of(struct arena *mem, struct str slug)
{
	for (size_t i = 0; authority_region(i); i++)
		if (str_eq(slug, region_slug(mem, str_of(authority_region(i)))))
			return str_of(authority_region(i));
	return S("");
}

static void add_part(struct buf *b, const char *name, struct str value)
{
	if (!str_empty(value))
		buf_print(b, "%s%s=%.*s", str_has(buf_str(b), S("?")) ? "&" : "?", name, STR_ARG(value));
}

struct str topic_address(struct arena *mem, struct str slug, const struct topic_ask *ask, const char *ending)
{
	struct buf b;
	struct buf says;

	buf_init(&b, mem, 2048);
	buf_init(&says, mem, 256);
	for (int i = 0; i < TOPIC_SAYS__MAX; i++)
		if (ask->says >> i & 1u)
			buf_print(&says, "%s%s", says.len ? "," : "", says_words[i]);
	buf_print(&b, "/topics/%.*s%s", STR_ARG(slug), ending);
	add_part(&b, "says", buf_str(&says));
	add_part(&b, "region", ask->region);
	add_part(&b, "type", str_of(type_words[ask->type]));
	add_part(&b, "like", ask->like_slug);
	if (ask->sort != TOPIC_BY_NAME)
		add_part(&b, "sort", str_of(sort_words[ask->sort]));
	return buf_str(&b);
}

struct topic_filter topic_filter_of(struct arena *mem, const struct topic_ask *ask)
{
	return (struct topic_filter){
		.region = topic_region_of(mem, ask->region),
		.type = ask->type,
		.says = ask->says,
		.sort = ask->sort,
	};
}

static void add_pill(struct arena *mem, struct topic_page *page, struct topic_pill pill,
		     const struct topic_ask *without)
{
	pill.url = topic_address(mem, page->indicator.slug, without, "");
	*list_push(mem, &page->pills) = pill;
}

static void pills(struct arena *mem, const struct topic_ask *ask, struct topic_page *page)
{
	struct topic_ask without = *ask;

	for (int i = 0; i < TOPIC_SAYS__MAX; i++)
		if (ask->says >> i & 1u) {
			without.says = ask->says & ~(1u << i);
			add_pill(mem, page, (struct topic_pill){ .what = PILL_SAYS, .kind = says_kinds[i] }, &without);
		}
	if (!str_empty(ask->region)) {
		without = *ask;
		without.region = S("");
		add_pill(mem, page,
			 (struct topic_pill){ .what = PILL_REGION, .name = topic_region_of(mem, ask->region) },
			 &without);
	}
	if (ask->type != TYPE_ANY) {
		without = *ask;
		without.type = TYPE_ANY;
		add_pill(mem, page, (struct topic_pill){ .what = PILL_TYPE, .type = ask->type }, &without);
	}
	if (!str_empty(ask->like_slug)) {
		without = *ask;
		without.like_slug = S("");
		add_pill(mem, page, (struct topic_pill){ .what = PILL_LIKE, .name = ask->like_name }, &without);
	}
}

static int option_by_name(const void *a, const void *b)
{
	return str_cmp(((const struct topic_option *)a)->name, ((const struct topic_option *)b)->name);
}

static void like_options(struct arena *mem, const struct topic *topic, const struct topic_ask *ask,
			 struct topic_page *page)
{
	for (size_t i = 0; i < topic->councils.len; i++) {
		const struct topic_council *c = &topic->councils.at[i];

		if (c->is_counted)
			*list_push(mem, &page->likes) = (struct topic_option){
				.value = c->cell.slug,
				.name = c->cell.name,
				.chosen = str_eq(c->cell.slug, ask->like_slug),
			};
	}
	if (page->likes.len)
		qsort(page->likes.at, page->likes.len, sizeof(page->likes.at[0]), option_by_name);
}

void topic_options(struct arena *mem, const struct topic *topic, const struct topic_rows *rows,
		   const struct topic_ask *ask, struct topic_page *out)
{
	for (int i = 0; i < TOPIC_SAYS__MAX; i++) {
		bool chosen = ask->says >> i & 1u;

		if (rows->by_says[i] || chosen)
			*list_push(mem, &out->says) = (struct topic_option){
				.value = str_of(says_words[i]),
				.kind = says_kinds[i],
				.councils = rows->by_says[i],
				.chosen = chosen,
			};
	}
	for (size_t i = 0; authority_region(i); i++) {
		struct str slug = region_slug(mem, str_of(authority_region(i)));

		*list_push(mem, &out->regions) = (struct topic_option){
			.value = slug,
			.name = str_of(authority_region(i)),
			.councils = rows->by_region[i],
			.chosen = str_eq(slug, ask->region),
		};
	}
	for (int i = TYPE_ANY + 1; i < TYPE__MAX; i++)
		*list_push(mem, &out->types) = (struct topic_option){
			.value = str_of(type_words[i]),
			.type = (enum topic_type)i,
			.councils = rows->by_type[i],
			.chosen = ask->type == (enum topic_type)i,
		};
	like_options(mem, topic, ask, out);
	pills(mem, ask, out);
}
