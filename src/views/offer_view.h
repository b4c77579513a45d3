/* An offer's page: templates/offers/show.html, its CSV and its JSON. Figures: figure_view.h. */
#ifndef VIEWS_OFFER_VIEW_H
#define VIEWS_OFFER_VIEW_H

#include "domain/offers/lookup.h"
#include "domain/offers/offer.h"
#include "views/figure_view.h"
#include "views/offer_parts.h"

/* The ages that the page can be narrowed to. */
enum offer_age { AGE_ANY, AGE_16_17, AGE_18_20, AGE_21_24 };

struct offer_page {
	struct str slug, name, official_name, gss, region, type;
	struct str website, website_host, provider;
	struct str path; /* "/offers/kent" */
	bool is_invented;
	bool is_county;
	enum offer_age age;
	size_t rights_count; /* in force: what is coming does not count */
	size_t extras_count, unread_count, silent_count, left_out;
	size_t outdated_count; /* claims that state the law wrongly */
	enum offer_known known;
	struct str known_year; /* of the newest report, when nothing newer is known */
	size_t pages_read;
	struct str read_on;	     /* in words */
	struct link_view main_link;  /* url empty: no address of the offer is known */
	struct link_view_list links; /* the others */
	struct offer_area_list areas;
	struct council_link_list districts;
	struct district_view district; /* chosen; slug empty: none */
	struct made_view made;
	struct contact_view_list contacts;
	struct figures_view figures;
	struct council_link_list neighbours;
	struct str closeness;	      /* when it is the same for all ten; in DfE's words */
	struct str_list compare_with; /* slugs, nearest first: three, as a comparison holds four */
	struct change_view_list changes;
	struct str_list planned; /* councils that are to take over */
	struct str planned_on;	 /* in words */
	bool planned_past;	 /* that day is over */
	struct published_view published;
};

/* A council that was split. */
struct split_page split_page_of(struct arena *mem, const struct offer_lookup *lookup);

/* "16", "18", "21"; AGE_ANY for anything else. */
enum offer_age offer_age_of(struct str word);
/* Its first and last whole year, both included. */
void offer_age_range(enum offer_age age, int64_t *first, int64_t *last);

/* The page without figures and the district's part; these are set by the caller where it has them. */
struct offer_page offer_page_of(struct arena *mem, const struct offer *offer, const struct offer_around *around,
				enum offer_age age);
/* A district's own pages; `claims` are its own. */
struct district_view district_view_of(struct arena *mem, const struct authority *district, struct str county,
				      const struct indicator_list *indicators, const struct claim_list *claims);
/* Areas of the offer with what is known and what is not; the offer's own area is left to made_view. */
struct offer_area_list offer_areas_of(struct arena *mem, const struct offer *offer, enum offer_age age);
struct made_view made_view_of(struct arena *mem, const struct offer *offer);
/* All claims under one indicator, in their order. */
struct claim_list claims_under(struct arena *mem, const struct claim_list *claims, struct str indicator);

#endif
