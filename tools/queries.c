/*
 * queries OUTDIR FILE.sql...: turns named queries into typed C functions.
 *
 * A query's header is a contract, checked against both databases by tests/sql:
 *
 *     -- name: offers_in :many            :many a list, :one a row or NULL, :exec nothing, :count rows touched
 *     -- takes: authority_id text, lim int      text, int, real, blob; int? may be NULL
 *     -- gives: id text, state int               or: like OTHER, to share the rows of a query above
 *     SELECT ... WHERE authority_id = :authority_id LIMIT :lim;
 *
 * Where the databases need different words, two queries have one name, marked @sqlite and @postgres
 * after the kind. Each file NAME.sql gives gen/sql/NAME.h and .c; all of them share one index.
 */
#include <stdarg.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/list.h"

enum { TEXT_MAX = 4 * 1024 * 1024, PLAIN_PARAMS_MAX = 4 };

struct column {
	struct str name;
	struct str type;
};
LIST(column, struct column);

enum dialect { BOTH, SQLITE, POSTGRES };

struct query {
	struct str name;
	struct str kind; /* many, one, exec, count */
	enum dialect dialect;
	struct column_list takes;
	struct column_list gives;
	struct str row;	   /* whose struct the rows have: its own name, or that of the query it is like */
	struct str sql[3]; /* by dialect */
	size_t line;
};
LIST(query, struct query);

struct file {
	struct ctx *cx;
	const char *path;
	struct str module;
	struct query_list queries;
};

static _Noreturn void die(const char *path, size_t line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "%s:%zu: ", path, line);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool known_type(struct str t)
{
	static const char *const types[] = { "text", "int", "int?", "real", "blob" };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_eq(t, str_of(types[i])))
			return true;
	return false;
}

static struct column_list columns(struct file *f, size_t line, struct str list)
{
	struct column_list out = { 0 };
	struct str rest = list;

	while (rest.at) {
		struct str words = str_trim(str_cut(&rest, ','));
		struct str name = str_cut(&words, ' ');
		struct str type = words.at ? str_trim(words) : S("");

		if (str_empty(name))
			continue;
		if (!known_type(type))
			die(f->path, line, "column %.*s has the unknown type '%.*s'", STR_ARG(name), STR_ARG(type));
		*list_push(f->cx->mem, &out) = (struct column){ name, type };
	}
	return out;
}

static void read_gives(struct file *f, size_t line, struct str list)
{
	struct query *q = &f->queries.at[f->queries.len - 1];
	struct str words = str_trim(list);

	if (!str_starts(words, S("like "))) {
		q->gives = columns(f, line, list);
		return;
	}
	struct str other = str_trim(str_sub(words, 5, words.len));

	for (size_t i = 0; i + 1 < f->queries.len; i++) {
		if (str_eq(f->queries.at[i].name, other)) {
			q->gives = f->queries.at[i].gives;
			q->row = f->queries.at[i].row;
			return;
		}
	}
	die(f->path, line, "there is no query %.*s above", STR_ARG(other));
}

static void start_query(struct file *f, size_t line, struct str header)
{
	struct query q = { .line = line };
	struct str rest = str_trim(header);

	q.name = str_cut(&rest, ' ');
	q.row = q.name;
	struct str kind = str_cut(&rest, ' ');

	if (str_empty(kind) || kind.at[0] != ':')
		die(f->path, line, "a query needs a kind: :many, :one, :exec or :count");
	q.kind = str_sub(kind, 1, kind.len);
	if (rest.at && str_eq(str_trim(rest), S("@sqlite")))
		q.dialect = SQLITE;
	else if (rest.at && str_eq(str_trim(rest), S("@postgres")))
		q.dialect = POSTGRES;
	*list_push(f->cx->mem, &f->queries) = q;
}

static void read_line(struct file *f, size_t line, struct str text, struct str whole)
{
	struct query *q = f->queries.len ? &f->queries.at[f->queries.len - 1] : NULL;

	if (str_starts(text, S("-- name: "))) {
		start_query(f, line, str_sub(text, 9, text.len));
		return;
	}
	if (!q)
		return;
	if (str_starts(text, S("-- takes:")))
		q->takes = columns(f, line, str_sub(text, 9, text.len));
	else if (str_starts(text, S("-- gives:")))
		read_gives(f, line, str_sub(text, 9, text.len));
	else if (!str_starts(text, S("--"))) {
		struct str *sql = &q->sql[q->dialect];

		if (!sql->at)
			*sql = whole;
		sql->len = (size_t)(whole.at + whole.len - sql->at);
	}
}

/* The second of a pair of dialects joins the first, so that one name has one function. */
static void join_dialects(struct file *f)
{
	struct query_list joined = { 0 };

	for (size_t i = 0; i < f->queries.len; i++) {
		struct query *q = &f->queries.at[i];
		struct query *last = joined.len ? &joined.at[joined.len - 1] : NULL;

		if (last && str_eq(last->name, q->name)) {
			if (!last->dialect || !q->dialect || last->dialect == q->dialect)
				die(f->path, q->line, "the name %.*s is used twice", STR_ARG(q->name));
			last->sql[q->dialect] = q->sql[q->dialect];
			continue;
		}
		*list_push(f->cx->mem, &joined) = *q;
	}
	f->queries = joined;
}

static void read_file(struct file *f)
{
	struct str text;
	size_t line = 0;

	if (!file_read(f->cx, f->path, TEXT_MAX, &text))
		die(f->path, 0, "%.*s", STR_ARG(f->cx->err.said));
	struct str rest = text;

	while (rest.at) {
		struct str whole = str_cut(&rest, '\n');

		line++;
		read_line(f, line, str_trim(whole), whole);
	}
	join_dialects(f);
}

static size_t param_index(const struct query *q, struct str name)
{
	for (size_t i = 0; i < q->takes.len; i++)
		if (str_eq(q->takes.at[i].name, name))
			return i + 1;
	return 0;
}

/* The SQL as a C literal, `:name` as the database's own numbered parameter. */
static void emit_sql(struct file *f, struct buf *b, const struct query *q, enum dialect d)
{
	struct str sql = str_trim(q->sql[d].at ? q->sql[d] : q->sql[BOTH]);

	if (str_empty(sql))
		die(f->path, q->line, "query %.*s has no SQL for both databases", STR_ARG(q->name));
	buf_add(b, S("\""));
	for (size_t i = 0; i < sql.len; i++) {
		char c = sql.at[i];
		size_t end = i + 1;

		while (end < sql.len && is_name_char(sql.at[end]))
			end++;
		bool is_param = c == ':' && end > i + 1 && sql.at[i + 1] > '9' && (i == 0 || sql.at[i - 1] != ':');

		if (is_param) {
			size_t n = param_index(q, str_sub(sql, i + 1, end));

			if (!n)
				die(f->path, q->line, "query %.*s: parameter %.*s is not in takes", STR_ARG(q->name),
				    STR_ARG(str_sub(sql, i, end)));
			buf_print(b, "%c%zu", d == POSTGRES ? '$' : '?', n);
			i = end - 1;
		} else if (c == '\n') {
			buf_add(b, S("\\n\"\n\t\t\""));
		} else if (c == '"' || c == '\\') {
			buf_print(b, "\\%c", c);
		} else if (c != '\t') {
			buf_char(b, c);
		}
	}
	buf_add(b, S("\""));
}

static const char *c_type(struct str type)
{
	if (str_eq(type, S("int")))
		return "int64_t ";
	if (str_eq(type, S("int?")))
		return "struct maybe_int ";
	if (str_eq(type, S("real")))
		return "double ";
	return "struct str ";
}

static const char *accessor(struct str type)
{
	if (str_eq(type, S("int")))
		return "rows_int(&rows, %zu)";
	if (str_eq(type, S("int?")))
		return "rows_maybe_int(&rows, %zu)";
	if (str_eq(type, S("real")))
		return "rows_real(&rows, %zu)";
	return "rows_text(cx, &rows, %zu)";
}

static const char *binder(struct str type)
{
	if (str_eq(type, S("int")))
		return "db_int";
	if (str_eq(type, S("int?")))
		return "db_maybe_int";
	if (str_eq(type, S("real")))
		return "db_real";
	if (str_eq(type, S("blob")))
		return "db_blob";
	return "db_text";
}

static void emit_struct(struct buf *b, const struct query *q, const char *suffix, const struct column_list *columns)
{
	buf_print(b, "struct %.*s_%s {\n", STR_ARG(q->name), suffix);
	for (size_t i = 0; i < columns->len; i++)
		buf_print(b, "\t%s%.*s;\n", c_type(columns->at[i].type), STR_ARG(columns->at[i].name));
	buf_add(b, S("};\n"));
}

static void emit_prototype(struct buf *b, const struct query *q)
{
	buf_print(b, "bool q_%.*s(struct ctx *cx", STR_ARG(q->name));
	if (q->takes.len > PLAIN_PARAMS_MAX)
		buf_print(b, ", const struct %.*s_in *in", STR_ARG(q->name));
	else
		for (size_t i = 0; i < q->takes.len; i++)
			buf_print(b, ", %s%.*s", c_type(q->takes.at[i].type), STR_ARG(q->takes.at[i].name));
	if (str_eq(q->kind, S("many")))
		buf_print(b, ", struct %.*s_row_list *out", STR_ARG(q->row));
	else if (str_eq(q->kind, S("one")))
		buf_print(b, ", struct %.*s_row **out", STR_ARG(q->row));
	else if (str_eq(q->kind, S("count")))
		buf_add(b, S(", int64_t *changed"));
	buf_add(b, S(")"));
}

static void emit_header(struct file *f, struct buf *b)
{
	buf_print(b, "/* Made from sql/queries/%.*s.sql; do not edit. */\n#pragma once\n", STR_ARG(f->module));
	buf_add(b, S("#include \"base/list.h\"\n#include \"store/db.h\"\n"));
	for (size_t i = 0; i < f->queries.len; i++) {
		const struct query *q = &f->queries.at[i];

		buf_add(b, S("\n"));
		if (q->takes.len > PLAIN_PARAMS_MAX)
			emit_struct(b, q, "in", &q->takes);
		if (q->gives.len && str_eq(q->row, q->name)) {
			emit_struct(b, q, "row", &q->gives);
			buf_print(b, "LIST(%.*s_row, struct %.*s_row);\n", STR_ARG(q->name), STR_ARG(q->name));
		}
		buf_print(b, "extern const struct query query_%.*s;\n", STR_ARG(q->name));
		emit_prototype(b, q);
		buf_add(b, S(" must_check;\n"));
	}
}

static void emit_query_row(struct file *f, struct buf *b, const struct query *q, size_t index)
{
	buf_print(b, "\nconst struct query query_%.*s = {\n\t\"%.*s\",\n\t{\n\t\t", STR_ARG(q->name), STR_ARG(q->name));
	emit_sql(f, b, q, SQLITE);
	buf_add(b, S(",\n\t\t"));
	emit_sql(f, b, q, POSTGRES);
	buf_add(b, S("\n\t},\n\t\""));
	for (size_t i = 0; i < q->takes.len; i++)
		buf_char(b, q->takes.at[i].type.at[0]);
	buf_add(b, S("\", \""));
	for (size_t i = 0; i < q->gives.len; i++)
		buf_print(b, "%s%.*s:%c", i ? " " : "", STR_ARG(q->gives.at[i].name), q->gives.at[i].type.at[0]);
	buf_print(b, "\", %zu\n};\n\n", index);
}

static void emit_fill(struct buf *b, const struct query *q)
{
	for (size_t i = 0; i < q->gives.len; i++) {
		buf_print(b, "\t\trow->%.*s = ", STR_ARG(q->gives.at[i].name));
		struct str get = str_of(accessor(q->gives.at[i].type));
		struct str before = str_cut(&get, '%');

		buf_print(b, "%.*s%zu);\n", STR_ARG(before), i);
	}
}

static void emit_body(struct buf *b, const struct query *q)
{
	const char *owner = q->takes.len > PLAIN_PARAMS_MAX ? "in->" : "";

	buf_add(b, S("\n{\n\tconst struct db_value values[] = { "));
	for (size_t i = 0; i < q->takes.len; i++)
		buf_print(b, "%s(%s%.*s), ", binder(q->takes.at[i].type), owner, STR_ARG(q->takes.at[i].name));
	buf_add(b, S("{ 0 } };\n\n"));
	if (!q->gives.len) {
		buf_print(b, "\treturn db_change(cx, &query_%.*s, values, %s);\n}\n", STR_ARG(q->name),
			  str_eq(q->kind, S("count")) ? "changed" : "NULL");
		return;
	}
	bool many = str_eq(q->kind, S("many"));

	buf_add(b, S("\tstruct rows rows cleanup(rows_done) = { 0 };\n\tbool more;\n"));
	buf_print(b, many ? "\tstruct %.*s_row_list list = { 0 };\n" : "\tstruct %.*s_row *row = NULL;\n",
		  STR_ARG(q->row));
	buf_print(b, "\n\tif (!db_run(cx, &query_%.*s, values, &rows) || !rows_next(cx, &rows, &more))\n",
		  STR_ARG(q->name));
	buf_print(b, "\t\treturn false;\n\t%s (more) {\n", many ? "while" : "if");
	if (many)
		buf_print(b, "\t\tstruct %.*s_row *row = list_push(cx->mem, &list);\n\n", STR_ARG(q->row));
	else
		buf_print(b, "\t\trow = arena_new(cx->mem, struct %.*s_row);\n", STR_ARG(q->row));
	emit_fill(b, q);
	if (many)
		buf_add(b, S("\t\tif (!rows_next(cx, &rows, &more))\n\t\t\treturn false;\n"));
	buf_print(b, "\t}\n\t*out = %s;\n\treturn true;\n}\n", many ? "list" : "row");
}

static void emit_source(struct file *f, struct buf *b, size_t *index)
{
	buf_print(b, "/* Made from sql/queries/%.*s.sql; do not edit. */\n#include \"gen/sql/%.*s.h\"\n",
		  STR_ARG(f->module), STR_ARG(f->module));
	for (size_t i = 0; i < f->queries.len; i++) {
		const struct query *q = &f->queries.at[i];

		emit_query_row(f, b, q, (*index)++);
		emit_prototype(b, q);
		emit_body(b, q);
	}
}

static void write_out(struct ctx *cx, const char *folder, struct str name, struct buf *b)
{
	const char *path = str_print(cx->mem, "%s/%.*s", folder, STR_ARG(name)).at;
	struct str old;

	if (file_read(cx, path, TEXT_MAX, &old) && str_eq(old, buf_str(b)))
		return;
	err_clear(cx);
	if (!buf_ok(b) || !file_write(cx, path, buf_str(b)))
		die(path, 0, "%.*s", STR_ARG(cx->err.said));
}

static void add_to_all(struct buf *includes, struct buf *names, const struct file *f)
{
	buf_print(includes, "#include \"gen/sql/%.*s.h\"\n", STR_ARG(f->module));
	for (size_t i = 0; i < f->queries.len; i++)
		buf_print(names, "\t&query_%.*s,\n", STR_ARG(f->queries.at[i].name));
}

static void make_file(struct ctx *cx, const char *folder, struct file *f, size_t *index)
{
	struct buf b;

	read_file(f);
	buf_init(&b, cx->mem, TEXT_MAX);
	emit_header(f, &b);
	write_out(cx, folder, str_print(cx->mem, "%.*s.h", STR_ARG(f->module)), &b);
	buf_init(&b, cx->mem, TEXT_MAX);
	emit_source(f, &b, index);
	write_out(cx, folder, str_print(cx->mem, "%.*s.c", STR_ARG(f->module)), &b);
}

int main(int argc, char **argv)
{
	struct arena mem;
	struct ctx cx = { .mem = &mem };
	struct buf includes;
	struct buf names;
	struct buf all;
	size_t index = 0;

	arena_init(&mem, 256 * 1024 * 1024);
	buf_init(&includes, &mem, TEXT_MAX);
	buf_init(&names, &mem, TEXT_MAX);
	buf_init(&all, &mem, TEXT_MAX);
	for (int i = 2; i < argc; i++) {
		struct file f = { .cx = &cx, .path = argv[i] };
		struct str base = str_of(strrchr(argv[i], '/') ? strrchr(argv[i], '/') + 1 : argv[i]);

		f.module = str_sub(base, 0, base.len - 4);
		make_file(&cx, argv[1], &f, &index);
		add_to_all(&includes, &names, &f);
	}
	buf_print(&all, "/* Every query, for the contract test. */\n%.*s#include \"gen/sql/all.h\"\n\n",
		  STR_ARG(buf_str(&includes)));
	buf_print(&all, "const struct query *const all_queries[] = {\n%.*s\tNULL\n};\n", STR_ARG(buf_str(&names)));
	write_out(&cx, argv[1], S("all.c"), &all);
	buf_init(&all, &mem, TEXT_MAX);
	buf_add(&all, S("#pragma once\n#include \"store/db.h\"\n\n/* Every query, ended by NULL. */\n"
			"extern const struct query *const all_queries[];\n"));
	write_out(&cx, argv[1], S("all.h"), &all);
	arena_done(&mem);
	return 0;
}
