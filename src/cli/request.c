#include "base/cleanup.h"
#include "base/date.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "domain/authorities/postcode_index.h"
#include "web/cache.h"
#include "web/dispatch.h"

/* A request as it would have come in; without a socket there is nothing that the library could hide. */
struct made {
	struct raw_header headers[GATE_MAX_HEADERS + 1];
	struct raw_request raw;
};

static bool add_header(struct ctx *cx, struct made *made, struct str name, struct str value)
{
	if (made->raw.headers_len == GATE_MAX_HEADERS)
		return fail(cx, ERR_USAGE, "These are too many headers.");
	made->headers[made->raw.headers_len++] = (struct raw_header){ name, value };
	made->raw.head_bytes += name.len + value.len + 4;
	return true;
}

static bool add_given_headers(struct ctx *cx, const struct call *call, struct made *made, bool *has_host)
{
	for (size_t i = 0; call_flag_at(call, "header", i).at; i++) {
		struct str value = call_flag_at(call, "header", i);
		struct str name = str_cut(&value, ':');

		if (!value.at)
			return fail(cx, ERR_USAGE, "A header is given as \"Name: value\".");
		*has_host = *has_host || str_eq_nocase(name, S("Host"));
		if (!add_header(cx, made, name, str_trim(value)))
			return false;
	}
	return true;
}

static bool make(struct ctx *cx, const struct call *call, struct made *made)
{
	struct str body = call_flag(call, "body");
	bool has_host = false;

	made->raw = (struct raw_request){
		.method = call->words.at[0],
		.target = call->words.at[1],
		.version = S("HTTP/1.1"),
		.headers = made->headers,
		.head_bytes = call->words.at[0].len + call->words.at[1].len + 14,
		.whole = true,
	};
	if (!add_given_headers(cx, call, made, &has_host))
		return false;
	if (!has_host && !add_header(cx, made, S("Host"), S("localhost")))
		return false;
	if (!body.at)
		return true;
	return add_header(cx, made, S("Content-Length"), str_print(cx->mem, "%zu", body.len)) &&
	       add_header(cx, made, S("Content-Type"), S("application/x-www-form-urlencoded"));
}

static bool make_app(struct ctx *cx, const struct call *call, struct app *app)
{
	struct str on = call_flag(call, "on");
	struct str as = call_flag(call, "as");

	if (!app_init(cx, &call->settings, app))
		return false;
	if (on.at && !date_to_ms(on, &app->fixed_now_ms))
		return fail(cx, ERR_USAGE, "%.*s is not a date such as 2026-11-21.", STR_ARG(on));
	if (as.at && !role_of(as, &app->role))
		return fail(cx, ERR_USAGE, "There is no role %.*s; see localoffer routes --matrix.", STR_ARG(as));
	return true;
}

static bool print_reply(struct ctx *cx, const struct call *call, const struct reply *reply)
{
	if (call_has(call, "include")) {
		printf("%d\n", reply->status);
		for (size_t i = 0; i < reply->headers_len; i++)
			printf("%s: %s\n", reply->headers[i].name, reply->headers[i].value);
		putchar('\n');
	}
	if (!str_eq(call->words.at[0], S("HEAD")))
		fwrite(reply->body.at, 1, reply->body.len, stdout);
	return print_flush(cx);
}

static bool request(struct ctx *cx, const struct call *call)
{
	struct made made = { 0 };
	struct postcode_index postcodes cleanup(postcode_index_close) = { 0 };
	struct dispatch_note note = { 0 };
	struct gate_pass pass;
	struct gate_refusal no;
	struct reply reply;
	struct app app;

	if (!make(cx, call, &made) || !make_app(cx, call, &app) || !call_open(cx, call))
		return false;
	app_open_postcodes(cx, &app, &postcodes);
	if (gate_check(cx->mem, &made.raw, &app.limits, &pass, &no))
		dispatch(cx, &app, &pass, call_flag(call, "body"), &reply, &note);
	else
		dispatch_refused(cx, &app, &no, &reply);
	return print_reply(cx, call, &reply) && cx->err.kind == ERR_NONE;
}

const struct command command_request = {
	.name = "request",
	.run = request,
	.usage = "METHOD ADDRESS [--on DATE] [--as ROLE] [--header TEXT] [--body TEXT] [--include]",
	.about = "Answers one request without a socket and prints the page, through all steps from the gate on.",
	.example = "localoffer request GET /offers/kent --on 2026-11-21 --include",
	.flags = { { "on", "DATE", "as if it were that day" },
		   { "as", "ROLE", "as somebody with that role" },
		   { "header", "TEXT", "adds a header, \"Name: value\"; may come more than once" },
		   { "body", "TEXT", "the fields of a form, \"a=1&b=2\", with POST" },
		   { "include", NULL, "prints status and headers too" } },
	.min_words = 2,
	.max_words = 2,
};
