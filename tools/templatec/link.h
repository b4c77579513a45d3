/* Connects the calls of all templates to the templates they name. */
#ifndef TEMPLATEC_LINK_H
#define TEMPLATEC_LINK_H

#include "tree.h"

/* Fails when a name could not be a C name, or two templates would have the same one. */
bool link_symbol(struct ctx *cx, const struct tpl_list *all, const struct tpl *tpl) must_check;
/* Sets the target of every call in `tpl`. The list must not grow afterwards. */
bool link_calls(struct ctx *cx, const struct tpl_list *all, struct tpl *tpl) must_check;

#endif
