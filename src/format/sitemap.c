#include "format/sitemap.h"

#include "format/html.h"

void sitemap_open(struct buf *b)
{
	buf_add(b, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		     "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"));
}

void sitemap_add(struct buf *b, struct str base, struct str path)
{
	buf_add(b, S("<url><loc>"));
	html_text(b, base);
	html_text(b, path);
	buf_add(b, S("</loc></url>\n"));
}

void sitemap_close(struct buf *b)
{
	buf_add(b, S("</urlset>\n"));
}
