/* Where the facts come from: each source with its publisher, licence, date and limits, and what we hold. */
#ifndef CONTENT_SOURCE_H
#define CONTENT_SOURCE_H

#include "base/ctx.h"
#include "base/list.h"

struct source {
	struct str id; /* "council-names" */
	struct str title;
	struct str publisher;
	struct str licence;
	struct str licence_url; /* may be empty */
	struct str dated;	/* "2026-11-21", "2026-08", "2019" */
	struct str url;		/* may be empty */
	struct str used_for;
	struct str limits;
};
LIST(source, struct source);

/* How many of each thing are in the database; what is invented is not counted. */
struct holdings {
	int64_t councils; /* of the United Kingdom */
	int64_t offering; /* with the leaving-care duties */
	int64_t former;
	int64_t topics;
	int64_t rights;
	int64_t right_checks; /* of them confirmed against their source */
	int64_t pilot_lines;
	int64_t pilot_pages;
	int64_t pilot_councils;
	int64_t reported;
	int64_t links;
	int64_t link_councils;
	int64_t figures;
	int64_t published; /* items that councils wrote here */
};

/* By title. Errors are those of the store. */
bool sources_all(struct ctx *cx, struct source_list *out) must_check;
bool holdings_read(struct ctx *cx, struct holdings *out) must_check;

#endif
