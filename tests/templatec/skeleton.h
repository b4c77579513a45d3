/* The tags and attribute names of a page, without what stands in and between them. */
#ifndef SKELETON_H
#define SKELETON_H

#include "base/buf.h"

/* Reads the page as a browser would, not as the compiler does. */
void skeleton(struct str page, struct buf *out);

#endif
