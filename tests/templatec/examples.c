#include "examples.h"

static struct entry entry_of(struct arena *mem, struct str text, int64_t amount)
{
	struct entry entry = {
		.title = text,
		.code = str_c(mem, text),
		.kind = amount > 100 ? TAG_LEGAL : TAG_PLAIN,
		.amount = amount,
		.tag = { .kind = TAG_LEGAL, .label = text, .size = 1, .open = true },
	};
	struct tag_view *tag = arena_new(mem, struct tag_view);

	*tag = (struct tag_view){ .label = text };
	entry.tag_pointer = tag;
	return entry;
}

void example_full(struct arena *mem, struct str text, struct example_page *out)
{
	struct example_page page = {
		.title = text,
		.code = str_c(mem, text),
		.address = text,
		.intro = html_trusted(S("<em>Trusted</em> markup")),
		.words = text,
		.page = { .title = text, .level = 7 },
		.count = 3,
		.below = -5,
		.seen = 4000000000u,
		.huge = UINT64_MAX,
		.tiny = 200,
		.offset = -300,
		.total = 1,
		.chosen = true,
		.ratio = 0.5,
		.kind = TAG_LEGAL,
	};
	struct entry *best = arena_new(mem, struct entry);

	page.first = entry_of(mem, text, 5);
	*best = entry_of(mem, text, 500);
	page.best = best;
	*list_push(mem, &page.tags) = text;
	*list_push(mem, &page.tags) = S("tag two");
	*list_push(mem, &page.items) = entry_of(mem, text, 1);
	*list_push(mem, &page.items) = entry_of(mem, S("second"), INT64_MIN);
	*list_push(mem, &page.items.at[1].words) = text;
	*list_push(mem, &page.items.at[1].words) = S("word");
	*out = page;
}

static size_t plural_of(uint64_t n)
{
	return n == 1 ? 0 : n == 2 ? 1 : 2;
}

static const char *const councils[] = { "uno", "due <strong>{n}</strong>", "tre {n} {unknown} <script>" };
static const char *const councils_in[] = { "{place}: uno", "{place}: {n}", "{n} tre {place}" };

/* Sorted by strcmp. The translators are hostile too: tags we do not know, a link we do not make. */
static const struct catalogue_entry entries[] = {
	{ "Ask for them by name.", "<script>alert(\"1\")</script> & <b onclick=x>", NULL },
	{ "Legal right", "\"><script>", NULL },
	{ "Local Offer", "</title><script>", NULL },
	{ "Seen on {date} by {who}", "{who} \"{date}\" {nobody} {", NULL },
	{ "You can <a href=\"/offers/{slug}?q={q}\">read <strong>the offer</strong></a><br>or <a "
	  "href=\"{address}\">go</a>.",
	  "<a href=\"javascript:{slug}\">a</a> <a href=\"{q}{address}\">b</a> <a href=\"/x\" onclick=\"y\">c</a>",
	  NULL },
	{ "one council", NULL, councils },
	{ "one council in {place}", NULL, councils_in },
};

const struct catalogue hostile_catalogue = { "xx", sizeof(entries) / sizeof(entries[0]), entries, plural_of };
