/* One view with a field of every kind; all the templates here are written against it. */
#ifndef VIEWS_EXAMPLE_H
#define VIEWS_EXAMPLE_H

#include "base/list.h"
#include "format/html.h"

enum tag_kind { TAG_PLAIN, TAG_LEGAL };

struct tag_view {
	enum tag_kind kind;
	struct str label;
	int size;
	bool open;
};

struct page_layout {
	struct str title;
	int level;
};

struct entry {
	struct str title;
	const char *code;
	enum tag_kind kind;
	int64_t amount;
	struct tag_view tag;
	const struct tag_view *tag_pointer;
	struct str_list words;
};
LIST(entry, struct entry);

struct example_page {
	struct str title;
	const char *code;
	struct str address;
	struct html intro;
	struct str words; /* a list of them is in `tags` */
	struct str_list tags;
	struct entry_list items;
	struct entry first;
	const struct entry *best; /* may be NULL */
	struct page_layout page;
	int64_t count;
	int below;
	unsigned int seen;
	uint64_t huge;
	uint8_t tiny;
	short offset;
	size_t total;
	bool chosen;
	double ratio;
	enum tag_kind kind;
};

#endif
