/*
 * The log: one line an event on standard error, key=value or JSON, for journald or a file.
 *
 * Never personal data: no query string, no typed text, no client address, no user agent. Say the route's
 * pattern, not the path; the kind of an error and its detail, which is ours.
 *
 *     LOG(LOG_INFO, "request", log_text("route", S("/offers/:authority")), log_int("status", 200));
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };
enum log_format { LOG_TEXT, LOG_JSON };

struct log_field {
	const char *key;
	struct str text; /* at == NULL: `n` is meant */
	int64_t n;
};

static inline struct log_field log_text(const char *key, struct str text)
{
	return (struct log_field){ .key = key, .text = text.at ? text : S("") };
}
static inline struct log_field log_int(const char *key, int64_t n)
{
	return (struct log_field){ .key = key, .n = n };
}

/* Before threads start. Until then: LOG_TEXT, LOG_INFO. */
void log_init(enum log_format format, enum log_level level);
bool log_wants(enum log_level level);
/* One write; a line longer than 4 KB is cut. */
void log_write(enum log_level level, const char *event, const struct log_field *fields, size_t len);

#define LOG(level, event, ...)                                                                               \
	do {                                                                                                 \
		if (log_wants(level)) {                                                                      \
			const struct log_field log_fields[] = { __VA_ARGS__ };                               \
			log_write((level), (event), log_fields, sizeof(log_fields) / sizeof(log_fields[0])); \
		}                                                                                            \
	} while (0)

#endif
