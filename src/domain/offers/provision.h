/* A provision: one item of an offer that was written here, with its amount, ages and how to ask. */
#ifndef OFFERS_PROVISION_H
#define OFFERS_PROVISION_H

#include "base/ctx.h"
#include "base/list.h"
#include "store/db.h"

struct provision {
	struct str key;
	struct str title;
	struct str summary;
	struct str details; /* paragraphs, separated by an empty line; may be empty */
	struct str area;
	bool is_right; /* basis: a legal right; otherwise an extra */
	struct str who;
	struct maybe_int age_min;
	struct maybe_int age_max; /* the last age included */
	struct maybe_int amount_pence;
	struct str amount_kind, amount_period; /* as in struct claim */
	struct str conditions;
	struct str how_to_ask;
	struct str provider_kind; /* department, district, partner, national, signpost */
	struct str provider;
	struct str contact;
	struct str url;
	bool our_area_only;    /* holds for people who live in the council's area */
	struct str indicators; /* ids, separated by "|" */
	struct str last_checked;
};
LIST(provision, struct provision);

/* A text of the offer that is no item: foreword, contacts, how it was made. */
struct offer_text {
	struct str key;
	struct str body;
};
LIST(offer_text, struct offer_text);

/* Items in the order of the offer; empty for a council that has not published here. ERR_DATABASE. */
bool provisions_of(struct ctx *cx, struct str gss, struct provision_list *out) must_check;
bool offer_texts_of(struct ctx *cx, struct str gss, struct offer_text_list *out) must_check;
/* The text under that key; empty when there is none. */
struct str offer_text_find(const struct offer_text_list *texts, struct str key);

#endif
