/* Parameters held against their declaration, and the search for a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
#undef fail /* cmocka’s; ours is a function */

#include "web/params.h"

#define wrong(...) (print_error(__VA_ARGS__), print_error("\n"), assert_true(false))

static struct arena mem;
static struct ctx cx = { .mem = &mem };

static int start(void **state)
{
	(void)state;
	arena_init(&mem, 1024 * 1024);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_done(&mem);
	return 0;
}

static const struct param takes[] = {
	{ .name = "q", .type = PARAM_TEXT, .max_bytes = 10, .label = "the council or postcode" },
	{ .name = "page", .type = PARAM_INT, .min = 1, .max = 99 },
	{ .name = "living", .type = PARAM_SLUG },
	{ .name = "with", .type = PARAM_LIST, .max_bytes = 30 },
	{ .name = "sort", .type = PARAM_CHOICE, .choices = "name|count" },
	{ .name = "note", .type = PARAM_LINES },
	{ .name = NULL },
};

static const struct param needs[] = {
	{ .name = "q", .type = PARAM_TEXT, .need = PARAM_REQUIRED, .label = "the council or postcode" },
	{ .name = NULL },
};

static const struct route row = { .path = "/x", .takes = takes };

static struct request read_query(const char *query)
{
	struct request rq = { .route = &row };

	err_clear(&cx);
	if (!params_read(&cx, takes, str_of(query), &rq.params))
		assert_int_not_equal(cx.err.kind, ERR_NONE);
	return rq;
}

static void assert_str(struct str is, const char *should)
{
	assert_string_equal(str_c(&mem, is), should);
}

static void declared_values_arrive(void **state)
{
	struct request rq = read_query("q=M1+1AE&page=7&living=leeds&with=kent,hull&sort=count&with=york&other=1");

	(void)state;
	assert_int_equal(cx.err.kind, ERR_NONE);
	assert_str(param(&rq, "q"), "M1 1AE");
	assert_int_equal(param_int(&rq, "page", 1), 7);
	assert_str(param(&rq, "living"), "leeds");
	assert_str(param_at(&rq, "with", 0), "kent");
	assert_str(param_at(&rq, "with", 1), "hull");
	assert_str(param_at(&rq, "with", 2), "york");
	assert_null(param_at(&rq, "with", 3).at);
	assert_str(param(&rq, "sort"), "count");
	assert_int_equal(rq.params.len, 7);
}

static void what_is_not_declared_does_not_exist(void **state)
{
	struct request rq = read_query("admin=1&Q=2&q%00=3");

	(void)state;
	assert_int_equal(cx.err.kind, ERR_NONE);
	assert_int_equal(rq.params.len, 0);
	assert_null(param(&rq, "q").at);
}

static void empty_values_count_as_not_given(void **state)
{
	struct request rq = read_query("q=&page=&living=&with=,,&sort");

	(void)state;
	assert_int_equal(cx.err.kind, ERR_NONE);
	assert_int_equal(rq.params.len, 0);
	assert_int_equal(param_int(&rq, "page", 3), 3);
}

static void order_of_the_query_does_not_matter(void **state)
{
	struct request a = read_query("sort=name&with=kent&q=x");
	struct request b = read_query("q=x&with=kent&sort=name");

	(void)state;
	assert_int_equal(a.params.len, b.params.len);
	for (size_t i = 0; i < a.params.len; i++) {
		assert_string_equal(a.params.at[i].name, b.params.at[i].name);
		assert_true(str_eq(a.params.at[i].value, b.params.at[i].value));
	}
}

static void slugs_are_lowered(void **state)
{
	struct request rq = read_query("living=Leeds&with=KENT");

	(void)state;
	assert_str(param(&rq, "living"), "leeds");
	assert_str(param(&rq, "with"), "kent");
}

static void what_does_not_fit_is_refused(void **state)
{
	static const struct {
		const char *query;
		enum err_kind kind;
		const char *field;
	} rows[] = {
		{ "q=01234567890", ERR_INPUT, "q" },
		{ "q=a%00b", ERR_INPUT, "q" },
		{ "q=a%0ab", ERR_INPUT, "q" },
		{ "q=%ff", ERR_INPUT, "q" },
		{ "q=12345&q=678901", ERR_INPUT, "q" },
		{ "page=0", ERR_INPUT, "page" },
		{ "page=100", ERR_INPUT, "page" },
		{ "page=1x", ERR_INPUT, "page" },
		{ "page=+1", ERR_INPUT, "page" },
		{ "sort=nam", ERR_INPUT, "sort" },
		{ "sort=name|count", ERR_INPUT, "sort" },
		{ "living=le_eds", ERR_NOT_FOUND, "" },
		{ "living=../x", ERR_NOT_FOUND, "" },
		{ "with=kent,h%C3%BCll", ERR_NOT_FOUND, "" },
		{ "with=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p", ERR_INPUT, "with" },
		{ "note=a%01", ERR_INPUT, "note" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		read_query(rows[i].query);
		if (cx.err.kind != rows[i].kind || !str_eq(cx.err.field, str_of(rows[i].field)))
			wrong("%s: %s at \"%.*s\"", rows[i].query, err_row(cx.err.kind)->name, STR_ARG(cx.err.field));
	}
	read_query("note=a%0d%0ab");
	assert_int_equal(cx.err.kind, ERR_NONE);
}

static void what_is_required_is_asked_for(void **state)
{
	struct param_list out = { 0 };

	(void)state;
	err_clear(&cx);
	assert_false(params_read(&cx, needs, S("q="), &out));
	assert_int_equal(cx.err.kind, ERR_INPUT);
	assert_str(cx.err.said, "Fill in the council or postcode.");
}

static bool page(struct ctx *c, const struct request *rq, struct response *out)
{
	(void)c, (void)rq, (void)out;
	return true;
}

static const struct route rows[] = {
	{ .method = HTTP_GET, .path = "/", .page = page },
	{ .method = HTTP_GET, .path = "/offers", .page = page },
	{ .method = HTTP_GET, .path = "/offers/new", .page = page },
	{ .method = HTTP_GET, .path = "/offers/:authority", .page = page },
	{ .method = HTTP_POST, .path = "/offers/:authority", .page = page },
	{ .method = HTTP_GET, .path = "/offers/:authority/items/:item", .page = page },
	{ .method = HTTP_GET, .path = "/topics/:topic.csv", .page = page },
	{ .method = HTTP_GET, .path = "/topics/:topic", .page = page },
	{ .method = HTTP_POST, .path = "/feedback", .page = page },
	{ .method = HTTP_GET, .path = "/assets/*file", .page = page },
};

static void rows_are_found(void **state)
{
	static const struct {
		enum http_method method;
		const char *path;
		enum route_match match;
		const char *what; /* the row's path, what is allowed, or where to */
	} asks[] = {
		{ HTTP_GET, "/", ROUTE_FOUND, "/" },
		{ HTTP_HEAD, "/offers", ROUTE_FOUND, "/offers" },
		{ HTTP_GET, "/offers/kent", ROUTE_FOUND, "/offers/:authority" },
		{ HTTP_GET, "/offers/new", ROUTE_FOUND, "/offers/new" },
		{ HTTP_POST, "/offers/kent", ROUTE_FOUND, "/offers/:authority" },
		{ HTTP_GET, "/offers/kent/items/bus-pass", ROUTE_FOUND, "/offers/:authority/items/:item" },
		{ HTTP_GET, "/topics/driving-lessons", ROUTE_FOUND, "/topics/:topic" },
		{ HTTP_GET, "/topics/driving-lessons.csv", ROUTE_FOUND, "/topics/:topic.csv" },
		{ HTTP_GET, "/assets/Site-1a.B_c.css", ROUTE_FOUND, "/assets/*file" },
		{ HTTP_POST, "/", ROUTE_METHOD, "GET, HEAD" },
		{ HTTP_GET, "/feedback", ROUTE_METHOD, "POST" },
		{ HTTP_GET, "/offers/", ROUTE_ELSEWHERE, "/offers" },
		{ HTTP_GET, "/Offers/KENT//", ROUTE_ELSEWHERE, "/offers/kent" },
		{ HTTP_POST, "/offers/kent/", ROUTE_NONE, "" },
		{ HTTP_GET, "/offers/ke nt", ROUTE_NONE, "" },
		{ HTTP_GET, "/offers//items/x", ROUTE_NONE, "" },
		{ HTTP_GET, "/offer", ROUTE_NONE, "" },
		{ HTTP_GET, "/offersx", ROUTE_NONE, "" },
		{ HTTP_GET, "/topics/.csv", ROUTE_NONE, "" },
		{ HTTP_GET, "/assets/a/b", ROUTE_NONE, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		struct route_found found;
		enum route_match match = routes_find_in(&cx, rows, sizeof(rows) / sizeof(rows[0]), asks[i].method,
							str_of(asks[i].path), &found);
		struct str what = match == ROUTE_FOUND	     ? str_of(found.route->path)
				  : match == ROUTE_METHOD    ? found.allow
				  : match == ROUTE_ELSEWHERE ? found.location
							     : S("");

		if (match != asks[i].match || !str_eq(what, str_of(asks[i].what)))
			wrong("%s: %d \"%.*s\"", asks[i].path, match, STR_ARG(what));
	}
}

static void names_in_the_path_are_given(void **state)
{
	struct route_found found;

	(void)state;
	assert_int_equal(routes_find_in(&cx, rows, sizeof(rows) / sizeof(rows[0]), HTTP_GET,
					S("/offers/kent/items/bus-pass"), &found),
			 ROUTE_FOUND);
	struct request rq = { .args = found.args };

	assert_str(path_arg(&rq, "authority"), "kent");
	assert_str(path_arg(&rq, "item"), "bus-pass");
	assert_null(path_arg(&rq, "topic").at);
	assert_int_equal(routes_find_in(&cx, rows, sizeof(rows) / sizeof(rows[0]), HTTP_GET, S("/topics/a-b.csv"),
					&found),
			 ROUTE_FOUND);
	rq.args = found.args;
	assert_str(path_arg(&rq, "topic"), "a-b");
}

static void every_row_of_the_program_is_complete(void **state)
{
	size_t len;
	const struct route *all = routes_all(&len);

	(void)state;
	for (size_t i = 0; i < len; i++) {
		assert_non_null(all[i].page);
		assert_non_null(all[i].about);
		assert_true(all[i].path[0] == '/');
		assert_true(all[i].who != 0);
		assert_true(all[i].data != DATA_WRITE || all[i].method == HTTP_POST);
		for (const struct param *p = all[i].takes; p && p->name; p++)
			assert_true((p->type == PARAM_CHOICE) == (p->choices != NULL));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(declared_values_arrive),
		cmocka_unit_test(what_is_not_declared_does_not_exist),
		cmocka_unit_test(empty_values_count_as_not_given),
		cmocka_unit_test(order_of_the_query_does_not_matter),
		cmocka_unit_test(slugs_are_lowered),
		cmocka_unit_test(what_does_not_fit_is_refused),
		cmocka_unit_test(what_is_required_is_asked_for),
		cmocka_unit_test(rows_are_found),
		cmocka_unit_test(names_in_the_path_are_given),
		cmocka_unit_test(every_row_of_the_program_is_complete),
	};

	return cmocka_run_group_tests_name("params and routes", tests, start, finish);
}
