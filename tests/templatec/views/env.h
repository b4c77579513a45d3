/* Stands in for src/views/env.h, so that these tests need nothing of the program's own pages. */
#ifndef VIEWS_ENV_H
#define VIEWS_ENV_H

#include "format/template.h"

struct tpl_env {
	const struct catalogue *catalogue;
	struct str lang;
};

#endif
