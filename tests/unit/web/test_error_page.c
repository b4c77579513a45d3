/* web/error_page: every kind of failure has a page in the site's style with a way on, without a database. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "web/app.h"
#include "web/routes.h"

/* After our own headers: it has a macro called fail. */
#include <cmocka.h>

struct world {
	struct arena mem;
	struct ctx cx;
	struct app app;
	struct request rq;
};

static int set_up(void **state)
{
	struct world *w = test_calloc(1, sizeof(*w));

	arena_init(&w->mem, 64 << 20);
	w->cx = (struct ctx){ .mem = &w->mem, .now_ms = 1795219200000 + 51720000 };
	w->app.base_url = S("http://localhost");
	w->rq = (struct request){ .path = S("//elsewhere.example"), .lang = S("en"), .app = &w->app };
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	arena_done(&w->mem);
	test_free(w);
	return 0;
}

static struct response page_of(struct world *w, enum err_kind kind)
{
	struct response out = { 0 };

	w->cx.err = (struct err){ .kind = kind, .said = S("The <b>reason</b>."), .detail = S("a secret of ours") };
	page_error(&w->cx, &w->rq, &out);
	return out;
}

static void every_kind_has_a_page(void **state)
{
	for (enum err_kind kind = ERR_USAGE; kind < ERR__MAX; kind++) {
		struct response out = page_of(*state, kind);

		assert_int_equal(out.status, err_row(kind)->http_status);
		assert_int_equal(out.cache, CACHE_NONE);
		assert_true(str_has(out.body, S("<h1>")) && str_has(out.body, S("</html>")));
		assert_true(str_has(out.body, S("href=\"/\"")));
		assert_true(str_has(out.body, S("/exit")));
		assert_true(str_has(out.body, S("noindex")));
		assert_false(str_has(out.body, S("a secret of ours")));
		assert_false(str_has(out.body, S("<b>reason</b>")));
	}
}

static void what_is_lost_can_be_looked_for(void **state)
{
	struct response out = page_of(*state, ERR_NOT_FOUND);

	assert_true(str_has(out.body, S("action=\"/find\"")) && str_has(out.body, S("(404)")));
	out = page_of(*state, ERR_GONE);
	assert_true(str_has(out.body, S("action=\"/find\"")) && str_has(out.body, S("(410)")));
}

static void our_fault_says_when(void **state)
{
	struct response out = page_of(*state, ERR_BUG);

	assert_true(str_has(out.body, S("error 500")) && str_has(out.body, S("21 November 2026, 14:22 UTC")));
	assert_true(str_has(out.body, S("116 123")));
	assert_false(str_has(out.body, S("reason")));
}

static void an_address_is_repeated_only_when_it_is_ours(void **state)
{
	static const struct route row = { .path = "/topics" };
	struct world *w = *state;
	struct response out = page_of(w, ERR_BUSY);

	assert_false(str_has(out.body, S("elsewhere")));
	w->rq.route = &row;
	w->rq.path = S("/topics");
	out = page_of(w, ERR_BUSY);
	assert_true(str_has(out.body, S("href=\"/topics\">Try again")));
	w->rq.method = HTTP_POST;
	out = page_of(w, ERR_BUSY);
	assert_false(str_has(out.body, S("href=\"/topics\">Try again")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_kind_has_a_page, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_lost_can_be_looked_for, set_up, tear_down),
		cmocka_unit_test_setup_teardown(our_fault_says_when, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_address_is_repeated_only_when_it_is_ours, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
