#include "domain/offers/provision.h"

#include "gen/sql/offers.h"

static struct provision from_row(const struct provisions_of_row *r)
{
	return (struct provision){
		.key = r->key,
		.title = r->title,
		.summary = r->summary,
		.details = r->details,
		.area = r->area,
		.is_right = str_eq(r->basis, S("legal right")),
		.who = r->who,
		.age_min = r->age_min,
		.age_max = r->age_max,
		.amount_pence = r->amount_pence,
		.amount_kind = r->amount_kind,
		.amount_period = r->amount_period,
		.conditions = r->conditions,
		.how_to_ask = r->how_to_ask,
		.provider_kind = r->provider_kind,
		.provider = r->provider,
		.contact = r->contact,
		.url = r->url,
		.our_area_only = str_eq(r->where_holds, S("our area")),
		.indicators = r->indicators,
		.last_checked = r->last_checked,
	};
}

bool provisions_of(struct ctx *cx, struct str gss, struct provision_list *out)
{
	struct provisions_of_row_list rows;
	struct provision_list list = { 0 };

	if (!q_provisions_of(cx, gss, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, &list) = from_row(&rows.at[i]);
	*out = list;
	return true;
}

bool offer_texts_of(struct ctx *cx, struct str gss, struct offer_text_list *out)
{
	struct offer_texts_of_row_list rows;
	struct offer_text_list list = { 0 };

	if (!q_offer_texts_of(cx, gss, &rows))
		return false;
	for (size_t i = 0; i < rows.len; i++)
		*list_push(cx->mem, &list) = (struct offer_text){ rows.at[i].key, rows.at[i].body };
	*out = list;
	return true;
}

struct str offer_text_find(const struct offer_text_list *texts, struct str key)
{
	for (size_t i = 0; i < texts->len; i++)
		if (str_eq(texts->at[i].key, key))
			return texts->at[i].body;
	return S("");
}
