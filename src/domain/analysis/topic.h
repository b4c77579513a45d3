/*
 * A topic: one indicator with all that is known about it everywhere, and a filtered view of that.
 *
 * Only the 153 councils of the map are counted. Districts are shown as what they are, and the invented
 * council stands last, marked, in no count.
 */
#ifndef ANALYSIS_TOPIC_H
#define ANALYSIS_TOPIC_H

#include "domain/analysis/count.h"
#include "domain/analysis/map.h"
#include "domain/framework/area.h"
#include "domain/framework/entitlement.h"
#include "domain/framework/indicator.h"

struct topic_council {
	struct map_cell cell; /* q and r only for those on the map */
	bool is_counted;      /* one of the 153 */
	bool is_invented;
	struct str parent_name; /* of a district: its county */
	struct standing standing;
	size_t first, claims; /* its claims: claims.at[first] ... */
};
LIST(topic_council, struct topic_council);

/* A right, guidance or scheme that answers the indicator. */
struct topic_right {
	struct str slug; /* of /rights/SLUG */
	struct str title;
	struct str kind; /* as tag_of takes it */
	struct str figure;
	struct str in_short;
	struct str source;
	struct str source_url;
	struct str status_line;
	struct str checked_on;
	enum entitlement_state state;
};
LIST(topic_right, struct topic_right);

struct topic {
	struct indicator indicator;
	struct area area;
	struct topic_right_list rights;
	struct topic_council_list councils; /* the 153 by region and name, then districts, then the invented */
	struct claim_list claims;	    /* grouped by council */
	struct count count;		    /* of the pilot */
	int64_t districts;		    /* that say anything */
	bool has_invented;
};

/* ERR_NOT_FOUND. */
bool topic_by_slug(struct ctx *cx, struct str slug, struct topic *out) must_check;

/* An indicator in the list of all topics. */
struct topic_count {
	int64_t offers;	  /* councils that say they do it */
	int64_t councils; /* that say anything */
};
LIST(topic_count, struct topic_count);
/* One for each of `indicators`, in their order. */
bool topic_counts(struct ctx *cx, const struct indicator_list *indicators, struct topic_count_list *out) must_check;

/* --- filtering and sorting ---------------------------------------------------------------------------------------- */

/* What a row says: a claim's status, or that the page is against the law's words. */
enum topic_says { TOPIC_SAYS_OTHERWISE = CLAIM__MAX, TOPIC_SAYS__MAX };

enum topic_type { TYPE_ANY, TYPE_COUNTY, TYPE_UNITARY, TYPE_METROPOLITAN, TYPE_LONDON, TYPE_DISTRICT, TYPE__MAX };
/* From the words in the data; the two sui generis councils are a kind of their own: TYPE_ANY. */
enum topic_type topic_type_of(struct str type);

enum topic_sort { TOPIC_BY_NAME, TOPIC_BY_AMOUNT, TOPIC_BY_AGE, TOPIC_SORT__MAX };

struct topic_filter {
	struct str region;    /* as in the data: "South West"; empty: all */
	enum topic_type type; /* TYPE_ANY: all */
	unsigned says;	      /* one bit each of topic_says; 0: all */
	struct str_list like; /* codes of the council chosen and of its neighbours; empty: all */
	enum topic_sort sort;
};

struct topic_row {
	const struct topic_council *council;
	const struct claim *claim;
};
LIST(topic_row, struct topic_row);

/*
 * How many councils each option would leave, given the other filters that are in force. The invented
 * council is never counted.
 */
struct topic_rows {
	struct topic_row_list rows; /* by the chosen order; the invented council last */
	int64_t councils;	    /* of the 153, in these rows */
	int64_t districts;
	int64_t by_says[TOPIC_SAYS__MAX];
	int64_t by_type[TYPE__MAX]; /* [TYPE_ANY]: all types */
	int64_t by_region[16];	    /* in the order of authority_region */
};

void topic_filter_rows(struct arena *mem, const struct topic *topic, const struct topic_filter *filter,
		       struct topic_rows *out);

#endif
