/* A sitemap (sitemaps.org, version 0.9): the addresses of a site, for search engines. */
#ifndef FORMAT_SITEMAP_H
#define FORMAT_SITEMAP_H

#include "base/buf.h"

void sitemap_open(struct buf *b);
/* `base` without a slash at the end, `path` with one at its start; both are escaped. */
void sitemap_add(struct buf *b, struct str base, struct str path);
void sitemap_close(struct buf *b);

#endif
