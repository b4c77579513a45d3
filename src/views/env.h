/* What every template may use: the language, the addresses of built-in files, where the page stands. */
#ifndef VIEWS_ENV_H
#define VIEWS_ENV_H

#include "base/str.h"

struct catalogue;

struct tpl_env {
	const struct catalogue *catalogue; /* NULL: English, as written */
	struct str lang;		   /* "en" */
	struct str dir;			   /* "ltr" or "rtl" */
	struct str base_url;		   /* "https://localoffer.example", no slash at the end */
	struct str path;		   /* canonical path of this page, with the query that belongs to it */
	struct str site_css;		   /* addresses with the content's hash */
	struct str icons;
	struct str favicon;
	struct str og_image;
};

#endif
