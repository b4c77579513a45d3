/*
 * Lines of C. Static HTML is held back until a statement follows, so that neighbours become one
 * string; #line tells the C compiler which line of the template a statement comes from.
 */
#ifndef TEMPLATEC_WRITE_C_H
#define TEMPLATEC_WRITE_C_H

#include "base/buf.h"
#include "tree.h"

struct writer {
	struct ctx *cx;
	const struct tpl *tpl;
	struct buf c;
	struct buf html;  /* static and not yet written */
	size_t line;	  /* the line of the C file being written */
	size_t said_line; /* what the C compiler takes it for */
	bool is_home;	  /* said_line counts lines of the C file itself */
	size_t depth;	  /* of indentation */
	size_t layout_count;
};

void writer_init(struct writer *w, struct ctx *cx, const struct tpl *tpl);
struct str writer_done(struct writer *w);

/* Static HTML: held back. */
void write_html(struct writer *w, struct str html);
/* Begins a line of C that stands for a place in the template. */
void write_begin(struct writer *w, size_t at);
/* Begins a line that stands for nothing but itself. */
void write_begin_home(struct writer *w);
/* Ends the line with the opening brace of a block. */
void write_brace(struct writer *w);
void write_text(struct writer *w, const char *text);
void write_str(struct writer *w, struct str s);
void write_number(struct writer *w, size_t n);
/* In quotes and escaped. */
void write_literal(struct writer *w, struct str s);
void write_end(struct writer *w);
/* The closing brace of a block, one step further out. */
void write_close(struct writer *w, const char *brace);

#endif
