#include "base/settings.h"

#include <ini.h>
#include <unistd.h>

#include "base/file.h"

enum { INI_FILE_MAX_BYTES = 256 * 1024 };

static const struct setting_row rows[SETTING__MAX] = {
	[SETTING_DATABASE] = { "database", "data", SETTING_TEXT, "var/localoffer.db", NULL, 0, 0, true,
			       "SQLite file, or postgresql://user:password@host/name" },
	[SETTING_DATA_DIR] = { "data_dir", "data", SETTING_TEXT, "data", NULL, 0, 0, false,
			       "folder of the reference data that `load` reads" },
	[SETTING_ADDRESS] = { "address", "web", SETTING_TEXT, "127.0.0.1", NULL, 0, 0, false,
			      "address to listen on; put nginx in front before it is anything but this machine's own" },
	[SETTING_PORT] = { "port", "web", SETTING_INT, "8080", NULL, 1, 65535, false, "port to listen on" },
	[SETTING_HOSTS] = { "hosts", "web", SETTING_TEXT, "", NULL, 0, 0, false,
			    "names that the site answers to, with commas; this machine's own names always count" },
	[SETTING_BASE_URL] = { "base_url", "web", SETTING_TEXT, "", NULL, 0, 0, false,
			       "address of the site as others see it, https://example.org; its host counts as one of "
			       "hosts" },
	[SETTING_THREADS] = { "threads", "web", SETTING_INT, "8", NULL, 1, 256, false,
			      "requests worked on at one time; each has a database connection" },
	[SETTING_CONNECTIONS] = { "connections", "web", SETTING_INT, "1000", NULL, 8, 100000, false,
				  "connections open at one time; further ones wait" },
	[SETTING_CONNECTIONS_PER_CLIENT] = { "connections_per_client", "web", SETTING_INT, "0", NULL, 0, 100000, false,
					     "of these, from one address; 0 means any number (needed behind nginx)" },
	[SETTING_IDLE_SECONDS] = { "idle_seconds", "web", SETTING_INT, "15", NULL, 1, 3600, false,
				   "a connection on which nothing moves is closed after this" },
	[SETTING_RECEIVE_SECONDS] = { "receive_seconds", "web", SETTING_INT, "30", NULL, 1, 3600, false,
				      "a request must have arrived whole within this, however it trickles" },
	[SETTING_SEND_SECONDS] = { "send_seconds", "web", SETTING_INT, "120", NULL, 1, 3600, false,
				   "an answer must have been taken whole within this" },
	[SETTING_DRAIN_SECONDS] = { "drain_seconds", "web", SETTING_INT, "20", NULL, 0, 3600, false,
				    "how long a stop waits for requests under way" },
	[SETTING_MAX_HEAD_BYTES] = { "max_head_bytes", "web", SETTING_INT, "8192", NULL, 1024, 65536, false,
				     "request line and headers" },
	[SETTING_MAX_BODY_BYTES] = { "max_body_bytes", "web", SETTING_INT, "1048576", NULL, 0, 268435456, false,
				     "body of a form" },
	[SETTING_PAGE_CACHE_MB] = { "page_cache_mb", "web", SETTING_INT, "32", NULL, 0, 4096, false,
				    "finished pages kept in memory; 0 keeps none" },
	[SETTING_DEVELOPMENT] = { "development", "web", SETTING_FLAG, "no", NULL, 0, 0, false,
				  "also show the pages for developers, such as /components" },
	[SETTING_LOG_FORMAT] = { "log_format", "log", SETTING_CHOICE, "text", "text|json", 0, 0, false,
				 "lines of key=value, or of JSON" },
	[SETTING_LOG_LEVEL] = { "log_level", "log", SETTING_CHOICE, "info", "error|warning|info|debug", 0, 0, false,
				"info has a line for each request; none of them says who asked or what was typed" },
};

static const char *const source_names[SOURCE__MAX] = { "default", "file", "environment", "flag" };

const struct setting_row *setting_row(enum setting_id id)
{
	return &rows[id];
}

const char *setting_source_name(enum setting_source source)
{
	return source_names[source];
}

bool setting_find(struct str name, enum setting_id *out)
{
	for (int id = 0; id < SETTING__MAX; id++) {
		struct str known = str_of(rows[id].name);
		size_t i = 0;

		while (i < name.len && i < known.len && (name.at[i] == '-' ? '_' : name.at[i]) == known.at[i])
			i++;
		if (i != name.len || i != known.len)
			continue;
		*out = (enum setting_id)id;
		return true;
	}
	return false;
}

/* The number that a text stands for; false when it does not fit the row. */
static bool to_number(const struct setting_row *row, struct str text, int64_t *out)
{
	static const struct str yes[] = { S("yes"), S("true"), S("on"), S("1") };
	static const struct str no[] = { S("no"), S("false"), S("off"), S("0") };

	if (row->type == SETTING_INT)
		return str_to_int(text, out) && *out >= row->min && *out <= row->max;
	for (size_t i = 0; row->type == SETTING_FLAG && i < 4; i++) {
		if (!str_eq_nocase(text, yes[i]) && !str_eq_nocase(text, no[i]))
			continue;
		*out = str_eq_nocase(text, yes[i]);
		return true;
	}
	struct str rest = str_of(row->choices);

	for (int64_t n = 0; row->type == SETTING_CHOICE && rest.at; n++) {
		*out = n;
		if (str_eq(text, str_cut(&rest, '|')))
			return true;
	}
	return row->type == SETTING_TEXT;
}

static struct str expected(struct ctx *cx, const struct setting_row *row)
{
	if (row->type == SETTING_INT)
		return str_print(cx->mem, "a whole number from %lld to %lld", (long long)row->min, (long long)row->max);
	if (row->type == SETTING_FLAG)
		return S("yes or no");
	return str_print(cx->mem, "one of %s", row->choices);
}

void settings_init(struct settings *out)
{
	*out = (struct settings){ 0 };
	for (int id = 0; id < SETTING__MAX; id++) {
		struct setting *setting = &out->at[id];

		setting->text = str_of(rows[id].initial);
		(void)to_number(&rows[id], setting->text, &setting->n);
	}
}

bool setting_set(struct ctx *cx, struct settings *s, enum setting_id id, struct str value, enum setting_source source)
{
	const struct setting_row *row = &rows[id];
	int64_t n = 0;

	if (source < s->at[id].source)
		return true;
	if (!to_number(row, value, &n))
		return fail_field(cx, ERR_USAGE, str_of(row->name), "The setting %s must be %.*s (it came from: %s).",
				  row->name, STR_ARG(expected(cx, row)), source_names[source]);
	s->at[id] = (struct setting){ .text = str_copy(cx->mem, value), .n = n, .source = source };
	return true;
}

/* What the ini reader hands to its callback. */
struct reading {
	struct ctx *cx;
	struct settings *settings;
	struct str file;
};

static int take_line(void *user, const char *section, const char *name, const char *value)
{
	struct reading *reading = user;
	enum setting_id id;

	if (!setting_find(str_of(name), &id) || strcmp(rows[id].section, section) != 0) {
		fail_field(reading->cx, ERR_USAGE, str_of(name), "%.*s: there is no setting %s in a section [%s].",
			   STR_ARG(reading->file), name, section);
		return 0;
	}
	return setting_set(reading->cx, reading->settings, id, str_of(value), SOURCE_FILE);
}

static bool read_file(struct ctx *cx, struct str path, struct settings *out)
{
	struct reading reading = { cx, out, path };
	struct str text;

	if (!file_read(cx, str_c(cx->mem, path), INI_FILE_MAX_BYTES, &text))
		return false;
	int line = ini_parse_string(str_c(cx->mem, text), take_line, &reading);

	if (line && cx->err.kind == ERR_NONE)
		return fail(cx, ERR_USAGE, "%.*s, line %d: this is neither [section] nor name = value.", STR_ARG(path),
			    line);
	if (line)
		return false;
	out->file = str_copy(cx->mem, path);
	return true;
}

static bool read_environment(struct ctx *cx, struct settings *out)
{
	for (int id = 0; id < SETTING__MAX; id++) {
		char name[64] = "LOCALOFFER_";
		size_t len = strlen(name);

		for (const char *c = rows[id].name; *c && len < sizeof(name) - 1; c++)
			name[len++] = (char)(*c >= 'a' && *c <= 'z' ? *c - 32 : *c);
		const char *value = getenv(name);

		if (value && !setting_set(cx, out, (enum setting_id)id, str_of(value), SOURCE_ENVIRONMENT))
			return false;
	}
	return true;
}

bool settings_read(struct ctx *cx, struct str path, struct settings *out)
{
	const struct str usual[] = { S("localoffer.ini"), S("/etc/localoffer.ini") };

	if (!path.at)
		path = str_of(getenv("LOCALOFFER_CONFIG"));
	for (size_t i = 0; !path.at && i < 2; i++)
		if (access(usual[i].at, R_OK) == 0)
			path = usual[i];
	if (path.at && !read_file(cx, path, out))
		return false;
	return read_environment(cx, out);
}

struct str setting_shown(struct ctx *cx, const struct settings *s, enum setting_id id)
{
	struct str text = s->at[id].text;
	ptrdiff_t scheme = str_find(text, S("://"));
	struct str rest = scheme < 0 ? (struct str){ 0 } : str_sub(text, (size_t)scheme + 3, text.len);
	struct str after = rest;
	struct str user = str_cut(&after, '@');
	struct str password = user;

	user = str_cut(&password, ':');
	if (!rows[id].secret || !after.at || !password.at)
		return text;
	return str_print(cx->mem, "%.*s%.*s:***@%.*s", (int)scheme + 3, text.at, STR_ARG(user), STR_ARG(after));
}
