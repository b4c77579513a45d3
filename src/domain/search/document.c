/* The reference tables as documents. index.c writes them; their order (id) is what rank.c falls back on. */
#include "domain/search/document.h"

#include "base/buf.h"
#include "base/date.h"
#include "domain/search/search.h"
#include "domain/search/stop.h"

enum { STEMS_MAX_BYTES = 64 * 1024 };

/* The three fields that are searched. */
struct fields {
	struct str title;
	struct str also; /* other names for the same */
	struct str body;
};

static struct str or_empty(struct str s)
{
	return s.at ? s : S("");
}

static struct str both(struct ctx *cx, struct str a, struct str b)
{
	return str_print(cx->mem, "%.*s %.*s", STR_ARG(a), STR_ARG(b));
}

/* Appends " stem stem " of a field and notes the uses of its words. */
static void add_field(struct ctx *cx, struct search_corpus *corpus, struct str text, int64_t id, struct buf *stems)
{
	struct text_token_list tokens = { 0 };

	text_tokens(cx->mem, &corpus->stemmer, text, &tokens);
	buf_char(stems, ' ');
	for (size_t i = 0; i < tokens.len; i++) {
		const struct text_token *t = &tokens.at[i];

		buf_add(stems, t->stem);
		buf_char(stems, ' ');
		*list_push(cx->mem, &corpus->uses) = (struct search_use){ t->word, t->stem, id };
	}
}

static int64_t count_words(struct ctx *cx, const struct search_corpus *corpus, struct str title)
{
	struct text_token_list tokens = { 0 };
	int64_t count = 0;

	text_tokens(cx->mem, &corpus->stemmer, title, &tokens);
	for (size_t i = 0; i < tokens.len; i++)
		count += !search_is_stop(tokens.at[i].word);
	return count ? count : 1;
}

/* Gives the document its number and its stems; nothing in it is NULL afterwards. */
static struct search_document_add_in *add(struct ctx *cx, struct search_corpus *corpus, struct fields f)
{
	struct search_document_add_in *d = list_push(cx->mem, &corpus->documents);
	struct buf stems;

	d->id = (int64_t)corpus->documents.len;
	d->owner = d->id;
	buf_init(&stems, cx->mem, STEMS_MAX_BYTES);
	add_field(cx, corpus, f.title, d->id, &stems);
	buf_char(&stems, '.');
	add_field(cx, corpus, or_empty(f.also), d->id, &stems);
	buf_char(&stems, '.');
	add_field(cx, corpus, or_empty(f.body), d->id, &stems);
	d->stems = buf_str(&stems);
	d->title_words = count_words(cx, corpus, f.title);
	d->title = f.title;
	d->region = d->gss = d->place = d->body = d->condition = d->tag = d->basis = S("");
	d->origin = d->source = d->url = d->dated = d->state = S("");
	return d;
}

static bool collect_rights(struct ctx *cx, struct search_corpus *corpus)
{
	struct search_rights_row_list rows;

	if (!q_search_rights(cx, date_of_ms(cx->mem, cx->now_ms), &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct search_rights_row *r = &rows.at[i];
		struct str said = both(cx, both(cx, r->in_short, r->summary), both(cx, r->more, r->myth));
		struct str facts = both(cx, r->who, r->ask);
		struct search_document_add_in *d =
			add(cx, corpus, (struct fields){ r->title, r->short_title, both(cx, said, facts) });

		d->kind = SEARCH_RIGHT;
		d->address = str_print(cx->mem, "/rights/%.*s", STR_ARG(r->slug));
		d->place = r->area;
		d->body = str_empty(r->in_short) ? r->summary : r->in_short;
		d->tag = r->kind;
		d->origin = S("law");
		d->source = r->source;
		d->url = or_empty(r->source_url);
		d->dated = r->checked_on;
		d->state = str_empty(r->status_line) ? r->status : r->status_line;
	}
	return true;
}

static bool collect_topics(struct ctx *cx, struct search_corpus *corpus)
{
	struct search_topics_row_list rows;

	if (!q_search_topics(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct search_topics_row *r = &rows.at[i];
		struct str body = both(cx, r->definition, both(cx, r->usually, r->area));
		struct search_document_add_in *d = add(cx, corpus, (struct fields){ r->short_title, r->title, body });

		d->kind = SEARCH_TOPIC;
		d->address = str_print(cx->mem, "/topics/%.*s", STR_ARG(r->slug));
		d->place = r->area;
		d->body = r->definition;
		d->tag = r->kind;
	}
	return true;
}

static bool collect_guides(struct ctx *cx, struct search_corpus *corpus)
{
	struct search_guides_row_list rows;

	if (!q_search_guides(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct search_guides_row *r = &rows.at[i];
		struct search_document_add_in *d = add(cx, corpus, (struct fields){ r->title, r->words, r->gist });

		d->kind = SEARCH_GUIDE;
		d->address = r->address;
		d->body = r->gist;
	}
	return true;
}

static bool collect_councils(struct ctx *cx, struct search_corpus *corpus)
{
	struct search_councils_row_list rows;

	if (!q_search_councils(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct search_councils_row *r = &rows.at[i];
		struct str names = both(cx, r->official_name, r->alt_names);
		struct search_document_add_in *d = add(cx, corpus, (struct fields){ r->short_name, names, r->region });

		d->kind = SEARCH_COUNCIL;
		d->is_invented = r->is_invented;
		d->gss = r->gss;
		d->region = r->region;
		d->place = r->region;
		d->address = str_print(cx->mem, "/offers/%.*s", STR_ARG(r->slug));
	}
	return true;
}

/* The council's own document: they are few, and by id. */
static size_t council_index(const struct search_corpus *corpus, struct str gss)
{
	for (size_t i = 0; i < corpus->documents.len; i++)
		if (str_eq(corpus->documents.at[i].gss, gss))
			return i;
	return SIZE_MAX;
}

/* A document that belongs to a council: its name is the title. NULL when there is no such council. */
static struct search_document_add_in *add_claim(struct ctx *cx, struct search_corpus *corpus, struct str gss,
						struct fields f, struct str area)
{
	size_t owner = council_index(corpus, gss);

	if (owner == SIZE_MAX)
		return NULL;
	corpus->documents.at[owner].claims++;
	f.title = corpus->documents.at[owner].title;
	struct search_document_add_in *d = add(cx, corpus, f);
	const struct search_document_add_in *council = &corpus->documents.at[owner];

	d->kind = SEARCH_COUNCIL;
	d->owner = council->id;
	d->is_invented = council->is_invented;
	d->gss = council->gss;
	d->region = council->region;
	d->place = council->region;
	d->address = str_print(cx->mem, "%.*s#%.*s", STR_ARG(council->address), STR_ARG(area));
	return d;
}

/* Nobody can say no to a legal right; the same rule as in offers/claim.c, for what a page says about one. */
static struct str state_of(const struct search_claims_row *r)
{
	if (str_eq(r->basis, S("discretionary")))
		return S("");
	if (str_has(r->note, S("outdated")))
		return S("outdated");
	return str_eq(r->status, S("says_no")) ? S("limits") : S("");
}

static bool collect_claims(struct ctx *cx, struct search_corpus *corpus)
{
	struct search_claims_row_list rows;

	if (!q_search_claims(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct search_claims_row *r = &rows.at[i];
		struct str topic = both(cx, r->topic, r->short_topic);
		struct fields f = { S(""), S(""), both(cx, both(cx, r->body, r->condition), topic) };
		struct search_document_add_in *d = add_claim(cx, corpus, r->gss, f, r->area);

		if (!d)
			continue;
		d->body = r->body;
		d->condition = or_empty(r->condition);
		d->tag = r->status;
		d->basis = r->basis;
		d->origin = r->origin;
		d->source = r->source;
		d->url = str_starts(r->source, S("http")) ? r->source : S("");
		d->dated = r->dated;
		d->state = state_of(r);
	}
	return true;
}

static bool collect_provisions(struct ctx *cx, struct search_corpus *corpus)
{
	struct search_provisions_row_list rows;

	if (!q_search_provisions(cx, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++) {
		const struct search_provisions_row *r = &rows.at[i];
		struct str said = both(cx, r->summary, both(cx, r->details, r->conditions));
		struct fields f = { S(""), r->title, said };
		struct search_document_add_in *d = add_claim(cx, corpus, r->gss, f, r->area);

		if (!d)
			continue;
		d->body = str_print(cx->mem, "%.*s: %.*s", STR_ARG(r->title), STR_ARG(r->summary));
		d->condition = or_empty(r->conditions);
		d->tag = str_eq(r->provider_kind, S("signpost")) ? S("signposts") : S("offers");
		d->basis = r->basis;
		d->origin = S("published");
		d->source = d->title;
		d->url = or_empty(r->url);
		d->dated = r->last_checked;
	}
	return true;
}

bool search_collect(struct ctx *cx, struct search_corpus *corpus)
{
	return collect_rights(cx, corpus) && collect_topics(cx, corpus) && collect_guides(cx, corpus) &&
	       collect_councils(cx, corpus) && collect_claims(cx, corpus) && collect_provisions(cx, corpus);
}
