/*
 * From the tree to C: emit.c the functions and blocks, emit_value.c the expressions, write_c.c the
 * lines themselves.
 */
#ifndef TEMPLATEC_EMIT_H
#define TEMPLATEC_EMIT_H

#include "write_c.h"

/* The two files of a template. They depend on nothing but the templates, so rebuilding changes nothing. */
void emit_header(struct ctx *cx, const struct tpl *tpl, struct str *out);
void emit_code(struct ctx *cx, const struct tpl *tpl, struct str *out);

/* The rest is shared with emit_value.c: each writes one C expression or statement. */

void emit_path(struct writer *w, const struct path *path);
void emit_condition(struct writer *w, const struct condition *condition);
void emit_print(struct writer *w, const struct node *node);
void emit_sentence(struct writer *w, const struct node *node);
/* A pointer to the callee's view, built from the arguments. */
void emit_view(struct writer *w, const struct call *call);

#endif
