#include "views/item_view.h"

#include "base/date.h"

static void add_fact(struct arena *mem, struct facts_view *facts, enum fact_label label, struct str words)
{
	if (!str_empty(words))
		*list_push(mem, &facts->facts) = (struct fact_view){ label, words };
}

static enum amount_bound bound_of(struct str kind)
{
	if (str_eq(kind, S("up_to")))
		return BOUND_UP_TO;
	return str_eq(kind, S("from")) ? BOUND_FROM : BOUND_EXACT;
}

static enum amount_period period_of(struct str word)
{
	static const char *const words[] = {
		[PERIOD_NONE] = "",	  [PERIOD_ONCE] = "once", [PERIOD_WEEK] = "week",
		[PERIOD_MONTH] = "month", [PERIOD_YEAR] = "year", [PERIOD_EACH] = "each",
	};

	for (size_t i = 1; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(word, str_of(words[i])))
			return (enum amount_period)i;
	return PERIOD_NONE;
}

struct law_source law_source_of(struct arena *mem, const struct entitlement *e)
{
	return (struct law_source){
		.tag = tag_of(entitlement_kind_word(e->kind)),
		.source = e->source,
		.state = e->state,
		.line = e->status_line,
		.date = date_words(mem, e->checked_on),
		.checked_on = e->checked_on,
		.url = e->source_url,
	};
}

/* The facts that a card of this right shows, in its own order. */
static struct facts_view facts_of_right(struct arena *mem, const struct entitlement *e)
{
	const struct {
		const char *word;
		enum fact_label label;
		struct str words;
	} known[] = {
		{ "who", FACT_WHO, e->who },
		{ "until", FACT_UNTIL, e->until },
		{ "from", FACT_FROM, e->begins },
		{ "since", FACT_SINCE, e->since },
		{ "how_long", FACT_HOW_LONG, e->how_long },
		{ "ask", FACT_ASK, e->ask },
		{ "who_decides", FACT_DECIDES, e->who_decides },
	};
	struct str rest = str_empty(e->facts) ? S("who until ask") : e->facts;
	struct facts_view facts = { 0 };

	while (rest.at) {
		struct str word = str_cut(&rest, ' ');

		for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
			if (str_eq(word, str_of(known[i].word)))
				add_fact(mem, &facts, known[i].label, known[i].words);
	}
	return facts;
}

struct item_view item_of_right(struct arena *mem, const struct entitlement *e)
{
	struct item_view item = {
		.anchor = str_join(mem, S("right-"), e->slug),
		.figure = e->figure,
		.figure_note = e->figure_note,
		.title = e->title,
		.href = str_print(mem, "/rights/%.*s", STR_ARG(e->slug)),
		.kind = tag_of(entitlement_kind_word(e->kind)),
		.text = e->summary,
		.facts = facts_of_right(mem, e),
		.law = law_source_of(mem, e),
		.age_min = e->age_from,
	};

	if (e->age_before.has)
		item.age_max = (struct maybe_int){ true, e->age_before.n - 1 };
	return item;
}

struct provenance provenance_of_claim(struct arena *mem, const struct claim *c, struct str council)
{
	static const enum provenance_kind kinds[] = {
		[CLAIM_PUBLISHED] = PROVENANCE_PUBLISHED,
		[CLAIM_MAPPING] = PROVENANCE_MAPPING,
		[CLAIM_REPORTED] = PROVENANCE_REPORTED,
	};
	struct provenance prov = { .kind = kinds[c->origin], .date = date_words(mem, c->seen_on) };
	bool is_address = str_starts(c->source, S("http"));

	prov.source = is_address ? url_host(c->source) : c->source;
	if (c->origin == CLAIM_PUBLISHED)
		prov.source = council;
	if (is_address)
		prov.url = c->source;
	return prov;
}

struct saying_view saying_of_claim(struct arena *mem, const struct claim *c, struct str council)
{
	struct saying_view s = {
		.claim = c,
		.council = council,
		.status = tag_of(claim_status_word(c->status)),
		.text = c->text,
		.amount = claim_amount_words(mem, c),
		.is_rough = str_starts(c->note, S("nearest indicator")),
		.prov = provenance_of_claim(mem, c, council),
	};

	/* Where support ends too early in the page's words, its age is part of the mistake. */
	if (!c->outdated_law)
		add_fact(mem, &s.facts, FACT_AGES, claim_age_words(mem, c));
	add_fact(mem, &s.facts, FACT_IF, c->condition);
	if (!s.is_rough)
		s.note = c->note;
	return s;
}

static enum ask_default ask_for(const struct claim *c)
{
	return c->origin == CLAIM_REPORTED ? ASK_IF_IT_RUNS : ASK_ADVISER;
}

/* Without a figure, the ages take its place: until when, else from when. */
static void set_ages(struct item_view *item)
{
	if (item->has_amount || item->is_year)
		return;
	if (item->age_max.has)
		item->until_age = item->age_max.n + 1;
	else if (item->age_min.has)
		item->from_age = item->age_min.n;
}

/* The key figure: an amount if a source gives one, else the year of a report. */
static void set_figure(struct arena *mem, struct item_view *item, const struct claim_list *claims)
{
	for (size_t i = 0; i < claims->len && !item->has_amount; i++) {
		const struct claim *c = &claims->at[i];

		if (!c->amount_pence.has || c->outdated_law)
			continue;
		item->figure = claim_pounds_words(mem, c->amount_pence.n);
		item->amount = (struct amount_view){ bound_of(c->amount_kind), period_of(c->amount_period) };
		item->has_amount = true;
	}
	if (item->has_amount || claims->at[0].origin != CLAIM_REPORTED)
		return;
	item->figure = str_sub(claims->at[0].seen_on, 0, 4);
	item->is_year = true;
}

struct item_view item_of_claims(struct arena *mem, const struct indicator *indicator, struct str council,
				const struct claim_list *claims)
{
	const struct claim *first = &claims->at[0];
	struct item_view item = {
		.anchor = str_join(mem, S("topic-"), indicator->slug),
		.title = indicator->title,
		.href = str_print(mem, "/topics/%.*s", STR_ARG(indicator->slug)),
		.kind = tag_of(indicator_kind_word(indicator->kind)),
		.status = tag_of(claim_status_word(first->status)),
		.age_min = first->age_min,
		.age_max = first->age_max,
	};

	set_figure(mem, &item, claims);
	for (size_t i = 0; i < claims->len; i++) {
		const struct claim *c = &claims->at[i];

		*list_push(mem, &item.sayings) = saying_of_claim(mem, c, council);
		/* Several sources: nobody is left out because one of them names an age. */
		if (!c->age_min.has || c->age_min.n < item.age_min.n)
			item.age_min = c->age_min;
		if (!c->age_max.has || c->age_max.n > item.age_max.n)
			item.age_max = c->age_max;
	}
	set_ages(&item);
	item.sayings.at[item.sayings.len - 1].facts.ask = ask_for(first);
	return item;
}

/* Texts of an offer have paragraphs, separated by empty lines; a line end alone starts one too. */
static struct str_list paragraphs(struct arena *mem, struct str text)
{
	struct str_list list = { 0 };
	struct str rest = text;

	while (rest.at) {
		struct str line = str_trim(str_cut(&rest, '\n'));

		if (!str_empty(line))
			*list_push(mem, &list) = line;
	}
	return list;
}

static struct facts_view facts_of_provision(struct arena *mem, const struct provision *p, const struct claim *c,
					    struct str council)
{
	struct facts_view facts = { 0 };

	add_fact(mem, &facts, FACT_WHO, p->who);
	add_fact(mem, &facts, FACT_AGES, claim_age_words(mem, c));
	add_fact(mem, &facts, FACT_IF, p->conditions);
	if (p->our_area_only)
		add_fact(mem, &facts, FACT_WHERE, council);
	add_fact(mem, &facts, FACT_ASK, p->how_to_ask);
	add_fact(mem, &facts, FACT_RUN_BY, p->provider);
	add_fact(mem, &facts, FACT_CONTACT, p->contact);
	return facts;
}

struct item_view item_of_provision(struct arena *mem, const struct provision *p, struct str council)
{
	struct claim c = {
		.amount_pence = p->amount_pence,
		.amount_kind = p->amount_kind,
		.amount_period = p->amount_period,
		.age_min = p->age_min,
		.age_max = p->age_max,
	};
	struct item_view item = {
		.anchor = str_join(mem, S("item-"), p->key),
		.title = p->title,
		.kind = p->is_right ? TAG_LAW : TAG_EXTRA,
		.status = str_eq(p->provider_kind, S("signpost")) ? TAG_SIGNPOSTS : TAG_NONE,
		.text = p->summary,
		.more = paragraphs(mem, p->details),
		.facts = facts_of_provision(mem, p, &c, council),
		.prov = { .kind = PROVENANCE_PUBLISHED,
			  .source = council,
			  .date = date_words(mem, p->last_checked),
			  .url = p->url },
		.has_prov = true,
		.checked_on = p->last_checked,
		.age_min = p->age_min,
		.age_max = p->age_max,
	};

	if (p->amount_pence.has) {
		item.figure = claim_pounds_words(mem, p->amount_pence.n);
		item.amount = (struct amount_view){ bound_of(p->amount_kind), period_of(p->amount_period) };
		item.has_amount = true;
	}
	set_ages(&item);
	return item;
}

bool item_at_age(const struct item_view *item, int64_t first, int64_t last)
{
	return (!item->age_min.has || item->age_min.n <= last) && (!item->age_max.has || item->age_max.n >= first);
}
