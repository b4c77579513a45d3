/* Where a line comes from and when: stands under every claim (templates/components/provenance.html). */
#ifndef VIEWS_PROVENANCE_H
#define VIEWS_PROVENANCE_H

#include "base/ctx.h"

enum provenance_kind {
	PROVENANCE_LAW,	      /* the law, guidance or a national scheme */
	PROVENANCE_PUBLISHED, /* published here by the council */
	PROVENANCE_MAPPING,   /* found in mapping */
	PROVENANCE_REPORTED   /* reported by a named source on a date */
};

struct provenance {
	enum provenance_kind kind;
	struct str lead;   /* "The law", "Government guidance", "Reported" */
	struct str source; /* "Children Act 1989, section 23C"; for mapping the host: "leeds.gov.uk" */
	struct str date;   /* in words: "21 November 2026" */
	struct str state;  /* "Partly checked: one detail still to confirm."; may be empty */
	struct str url;	   /* may be empty */
};

/* "https://www.leeds.gov.uk/x" -> "leeds.gov.uk"; empty when it is not a web address. */
struct str url_host(struct str url);

#endif
