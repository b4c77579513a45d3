/* The listening socket, with a plain sentence for whatever stands in its way. */
#ifndef WEB_LISTEN_H
#define WEB_LISTEN_H

#include <stdint.h>

#include "base/ctx.h"

/* ERR_SYSTEM when the port is in use, not ours to open, or the address is not this machine's. */
bool listen_open(struct ctx *cx, struct str address, int64_t port, int *out) must_check;

#endif
