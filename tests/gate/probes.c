/*
 * Sends malformed and sound requests to a running server and says what came back: probes PORT [stop | get PATH
 * [HEADER]]
 *
 * Each probe is sent twice: in one piece and byte by byte. What is expected is the status of each answer
 * and whether the connection is closed behind them. The probes are those of a front proxy's worst day: what
 * one parser takes for one request and another for two.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define GET "GET /health/live HTTP/1.1\r\n"
#define HOST "Host: localhost\r\n"
#define POST "POST /health/live HTTP/1.1\r\n" HOST
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"
#define SMUGGLED "GET /robots.txt HTTP/1.1\r\n" HOST "\r\n"
#define ROW(name, bytes, expect)                       \
	{                                              \
		name, bytes, sizeof(bytes) - 1, expect \
	}

struct probe {
	const char *name;
	const char *bytes;
	size_t len;
	const char *expect; /* statuses, then "eof" or "open" */
};

static const struct probe probes[] = {
	/* Sound ones, so that a gate which refuses everything fails too. */
	ROW("plain request", GET HOST "\r\n", "200 open"),
	ROW("name with a port", GET "Host: localhost:8080\r\n\r\n", "200 open"),
	ROW("name in capitals", GET "hOST: LocalHost\r\n\r\n", "200 open"),
	ROW("numeric names", GET "Host: 127.0.0.1\r\n\r\n" GET "Host: [::1]:80\r\n\r\n", "200 200 open"),
	ROW("value without a space, with spaces, empty", GET HOST "A:b\r\nC: \t d\r\nE:\r\n\r\n", "200 open"),
	ROW("letters above ASCII in a value", GET HOST "X: caf\xc3\xa9\r\n\r\n", "200 open"),
	ROW("empty line in front", "\r\n" GET HOST "\r\n", "200 open"),
	ROW("pipelined", GET HOST "\r\n" GET HOST "\r\n" GET HOST "\r\n", "200 200 200 open"),
	ROW("connection closed on request", GET HOST "Connection: close\r\n\r\n", "200 eof"),
	ROW("HTTP/1.0 with a host", "GET /health/live HTTP/1.0\r\n" HOST "\r\n", "200 eof"),
	ROW("percent-encoded path", "GET /health/%6Cive HTTP/1.1\r\n" HOST "\r\n", "200 open"),
	ROW("query with anything", "GET /health/live?a=%00&b=%&c=../.. HTTP/1.1\r\n" HOST "\r\n", "200 open"),
	ROW("Content-Length: 0 on GET", GET HOST "Content-Length: 0\r\n\r\n", "200 open"),
	ROW("body of a form, then a request", POST FORM "Content-Length: 3\r\n\r\na=b" GET HOST "\r\n", "405 200 open"),
	ROW("two Cookies, two Accepts", GET HOST "Cookie: a=b\r\nCookie: c=d\r\nAccept: a\r\nAccept: b\r\n\r\n",
	    "200 open"),

	/* Host */
	ROW("two Host", GET HOST "Host: evil.example\r\n\r\n", "400 eof"),
	ROW("two Host that agree", GET HOST HOST "\r\n", "400 eof"),
	ROW("no Host", GET "Accept: */*\r\n\r\n", "400 eof"),
	ROW("no header at all", GET "\r\n", "400 eof"),
	ROW("empty Host", GET "Host:\r\n\r\n", "400 eof"),
	ROW("unknown Host", GET "Host: evil.example\r\n\r\n", "400 eof"),
	ROW("known name as a part", GET "Host: localhost.evil.example\r\n\r\n", "400 eof"),
	ROW("Host with a user", GET "Host: localhost@evil.example\r\n\r\n", "400 eof"),
	ROW("HTTP/1.0 without a host", "GET /health/live HTTP/1.0\r\n\r\n", "400 eof"),
	ROW("absolute address", "GET http://evil.example/ HTTP/1.1\r\n" HOST "\r\n", "400 eof"),

	/* Length */
	ROW("two differing Content-Length", POST "Content-Length: 0\r\nContent-Length: 44\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("two Content-Length that agree", POST "Content-Length: 0\r\nContent-Length: 0\r\n\r\n", "400 eof"),
	ROW("Content-Length: 0, 44", POST "Content-Length: 0, 44\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("Content-Length: +0", POST "Content-Length: +0\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("Content-Length: -1", POST "Content-Length: -1\r\n\r\n", "400 eof"),
	ROW("Content-Length: 0x1", POST "Content-Length: 0x1\r\n\r\na", "400 eof"),
	ROW("empty Content-Length", POST "Content-Length:\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("Content-Length of 30 digits", POST "Content-Length: 100000000000000000000000000000\r\n\r\n", "413 eof"),
	ROW("Content-Length over the limit", POST "Content-Length: 1048577\r\n\r\n", "413 eof"),
	ROW("no Content-Length on POST", POST "\r\n", "411 eof"),
	ROW("body on GET", GET HOST "Content-Length: 44\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("Content-Length with chunked",
	    POST "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("chunked with Content-Length",
	    POST "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("chunked", POST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED, "411 eof"),
	ROW("chunked on GET", GET HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED, "411 eof"),
	ROW("chunked twice", POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" SMUGGLED,
	    "400 eof"),
	ROW("chunked after a tab", POST "Transfer-Encoding:\tchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" SMUGGLED,
	    "400 eof"),

	/* Shape of the head */
	ROW("space before the colon", GET HOST "X : a\r\n\r\n", "400 eof"),
	ROW("space before the colon of Content-Length",
	    POST "Content-Length : 44\r\nContent-Length: 0\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("tab before the colon", GET HOST "X\t: a\r\n\r\n", "400 eof"),
	ROW("no colon", GET HOST "X a\r\n\r\n", "400 eof"),
	ROW("no name", GET HOST ": a\r\n\r\n", "400 eof"),
	ROW("name with a bracket", GET HOST "X(y): a\r\n\r\n", "400 eof"),
	ROW("name above ASCII", GET HOST "caf\xc3\xa9: a\r\n\r\n", "400 eof"),
	ROW("NUL in a name", GET HOST "X\0y: a\r\n\r\n", "400 eof"),
	ROW("NUL in a value", GET HOST "X: a\0b\r\n\r\n", "400 eof"),
	ROW("NUL in a value that is not the last", GET "X: a\0b\r\n" HOST "\r\n", "400 eof"),
	ROW("NUL at the end of a value", GET HOST "X: a\0\r\n\r\n", "400 eof"),
	ROW("NUL as a line", GET HOST "\0X: a\r\n\r\n" SMUGGLED, "400 eof"),
	ROW("NUL in Content-Length",
	    POST "Content-Length: 0\0"
		 "44\r\n\r\n" SMUGGLED,
	    "400 eof"),
	ROW("bare CR in a value", GET HOST "X: a\rb\r\n\r\n", "400 eof"),
	ROW("bare CR before a header", GET HOST "X: a\rContent-Length: 44\r\n\r\n", "400 eof"),
	ROW("bare CR as a line end", GET HOST "X: a\r\r\n\r\n", "400 eof"),
	ROW("bare LF as a line end", GET HOST "X: a\nY: b\r\n\r\n", "400 eof"),
	ROW("bare LF behind the request line", "GET /health/live HTTP/1.1\n" HOST "\r\n", "400 eof"),
	ROW("bare LF as the empty line", GET HOST "\n" SMUGGLED, "400 eof"),
	ROW("other control byte in a value", GET HOST "X: a\x01\r\n\r\n", "400 eof"),
	ROW("DEL in a value", GET HOST "X: a\x7f\r\n\r\n", "400 eof"),
	ROW("folded header", GET HOST "X: a\r\n b\r\n\r\n", "400 eof"),
	ROW("folded first header", GET " X: a\r\n" HOST "\r\n", "400 eof"),
	ROW("folded Host", GET "Host: localhost\r\n\t.evil.example\r\n\r\n", "400 eof"),

	/* Request line */
	ROW("two spaces behind the method", "GET  /health/live HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("two spaces behind the address", "GET /health/live  HTTP/1.1\r\n" HOST "\r\n", "eof"),
	ROW("tab behind the method", "GET\t/health/live HTTP/1.1\r\n" HOST "\r\n", "eof"),
	ROW("space in the address", "GET /health/live x HTTP/1.1\r\n" HOST "\r\n", "eof"),
	ROW("space at the end of the line", "GET /health/live HTTP/1.1 \r\n" HOST "\r\n", "eof"),
	ROW("no version", "GET /health/live\r\n" HOST "\r\n", "eof"),
	ROW("NUL in the address", "GET /health/live\0x HTTP/1.1\r\n" HOST "\r\n", "eof"),
	ROW("fragment in the address", "GET /health/live#a HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("bytes above ASCII in the address", "GET /caf\xc3\xa9 HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("broken percent-encoding", "GET /health/%zz HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("half a percent-encoding", "GET /health/liv%6 HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("%00 in the path", "GET /health/live%00 HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("%0d%0a in the path", "GET /health/live%0d%0aX:a HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("not UTF-8 once decoded", "GET /%ff%fe HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("overlong slash", "GET /health%c0%aflive HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("encoded slash", "GET /health%2flive HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("dots", "GET /assets/../health/live HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("encoded dots", "GET /assets/%2e%2E/health/live HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("backslash", "GET /health\\live HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("two slashes in front", "GET //evil.example/ HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("asterisk", "OPTIONS * HTTP/1.1\r\n" HOST "\r\n", "405 eof"),
	ROW("CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\n" HOST "\r\n", "405 eof"),
	ROW("TRACE", "TRACE /health/live HTTP/1.1\r\n" HOST "\r\n", "405 eof"),
	ROW("method in small letters", "get /health/live HTTP/1.1\r\n" HOST "\r\n", "405 eof"),
	ROW("method that is no token", "G(T /health/live HTTP/1.1\r\n" HOST "\r\n", "400 eof"),
	ROW("HTTP/2.0", "GET /health/live HTTP/2.0\r\n" HOST "\r\n", "505 eof"),
	ROW("HTTP/1.2", "GET /health/live HTTP/1.2\r\n" HOST "\r\n", "505 eof"),

	/* Cross-site forms */
	ROW("form from another site", POST FORM "Sec-Fetch-Site: cross-site\r\nContent-Length: 0\r\n\r\n", "403 eof"),
	ROW("form from another origin", POST FORM "Origin: https://evil.example\r\nContent-Length: 0\r\n\r\n",
	    "403 eof"),
	ROW("form from no origin", POST FORM "Origin: null\r\nContent-Length: 0\r\n\r\n", "403 eof"),

	/* The connection */
	ROW("nothing runs behind a refusal", GET "Host: evil.example\r\n\r\n" GET HOST "\r\n", "400 eof"),
	ROW("sound, refused, sound", GET HOST "\r\n" GET HOST HOST "\r\n" GET HOST "\r\n", "200 400 eof"),
};

static int port;

static int dial(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	int on = 1;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) < 0) {
		perror("probes: connect");
		exit(2);
	}
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	return fd;
}

static void pause_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

/* Sends in pieces of `step` bytes; a server that has closed already is no failure. */
static void transmit(int fd, const char *bytes, size_t len, size_t step)
{
	for (size_t at = 0; at < len; at += step) {
		size_t n = len - at < step ? len - at : step;

		if (send(fd, bytes + at, n, MSG_NOSIGNAL) < 0)
			return;
		if (step < len && at % 64 == 0)
			pause_ms(1);
	}
}

/*
 * The status of each answer in `got`, as "200 400 ". Answers are told apart by their Content-Length, as a
 * client would: the library sends the head of its own refusals twice, and the second is then body.
 */
static void statuses(const char *got, char *seen, size_t size)
{
	const char *at = got;

	seen[0] = '\0';
	while (strncmp(at, "HTTP/1.1 ", 9) == 0) {
		const char *body = strstr(at, "\r\n\r\n");
		const char *length = strstr(at, "\r\nContent-Length: ");
		size_t used = strlen(seen);

		snprintf(seen + used, size - used, "%.3s ", at + 9);
		if (!body)
			return;
		size_t n = length && length < body ? strtoul(length + 18, NULL, 10) : 0;

		at = body + 4 + (strlen(body + 4) < n ? strlen(body + 4) : n);
	}
}

/* Reads until the other side closes or is silent for `quiet_ms`; true when it closed. */
static bool listen_to(int fd, char *got, size_t size, int quiet_ms)
{
	struct pollfd waiting = { .fd = fd, .events = POLLIN };
	size_t len = 0;
	bool closed = false;

	while (!closed && poll(&waiting, 1, quiet_ms) > 0) {
		ssize_t n = recv(fd, got + len, size - 1 - len, 0);

		closed = n <= 0;
		for (ssize_t i = 0; i < n; i++, len++)
			got[len] = got[len] ? got[len] : ' '; /* so that strstr sees all */
	}
	got[len] = '\0';
	return closed;
}

static bool run(const struct probe *probe, size_t step)
{
	static char got[1 << 20];
	char seen[256];
	bool expects_eof = strstr(probe->expect, "eof") != NULL;
	int fd = dial();

	transmit(fd, probe->bytes, probe->len, step);
	bool closed = listen_to(fd, got, sizeof(got), expects_eof ? 1500 : 150);

	close(fd);
	statuses(got, seen, sizeof(seen));
	strncat(seen, closed ? "eof" : "open", sizeof(seen) - strlen(seen) - 1);
	/* The library ends some request lines without an answer; a 400 is as good. */
	if (strcmp(seen, probe->expect) == 0 || (strcmp(probe->expect, "eof") == 0 && strcmp(seen, "400 eof") == 0))
		return true;
	printf("FAIL %s%s: expected \"%s\", got \"%s\"\n", probe->name, step == 1 ? " (byte by byte)" : "",
	       probe->expect, seen);
	return false;
}

/* A request with one header of `len` bytes. */
static bool run_long(const char *name, size_t len, size_t step, const char *expect)
{
	char *bytes = malloc(len + 256);
	size_t n = (size_t)sprintf(bytes, GET HOST "X: ");

	memset(bytes + n, 'a', len);
	memcpy(bytes + n + len, "\r\n\r\n", 5);
	struct probe probe = { name, bytes, n + len + 4, expect };
	bool ok = run(&probe, step);

	free(bytes);
	return ok;
}

/* A request of `count` small headers. */
static bool run_many(const char *name, int count, const char *expect)
{
	char *bytes = malloc(64 * (size_t)count + 256);
	size_t n = (size_t)sprintf(bytes, GET HOST);

	for (int i = 0; i < count; i++)
		n += (size_t)sprintf(bytes + n, "X-%d: %d\r\n", i, i);
	n += (size_t)sprintf(bytes + n, "\r\n");
	struct probe probe = { name, bytes, n, expect };
	bool ok = run(&probe, n);

	free(bytes);
	return ok;
}

/* An address of `len` letters. */
static bool run_address(const char *name, size_t len, const char *expect)
{
	char *bytes = malloc(len + 256);
	size_t n = (size_t)sprintf(bytes, "GET /");

	memset(bytes + n, 'a', len);
	n += len;
	n += (size_t)sprintf(bytes + n, " HTTP/1.1\r\n" HOST "\r\n");
	struct probe probe = { name, bytes, n, expect };
	bool ok = run(&probe, n);

	free(bytes);
	return ok;
}

static double now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Trickles a byte every 200 ms, which no idle time-out ends. The server gives a request 2 seconds in all. */
static bool run_trickle(const char *name, const char *head)
{
	static const char drip[] = "X: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	char got[4096];
	int fd = dial();
	double began = now_s();
	bool closed = false;

	transmit(fd, head, strlen(head), strlen(head));
	for (size_t i = 0; i < 40 && !closed; i++) {
		transmit(fd, drip + i, 1, 1);
		closed = listen_to(fd, got, sizeof(got), 200);
	}
	double took = now_s() - began;

	close(fd);
	if (closed && took > 1.5 && took < 5)
		return true;
	printf("FAIL %s: %s after %.1f s\n", name, closed ? "closed" : "still open", took);
	return false;
}

/* Sends half a form, waits until the server has been told to stop, sends the rest: it is still answered. */
static bool run_stop(void)
{
	static const char form[] = POST FORM "Content-Length: 6\r\n\r\na=b";
	char got[8192];
	char seen[64];
	int fd = dial();

	transmit(fd, form, strlen(form), strlen(form));
	pause_ms(200);
	printf("half\n");
	fflush(stdout);
	pause_ms(1000);
	transmit(fd, "&c=", 3, 3);
	bool closed = listen_to(fd, got, sizeof(got), 1500);

	close(fd);
	statuses(got, seen, sizeof(seen));
	if (closed && strcmp(seen, "405 ") == 0)
		return true;
	printf("FAIL request under way at the stop: got \"%s\"\n", seen);
	return false;
}

/* Prints the answer to one request: probes PORT get PATH [HEADER]. */
static int print_answer(const char *path, const char *header)
{
	static char got[1 << 20];
	char request[4096];
	int fd = dial();
	int len = snprintf(request, sizeof(request), "GET %s HTTP/1.1\r\n" HOST "%s%sConnection: close\r\n\r\n", path,
			   header ? header : "", header ? "\r\n" : "");

	transmit(fd, request, (size_t)len, (size_t)len);
	listen_to(fd, got, sizeof(got), 5000);
	close(fd);
	fputs(got, stdout);
	return 0;
}

int main(int argc, char **argv)
{
	static const size_t steps[] = { 1 << 20, 1 };
	int passed = 0;
	int failed = 0;

	port = argc > 1 ? atoi(argv[1]) : 8080;
	if (argc > 3 && strcmp(argv[2], "get") == 0)
		return print_answer(argv[3], argv[4]);
	if (argc > 2 && strcmp(argv[2], "stop") == 0)
		return run_stop() ? 0 : 1;
#define COUNT(ok) ((ok) ? passed++ : failed++)
	for (size_t i = 0; i < sizeof(probes) / sizeof(probes[0]); i++)
		for (size_t k = 0; k < 2; k++)
			COUNT(run(&probes[i], steps[k]));
	COUNT(run_long("header of 6 KB", 6 * 1024, 1 << 20, "200 open"));
	COUNT(run_long("header of 6 KB in pieces", 6 * 1024, 100, "200 open"));
	COUNT(run_long("header of 9 KB", 9 * 1024, 1 << 20, "431 eof"));
	COUNT(run_long("header of 64 KB", 64 * 1024, 1 << 20, "431 eof"));
	COUNT(run_long("header of 64 KB in pieces", 64 * 1024, 1000, "431 eof"));
	COUNT(run_many("60 headers", 60, "200 open"));
	COUNT(run_many("70 headers", 70, "431 eof"));
	COUNT(run_many("1,000 headers", 1000, "431 eof"));
	COUNT(run_address("address of 3 KB", 3 * 1024, "404 open"));
	COUNT(run_address("address of 5 KB", 5 * 1024, "414 eof"));
	COUNT(run_address("address of 64 KB", 64 * 1024, "414 eof"));
	COUNT(run_trickle("trickling request line", "GET /"));
	COUNT(run_trickle("trickling header", GET HOST));
	COUNT(run_trickle("trickling body", POST FORM "Content-Length: 1000\r\n\r\n"));
	COUNT(run_trickle("trickling second request", GET HOST "\r\n" GET));
	printf("gate probes: %d passed, %d failed\n", passed, failed);
	return failed ? 1 : 0;
}
