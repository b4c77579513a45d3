/* A topic's page and the list of topics, as their templates take them. */
#ifndef VIEWS_TOPIC_VIEW_H
#define VIEWS_TOPIC_VIEW_H

#include "domain/analysis/topic.h"
#include "views/claim_line.h"
#include "views/hexmap_view.h"
#include "views/item_view.h"

/* What the address asks for, beside the topic. It is in the address in this order and nowhere else. */
struct topic_ask {
	unsigned says;	   /* one bit each of topic_says */
	struct str region; /* slug: "south-west" */
	enum topic_type type;
	struct str like_slug; /* of a council: it and its statistical neighbours */
	struct str like_name;
	enum topic_sort sort;
};

/* Words of the address. topic_says_of gives TOPIC_SAYS__MAX, the others 0, for a word they do not know. */
int topic_says_of(struct str word);
enum topic_type topic_type_of_word(struct str word);
enum topic_sort topic_sort_of(struct str word);
/* The region of a slug, as the data name it; empty when there is none. */
struct str topic_region_of(struct arena *mem, struct str slug);

/* "/topics/SLUG?says=offers&sort=amount", or with ".csv". */
struct str topic_address(struct arena *mem, struct str slug, const struct topic_ask *ask, const char *ending);
/* The filter that the words stand for, without `like`, which needs the database. */
struct topic_filter topic_filter_of(struct arena *mem, const struct topic_ask *ask);

struct topic_option {
	struct str value; /* in the address */
	struct str name;  /* of a region or council; others get their words in the template */
	enum hex_kind kind;
	enum topic_type type;
	int64_t councils;
	bool chosen;
};
LIST(topic_option, struct topic_option);

/* A chosen filter; its address is the page without it. */
struct topic_pill {
	enum { PILL_SAYS, PILL_REGION, PILL_TYPE, PILL_LIKE } what;
	struct str name;
	enum hex_kind kind;
	enum topic_type type;
	struct str url;
};
LIST(topic_pill, struct topic_pill);

struct topic_row_view {
	struct str name;
	struct str slug;
	struct str parent_name; /* of a district */
	bool is_invented;
	struct claim_line line;
	enum tag kind; /* of the topic */
	bool is_law;   /* the same everywhere: what stands here is what a page says */
	enum hex_kind says;
	struct law_words law; /* beside a page that says otherwise */
};
LIST(topic_row_view, struct topic_row_view);

struct topic_right_view {
	struct topic_right right;
	enum tag tag;
	struct law_source law;
};
LIST(topic_right_view, struct topic_right_view);

struct arch_view {
	int64_t x; /* in drawing units, 20 to an arch */
	bool on;
};
LIST(arch_view, struct arch_view);

/* N of N, with the five steps of the band. */
struct count_view {
	int64_t count;
	int64_t of;
	int64_t width; /* of the drawing */
	struct arch_view_list arches;
	enum band band;
	int over, up_to; /* edges of the band, per cent */
};

struct topic_page {
	struct indicator indicator;
	struct area area;
	enum tag kind;
	bool is_same_everywhere; /* a legal right or a national scheme */
	struct topic_right_view_list rights;
	bool has_2019;
	struct count_view in_2019;
	struct count count;
	struct count_view now; /* when the count is complete */
	int64_t of, seen, offers, otherwise, not_looked_at, districts;
	struct hexmap_view map;
	struct hex_kind_view_list key;
	int64_t shown, shown_districts; /* councils in the rows */
	struct topic_row_view_list rows;
	bool has_invented;
	struct topic_option_list says, regions, types, likes;
	struct topic_pill_list pills;
	enum topic_sort sort;
	struct str by_name_url, by_amount_url, by_age_url, csv_url, compare_url, plain_url;
};

void topic_page_view(struct arena *mem, const struct topic *topic, const struct topic_rows *rows,
		     const struct topic_ask *ask, struct topic_page *out);

/* The part of it that the filter form needs: options with counts, chosen ones as pills. */
void topic_options(struct arena *mem, const struct topic *topic, const struct topic_rows *rows,
		   const struct topic_ask *ask, struct topic_page *out);

/* One line of /topics. */
struct topic_item {
	struct str slug;
	struct str title;
	enum tag kind;
	int64_t offers;
	int64_t councils;
};
LIST(topic_item, struct topic_item);

struct topic_area {
	struct area area;
	int64_t topics;
	struct topic_item_list law; /* legal rights, guidance, national schemes: each with its tag */
	struct topic_item_list extras;
};
LIST(topic_area, struct topic_area);

struct topics_page {
	int64_t topics;
	struct topic_area_list areas;
};

void topics_page_view(struct arena *mem, const struct area_list *areas, const struct indicator_list *indicators,
		      const struct topic_count_list *counts, struct topics_page *out);

#endif
