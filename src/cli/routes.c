#include "web/routes.h"

#include "base/buf.h"
#include "cli/commands.h"
#include "cli/print.h"

static const char *const type_names[PARAM__MAX] = { "text", "lines", "int", "slug", "list", "choice" };

static json_t *roles_of(const struct route *route)
{
	json_t *roles = json_array();

	for (int role = 0; role < ROLE__MAX; role++)
		if (role_may(route->who, (enum role)role))
			json_array_append_new(roles, json_string(role_name((enum role)role)));
	return roles;
}

static json_t *params_of(const struct route *route)
{
	json_t *params = json_array();

	for (const struct param *p = route->takes; p && p->name; p++)
		json_array_append_new(params, json_pack("{s:s, s:s, s:b}", "name", p->name, "type", type_names[p->type],
							"required", p->need == PARAM_REQUIRED));
	return params;
}

static bool print_as_json(struct ctx *cx, const struct route *rows, size_t len)
{
	json_t *all = json_array();

	for (size_t i = 0; i < len; i++)
		json_array_append_new(all, json_pack("{s:s, s:s, s:o, s:o, s:s}", "method", method_name(rows[i].method),
						     "path", rows[i].path, "who", roles_of(&rows[i]), "takes",
						     params_of(&rows[i]), "about", rows[i].about));
	return print_json(cx, all);
}

/* One line a route and role: what the dispatcher does with it. */
static void print_matrix(const struct route *rows, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		printf("%-4s %s\n", method_name(rows[i].method), rows[i].path);
		for (int role = 0; role < ROLE__MAX; role++)
			printf("\t%-16s %s\n", role_name((enum role)role),
			       role_may(rows[i].who, (enum role)role) ? "open" : "403");
	}
}

static bool routes(struct ctx *cx, const struct call *call)
{
	size_t len;
	const struct route *rows = routes_all(&len);

	if (call->json)
		return print_as_json(cx, rows, len);
	if (call_has(call, "matrix"))
		print_matrix(rows, len);
	else
		for (size_t i = 0; i < len; i++)
			printf("%-4s %-28s %-9s %s\n", method_name(rows[i].method), rows[i].path,
			       rows[i].who == ROLES_EVERYBODY ? "everybody" : "some", rows[i].about);
	return print_flush(cx);
}

const struct command command_routes = {
	.name = "routes",
	.run = routes,
	.usage = "[--matrix] [--json]",
	.about = "Prints every address of the site: method, path, who may open it, what it is for.",
	.example = "localoffer routes --matrix",
	.flags = { { "matrix", NULL, "every route with every role, as tests/access/matrix.txt has it" } },
	.prints_data = true,
};
