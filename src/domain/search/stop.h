/* Words that carry no meaning in a search: "how do I get a ..." */
#ifndef SEARCH_STOP_H
#define SEARCH_STOP_H

#include <stdbool.h>

#include "base/str.h"

/* Takes a word as text_tokens gives it. */
bool search_is_stop(struct str word);

#endif
