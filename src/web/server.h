/* The listening half: sockets in, answers out. The only part of the program that knows the HTTP library. */
#ifndef WEB_SERVER_H
#define WEB_SERVER_H

#include "web/app.h"

/*
 * Serves until SIGTERM or SIGINT, then finishes the requests under way. Prints the address on standard
 * output once ready. ERR_SYSTEM when the port is in use or not ours to open.
 */
bool server_run(struct ctx *cx, struct app *app) must_check;

#endif
