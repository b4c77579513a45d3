/*
 * embed sql OUT.c NAME FILE...     NAME FILE... [-- NAME FILE...]: migration tables of store/migrate.h
 * embed assets OUT.c FOLDER        what web/static.c serves: each file with its hash, gzip and Brotli bodies
 *
 * icons.tsv in FOLDER (name, viewBox, inner markup) becomes one sprite, icons.svg.
 */
#include <brotli/encode.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"

enum { FILE_MAX_BYTES = 16 * 1024 * 1024 };

static _Noreturn void die(struct ctx *cx, const char *what)
{
	fprintf(stderr, "embed: %s: %.*s\n", what, STR_ARG(cx->err.said));
	exit(1);
}

static void emit_bytes(FILE *out, struct str bytes)
{
	fputs("(const char[]){", out);
	for (size_t i = 0; i < bytes.len; i++)
		fprintf(out, "%s%d,", i % 24 ? "" : "\n", (signed char)bytes.at[i]);
	fputs("0 }", out);
}

static void emit_text(FILE *out, struct str text)
{
	fputs("\n\t\t\"", out);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '\n')
			fputs("\\n\"\n\t\t\"", out);
		else if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else
			fputc(c, out);
	}
	fputc('"', out);
}

static struct str read_all(struct ctx *cx, const char *path)
{
	struct str bytes;

	if (!file_read(cx, path, FILE_MAX_BYTES, &bytes))
		die(cx, path);
	return bytes;
}

/* "sql/migrations/0001_reference.sql" -> "0001_reference" */
static struct str stem(const char *path)
{
	struct str name = str_of(strrchr(path, '/') ? strrchr(path, '/') + 1 : path);

	return str_sub(name, 0, name.len - strlen(".sql"));
}

static void embed_sql(struct ctx *cx, FILE *out, char **args)
{
	fputs("/* Made from sql/; do not edit. */\n#include \"store/migrate.h\"\n", out);
	while (*args) {
		fprintf(out, "\nconst struct migration %s[] = {\n", *args++);
		for (; *args && strcmp(*args, "--") != 0; args++) {
			fprintf(out, "\t{ \"%.*s\",", STR_ARG(stem(*args)));
			emit_text(out, read_all(cx, *args));
			fputs(" },\n", out);
		}
		fputs("\t{ NULL, NULL }\n};\n", out);
		if (*args)
			args++;
	}
}

static struct str gzip(struct ctx *cx, struct str in)
{
	z_stream z = { 0 };

	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		die(cx, "zlib");
	size_t cap = deflateBound(&z, in.len);
	char *at = arena_take(cx->mem, cap);

	z.next_in = (Bytef *)in.at;
	z.avail_in = (uInt)in.len;
	z.next_out = (Bytef *)at;
	z.avail_out = (uInt)cap;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die(cx, "zlib");
	deflateEnd(&z);
	return (struct str){ at, z.total_out };
}

static struct str brotli(struct ctx *cx, struct str in)
{
	size_t len = BrotliEncoderMaxCompressedSize(in.len) + 64;
	char *at = arena_take(cx->mem, len);

	if (!BrotliEncoderCompress(11, 24, BROTLI_MODE_GENERIC, in.len, (const uint8_t *)in.at, &len, (uint8_t *)at))
		die(cx, "brotli");
	return (struct str){ at, len };
}

static const char *type_of(struct str name)
{
	static const struct {
		const char *end;
		const char *type;
	} types[] = {
		{ ".css", "text/css; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
		{ ".png", "image/png" },
		{ ".ico", "image/x-icon" },
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".txt", "text/plain; charset=utf-8" },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_ends(name, str_of(types[i].end)))
			return types[i].type;
	return NULL;
}

static void embed_asset(struct ctx *cx, FILE *out, struct str name, struct str bytes)
{
	struct str none = { 0 };
	struct str packed[] = { gzip(cx, bytes), brotli(cx, bytes) };
	struct str hash = hash_sha256(cx->mem, bytes);

	fprintf(out, "\t{ \"%.*s\", \"%s\", \"%.8s\",\n\t", STR_ARG(name), type_of(name), hash.at);
	fprintf(out, "{ ");
	emit_bytes(out, bytes);
	fprintf(out, ", %zu },\n", bytes.len);
	for (int i = 0; i < 2; i++) {
		/* A picture that is packed already gains nothing. */
		struct str body = packed[i].len < bytes.len * 9 / 10 ? packed[i] : none;

		fprintf(out, "\t{ ");
		if (body.at)
			emit_bytes(out, body);
		else
			fputs("NULL", out);
		fprintf(out, ", %zu },\n", body.len);
	}
	fputs("\t},\n", out);
}

static struct str sprite(struct ctx *cx, struct str tsv)
{
	struct buf b;

	buf_init(&b, cx->mem, FILE_MAX_BYTES);
	buf_add(&b, S("<svg xmlns=\"http://www.w3.org/2000/svg\">"));
	while (tsv.at) {
		struct str line = str_cut(&tsv, '\n');
		struct str name = str_cut(&line, '\t');

		if (!line.at)
			continue;
		struct str box = str_cut(&line, '\t');

		buf_print(&b, "<symbol id=\"%.*s\" viewBox=\"%.*s\">%.*s</symbol>", STR_ARG(name), STR_ARG(box),
			  STR_ARG(line));
	}
	buf_add(&b, S("</svg>"));
	return buf_str(&b);
}

static void embed_assets(struct ctx *cx, FILE *out, const char *folder)
{
	struct str_list names;

	if (!file_names(cx, folder, &names))
		die(cx, folder);
	fputs("/* Made from assets/; do not edit. */\n#include \"web/asset.h\"\n\nconst struct asset assets[] = {\n",
	      out);
	for (size_t i = 0; i < names.len; i++) {
		struct str bytes = read_all(cx, str_print(cx->mem, "%s/%.*s", folder, STR_ARG(names.at[i])).at);

		if (str_eq(names.at[i], S("icons.tsv")))
			embed_asset(cx, out, S("icons.svg"), sprite(cx, bytes));
		else if (type_of(names.at[i]))
			embed_asset(cx, out, names.at[i], bytes);
	}
	fputs("\t{ 0 }\n};\n", out);
}

int main(int argc, char **argv)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem };

	arena_init(&mem, 1024 * 1024 * 1024);
	FILE *out = argc > 3 ? fopen(argv[2], "w") : NULL;

	if (!out) {
		fprintf(stderr, "usage: embed sql|assets OUT.c ...\n");
		return 1;
	}
	if (strcmp(argv[1], "sql") == 0)
		embed_sql(&cx, out, argv + 3);
	else
		embed_assets(&cx, out, argv[3]);
	fclose(out);
	arena_done(&mem);
	return 0;
}
