/*
 * Search over everything that the site knows: rights, topics, councils (their names and what is known
 * about them) and guides. Reads the derived tables that search_rebuild (index.h) fills.
 *
 * The same words give the same answer to everybody and in the same order on both databases: the database
 * only fetches the documents that have the words, rank.c puts them in order.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "base/ctx.h"
#include "base/list.h"

enum search_kind { SEARCH_RIGHT, SEARCH_TOPIC, SEARCH_COUNCIL, SEARCH_GUIDE, SEARCH__KINDS };

enum { SEARCH_PAGE_HITS = 10, SEARCH_FIRST_MAX = 4 };

struct search_options {
	struct str text;	   /* as typed; any valid UTF-8 */
	bool kinds[SEARCH__KINDS]; /* which to show; none set: all */
	struct str region;	   /* councils of that region only; empty: all. Other kinds stay */
	int64_t page;		   /* from 1 */
	struct str_list
		first; /* gss codes of councils that the text names: they come first, at most SEARCH_FIRST_MAX */
};

/* A run of a text that is, or is not, one of the words that were looked for. */
struct search_piece {
	struct str text;
	bool marked;
};
LIST(search_piece, struct search_piece);

struct search_hit {
	enum search_kind kind;
	bool is_claim; /* of a council: one thing that is known about it */
	bool is_invented;
	bool is_outdated;   /* the page states a legal right wrongly */
	bool limits_right;  /* the page says no to some of it: like the former, never shown as a refusal */
	struct str address; /* "/rights/staying-put" */
	struct search_piece_list title;
	struct search_piece_list body; /* one or two sentences */
	struct str condition;
	struct str place;  /* title of the area, or the council's region */
	struct str tag;	   /* words that tag_of takes; empty for guides */
	struct str basis;  /* of a claim: the kind of its indicator */
	struct str origin; /* law, published, mapping, reported; empty where nothing is claimed */
	struct str source, url, dated, state;
	int64_t claims; /* of a council found by its name: how many things are known about it */
	int64_t more;	/* of a council: how many more things that match */
};
LIST(search_hit, struct search_hit);

struct search_region {
	struct str name;
	int64_t count;
};
LIST(search_region, struct search_region);

/* "“SUHA” is short for setting up home allowance. We searched for both." */
struct search_note {
	struct str term;
	struct str means; /* the first of what it means */
	struct str say;	  /* empty: say that `means` was searched for too */
	bool urgent;	  /* holds a number to ring now */
};
LIST(search_note, struct search_note);

struct search_result {
	struct str text;	     /* trimmed and cut to what was looked at */
	struct search_hit_list hits; /* of this page */
	int64_t total;		     /* after the filters, without invented ones */
	int64_t invented;	     /* shown behind the others, never counted */
	int64_t page, pages;
	int64_t kind_counts[SEARCH__KINDS]; /* without the filter by kind */
	struct search_region_list regions;  /* without the filter by region; by name */
	struct search_note_list notes;
	struct str_list missing; /* words that nothing here has */
	struct str_list like;	 /* when nothing was found: words that something has and that are a little like */
	struct str corrected;	 /* the text with misspelt words put right: those were looked for too */
	bool partly;		 /* nothing has all of the words */
	bool cut;		 /* more matched than were looked at: `total` is a lower bound */
};

/*
 * May the text be a council, another place or a postcode, right or wrongly spelt? A quick look: whether it
 * is worth asking the resolver (domain/authorities/find.h), whose councils then go into options->first.
 * ERR_DATABASE.
 */
bool search_may_be_place(struct ctx *cx, struct str text, bool *out) must_check;

/* Text without a word in it gives a result without hits. ERR_DATABASE. */
bool search_find(struct ctx *cx, const struct search_options *options, struct search_result *out) must_check;

#endif
