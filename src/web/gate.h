/*
 * The request gate: refuses what is malformed, too large, cross-site or meant for another host.
 *
 * A function over what came in and nothing else, so that every rule can be tested without a socket. What the HTTP
 * library would hide from it (a NUL, a bare LF, a folded header, anything that the library skipped) is
 * caught by `whole`; see head_is_whole below.
 */
#ifndef WEB_GATE_H
#define WEB_GATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/list.h"
#include "web/http.h"

enum { GATE_MAX_HEADERS = 64 };

struct raw_header {
	struct str name;
	struct str value;
};

/* A request's head as it came; everything is borrowed. */
struct raw_request {
	struct str method;
	struct str target;
	struct str version;
	const struct raw_header *headers;
	size_t headers_len;
	size_t head_bytes; /* request line and headers with their line ends */
	bool whole;	   /* every byte of the head is accounted for by the fields above */
};

struct gate_limits {
	size_t max_target_bytes;
	size_t max_head_bytes;
	size_t max_headers;
	size_t max_body_bytes;
	/* Allowed names, as "example.org" or "example.org:8080". A bare name allows any port. */
	struct str_list hosts;
};

/* What the gate has understood, for the request. */
struct gate_pass {
	enum http_method method;
	struct str path;  /* decoded: valid UTF-8, no control bytes, no dot segments */
	struct str query; /* at == NULL without a question mark */
	struct str host;  /* with its port, if one was given; borrowed, as all that follow */
	struct str accept_encoding;
	struct str if_none_match;
	struct str content_type;
	size_t body_bytes;
};

/* Status and reason of a refusal; the connection is closed behind it. The reason holds nothing that was sent. */
struct gate_refusal {
	int status;
	enum err_kind kind;
	const char *reason;
};

/* True, and *pass filled in; or false, and *no says why. */
bool gate_check(struct arena *mem, const struct raw_request *raw, const struct gate_limits *limits,
		struct gate_pass *pass, struct gate_refusal *no);

/*
 * Is every byte of the head in one of the fields of `raw`? To be asked while the fields are still where
 * the library read them in. A sound head is, byte for byte,
 *
 *     method SP target SP version CRLF { name ":" OWS value CRLF } CRLF
 *
 * so each field begins where the one before it says, and the last one ends four bytes before the end of
 * the head. A NUL, a bare LF, a folded line or a second space moves some field from its place.
 */
bool head_is_whole(const struct raw_request *raw);

#endif
