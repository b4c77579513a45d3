/* Step 2 of a request: refuses what is malformed, too large, cross-site or for another host. Next: dispatch.c. */
#include "web/gate.h"

#include "web/url.h"

/* The headers that the gate itself reads; each may come once. */
enum known {
	KNOWN_HOST,
	KNOWN_LENGTH,
	KNOWN_TRANSFER,
	KNOWN_ACCEPT_ENCODING,
	KNOWN_IF_NONE_MATCH,
	KNOWN_TYPE,
	KNOWN_ORIGIN,
	KNOWN_FETCH_SITE,
	KNOWN__MAX
};

struct known_row {
	struct str name;
	bool once; /* a second one is refused; of the others the first counts */
};

static const struct known_row known_rows[KNOWN__MAX] = {
	[KNOWN_HOST] = { S("host"), true },
	[KNOWN_LENGTH] = { S("content-length"), true },
	[KNOWN_TRANSFER] = { S("transfer-encoding"), true },
	[KNOWN_ACCEPT_ENCODING] = { S("accept-encoding"), false },
	[KNOWN_IF_NONE_MATCH] = { S("if-none-match"), false },
	[KNOWN_TYPE] = { S("content-type"), true },
	[KNOWN_ORIGIN] = { S("origin"), true },
	[KNOWN_FETCH_SITE] = { S("sec-fetch-site"), true },
};

static bool refuse(struct gate_refusal *no, int status, enum err_kind kind, const char *reason)
{
	*no = (struct gate_refusal){ status, kind, reason };
	return false;
}

static bool is_token(struct str s)
{
	static const char marks[] = "!#$%&'*+-.^_`|~";

	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!alnum && (c == '\0' || !strchr(marks, c)))
			return false;
	}
	return s.len > 0;
}

/* No control byte but the tab. */
static bool is_value(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

static bool is_between(const char *from, const char *to, const char *blanks)
{
	for (const char *c = from; c < to; c++)
		if (*c == '\0' || !strchr(blanks, *c))
			return false;
	return true;
}

bool head_is_whole(const struct raw_request *raw)
{
	const char *end = raw->method.at + raw->head_bytes;
	const char *due = raw->method.at + raw->method.len + 1;

	if (raw->target.at != due)
		return false;
	due += raw->target.len + 1;
	if (raw->version.at != due)
		return false;
	due += raw->version.len + 2;
	for (size_t i = 0; i < raw->headers_len; i++) {
		struct str name = raw->headers[i].name;
		struct str value = raw->headers[i].value;

		due += name.len + 1;
		if (name.at + name.len + 1 != due || value.at < due || value.at > end)
			return false;
		if (!is_between(due, value.at, " \t"))
			return false;
		due = value.at + value.len + 2;
	}
	return due + 2 == end;
}

static bool check_line(const struct raw_request *raw, const struct gate_limits *limits, struct gate_pass *pass,
		       struct gate_refusal *no)
{
	int method = 0;

	if (!is_token(raw->method))
		return refuse(no, 400, ERR_USAGE, "method is not a token");
	while (method < HTTP__MAX && !str_eq(raw->method, str_of(method_name((enum http_method)method))))
		method++;
	if (method == HTTP__MAX)
		return refuse(no, 405, ERR_METHOD, "method");
	pass->method = (enum http_method)method;
	if (!str_eq(raw->version, S("HTTP/1.1")) && !str_eq(raw->version, S("HTTP/1.0")))
		return refuse(no, 505, ERR_USAGE, "version");
	if (raw->target.len > limits->max_target_bytes)
		return refuse(no, 414, ERR_TOO_LARGE, "address too long");
	for (size_t i = 0; i < raw->target.len; i++)
		if (raw->target.at[i] <= ' ' || raw->target.at[i] == '#' || raw->target.at[i] > '~')
			return refuse(no, 400, ERR_USAGE, "address has bytes that belong in percent-encoding");
	return true;
}

/* Bytes that may stand in a path neither plainly nor encoded. */
static bool is_path_byte(unsigned char c)
{
	return c >= 0x20 && c != 0x7f && c != '\\';
}

static size_t count_slashes(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.at[i] == '/';
	return n;
}

static bool check_path(struct arena *mem, const struct raw_request *raw, struct gate_pass *pass,
		       struct gate_refusal *no)
{
	pass->query = raw->target;
	struct str path = str_cut(&pass->query, '?');

	if (!str_starts(path, S("/")) || str_starts(path, S("//")))
		return refuse(no, 400, ERR_USAGE, "address is not a path");
	if (!url_encoding_ok(path))
		return refuse(no, 400, ERR_USAGE, "percent-encoding of the path");
	pass->path = url_decode(mem, path, URL_PATH);
	if (!utf8_ok(pass->path))
		return refuse(no, 400, ERR_USAGE, "path is not UTF-8");
	if (count_slashes(pass->path) != count_slashes(path))
		return refuse(no, 400, ERR_USAGE, "encoded slash in the path");
	for (size_t i = 0; i < pass->path.len; i++)
		if (!is_path_byte((unsigned char)pass->path.at[i]))
			return refuse(no, 400, ERR_USAGE, "control byte or backslash in the path");
	for (struct str rest = pass->path; rest.at;) {
		struct str step = str_cut(&rest, '/');

		if (str_eq(step, S(".")) || str_eq(step, S("..")))
			return refuse(no, 400, ERR_USAGE, "dot segment in the path");
	}
	return true;
}

/* Checks every header and picks out those that we know. */
static bool check_headers(const struct raw_request *raw, const struct gate_limits *limits, struct str *known,
			  struct gate_refusal *no)
{
	if (raw->headers_len > limits->max_headers)
		return refuse(no, 431, ERR_TOO_LARGE, "too many headers");
	for (size_t i = 0; i < raw->headers_len; i++) {
		const struct raw_header *header = &raw->headers[i];

		if (!is_token(header->name))
			return refuse(no, 400, ERR_USAGE, "header name is not a token");
		if (!is_value(header->value))
			return refuse(no, 400, ERR_USAGE, "control byte in a header");
		for (int k = 0; k < KNOWN__MAX; k++) {
			if (!str_eq_nocase(header->name, known_rows[k].name))
				continue;
			if (known[k].at && known_rows[k].once)
				return refuse(no, 400, ERR_USAGE, "header that may come once came twice");
			if (!known[k].at)
				known[k] = header->value;
		}
	}
	return true;
}

/* "name:8080" without the port; an address in brackets keeps them. */
static struct str host_name(struct str host)
{
	size_t end = host.len;

	while (end > 0 && host.at[end - 1] >= '0' && host.at[end - 1] <= '9')
		end--;
	return end > 0 && host.at[end - 1] == ':' ? str_sub(host, 0, end - 1) : host;
}

static bool check_host(struct str host, const struct gate_limits *limits, struct gate_pass *pass,
		       struct gate_refusal *no)
{
	if (str_empty(host))
		return refuse(no, 400, ERR_USAGE, "no Host");
	pass->host = host;
	for (size_t i = 0; i < limits->hosts.len; i++) {
		struct str allowed = limits->hosts.at[i];

		if (str_eq_nocase(host, allowed) || str_eq_nocase(host_name(host), allowed))
			return true;
	}
	return refuse(no, 400, ERR_USAGE, "unknown Host");
}

static bool check_body(const struct str *known, const struct gate_limits *limits, struct gate_pass *pass,
		       struct gate_refusal *no)
{
	struct str length = known[KNOWN_LENGTH];
	int64_t bytes = 0;

	if (length.at && known[KNOWN_TRANSFER].at)
		return refuse(no, 400, ERR_USAGE, "Content-Length with Transfer-Encoding");
	if (known[KNOWN_TRANSFER].at)
		return refuse(no, 411, ERR_USAGE, "Transfer-Encoding");
	if (length.at && (length.len == 0 || !is_between(length.at, length.at + length.len, "0123456789")))
		return refuse(no, 400, ERR_USAGE, "Content-Length is not a number");
	if (pass->method == HTTP_POST && !length.at)
		return refuse(no, 411, ERR_USAGE, "no Content-Length");
	if (length.at && (!str_to_int(length, &bytes) || (size_t)bytes > limits->max_body_bytes))
		return refuse(no, 413, ERR_TOO_LARGE, "body too large");
	if (pass->method != HTTP_POST && bytes > 0)
		return refuse(no, 400, ERR_USAGE, "body where none belongs");
	pass->body_bytes = (size_t)bytes;
	return true;
}

/*
 * A form may be sent from our own pages only. New browsers say so in Sec-Fetch-Site, older ones in Origin
 * (true for our own forms because our pages' referrer policy is same-origin), the oldest not at all.
 */
static bool check_origin(const struct str *known, const struct gate_pass *pass, struct gate_refusal *no)
{
	struct str site = known[KNOWN_FETCH_SITE];
	struct str origin = known[KNOWN_ORIGIN];

	if (pass->method != HTTP_POST)
		return true;
	if (site.at && !str_eq(site, S("same-origin")) && !str_eq(site, S("none")))
		return refuse(no, 403, ERR_FORBIDDEN, "form from another site");
	if (site.at)
		return true;
	if (!origin.at)
		return true;
	ptrdiff_t scheme = str_find(origin, S("://"));
	struct str from = scheme < 0 ? S("") : str_sub(origin, (size_t)scheme + 3, origin.len);

	if (!str_eq_nocase(from, pass->host))
		return refuse(no, 403, ERR_FORBIDDEN, "form from another origin");
	return true;
}

bool gate_check(struct arena *mem, const struct raw_request *raw, const struct gate_limits *limits,
		struct gate_pass *pass, struct gate_refusal *no)
{
	struct str known[KNOWN__MAX] = { 0 };

	*pass = (struct gate_pass){ 0 };
	if (raw->head_bytes > limits->max_head_bytes)
		return refuse(no, 431, ERR_TOO_LARGE, "head too large");
	if (!raw->whole)
		return refuse(no, 400, ERR_USAGE, "bytes that belong to no header");
	if (!check_line(raw, limits, pass, no) || !check_path(mem, raw, pass, no))
		return false;
	if (!check_headers(raw, limits, known, no) || !check_host(known[KNOWN_HOST], limits, pass, no))
		return false;
	if (!check_body(known, limits, pass, no) || !check_origin(known, pass, no))
		return false;
	pass->accept_encoding = known[KNOWN_ACCEPT_ENCODING];
	pass->if_none_match = known[KNOWN_IF_NONE_MATCH];
	pass->content_type = known[KNOWN_TYPE];
	return true;
}
