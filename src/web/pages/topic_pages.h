/* Pages about topics, and the map. Next: domain/analysis/topic.h, views/topic_view.h. */
#ifndef PAGES_TOPIC_PAGES_H
#define PAGES_TOPIC_PAGES_H

#include "web/routes.h"

extern const struct param topic_params[];
extern const struct param topic_csv_params[];
extern const struct param topics_csv_params[];

page_fn page_topic_list;
page_fn page_topic_list_csv;
page_fn page_topic_show;
page_fn page_topic_csv;
page_fn page_map_show;

#endif
