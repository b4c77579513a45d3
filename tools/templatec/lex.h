/*
 * From text to tokens. Outside {{ }} a token is a run of HTML, however long; inside it is a word, a
 * string, a number or a sign. Comments {{! }} are dropped here.
 */
#ifndef TEMPLATEC_LEX_H
#define TEMPLATEC_LEX_H

#include "source.h"

enum token_kind {
	TOKEN_HTML,   /* as it stands in the file */
	TOKEN_OPEN,   /* {{ */
	TOKEN_CLOSE,  /* }} */
	TOKEN_WORD,   /* letters, digits and _, not beginning with a digit */
	TOKEN_STRING, /* what stands between the quotes, still with its backslashes */
	TOKEN_NUMBER, /* digits, with an optional minus */
	TOKEN_SIGN,   /* one of . = < > ( ) : / or -> */
	TOKEN_END,
};

struct token {
	enum token_kind kind;
	struct str text;
	size_t at;
	size_t end;
};

struct lexer {
	const struct source *src;
	size_t at;
	bool inside; /* between {{ and }} */
};

void lex_init(struct lexer *lexer, const struct source *src);
/* The next token; fails at a byte that belongs nowhere, an open string or an open {{. */
bool lex_next(struct ctx *cx, struct lexer *lexer, struct token *out) must_check;
/* What a string token says: \" and \\ undone, a line break with its indent become one space. */
bool lex_string(struct ctx *cx, const struct source *src, const struct token *string, struct str *out) must_check;

#endif
