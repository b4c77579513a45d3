/*
 * Follows the HTML of a template as a browser would read it, to know where each value stands.
 *
 * context.c walks the tree; scan.c reads the content of elements and scan_tag.c their tags. While they
 * read they check the HTML and write down what will be sent: white space and comments go.
 */
#ifndef TEMPLATEC_CONTEXT_H
#define TEMPLATEC_CONTEXT_H

#include "base/buf.h"
#include "markup.h"
#include "tree.h"

/* Sets the place of every value in the template; fails at the first mistake. */
bool track(struct ctx *cx, struct tpl *tpl) must_check;

/* The rest is shared by the three files. */

enum state {
	IN_CONTENT, /* between tags */
	IN_RCDATA,  /* inside title or textarea */
	IN_RAW,	    /* inside script, style or iframe */
	IN_JSON,    /* inside a script of JSON */
	IN_COMMENT,
	IN_TAG,	   /* between the attributes of a start tag */
	IN_VALUE,  /* inside "..." */
	IN_SINGLE, /* inside '...' */
};

enum url_part {
	URL_START,
	URL_REST, /* nothing but values stood before */
	URL_PATH,
	URL_QUERY, /* behind a literal ? or # or mailto: */
};

/* A place between two bytes of the page. Branches of an {{if}} start from copies of one context. */
struct context {
	enum state state;
	struct str tag;	     /* IN_TAG and values: which tag; IN_RCDATA, IN_RAW, IN_JSON: which element */
	size_t tag_at;	     /* where it (or the comment) begins in the file */
	struct str attr;     /* in values */
	enum attr_kind kind; /* of attr */
	enum url_part url;   /* for ATTR_URL */
	bool is_json;	     /* the tag is a script whose type is JSON */
	bool in_json_string;
	bool has_gap;	  /* IN_TAG: white space stands before, so an attribute may follow */
	bool after_block; /* IN_CONTENT: white space here has no effect */
};

struct open_element {
	struct str name;
	size_t at;
};
LIST(open_element, struct open_element);

struct seen_attr {
	struct str name;
	size_t branches; /* how many branches of the {{if}} just closed have it */
	bool is_certain; /* there whatever the conditions are */
};
LIST(seen_attr, struct seen_attr);

struct tracker {
	struct ctx *cx;
	const struct source *src;
	struct context now;
	struct open_element_list open;
	size_t open_floor;	     /* elements below it were opened outside the branch being read */
	size_t tag_floor;	     /* tags that begin before it, too */
	struct seen_attr_list attrs; /* of the tag being read */
	struct str html;	     /* the run of HTML being read */
	size_t i;
	struct buf sent;
};

/* Reads a run of HTML; what is to be sent for it goes to *out. */
bool scan_html(struct tracker *t, struct str html, struct str *out) must_check;
/* Reads while IN_TAG, IN_VALUE or IN_SINGLE; begins at a < in content. */
bool scan_in_tag(struct tracker *t) must_check;
bool scan_value(struct tracker *t) must_check;
bool scan_start_tag(struct tracker *t) must_check;
bool scan_end_tag(struct tracker *t) must_check;
/* At an &: checks that it is an entity or stands alone. */
bool scan_entity(struct tracker *t) must_check;

/* Bytes of the run from the one being read; and that one. */
struct str scan_rest(const struct tracker *t);
char scan_peek(const struct tracker *t, size_t ahead);
/* Sends `len` bytes as they are and steps over them. */
void scan_copy(struct tracker *t, size_t len);
bool scan_is_space(char c);
bool scan_is_name(char c);
bool scan_complain(const struct tracker *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool tracker_is_inside(const struct tracker *t, struct str element);

#endif
