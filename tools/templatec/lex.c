#include "lex.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

void lex_init(struct lexer *lexer, const struct source *src)
{
	*lexer = (struct lexer){ .src = src };
}

static struct str rest_of(const struct lexer *lexer)
{
	return str_sub(lexer->src->text, lexer->at, lexer->src->text.len);
}

static bool is_at(const struct lexer *lexer, struct str what)
{
	return str_starts(rest_of(lexer), what);
}

static bool take(struct lexer *lexer, enum token_kind kind, size_t len, struct token *out)
{
	*out = (struct token){
		.kind = kind,
		.text = str_sub(lexer->src->text, lexer->at, lexer->at + len),
		.at = lexer->at,
		.end = lexer->at + len,
	};
	lexer->at += len;
	return true;
}

static bool skip_comment(struct ctx *cx, struct lexer *lexer)
{
	ptrdiff_t end = str_find(rest_of(lexer), S("}}"));

	if (end < 0)
		return complain(cx, lexer->src, lexer->at, "this comment has no }}");
	lexer->at += (size_t)end + 2;
	return true;
}

static bool next_outside(struct ctx *cx, struct lexer *lexer, struct token *out)
{
	while (is_at(lexer, S("{{!")))
		if (!skip_comment(cx, lexer))
			return false;
	struct str rest = rest_of(lexer);
	ptrdiff_t open = str_find(rest, S("{{"));

	if (rest.len == 0)
		return take(lexer, TOKEN_END, 0, out);
	if (open == 0) {
		lexer->inside = true;
		return take(lexer, TOKEN_OPEN, 2, out);
	}
	return take(lexer, TOKEN_HTML, open < 0 ? rest.len : (size_t)open, out);
}

static bool next_string(struct ctx *cx, struct lexer *lexer, struct token *out)
{
	struct str rest = rest_of(lexer);
	size_t end = 1;

	while (end < rest.len && rest.at[end] != '"')
		end += rest.at[end] == '\\' ? 2 : 1;
	if (end >= rest.len)
		return complain(cx, lexer->src, lexer->at, "this string has no closing \"");
	take(lexer, TOKEN_STRING, end + 1, out);
	out->text = str_sub(out->text, 1, end);
	return true;
}

static bool next_sign(struct ctx *cx, struct lexer *lexer, struct token *out)
{
	char c = lexer->src->text.at[lexer->at];

	if (is_at(lexer, S("->")))
		return take(lexer, TOKEN_SIGN, 2, out);
	if (memchr(".=<>():/", c, 8))
		return take(lexer, TOKEN_SIGN, 1, out);
	if (c > ' ' && c < 0x7f)
		return complain(cx, lexer->src, lexer->at, "‘%c’ has no meaning inside {{ }}", c);
	return complain(cx, lexer->src, lexer->at, "this character has no meaning inside {{ }}");
}

static bool next_inside(struct ctx *cx, struct lexer *lexer, struct token *out)
{
	struct str rest = rest_of(lexer);
	size_t len = 0;

	while (len < rest.len && is_space(rest.at[len]))
		len++;
	lexer->at += len;
	rest = rest_of(lexer);
	if (rest.len == 0)
		return take(lexer, TOKEN_END, 0, out);
	if (is_at(lexer, S("}}"))) {
		lexer->inside = false;
		return take(lexer, TOKEN_CLOSE, 2, out);
	}
	if (rest.at[0] == '"')
		return next_string(cx, lexer, out);
	len = rest.at[0] == '-' ? 1 : 0;
	if (len < rest.len && is_digit(rest.at[len])) {
		while (len < rest.len && is_digit(rest.at[len]))
			len++;
		return take(lexer, TOKEN_NUMBER, len, out);
	}
	for (len = 0; len < rest.len && is_word(rest.at[len]);)
		len++;
	if (len)
		return take(lexer, TOKEN_WORD, len, out);
	return next_sign(cx, lexer, out);
}

bool lex_next(struct ctx *cx, struct lexer *lexer, struct token *out)
{
	return lexer->inside ? next_inside(cx, lexer, out) : next_outside(cx, lexer, out);
}

bool lex_string(struct ctx *cx, const struct source *src, const struct token *string, struct str *out)
{
	struct str raw = string->text;
	char *text = arena_take(cx->mem, raw.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < raw.len; i++) {
		char c = raw.at[i];

		if (c == '\\' && raw.at[i + 1] != '"' && raw.at[i + 1] != '\\')
			return complain(cx, src, source_at(src, raw) + i, "a backslash stands before \" or \\ only");
		if (c == '\\') {
			text[len++] = raw.at[++i];
			continue;
		}
		if (c != '\n') {
			text[len++] = c;
			continue;
		}
		while (len && is_space(text[len - 1]))
			len--;
		while (i + 1 < raw.len && is_space(raw.at[i + 1]))
			i++;
		text[len++] = ' ';
	}
	*out = (struct str){ text, len };
	return true;
}
