#include "base/log.h"

#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 4096 };

/* Set once, before threads start. */
static struct {
	enum log_format format;
	enum log_level level;
} current = { LOG_TEXT, LOG_INFO };

/* A line being made; what does not fit is left out. One byte is kept for the line end. */
struct line {
	char at[LINE_MAX_BYTES];
	size_t len;
};

static void line_char(struct line *line, char c)
{
	if (line->len < LINE_MAX_BYTES - 1)
		line->at[line->len++] = c;
}

static void line_add(struct line *line, const char *text)
{
	while (*text)
		line_char(line, *text++);
}

static void line_int(struct line *line, int64_t n)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%lld", (long long)n);
	line_add(line, digits);
}

static void line_time(struct line *line)
{
	struct timespec now;
	struct tm utc;
	char text[40];

	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	if (strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S.", &utc))
		line_add(line, text);
	snprintf(text, sizeof(text), "%03dZ", (int)(now.tv_nsec / 1000000 % 1000));
	line_add(line, text);
}

static void line_escaped(struct line *line, char c)
{
	if (c == '"' || c == '\\') {
		line_char(line, '\\');
		line_char(line, c);
	} else if ((unsigned char)c < 0x20 || c == 0x7f) {
		char text[8];

		snprintf(text, sizeof(text), "\\u%04x", (unsigned)(unsigned char)c);
		line_add(line, text);
	} else {
		line_char(line, c);
	}
}

static void line_quoted(struct line *line, struct str text)
{
	line_char(line, '"');
	for (size_t i = 0; i < text.len; i++)
		line_escaped(line, text.at[i]);
	line_char(line, '"');
}

static bool is_plain(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] <= ' ' || text.at[i] > '~' || text.at[i] == '"' || text.at[i] == '=')
			return false;
	return text.len > 0;
}

static void line_field(struct line *line, const struct log_field *field)
{
	bool json = current.format == LOG_JSON;

	line_add(line, json ? ",\"" : " ");
	line_add(line, field->key);
	line_add(line, json ? "\":" : "=");
	if (!field->text.at)
		line_int(line, field->n);
	else if (!json && is_plain(field->text))
		for (size_t i = 0; i < field->text.len; i++)
			line_char(line, field->text.at[i]);
	else
		line_quoted(line, field->text);
}

void log_init(enum log_format format, enum log_level level)
{
	current.format = format;
	current.level = level;
}

bool log_wants(enum log_level level)
{
	return level <= current.level;
}

void log_write(enum log_level level, const char *event, const struct log_field *fields, size_t len)
{
	static const char *const names[] = { "error", "warning", "info", "debug" };
	const struct log_field first[] = { log_text("level", str_of(names[level])), log_text("event", str_of(event)) };
	bool json = current.format == LOG_JSON;
	struct line line = { .len = 0 };

	line_add(&line, json ? "{\"at\":\"" : "at=");
	line_time(&line);
	line_add(&line, json ? "\"" : "");
	for (size_t i = 0; i < 2; i++)
		line_field(&line, &first[i]);
	for (size_t i = 0; i < len; i++)
		line_field(&line, &fields[i]);
	if (json)
		line_char(&line, '}');
	line.at[line.len++] = '\n';
	while (write(STDERR_FILENO, line.at, line.len) < 0 && errno == EINTR)
		continue;
}
