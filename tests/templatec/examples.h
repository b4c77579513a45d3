/* Views for the templates of good/. */
#ifndef EXAMPLES_H
#define EXAMPLES_H

#include "views/env.h"
#include "views/example.h"

/* Every text of the view is `text`, so that a hostile one comes to every place a value can stand. */
void example_full(struct arena *mem, struct str text, struct example_page *out);
/* A catalogue for some of their sentences, whose translators mean no good. */
extern const struct catalogue hostile_catalogue;

#endif
