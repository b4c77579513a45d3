#include "domain/offers/claim.h"

#include "base/buf.h"
#include "gen/sql/claims.h"

static const char *const status_words[CLAIM__MAX] = {
	[CLAIM_OFFERS] = "offers",
	[CLAIM_MAY_OFFER] = "may_offer",
	[CLAIM_SIGNPOSTS] = "signposts",
	[CLAIM_SAYS_NO] = "says_no",
	[CLAIM_PAYS] = "young_person_pays",
	[CLAIM_NOT_STATED] = "not_stated",
	[CLAIM_NOT_LOOKED_AT] = "not_looked_at",
};

enum claim_status claim_status_of(struct str word)
{
	for (int i = 0; i < CLAIM__MAX; i++)
		if (str_eq(word, str_of(status_words[i])))
			return (enum claim_status)i;
	return CLAIM_NOT_LOOKED_AT;
}

struct str claim_status_word(enum claim_status status)
{
	return str_of(status_words[status]);
}

static void add_pounds(struct buf *b, int64_t pence)
{
	int64_t pounds = pence / 100;

	buf_add(b, S("£"));
	if (pounds >= 1000)
		buf_print(b, "%lld,%03lld", (long long)(pounds / 1000), (long long)(pounds % 1000));
	else
		buf_int(b, pounds);
	if (pence % 100)
		buf_print(b, ".%02lld", (long long)(pence % 100));
}

struct str claim_pounds_words(struct arena *mem, int64_t pence)
{
	struct buf b;

	buf_init(&b, mem, 64);
	add_pounds(&b, pence);
	return buf_str(&b);
}

struct str claim_amount_words(struct arena *mem, const struct claim *c)
{
	static const char *const periods[][2] = { { "week", " a week" },
						  { "month", " a month" },
						  { "year", " a year" },
						  { "each", " each" },
						  { "once", " once" } };
	struct buf b;

	if (!c->amount_pence.has)
		return S("");
	buf_init(&b, mem, 256);
	if (str_eq(c->amount_kind, S("up_to")))
		buf_add(&b, S("up to "));
	else if (str_eq(c->amount_kind, S("from")))
		buf_add(&b, S("from "));
	add_pounds(&b, c->amount_pence.n);
	for (size_t i = 0; i < sizeof(periods) / sizeof(periods[0]); i++)
		if (str_eq(c->amount_period, str_of(periods[i][0])))
			buf_add(&b, str_of(periods[i][1]));
	return buf_str(&b);
}

struct str claim_age_words(struct arena *mem, const struct claim *c)
{
	long long min = (long long)c->age_min.n;
	long long max = (long long)c->age_max.n;

	if (c->age_min.has && c->age_max.has)
		return min == max ? str_print(mem, "%lld", min) : str_print(mem, "%lld to %lld", min, max);
	if (c->age_max.has)
		return str_print(mem, "until %lld", max + 1);
	if (c->age_min.has)
		return str_print(mem, "from %lld", min);
	return S("");
}

static bool is_right(struct str kind)
{
	return str_eq(kind, S("statutory")) || str_eq(kind, S("guidance")) || str_eq(kind, S("national"));
}

static struct claim from_finding(const struct claims_by_authority_row *r)
{
	bool right = is_right(r->indicator_kind);
	bool marked = str_has(r->note, S("outdated"));

	return (struct claim){
		.gss = r->gss,
		.indicator = r->indicator,
		.status = claim_status_of(r->status),
		.origin = str_eq(r->origin, S("mapping")) ? CLAIM_MAPPING : CLAIM_REPORTED,
		.text = r->claim,
		.condition = r->condition,
		.amount_pence = r->amount_pence,
		.amount_kind = r->amount_kind,
		.amount_period = r->amount_period,
		.age_min = r->age_min,
		.age_max = r->age_max,
		.source = r->source,
		.seen_on = r->seen_on,
		.note = r->note,
		.outdated_law = right && marked,
		.limits_right = right && !marked && str_eq(r->status, S("says_no")),
	};
}

static struct claim from_provision(const struct provision_claims_by_authority_row *r)
{
	bool signposts = str_eq(r->provider_kind, S("signpost"));

	return (struct claim){
		.gss = r->gss,
		.indicator = r->indicator,
		.status = signposts ? CLAIM_SIGNPOSTS : CLAIM_OFFERS,
		.origin = CLAIM_PUBLISHED,
		.text = r->summary,
		.condition = r->condition,
		.amount_pence = r->amount_pence,
		.amount_kind = r->amount_kind,
		.amount_period = r->amount_period,
		.age_min = r->age_min,
		.age_max = r->age_max,
		.source = r->url,
		.seen_on = r->last_checked,
	};
}

static struct claim_list both(struct ctx *cx, const struct provision_claims_by_authority_row_list *published,
			      const struct claims_by_authority_row_list *found)
{
	struct claim_list claims = { 0 };

	for (size_t i = 0; i < published->len; i++)
		*list_push(cx->mem, &claims) = from_provision(&published->at[i]);
	for (size_t i = 0; i < found->len; i++)
		*list_push(cx->mem, &claims) = from_finding(&found->at[i]);
	return claims;
}

bool claims_of_authority(struct ctx *cx, struct str gss, struct claim_list *out)
{
	struct provision_claims_by_authority_row_list published;
	struct claims_by_authority_row_list found;

	if (!q_provision_claims_by_authority(cx, gss, &published) || !q_claims_by_authority(cx, gss, &found))
		return false;
	*out = both(cx, &published, &found);
	return true;
}

bool claims_of_indicator(struct ctx *cx, struct str indicator, struct claim_list *out)
{
	struct provision_claims_by_authority_row_list published;
	struct claims_by_authority_row_list found;

	if (!q_provision_claims_by_indicator(cx, indicator, &published) ||
	    !q_claims_by_indicator(cx, indicator, &found))
		return false;
	*out = both(cx, &published, &found);
	return true;
}
