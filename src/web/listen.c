#include "web/listen.h"

#include <errno.h>
#include <netdb.h>
#include <sys/socket.h>

#include "base/cleanup.h"

enum { BACKLOG = 511 };

static bool refused(struct ctx *cx, struct str address, long long port)
{
	int why = errno;

	switch (why) {
	case EADDRINUSE:
		fail(cx, ERR_SYSTEM, "Port %lld is in use by another program; stop it, or choose another with --port.",
		     port);
		break;
	case EACCES:
		fail(cx, ERR_SYSTEM, "You have no permission to open port %lld; choose one above 1023 with --port.",
		     port);
		break;
	case EADDRNOTAVAIL:
		fail(cx, ERR_SYSTEM, "%.*s is not an address of this machine; see --address.", STR_ARG(address));
		break;
	default:
		fail(cx, ERR_SYSTEM, "Port %lld cannot be opened.", port);
	}
	return fail_detail(cx, "%s", strerror(why));
}

static void cleanup_addrinfo(struct addrinfo **found)
{
	if (*found)
		freeaddrinfo(*found);
}

bool listen_open(struct ctx *cx, struct str address, int64_t port, int *out)
{
	struct addrinfo *found cleanup(cleanup_addrinfo) = NULL;
	struct addrinfo wanted = { .ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV,
				   .ai_socktype = SOCK_STREAM };
	const char *service = str_print(cx->mem, "%lld", (long long)port).at;
	int on = 1;

	if (getaddrinfo(str_c(cx->mem, address), service, &wanted, &found) != 0)
		return fail(cx, ERR_USAGE, "%.*s is not an address such as 127.0.0.1; see --address.",
			    STR_ARG(address));
	int fd cleanup(cleanup_fd) = socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return refused(cx, address, port);
	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, found->ai_addr, found->ai_addrlen) < 0 || listen(fd, BACKLOG) < 0)
		return refused(cx, address, port);
	*out = fd;
	fd = -1;
	return true;
}
