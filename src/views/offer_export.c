#include "views/offer_export.h"

#include "format/csv.h"
#include "format/html.h"

/* One line of either form. Columns are added at the end, never renamed: other programs read them. */
struct export_row {
	struct str area, group, title, kind, status, amount, ages, who, text, condition, ask;
	struct str provenance, source, seen_on, url, note;
};

enum { EXPORT_COLUMNS = 16 };

static const char *const column_names[EXPORT_COLUMNS] = {
	"area", "group",     "title", "kind",	    "status", "amount", "ages", "who",
	"text", "condition", "ask",   "provenance", "source", "date",	"url",	"note",
};

struct export_to {
	struct buf *b;
	bool json;
	enum csv_guard guard;
	bool any; /* an object has been written */
};

static struct str kind_word(enum tag tag)
{
	static const char *const words[TAG__MAX] = {
		[TAG_LAW] = "legal right",
		[TAG_GUIDANCE] = "guidance",
		[TAG_NATIONAL] = "national scheme",
		[TAG_EXTRA] = "extra",
		[TAG_COMING] = "coming",
		[TAG_OFFERS] = "offers",
		[TAG_MAY_OFFER] = "may offer",
		[TAG_SIGNPOSTS] = "signposts",
		[TAG_SAYS_NO] = "says no",
		[TAG_PAYS] = "young person pays",
		[TAG_NOT_STATED] = "not stated",
		[TAG_NOT_LOOKED_AT] = "not looked at yet",
	};

	return str_of(words[tag] ? words[tag] : "");
}

static void cells_of(const struct export_row *r, struct str *cells)
{
	const struct str all[EXPORT_COLUMNS] = { r->area,   r->group,	  r->title, r->kind,
						 r->status, r->amount,	  r->ages,  r->who,
						 r->text,   r->condition, r->ask,   r->provenance,
						 r->source, r->seen_on,	  r->url,   r->note };

	memcpy(cells, all, sizeof(all));
}

static void put_json(struct export_to *to, const struct str *cells)
{
	buf_add(to->b, to->any ? S(",\n{") : S("\n{"));
	for (size_t i = 0; i < EXPORT_COLUMNS; i++) {
		buf_print(to->b, "%s\"%s\":\"", i ? "," : "", column_names[i]);
		html_json(to->b, cells[i]);
		buf_char(to->b, '"');
	}
	buf_char(to->b, '}');
	to->any = true;
}

static void put_csv(struct export_to *to, const struct str *cells)
{
	bool first = true;

	for (size_t i = 0; i < EXPORT_COLUMNS; i++) {
		if (to->guard == CSV_RAW)
			csv_write_cell_raw(to->b, cells[i], &first);
		else
			csv_write_cell(to->b, cells[i], &first);
	}
	csv_write_end(to->b);
}

static void put_row(struct export_to *to, const struct export_row *row)
{
	struct str cells[EXPORT_COLUMNS];

	cells_of(row, cells);
	if (to->json)
		put_json(to, cells);
	else
		put_csv(to, cells);
}

static struct str fact(const struct facts_view *facts, enum fact_label label)
{
	for (size_t i = 0; i < facts->facts.len; i++)
		if (facts->facts.at[i].label == label)
			return facts->facts.at[i].words;
	return S("");
}

static struct str provenance_word(enum provenance_kind kind)
{
	static const char *const words[] = {
		[PROVENANCE_LAW] = "the law",
		[PROVENANCE_PUBLISHED] = "published here",
		[PROVENANCE_MAPPING] = "found in mapping",
		[PROVENANCE_REPORTED] = "reported",
	};

	return str_of(words[kind]);
}

static void put_saying(struct export_to *to, struct export_row row, const struct saying_view *s)
{
	row.status = s->claim->outdated_law   ? S("states the law wrongly")
		     : s->claim->limits_right ? S("limits a right")
					      : kind_word(s->status);
	row.amount = s->amount;
	row.ages = fact(&s->facts, FACT_AGES);
	row.text = s->text;
	row.condition = fact(&s->facts, FACT_IF);
	row.who = S("");
	row.ask = S("");
	row.provenance = provenance_word(s->prov.kind);
	row.source = s->prov.source;
	row.seen_on = s->claim->seen_on;
	row.url = s->prov.url;
	row.note = s->is_rough ? S("nearest indicator") : s->note;
	put_row(to, &row);
}

static struct str amount_words(struct arena *mem, const struct item_view *item)
{
	static const char *const bounds[] = { "", "up to ", "from " };
	static const char *const periods[] = { "", " once", " a week", " a month", " a year", " each" };

	if (!item->has_amount)
		return str_starts(item->figure, S("£")) ? item->figure : S("");
	return str_print(mem, "%s%.*s%s", bounds[item->amount.bound], STR_ARG(item->figure),
			 periods[item->amount.period]);
}

static void put_item(struct export_to *to, struct export_row row, const struct item_view *item)
{
	row.title = item->title;
	row.kind = kind_word(item->kind);
	row.amount = amount_words(to->b->mem, item);
	row.ages = fact(&item->facts, FACT_AGES);
	if (str_empty(row.ages))
		row.ages = fact(&item->facts, FACT_UNTIL);
	row.who = fact(&item->facts, FACT_WHO);
	row.text = item->text;
	row.condition = fact(&item->facts, FACT_IF);
	row.ask = fact(&item->facts, FACT_ASK);
	if (!str_empty(item->law.source)) {
		row.provenance = provenance_word(PROVENANCE_LAW);
		row.source = item->law.source;
		row.seen_on = item->law.checked_on;
		row.url = item->law.url;
		put_row(to, &row);
	} else if (item->has_prov) {
		row.status = S("offers");
		row.provenance = provenance_word(item->prov.kind);
		row.source = item->prov.source;
		row.seen_on = item->checked_on;
		row.url = item->prov.url;
		put_row(to, &row);
	}
	for (size_t i = 0; i < item->sayings.len; i++)
		put_saying(to, row, &item->sayings.at[i]);
}

static void put_items(struct export_to *to, struct str area, const char *group, const struct item_view_list *items)
{
	for (size_t i = 0; i < items->len; i++)
		put_item(to, (struct export_row){ .area = area, .group = str_of(group) }, &items->at[i]);
}

static void put_topics(struct export_to *to, struct str area, enum tag status, const struct topic_link_list *topics)
{
	for (size_t i = 0; i < topics->len; i++)
		put_row(to, &(struct export_row){ .area = area,
						  .group = S("extra"),
						  .title = topics->at[i].title,
						  .kind = kind_word(TAG_EXTRA),
						  .status = kind_word(status) });
}

static void put_page(struct export_to *to, const struct offer_page *page)
{
	for (size_t i = 0; i < page->areas.len; i++) {
		const struct offer_area *a = &page->areas.at[i];

		put_items(to, a->title, "in any council", &a->rights);
		put_items(to, a->title, "how the council does it", &a->ours);
		put_items(to, a->title, "other rights and duties", &a->duties);
		put_items(to, a->title, "extra", &a->extras);
		put_topics(to, a->title, TAG_NOT_STATED, &a->silent);
		put_topics(to, a->title, TAG_NOT_LOOKED_AT, &a->unread);
	}
	put_items(to, S("About the offer itself"), "how it was made", &page->made.made);
	put_items(to, S("About the offer itself"), "the offer itself", &page->made.items);
	put_items(to, S("About the offer itself"), "the offer itself", &page->made.itself);
}

void offer_csv(struct buf *b, const struct offer_page *page, enum csv_guard guard)
{
	struct export_to to = { .b = b, .guard = guard };
	struct str names[EXPORT_COLUMNS];

	for (size_t i = 0; i < EXPORT_COLUMNS; i++)
		names[i] = str_of(column_names[i]);
	put_csv(&to, names);
	put_page(&to, page);
}

static void json_text(struct buf *b, const char *name, struct str value)
{
	buf_print(b, "\"%s\":\"", name);
	html_json(b, value);
	buf_char(b, '"');
}

void offer_json(struct buf *b, const struct offer_page *page)
{
	struct export_to to = { .b = b, .json = true };

	buf_add(b, S("{\"council\":{"));
	json_text(b, "gss", page->gss);
	buf_char(b, ',');
	json_text(b, "slug", page->slug);
	buf_char(b, ',');
	json_text(b, "name", page->official_name);
	buf_char(b, ',');
	json_text(b, "website", page->website);
	buf_char(b, ',');
	json_text(b, "offer", page->main_link.url);
	buf_print(b, ",\"invented\":%s},\"items\":[", page->is_invented ? "true" : "false");
	put_page(&to, page);
	buf_add(b, S("\n]}\n"));
}
