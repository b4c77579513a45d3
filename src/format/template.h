/*
 * What compiled templates call. Nothing here is for calling by hand except `struct catalogue` with tr
 * and tr_n; docs/templates.md describes the language, tools/templatec/ the compiler.
 *
 * The compiler knows the place of a value in the page but not its C type, so it writes template_attr(out,
 * v->title) and the macros here choose by _Generic. A type that has no business in a place chooses a
 * function with the `error` attribute, whose sentence the C compiler prints with the template's line.
 */
#ifndef FORMAT_TEMPLATE_H
#define FORMAT_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "format/html.h"

/* So that a mistake is reported at the template's line and not inside the macros below. */
#pragma GCC system_header

/* The sentences of one language, compiled from its .po file. Lives as long as the process. */
struct catalogue_entry {
	const char *msgid;
	const char *msgstr;	  /* NULL when the entry has plural forms */
	const char *const *forms; /* NULL, or one sentence for each result of `plural` */
};

struct catalogue {
	const char *lang; /* "ckb" */
	size_t count;
	const struct catalogue_entry *entries; /* sorted by strcmp of msgid */
	size_t (*plural)(uint64_t n);	       /* which form: the catalogue's Plural-Forms */
};

/* The sentence in the catalogue's language, or `msgid` itself when there is none. Never NULL. */
const char *tr(const struct catalogue *c, const char *msgid);
const char *tr_n(const struct catalogue *c, const char *one, const char *many, uint64_t n);

/* Where a sentence stands. TEMPLATE_MARKUP is element text, the only place for inline tags. */
enum template_place { TEMPLATE_MARKUP, TEMPLATE_TEXT, TEMPLATE_ATTR, TEMPLATE_JSON, TEMPLATE_PLAIN };

enum template_arg_kind { TEMPLATE_STR, TEMPLATE_INT, TEMPLATE_UINT, TEMPLATE_HTML };

struct template_arg {
	const char *name;
	enum template_arg_kind kind;
	struct str text;
	int64_t number;
};

/* Prints a sentence: {name} becomes the argument of that name, everything escaped for the place. */
void template_say(struct buf *out, enum template_place place, const char *sentence, const struct template_arg *args,
		  size_t arg_count);
/* The same as a text of its own, unescaped, for a component's argument. Lives in `mem`. */
struct str template_said(struct arena *mem, const char *sentence, const struct template_arg *args, size_t arg_count);

struct template_arg template_arg_str(const char *name, struct str s);
struct template_arg template_arg_c(const char *name, const char *c);
struct template_arg template_arg_int(const char *name, int64_t n);
struct template_arg template_arg_uint(const char *name, uint64_t n);
struct template_arg template_arg_html(const char *name, struct html h);

void template_uint(struct buf *out, uint64_t n);
void template_text_c(struct buf *out, const char *c);
void template_attr_c(struct buf *out, const char *c);
void template_url_c(struct buf *out, const char *c);
void template_url_rest_c(struct buf *out, const char *c);
void template_url_path_c(struct buf *out, const char *c);
void template_url_query_c(struct buf *out, const char *c);
void template_json_c(struct buf *out, const char *c);

bool template_true_str(struct str s);
bool template_true_html(struct html h);
bool template_true_c(const char *c);
bool template_true_number(uint64_t n);
bool template_true_pointer(const void *p);

#define refuses(why) __attribute__((error(why)))
void template_no_bool(struct buf *, bool) refuses("a bool cannot be printed: write {{if ...}} with words");
void template_no_html(struct buf *, struct html) refuses("struct html may stand in element text only");
void template_no_type(struct buf *, ...)
	refuses("only struct str, const char *, integers and struct html can be printed");
void template_no_number(struct buf *, ...) refuses("outside a JSON string only an integer can be printed");
struct template_arg template_no_arg(const char *, ...)
	refuses("only struct str, const char * and integers can fill a placeholder here");
#undef refuses

/* clang-format off */
#define TEMPLATE_INTEGERS(yes, unsigned_yes)                                                                         \
	signed char: yes, short: yes, int: yes, long: yes, long long: yes,                                           \
	unsigned char: unsigned_yes, unsigned short: unsigned_yes, unsigned int: unsigned_yes,                       \
	unsigned long: unsigned_yes, unsigned long long: unsigned_yes

#define TEMPLATE_PRINT(out, x, put, put_c, put_html)                                                                 \
	_Generic((x), struct str: put, const char *: put_c, char *: put_c, struct html: put_html,                    \
		 TEMPLATE_INTEGERS(buf_int, template_uint),                                                          \
		 bool: template_no_bool, default: template_no_type)(out, x)

#define TEMPLATE_ARG(name, x, put_html)                                                                              \
	_Generic((x), struct str: template_arg_str, const char *: template_arg_c, char *: template_arg_c,            \
		 TEMPLATE_INTEGERS(template_arg_int, template_arg_uint),                                             \
		 struct html: put_html, default: template_no_arg)(name, x)

#define template_markup(out, x) TEMPLATE_PRINT(out, x, html_text, template_text_c, html_raw)
#define template_text(out, x) TEMPLATE_PRINT(out, x, html_text, template_text_c, template_no_html)
#define template_attr(out, x) TEMPLATE_PRINT(out, x, html_attr, template_attr_c, template_no_html)
#define template_url(out, x) TEMPLATE_PRINT(out, x, html_url, template_url_c, template_no_html)
#define template_url_rest(out, x) TEMPLATE_PRINT(out, x, html_url_rest, template_url_rest_c, template_no_html)
#define template_url_path(out, x) TEMPLATE_PRINT(out, x, html_url_path, template_url_path_c, template_no_html)
#define template_url_query(out, x) TEMPLATE_PRINT(out, x, html_url_query, template_url_query_c, template_no_html)
#define template_json(out, x) TEMPLATE_PRINT(out, x, html_json, template_json_c, template_no_html)
#define template_json_number(out, x)                                                                                 \
	_Generic((x), TEMPLATE_INTEGERS(buf_int, template_uint), default: template_no_number)(out, x)

#define template_arg(name, x) TEMPLATE_ARG(name, x, template_no_arg)
#define template_arg_markup(name, x) TEMPLATE_ARG(name, x, template_arg_html)

#define template_true(x)                                                                                             \
	_Generic((x), struct str: template_true_str, struct html: template_true_html,                                \
		 const char *: template_true_c, char *: template_true_c, bool: template_true_number,                 \
		 TEMPLATE_INTEGERS(template_true_number, template_true_number), default: template_true_pointer)(x)

/* `x` as a pointer to `type`, whether `x` is the struct itself or a pointer to it. */
#define template_address(type, x)                                                                                    \
	_Generic(&(x), type **: (x), type *const *: (x), const type **: (x), const type *const *: (x), default: &(x))
/* clang-format on */

#endif
