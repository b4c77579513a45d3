/* From tokens to the tree: parse.c the blocks, parse_value.c what stands inside {{ }}. */
#ifndef TEMPLATEC_PARSE_H
#define TEMPLATEC_PARSE_H

#include "lex.h"
#include "tree.h"

/* Fills the template's tree from its source; fails at the first mistake. */
bool parse(struct ctx *cx, struct tpl *tpl) must_check;

/* The rest is shared by the two halves of the parser. */

/* Loops that are open round the place being read, innermost first. */
struct scope {
	const struct scope *outer;
	struct str variable;
};

struct parser {
	struct ctx *cx;
	struct tpl *tpl;
	struct lexer lexer;
	struct token now;
	const struct scope *scope;
	size_t branch_depth; /* {{if}} and {{for}} round the place being read */
};

bool parser_next(struct parser *p) must_check;
bool parser_complain(const struct parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool parser_is_word(const struct parser *p, const char *word);
bool parser_is_sign(const struct parser *p, const char *sign);
/* Steps over the sign or }}, or fails naming it. */
bool parser_expect_sign(struct parser *p, const char *sign) must_check;
bool parser_expect_close(struct parser *p) must_check;

bool parse_path(struct parser *p, struct path *out) must_check;
bool parse_condition(struct parser *p, struct condition *out) must_check;
/* Behind the word `t` or `tn`, up to the closing }} or ). */
bool parse_sentence(struct parser *p, bool is_plural, const struct sentence **out) must_check;
/* Behind > or `layout`: the name and the arguments. */
bool parse_call(struct parser *p, struct call *out) must_check;

#endif
