/* Step 4 of a request for an offer. Next: domain/offers/offer.c, then views/offer_view.c. */
#include "web/pages/offer_pages.h"

#include "gen/templates/offers_away.h"
#include "gen/templates/offers_living.h"
#include "gen/templates/offers_show.h"
#include "gen/templates/offers_split.h"
#include "views/away_view.h"
#include "views/offer_export.h"
#include "views/offer_view.h"
#include "web/page.h"
#include "web/url.h"

#define AGE_PARAM                                                                              \
	{                                                                                      \
		.name = "age", .type = PARAM_CHOICE, .choices = "16|18|21", .label = "the age" \
	}

const struct param offer_params[] = { AGE_PARAM,
				      { .name = "living", .type = PARAM_SLUG, .label = "where you live" },
				      { .name = "district", .type = PARAM_SLUG, .label = "the district" },
				      { .name = NULL } };
const struct param offer_json_params[] = { AGE_PARAM, { .name = NULL } };
const struct param offer_csv_params[] = { AGE_PARAM,
					  { .name = "raw", .type = PARAM_CHOICE, .choices = "1" },
					  { .name = NULL } };

static bool redirect(struct ctx *cx, int status, const char *format, struct str one, struct str other,
		     struct response *out)
{
	struct str location = str_empty(other) ? str_print(cx->mem, format, STR_ARG(one))
					       : str_print(cx->mem, format, STR_ARG(one), STR_ARG(other));

	return respond_redirect(cx, status, location, out);
}

static bool show_split(struct ctx *cx, const struct request *rq, const struct offer_lookup *found, struct response *out)
{
	struct split_page view = split_page_of(cx->mem, found);
	struct tpl_env env;
	struct buf html;

	page_start(cx, rq, rq->path, &env, &html);
	tpl_offers_split(&html, &env, &view);
	if (!page_finish(cx, &html, out))
		return false;
	out->status = 410;
	return true;
}

/* A slug that is no council with an offer leads on; `*led` says that `out` is the answer. */
static bool lead_on(struct ctx *cx, const struct request *rq, const struct offer_lookup *found, struct response *out,
		    bool *led)
{
	struct str none = S("");

	*led = true;
	switch (found->kind) {
	case OFFER_DISTRICT:
		/* Somebody who lives elsewhere has left the district's part behind. */
		if (!str_empty(param(rq, "living")))
			return redirect(cx, 303, "/offers/%.*s?living=%.*s", found->council.slug, param(rq, "living"),
					out);
		return redirect(cx, 303, "/offers/%.*s?district=%.*s", found->council.slug, found->asked.slug, out);
	case OFFER_ABROAD:
		return redirect(cx, 303, "/find?q=%.*s", url_encode(cx->mem, found->asked.short_name), none, out);
	case OFFER_MOVED:
		return redirect(cx, 301, "/offers/%.*s", found->council.slug, none, out);
	case OFFER_SPLIT:
		return show_split(cx, rq, found, out);
	default:
		*led = false;
		return true;
	}
}

/* The district asked for, when it is one of this county's; another one is not found. */
static bool set_district(struct ctx *cx, const struct offer *offer, struct str slug, struct offer_page *page)
{
	struct authority district;
	struct claim_list claims;

	if (str_empty(slug))
		return true;
	if (!authority_by_slug(cx, slug, &district))
		return false;
	if (!str_eq(district.parent_gss, offer->council.gss))
		return fail(cx, ERR_NOT_FOUND, "%.*s is not a district of %.*s.", STR_ARG(district.short_name),
			    STR_ARG(offer->council.short_name));
	if (!claims_of_authority(cx, district.gss, &claims))
		return false;
	page->district = district_view_of(cx->mem, &district, page->name, &offer->indicators, &claims);
	for (size_t i = 0; i < page->districts.len; i++)
		page->districts.at[i].is_current = str_eq(page->districts.at[i].slug, slug);
	return true;
}

static bool read_page(struct ctx *cx, const struct request *rq, const struct authority *council, struct offer *offer,
		      struct offer_page *out)
{
	struct offer_around around;

	if (!offer_read(cx, council, S("offer"), offer) || !offer_around_read(cx, council, &around))
		return false;
	*out = offer_page_of(cx->mem, offer, &around, offer_age_of(param(rq, "age")));
	return true;
}

static bool show_offer(struct ctx *cx, const struct request *rq, const struct authority *council, struct response *out)
{
	struct offer offer;
	struct offer_page view;
	struct figure_list figures;
	struct tpl_env env;
	struct buf html;

	if (!read_page(cx, rq, council, &offer, &view) || !figures_of(cx, council->gss, council->region, &figures) ||
	    !set_district(cx, &offer, param(rq, "district"), &view))
		return false;
	view.figures = figures_view_of(cx->mem, &figures, view.name, view.slug, view.region);
	page_start(cx, rq, view.path, &env, &html);
	tpl_offers_show(&html, &env, &view);
	return page_finish(cx, &html, out);
}

static bool show_away(struct ctx *cx, const struct request *rq, const struct authority *council,
		      const struct offer_lookup *living, struct response *out)
{
	struct offer offer;
	struct away_place place = { .council = living->asked };
	struct away_page view;
	struct tpl_env env;
	struct buf html;

	if (!offer_read(cx, council, S("away"), &offer) || !claims_of_authority(cx, place.council.gss, &place.claims))
		return false;
	if (living->kind == OFFER_DISTRICT) {
		place.county = living->council;
		if (!claims_of_authority(cx, place.county.gss, &place.county_claims))
			return false;
	}
	view = away_page_of(cx->mem, &offer, &place);
	page_start(cx, rq,
		   str_print(cx->mem, "/offers/%.*s?living=%.*s", STR_ARG(view.slug), STR_ARG(view.living_slug)), &env,
		   &html);
	tpl_offers_away(&html, &env, &view);
	return page_finish(cx, &html, out);
}

/* Living elsewhere: the same council twice, or its own district, is no other place. */
static bool show_living(struct ctx *cx, const struct request *rq, const struct authority *council, struct response *out)
{
	struct offer_lookup living;
	struct str none = S("");

	if (!offer_lookup(cx, param(rq, "living"), &living))
		return false;
	if (living.kind == OFFER_SPLIT)
		return redirect(cx, 303, "/offers/%.*s/living", council->slug, none, out);
	if (living.kind == OFFER_MOVED)
		return redirect(cx, 303, "/offers/%.*s?living=%.*s", council->slug, living.council.slug, out);
	if (str_eq(living.asked.gss, council->gss))
		return redirect(cx, 303, "/offers/%.*s", council->slug, none, out);
	if (str_eq(living.asked.parent_gss, council->gss))
		return redirect(cx, 303, "/offers/%.*s?district=%.*s", council->slug, living.asked.slug, out);
	return show_away(cx, rq, council, &living, out);
}

bool page_offer_show(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct offer_lookup found;
	bool led;

	if (!offer_lookup(cx, path_arg(rq, "authority"), &found) || !lead_on(cx, rq, &found, out, &led))
		return false;
	if (led)
		return true;
	if (!str_empty(param(rq, "living")))
		return show_living(cx, rq, &found.council, out);
	return show_offer(cx, rq, &found.council, out);
}

/* For data there is one address for each council: only slugs in force. */
static bool council_of(struct ctx *cx, const struct request *rq, struct authority *out)
{
	struct authority council;

	if (!authority_by_slug(cx, path_arg(rq, "authority"), &council))
		return false;
	if (!council.has_childrens_services)
		return fail(cx, ERR_NOT_FOUND, "%.*s has no offer of its own.", STR_ARG(council.short_name));
	*out = council;
	return true;
}

static bool respond_file(struct ctx *cx, const struct buf *b, const char *type, struct str name, struct response *out)
{
	if (!buf_ok(b))
		return fail(cx, ERR_BUG, "The file outgrew %d bytes.", PAGE_MAX_BYTES);
	if (!respond_data(cx, str_of(type), buf_str(b), out))
		return false;
	out->cache = CACHE_PUBLIC;
	out->download_name = name;
	return true;
}

bool page_offer_json(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct authority council;
	struct offer offer;
	struct offer_page view;
	struct buf json;

	if (!council_of(cx, rq, &council) || !read_page(cx, rq, &council, &offer, &view))
		return false;
	buf_init(&json, cx->mem, PAGE_MAX_BYTES);
	offer_json(&json, &view);
	return respond_file(cx, &json, "application/json", (struct str){ 0 }, out);
}

bool page_offer_csv(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct authority council;
	struct offer offer;
	struct offer_page view;
	struct buf csv;

	if (!council_of(cx, rq, &council) || !read_page(cx, rq, &council, &offer, &view))
		return false;
	buf_init(&csv, cx->mem, PAGE_MAX_BYTES);
	offer_csv(&csv, &view, str_empty(param(rq, "raw")) ? CSV_GUARDED : CSV_RAW);
	return respond_file(cx, &csv, "text/csv; charset=utf-8",
			    str_print(cx->mem, "local-offer-%.*s.csv", STR_ARG(council.slug)), out);
}

bool page_figure_csv(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct authority council;
	struct figure_list figures;
	struct buf csv;

	if (!council_of(cx, rq, &council) || !figures_of(cx, council.gss, council.region, &figures))
		return false;
	buf_init(&csv, cx->mem, PAGE_MAX_BYTES);
	figures_csv(&csv, &figures, council.short_name, council.region);
	return respond_file(cx, &csv, "text/csv; charset=utf-8",
			    str_print(cx->mem, "care-leavers-%.*s.csv", STR_ARG(council.slug)), out);
}

bool page_living_ask(struct ctx *cx, const struct request *rq, struct response *out)
{
	struct authority council;
	struct authority_list all;
	struct living_page view;
	struct tpl_env env;
	struct buf html;

	if (!council_of(cx, rq, &council) || !authority_list(cx, &all))
		return false;
	view = living_page_of(cx->mem, &council, &all);
	page_start(cx, rq, rq->path, &env, &html);
	tpl_offers_living(&html, &env, &view);
	return page_finish(cx, &html, out);
}
