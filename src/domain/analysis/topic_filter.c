/* Which of a topic's claims a reader asked for, and how many councils each further choice would leave. */
#include "domain/analysis/topic.h"

#include "domain/authorities/authority.h"

/* What one claim is, for each filter, and whether it passes. */
struct passed {
	unsigned says;
	enum topic_type type;
	int region;
	bool says_ok, type_ok, region_ok, like_ok;
};

enum topic_type topic_type_of(struct str type)
{
	static const struct {
		const char *word;
		enum topic_type type;
	} types[] = { { "county", TYPE_COUNTY },
		      { "unitary", TYPE_UNITARY },
		      { "metropolitan borough", TYPE_METROPOLITAN },
		      { "London borough", TYPE_LONDON },
		      { "non-metropolitan district", TYPE_DISTRICT } };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_eq(type, str_of(types[i].word)))
			return types[i].type;
	return TYPE_ANY;
}

static int region_index(struct str region)
{
	for (int i = 0; authority_region((size_t)i) && i < 16; i++)
		if (str_eq(region, str_of(authority_region((size_t)i))))
			return i;
	return -1;
}

static bool is_among(const struct str_list *list, struct str gss)
{
	for (size_t i = 0; i < list->len; i++)
		if (str_eq(list->at[i], gss))
			return true;
	return list->len == 0;
}

static struct passed pass(const struct topic_filter *f, const struct topic_council *c, const struct claim *claim)
{
	struct passed p = {
		.says = standing_is_otherwise(claim) ? (unsigned)TOPIC_SAYS_OTHERWISE : (unsigned)claim->status,
		.type = topic_type_of(c->cell.type),
		.region = region_index(c->cell.region),
	};

	p.says_ok = f->says == 0 || (f->says >> p.says & 1u);
	p.type_ok = f->type == TYPE_ANY || f->type == p.type;
	p.region_ok = str_empty(f->region) || str_eq(f->region, c->cell.region);
	p.like_ok = is_among(&f->like, c->cell.gss);
	return p;
}

/* Adds one council to each option that one of its claims would meet; a council counts once an option. */
static void count_options(const struct topic *t, const struct topic_filter *f, const struct topic_council *c,
			  struct topic_rows *out)
{
	bool says[TOPIC_SAYS__MAX] = { false };
	bool any = false;
	struct passed p = { 0 };

	for (size_t i = 0; i < c->claims; i++) {
		p = pass(f, c, &t->claims.at[c->first + i]);
		says[p.says] = true;
		any = any || p.says_ok;
	}
	if (c->claims == 0 || !p.like_ok)
		return;
	for (int s = 0; s < TOPIC_SAYS__MAX; s++)
		out->by_says[s] += says[s] && p.type_ok && p.region_ok;
	if (any && p.region_ok) {
		out->by_type[TYPE_ANY]++;
		out->by_type[p.type] += p.type != TYPE_ANY;
	}
	if (any && p.type_ok && p.region >= 0)
		out->by_region[p.region]++;
}

static int64_t amount_of(const struct topic_row *r)
{
	return r->claim->amount_pence.has ? r->claim->amount_pence.n : -1;
}

static int64_t age_of(const struct topic_row *r)
{
	return r->claim->age_max.has ? r->claim->age_max.n : -1;
}

static int by_name(const void *a, const void *b)
{
	const struct topic_row *x = a;
	const struct topic_row *y = b;
	int order = x->council->is_invented - y->council->is_invented;

	if (!order)
		order = str_cmp(x->council->cell.name, y->council->cell.name);
	/* Claims lie in one array in the order in which they came. */
	return order ? order : (x->claim > y->claim) - (x->claim < y->claim);
}

static int largest_first(int64_t x, int64_t y, const struct topic_row *a, const struct topic_row *b)
{
	if (x == y || a->council->is_invented || b->council->is_invented)
		return by_name(a, b);
	return x > y ? -1 : 1;
}

static int by_amount(const void *a, const void *b)
{
	return largest_first(amount_of(a), amount_of(b), a, b);
}

static int by_age(const void *a, const void *b)
{
	return largest_first(age_of(a), age_of(b), a, b);
}

void topic_filter_rows(struct arena *mem, const struct topic *topic, const struct topic_filter *filter,
		       struct topic_rows *out)
{
	static int (*const orders[TOPIC_SORT__MAX])(const void *, const void *) = { by_name, by_amount, by_age };

	*out = (struct topic_rows){ 0 };
	for (size_t i = 0; i < topic->councils.len; i++) {
		const struct topic_council *c = &topic->councils.at[i];
		size_t before = out->rows.len;

		for (size_t k = 0; k < c->claims; k++) {
			const struct claim *claim = &topic->claims.at[c->first + k];
			struct passed p = pass(filter, c, claim);

			/* The invented council stays as an example, whatever is asked of real ones. */
			if (p.says_ok && (c->is_invented || (p.type_ok && p.region_ok && p.like_ok)))
				*list_push(mem, &out->rows) = (struct topic_row){ c, claim };
		}
		if (c->is_invented)
			continue;
		count_options(topic, filter, c, out);
		out->councils += c->is_counted && out->rows.len > before;
		out->districts += !c->is_counted && out->rows.len > before;
	}
	if (out->rows.len)
		qsort(out->rows.at, out->rows.len, sizeof(out->rows.at[0]), orders[filter->sort]);
}
