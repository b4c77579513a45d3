/* The sentences of all templates as a gettext catalogue for translators to start from. */
#ifndef TEMPLATEC_POT_H
#define TEMPLATEC_POT_H

#include "tree.h"

/* Fails when one singular has two different plurals, which a catalogue cannot hold. */
bool pot(struct ctx *cx, const struct tpl_list *all, struct str *out) must_check;

#endif
