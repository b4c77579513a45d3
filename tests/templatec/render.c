/*
 * Renders the templates of good/ with ordinary, empty and hostile values and writes the pages to a
 * folder, where run.sh compares them with good/NAME.CASE.out. The hostile pages are also held against
 * the ordinary ones here: whatever the values contain, a page must have the same tags and attributes.
 */
#include <stdio.h>

#include "attr.h"
#include "base/file.h"
#include "calls.h"
#include "conditions.h"
#include "examples.h"
#include "framed.h"
#include "json.h"
#include "loops.h"
#include "markup.h"
#include "nested.h"
#include "rcdata.h"
#include "sentences.h"
#include "skeleton.h"
#include "text.h"
#include "url.h"
#include "white.h"

enum { MAX_PAGE = 256 * 1024, MAX_MEMORY = 64 * 1024 * 1024 };

static const struct {
	const char *name;
	void (*render)(struct buf *out, const struct tpl_env *env, const struct example_page *v);
} templates[] = {
	{ "attr", tpl_attr },		{ "calls", tpl_calls },	  { "conditions", tpl_conditions },
	{ "framed", tpl_framed },	{ "json", tpl_json },	  { "loops", tpl_loops },
	{ "markup", tpl_markup },	{ "nested", tpl_nested }, { "rcdata", tpl_rcdata },
	{ "sentences", tpl_sentences }, { "text", tpl_text },	  { "url", tpl_url },
	{ "white", tpl_white },
};

static const char *const hostile[] = {
	"\"><script>alert(1)</script>",
	"' onmouseover='alert(1)",
	"javascript:alert(1)",
	" \tjava\nscript:alert(1)",
	"</title></textarea></script><img src=x onerror=alert(1)>",
	"<!--<script>",
	"{{ title }} {who} {n} %s %00",
	"\\\"};alert(1)//\\u0022",
	"//evil.example/?a=b&c=d#e f+g",
	"/../..\\@evil.example:80",
	"data:text/html,<script>alert(1)</script>",
	"\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaf\x01\x7f",
	"\xff\xfe<\xc3",
	"&lt;&amp;&#60;&",
	"`-alert(1)-`",
};

enum {
	COUNT_TEMPLATES = sizeof(templates) / sizeof(templates[0]),
	COUNT_HOSTILE = sizeof(hostile) / sizeof(hostile[0])
};

static struct str render(struct arena *mem, size_t which, const struct tpl_env *env, const struct example_page *v)
{
	struct buf page;

	buf_init(&page, mem, MAX_PAGE);
	templates[which].render(&page, env, v);
	if (!buf_ok(&page))
		printf("FAIL %s is too long\n", templates[which].name);
	return buf_str(&page);
}

static struct str render_text(struct arena *mem, size_t which, const struct tpl_env *env, struct str text)
{
	struct example_page v;

	example_full(mem, text, &v);
	return render(mem, which, env, &v);
}

static bool save(struct ctx *cx, const char *folder, const char *name, const char *which, struct str page)
{
	struct str path = str_print(cx->mem, "%s/%s.%s.out", folder, name, which);

	if (file_write(cx, path.at, page))
		return true;
	printf("FAIL %.*s\n", STR_ARG(cx->err.said));
	return false;
}

static struct str skeleton_of(struct arena *mem, struct str page)
{
	struct buf out;

	buf_init(&out, mem, MAX_PAGE);
	skeleton(page, &out);
	return buf_str(&out);
}

/* One line for run.sh to count: "ok WHAT" or "FAIL WHAT". */
static void check_skeleton(struct arena *mem, size_t which, const struct tpl_env *env, const char *evil)
{
	struct str plain = skeleton_of(mem, render_text(mem, which, env, S("plain")));
	struct str with = skeleton_of(mem, render_text(mem, which, env, str_of(evil)));

	if (str_eq(plain, with))
		printf("ok %s keeps its tags\n", templates[which].name);
	else
		printf("FAIL %s with %s:\n%.*s", templates[which].name, evil, STR_ARG(with));
}

int main(int argc, char **argv)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem };
	struct tpl_env env = { .lang = S("en") };
	struct tpl_env hostile_env = { &hostile_catalogue, S("xx\"") };
	const struct example_page empty = { 0 };
	const char *folder = argc == 2 ? argv[1] : ".";
	bool ok = true;

	arena_init(&mem, MAX_MEMORY);
	for (size_t i = 0; i < COUNT_TEMPLATES; i++) {
		const char *name = templates[i].name;
		struct str evil = S("<a b=\"c\" d='e'>&amp; javascript:x/?q=1&r#\\@");

		ok &= save(&cx, folder, name, "plain", render_text(&mem, i, &env, S("Kent & Medway")));
		ok &= save(&cx, folder, name, "empty", render(&mem, i, &env, &empty));
		ok &= save(&cx, folder, name, "hostile", render_text(&mem, i, &env, evil));
		ok &= save(&cx, folder, name, "translated", render_text(&mem, i, &hostile_env, S("/Kent \"x\"")));
		for (size_t j = 0; j < COUNT_HOSTILE; j++)
			check_skeleton(&mem, i, &env, hostile[j]);
	}
	arena_done(&mem);
	return ok ? 0 : 1;
}
