/*
 * The small language of `when:` lines, and its three-valued value. docs/rule-format.md describes it.
 *
 *     when: in-care and (care-days-since-14 at least 91 days) and not short-breaks
 *
 * An expression is kept as its nodes in postfix order: the parts of a node stand before it and the last
 * node is the whole. So working it out is one pass over an array, and walking it for its reasons is
 * following two indexes.
 */
#ifndef ENTITLEMENT_EXPRESSION_H
#define ENTITLEMENT_EXPRESSION_H

#include "base/ctx.h"
#include "domain/entitlement/truth.h"

struct ruleset;
struct situation;

enum node_kind {
	NODE_LITERAL,  /* n1: the truth. "cannot tell" is written adviser-decides */
	NODE_FACT,     /* n1: the fact, a yes-or-no one */
	NODE_TEST,     /* n1: the test, one that stands further up in the files */
	NODE_AT_LEAST, /* the fact n1 is n2 days or more */
	NODE_IS,       /* the fact n1 is its choice n2 */
	NODE_AGED,     /* from the n1-th birthday until the day before the n2-th */
	NODE_AUGUST,   /* the same, on the last 31 August */
	NODE_WITHIN,   /* the n1 days before the n2-th birthday */
	NODE_SINCE,    /* the day asked about is n1 or later */
	NODE_NOT,      /* of node `left` */
	NODE_AND,      /* of `left` and `right` */
	NODE_OR,
};

struct node {
	uint8_t kind;
	uint8_t left, right;
	int32_t n1, n2;
};

struct expression {
	const struct node *nodes;
	size_t len;	 /* 0: nothing is asked, so yes */
	struct str text; /* as it is written */
};

/* AGE_END stands for "no upper age". */
enum { EXPRESSION_MAX_NODES = 120, EXPRESSION_MAX_DEPTH = 16, AGE_MAX = 30, AGE_END = AGE_MAX + 1 };

/* Where a text stands, for the sentence that says what is wrong with it. */
struct rule_place {
	struct str file;
	size_t line;
	struct str key;
};

/* ERR_INPUT "FILE, line N, KEY: WHAT." */
bool rule_refuse(struct ctx *cx, const struct rule_place *at, const char *what, struct str which) must_check;
/* Reads a text; names are looked up in the facts and the tests that `rules` has so far. ERR_INPUT. */
bool expression_read(struct ctx *cx, const struct ruleset *rules, const struct rule_place *at, struct str text,
		     struct expression *out) must_check;

/* The value of the whole, and of one node. `tests` holds the values of the tests further up. */
enum truth expression_value(const struct expression *e, const struct situation *s, const uint8_t *tests);
/* The value of a node that has no parts. */
enum truth node_value(const struct node *n, const struct situation *s, const uint8_t *tests);

/* Works out every node, for those who walk the tree. */
void expression_values(const struct expression *e, const struct situation *s, const uint8_t *tests, uint8_t *out);

#endif
