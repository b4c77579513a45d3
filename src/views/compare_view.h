/* The comparison's page and its download: templates/compare/. */
#ifndef VIEWS_COMPARE_VIEW_H
#define VIEWS_COMPARE_VIEW_H

#include "domain/analysis/compare_pick.h"
#include "views/claim_line.h"
#include "views/topic_csv.h"

/* What the address asks for. */
struct compare_ask {
	enum compare_show show;
	struct str add; /* as typed, to come back in the form */
	struct str also;
};

/* "/compare?with=kent,leeds&show=all"; `leave_out` is a place in the list, or the list's length for none. */
struct str compare_address(struct arena *mem, const struct authority_list *councils, size_t leave_out,
			   enum compare_show show);
/* The same with the councils in the order of their slugs: one address for search engines and the cache. */
struct str compare_canonical(struct arena *mem, const struct authority_list *councils);
/* From the word in the address: "differences", "all"; anything else is COMPARE_SEEN. */
enum compare_show compare_show_of(struct str word);

struct compare_council_view {
	struct str name;
	struct str slug;
	struct str without_url; /* the same page without it */
	bool is_invented;
	int64_t pages; /* that were read, at least in part */
};
LIST(compare_council_view, struct compare_council_view);

struct compare_choice {
	struct str name;
	struct str place; /* a district in it that was meant; may be empty */
	struct str url;
};
LIST(compare_choice, struct compare_choice);

struct compare_problem_view {
	struct str field; /* id of the box it was typed in; empty when it came in the address */
	struct str typed;
	bool is_elsewhere; /* in another nation: `nation` */
	struct str nation;
	struct compare_choice_list choices;
};
LIST(compare_problem_view, struct compare_problem_view);

struct compare_cell_view {
	struct str council;
	struct claim_line_list lines;
	bool is_invented;
	bool not_stated;
	struct law_words law; /* beside a page that says otherwise */
};
LIST(compare_cell_view, struct compare_cell_view);

struct compare_row_view {
	struct str title;
	struct str slug;
	enum tag kind;
	bool is_law;			     /* the same everywhere; a cell has only what a page says otherwise */
	struct compare_cell_view_list cells; /* none: one line across */
};
LIST(compare_row_view, struct compare_row_view);

struct compare_section {
	enum { SECTION_LAW, SECTION_GUIDANCE, SECTION_AREA } what;
	struct str area; /* title */
	struct compare_row_view_list rows;
};
LIST(compare_section, struct compare_section);

struct figure_cell {
	struct str council;
	struct str value; /* as DfE prints it; empty: none */
	bool is_number;
};
LIST(figure_cell, struct figure_cell);

struct figure_row {
	bool is_home;	 /* living somewhere suitable; otherwise education, work or training */
	struct str ages; /* "19-21" */
	struct figure_cell_list cells;
};
LIST(figure_row, struct figure_row);

struct compare_page {
	enum compare_show show;
	int64_t len; /* councils compared */
	int64_t columns;
	struct str a, b, c, d; /* their names */
	struct str names;      /* "Kent, Leeds, Hull" */
	struct compare_council_view_list councils;
	struct compare_choice_list left_out; /* more than four were asked for */
	struct compare_problem_view_list problems;
	struct str with;      /* slugs, for the form */
	struct str add, also; /* as typed */
	bool add_is_wrong, also_is_wrong;
	struct str seen_url, differences_url, all_url, neighbours_url, csv_url;
	struct compare_section_list sections; /* those that have rows */
	struct figure_row_list figures;
	int64_t year;
	bool has_marks;	  /* a figure is c, z or k */
	bool has_pages;	  /* a page of one of them was read */
	bool has_reading; /* more was read of `most` than of `fewest` */
	struct str most, fewest;
	bool has_invented;
	struct compare_choice_list starts; /* where to begin, or whom to add */
};

/* `c` is NULL with fewer than two councils. */
void compare_page_view(struct arena *mem, const struct compare_pick *pick, const struct compare_ask *ask,
		       const struct comparison *c, const struct compare_right_list *rights, struct compare_page *out);

/* The part of it that is the table and the figures. */
void compare_rows_view(struct arena *mem, const struct comparison *c, const struct compare_right_list *rights,
		       struct compare_page *out);
/* A council to begin with, or to add. */
void compare_add_start(struct arena *mem, const struct compare_pick *pick, struct str slug, struct str name,
		       struct compare_page *page);

void compare_csv(struct buf *b, enum csv_guard guard, const struct comparison *c, enum compare_show show);

#endif
