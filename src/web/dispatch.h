/* From a request that passed the gate to a finished answer: row, method, session, role, parameters, page. */
#ifndef WEB_DISPATCH_H
#define WEB_DISPATCH_H

#include "web/app.h"
#include "web/respond.h"

/* What the log may say about a request: nothing that was typed, no address, no person. */
struct dispatch_note {
	const char *route; /* the row's path, with its :names; "-" without a row */
	const char *cache; /* "hit", "miss", "-" */
	struct err err;	   /* why it failed */
};

/*
 * Answers one request. Never fails: what goes wrong is an error page. `body` is the body of a POST, at
 * most limits.max_body_bytes. If reply->entry is set, the caller gives it back with cache_give.
 */
void dispatch(struct ctx *cx, const struct app *app, const struct gate_pass *pass, struct str body, struct reply *reply,
	      struct dispatch_note *note);
/* An answer to a request that the gate refused. */
void dispatch_refused(struct ctx *cx, const struct app *app, const struct gate_refusal *no, struct reply *reply);

#endif
