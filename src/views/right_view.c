#include "views/right_view.h"

#include "base/date.h"

static struct right_line line_of(struct arena *mem, const struct entitlement *e)
{
	return (struct right_line){
		.slug = e->slug,
		.title = e->title,
		.figure = e->figure,
		.figure_note = e->figure_note,
		.text = str_empty(e->in_short) ? e->summary : e->in_short,
		.tag = tag_of(entitlement_kind_word(e->kind)),
		.law = law_source_of(mem, e),
	};
}

/* What a person has before what may come. */
static const enum entitlement_kind kinds_in_order[] = {
	ENTITLEMENT_RIGHT, ENTITLEMENT_GUIDANCE, ENTITLEMENT_NATIONAL, ENTITLEMENT_EXTRA, ENTITLEMENT_COMING,
};

static struct right_line_list lines_of_area(struct arena *mem, const struct entitlement_list *all, struct str area)
{
	struct right_line_list lines = { 0 };

	for (size_t k = 0; k < sizeof(kinds_in_order) / sizeof(kinds_in_order[0]); k++)
		for (size_t i = 0; i < all->len; i++)
			if (all->at[i].kind == kinds_in_order[k] && str_eq(all->at[i].area, area))
				*list_push(mem, &lines) = line_of(mem, &all->at[i]);
	return lines;
}

static void count(const struct entitlement_list *all, struct rights_page *out)
{
	int64_t *const counts[ENTITLEMENT__KINDS] = {
		[ENTITLEMENT_RIGHT] = &out->rights,	[ENTITLEMENT_GUIDANCE] = &out->guidance,
		[ENTITLEMENT_NATIONAL] = &out->schemes, [ENTITLEMENT_COMING] = &out->coming,
		[ENTITLEMENT_EXTRA] = &out->extras,
	};

	for (size_t i = 0; i < all->len; i++)
		++*counts[all->at[i].kind];
}

void rights_view(struct arena *mem, const struct area_list *areas, const struct entitlement_list *all,
		 struct rights_page *out)
{
	*out = (struct rights_page){ 0 };
	count(all, out);
	for (size_t i = 0; i < areas->len; i++) {
		struct right_line_list lines = lines_of_area(mem, all, areas->at[i].id);

		if (lines.len)
			*list_push(mem, &out->areas) = (struct right_area){ areas->at[i], lines };
	}
}

static bool has_word(struct str list, struct str word)
{
	struct str rest = list;

	while (rest.at)
		if (str_eq(str_cut(&rest, ' '), word))
			return true;
	return false;
}

static struct right_group_view_list groups_of(struct arena *mem, const struct entitlement *e)
{
	static const char *const words[GROUP__MAX] = {
		[GROUP_ELIGIBLE] = "E",	   [GROUP_RELEVANT] = "R",   [GROUP_FORMER_18] = "F18",
		[GROUP_FORMER_21] = "F21", [GROUP_QUALIFYING] = "Q",
	};
	struct right_group_view_list groups = { 0 };

	for (int g = 0; g < GROUP__MAX; g++) {
		struct str word = str_of(words[g]);
		bool may = has_word(e->categories_may, word);

		if (may || has_word(e->categories, word))
			*list_push(mem, &groups) =
				(struct right_group_view){ (enum right_group)g, has_word(e->categories_on_asking, word),
							   may };
	}
	return groups;
}

static void add_fact(struct arena *mem, struct facts_view *facts, enum fact_label label, struct str words)
{
	if (!str_empty(words))
		*list_push(mem, &facts->facts) = (struct fact_view){ label, words };
}

/* All facts, where a card of an offer shows some. */
static struct facts_view facts_of(struct arena *mem, const struct entitlement *e)
{
	struct facts_view facts = { 0 };

	add_fact(mem, &facts, FACT_WHO, e->who);
	add_fact(mem, &facts, FACT_FROM, e->begins);
	add_fact(mem, &facts, FACT_SINCE, e->since);
	add_fact(mem, &facts, FACT_UNTIL, e->until);
	add_fact(mem, &facts, FACT_HOW_LONG, e->how_long);
	add_fact(mem, &facts, FACT_ASK, e->ask);
	add_fact(mem, &facts, FACT_DECIDES, e->who_decides);
	return facts;
}

static struct right_topic_list topics_of(struct arena *mem, const struct entitlement *e,
					 const struct indicator_list *indicators)
{
	struct right_topic_list topics = { 0 };

	for (size_t i = 0; i < indicators->len; i++)
		if (entitlement_answers(e, indicators->at[i].id))
			*list_push(mem, &topics) =
				(struct right_topic){ indicators->at[i].slug, indicators->at[i].short_title };
	return topics;
}

void right_view(struct arena *mem, const struct entitlement *e, const struct area_list *areas,
		const struct entitlement_list *all, const struct indicator_list *indicators, struct right_page *out)
{
	const struct area *area = area_find(areas, e->area);
	struct right_line_list others = lines_of_area(mem, all, e->area);

	*out = (struct right_page){
		.right = e,
		.area = area ? *area : (struct area){ .id = e->area, .title = e->area },
		.tag = tag_of(entitlement_kind_word(e->kind)),
		.facts = facts_of(mem, e),
		.law = law_source_of(mem, e),
		.age_from = e->age_from.has ? e->age_from.n : 0,
		.age_before = e->age_before.has ? e->age_before.n : 0,
		.groups = groups_of(mem, e),
		.is_for_any = has_word(e->categories, S("any")),
		.topics = topics_of(mem, e, indicators),
		.effective_from = date_words(mem, e->effective_from),
		.effective_to = date_words(mem, e->effective_to),
		.source_url_2 = e->source_url_2,
	};
	for (size_t i = 0; i < others.len; i++)
		if (!str_eq(others.at[i].slug, e->slug))
			*list_push(mem, &out->others) = others.at[i];
}
