/* Percent-encoding and UTF-8 of addresses and forms. */
#ifndef WEB_URL_H
#define WEB_URL_H

#include "base/ctx.h"

/*
 * What the text means: %41 is A. In a form (`plus_is_space`) a plus is a space. A per cent sign that
 * starts no such triple stays as it is, since people type them.
 */
enum url_form { URL_PATH, URL_FORM };
struct str url_decode(struct arena *mem, struct str s, enum url_form form);
/* Fit to stand as a value in a query: everything but letters, digits and - . _ ~ is encoded. */
struct str url_encode(struct arena *mem, struct str s);
/* Is each per cent sign followed by two hexadecimal digits? */
bool url_encoding_ok(struct str s);
/* Valid UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
bool utf8_ok(struct str s);

#endif
