/*
 * What a template says, as a small tree. The parser builds it, the linker (link.h) connects its calls
 * to other templates, the context tracker (context.h) writes into it where every value stands, and
 * the emitter only reads it.
 */
#ifndef TEMPLATEC_TREE_H
#define TEMPLATEC_TREE_H

#include "base/list.h"
#include "source.h"

struct tpl;

/* What the first word of a path means. */
enum root { ROOT_VIEW, ROOT_ENV, ROOT_EACH, ROOT_LOOP };

struct hop {
	struct str name;
	bool is_arrow; /* reached by -> instead of . */
};
LIST(hop, struct hop);

struct path {
	size_t at;
	enum root root;
	struct str variable;  /* ROOT_EACH and ROOT_LOOP: whose loop */
	struct hop_list hops; /* behind the root */
};

enum test_kind { TEST_TRUE, TEST_IS, TEST_MORE, TEST_LESS };

struct test {
	enum test_kind kind;
	bool is_negated;
	struct path path;
	struct str constant; /* a name in capitals or an integer */
};
LIST(test, struct test);

struct condition {
	struct test_list tests;
	bool is_any; /* joined by `or` */
};

enum value_kind { VALUE_PATH, VALUE_TEXT, VALUE_NUMBER, VALUE_CONSTANT, VALUE_SENTENCE };

struct argument {
	size_t at;
	struct str name;
	enum value_kind kind;
	struct path path;
	struct str text; /* of a string, number or constant */
	const struct sentence *sentence;
};
LIST(argument, struct argument);

/* {{t}} and {{tn}}. */
struct sentence {
	size_t at;
	struct str one;
	struct str many; /* at == NULL for {{t}} */
	struct argument_list arguments;
};
LIST(sentence, const struct sentence *);

/* {{> name}} and {{layout name}}. */
struct call {
	struct str name;
	const struct tpl *target; /* set by the linker */
	bool is_whole;		  /* passes `whole` instead of arguments */
	struct path whole;
	struct argument_list arguments;
};

/* Where a value stands in the page. */
enum place {
	PLACE_TEXT,
	PLACE_RCDATA, /* <title>, <textarea>: text, but no tags */
	PLACE_ATTR,
	PLACE_URL,
	PLACE_URL_REST,
	PLACE_URL_PATH,
	PLACE_URL_QUERY,
	PLACE_JSON_STRING,
	PLACE_JSON_NUMBER,
};

enum node_kind { NODE_HTML, NODE_PRINT, NODE_SENTENCE, NODE_IF, NODE_FOR, NODE_CALL, NODE_LAYOUT, NODE_SLOT };

struct node_list {
	size_t len;
	size_t cap;
	struct node *at;
};

/* One way through an {{if}}, or the body or the {{else}} of a {{for}}. */
struct branch {
	size_t at;
	bool is_else;
	struct condition condition;
	struct node_list body;
};
LIST(branch, struct branch);

struct node {
	enum node_kind kind;
	size_t at;
	enum place place;		 /* PRINT, SENTENCE: set by the context tracker */
	struct str html;		 /* HTML: the tracker replaces it by what is sent */
	struct path path;		 /* PRINT; FOR: the list */
	const struct sentence *sentence; /* SENTENCE */
	struct branch_list branches;	 /* IF; FOR */
	struct str variable;		 /* FOR */
	struct call call;		 /* CALL, LAYOUT */
	struct node_list body;		 /* LAYOUT */
	bool holds_slot;		 /* LAYOUT */
};

struct tpl {
	struct source src;
	struct str name;   /* "offers/show" */
	struct str symbol; /* "offers_show" */
	size_t view_at;
	struct str view;   /* the struct's name; empty for none */
	struct str header; /* that declares it */
	bool has_slot;
	struct node_list body;
	struct sentence_list sentences; /* in the order of the file */
};
LIST(tpl, struct tpl);

#endif
