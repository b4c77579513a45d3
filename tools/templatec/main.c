/*
 * templatec [--pot FILE] -o OUTDIR TEMPLATE_ROOT
 *
 * Turns every *.html under TEMPLATE_ROOT into a C function; docs/templates.md describes the language.
 * A template goes through lex.c and parse.c (text to tree), link.c (which template a call means),
 * context.c (where each value stands, and is the HTML right) and emit.c (tree to C).
 */
#include <getopt.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"
#include "context.h"
#include "emit.h"
#include "link.h"
#include "parse.h"
#include "pot.h"

enum { MAX_TEMPLATE = 1024 * 1024, MAX_MEMORY = 512 * 1024 * 1024, MAX_FOLDERS = 8 };

struct options {
	const char *pot;
	const char *out;
	const char *root;
};

/* Says what went wrong and goes on, so that one run shows the first mistake of every template. */
static bool report(struct ctx *cx, bool ok)
{
	if (ok)
		return true;
	fprintf(stderr, "%.*s\n", STR_ARG(cx->err.said));
	if (cx->err.detail.len)
		fprintf(stderr, "templatec: %.*s\n", STR_ARG(cx->err.detail));
	err_clear(cx);
	return false;
}

static struct str symbol_of(struct arena *mem, struct str name)
{
	char *symbol = arena_take(mem, name.len + 1);

	for (size_t i = 0; i < name.len; i++)
		symbol[i] = name.at[i] == '/' ? '_' : name.at[i];
	return (struct str){ symbol, name.len };
}

static bool add_template(struct ctx *cx, const char *root, struct str name, struct tpl_list *all)
{
	struct tpl tpl = { .name = str_sub(name, 0, name.len - 5) };

	tpl.src.path = str_print(cx->mem, "%s/%.*s", root, STR_ARG(name));
	tpl.symbol = symbol_of(cx->mem, tpl.name);
	if (!file_read(cx, tpl.src.path.at, MAX_TEMPLATE, &tpl.src.text))
		return false;
	*list_push(cx->mem, all) = tpl;
	return true;
}

/* Every *.html in `folder` (a path below the root that ends in /, or empty) and its folders. */
static bool add_folder(struct ctx *cx, const char *root, struct str folder, size_t depth, struct tpl_list *all)
{
	struct str path = str_print(cx->mem, "%s/%.*s", root, STR_ARG(folder));
	struct str_list names = { 0 };

	if (depth > MAX_FOLDERS)
		return fail(cx, ERR_USAGE, "templatec: too many folders inside each other: %s", path.at);
	if (!file_names(cx, path.at, &names))
		return false;
	for (size_t i = 0; i < names.len; i++) {
		struct str name = str_print(cx->mem, "%.*s%.*s", STR_ARG(folder), STR_ARG(names.at[i]));
		struct str full = str_print(cx->mem, "%s/%.*s", root, STR_ARG(name));
		struct stat st;
		bool is_folder = stat(full.at, &st) == 0 && S_ISDIR(st.st_mode);
		bool ok = true;

		if (is_folder)
			ok = add_folder(cx, root, str_print(cx->mem, "%.*s/", STR_ARG(name)), depth + 1, all);
		else if (str_ends(name, S(".html")))
			ok = add_template(cx, root, name, all);
		if (!ok)
			return false;
	}
	return true;
}

static bool compile(struct ctx *cx, struct tpl_list *all)
{
	bool ok = true;

	for (size_t i = 0; i < all->len; i++)
		ok &= report(cx, link_symbol(cx, all, &all->at[i]) && parse(cx, &all->at[i]));
	if (!ok)
		return false;
	for (size_t i = 0; i < all->len; i++)
		ok &= report(cx, link_calls(cx, all, &all->at[i]) && track(cx, &all->at[i]));
	return ok;
}

/* A file that stays as it was keeps its time, so make compiles nothing again. */
static bool write_changed(struct ctx *cx, const char *path, struct str bytes)
{
	struct str old;

	if (file_read(cx, path, bytes.len + 1, &old) && str_eq(old, bytes))
		return true;
	err_clear(cx);
	return file_write(cx, path, bytes);
}

static bool write_template(struct ctx *cx, const char *folder, const struct tpl *tpl)
{
	struct str header;
	struct str code;
	struct str stem = str_print(cx->mem, "%s/%.*s", folder, STR_ARG(tpl->symbol));

	emit_header(cx, tpl, &header);
	emit_code(cx, tpl, &code);
	return write_changed(cx, str_print(cx->mem, "%s.h", stem.at).at, header) &&
	       write_changed(cx, str_print(cx->mem, "%s.c", stem.at).at, code);
}

static bool run(struct ctx *cx, const struct options *options)
{
	struct tpl_list all = { 0 };
	struct str sentences;

	if (!report(cx, add_folder(cx, options->root, S(""), 0, &all)))
		return false;
	if (!compile(cx, &all) || !report(cx, pot(cx, &all, &sentences)))
		return false;
	if (options->pot && !report(cx, write_changed(cx, options->pot, sentences)))
		return false;
	mkdir(options->out, 0777);
	for (size_t i = 0; i < all.len; i++)
		if (!report(cx, write_template(cx, options->out, &all.at[i])))
			return false;
	return true;
}

static bool read_options(int argc, char **argv, struct options *out)
{
	static const struct option long_options[] = { { "pot", required_argument, NULL, 'p' }, { 0 } };
	struct options options = { 0 };
	int c;

	while ((c = getopt_long(argc, argv, "o:", long_options, NULL)) != -1) {
		if (c == 'p')
			options.pot = optarg;
		else if (c == 'o')
			options.out = optarg;
		else
			return false;
	}
	if (!options.out || optind + 1 != argc)
		return false;
	options.root = argv[optind];
	*out = options;
	return true;
}

int main(int argc, char **argv)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem };
	struct options options;

	if (!read_options(argc, argv, &options)) {
		fprintf(stderr, "usage: templatec [--pot FILE] -o OUTDIR TEMPLATE_ROOT\n");
		return 64;
	}
	arena_init(&mem, MAX_MEMORY);
	bool ok = run(&cx, &options);

	arena_done(&mem);
	return ok ? 0 : 1;
}
