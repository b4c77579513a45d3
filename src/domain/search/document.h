/* What goes into the index: one document for each right, topic, guide, council and claim. */
#ifndef SEARCH_DOCUMENT_H
#define SEARCH_DOCUMENT_H

#include "base/list.h"
#include "base/text.h"
#include "gen/sql/search.h"

LIST(search_document, struct search_document_add_in);

/* One use of a word, for the vocabulary. Words that no document has are of one of these two. */
enum { SEARCH_OF_PLACE = -1, SEARCH_OF_SYNONYM = 0 };
struct search_use {
	struct str word;
	struct str stem;
	int64_t document;
};
LIST(search_use, struct search_use);

struct search_corpus {
	struct text_stemmer stemmer; /* of the caller */
	struct search_document_list documents;
	struct search_use_list uses;
};

/* Reads the reference tables; fills documents and uses, in cx->mem. */
bool search_collect(struct ctx *cx, struct search_corpus *corpus) must_check;

#endif
