/*
 * Settings: one table (settings.c), three sources. A file in the ini form is overridden by environment
 * variables (LOCALOFFER_PORT), and these by flags (--port). `localoffer config` prints what is in force.
 */
#ifndef BASE_SETTINGS_H
#define BASE_SETTINGS_H

#include "base/ctx.h"

enum setting_id {
	SETTING_DATABASE,
	SETTING_DATA_DIR,
	SETTING_ADDRESS,
	SETTING_PORT,
	SETTING_HOSTS,
	SETTING_BASE_URL,
	SETTING_THREADS,
	SETTING_CONNECTIONS,
	SETTING_CONNECTIONS_PER_CLIENT,
	SETTING_IDLE_SECONDS,
	SETTING_RECEIVE_SECONDS,
	SETTING_SEND_SECONDS,
	SETTING_DRAIN_SECONDS,
	SETTING_MAX_HEAD_BYTES,
	SETTING_MAX_BODY_BYTES,
	SETTING_PAGE_CACHE_MB,
	SETTING_DEVELOPMENT,
	SETTING_LOG_FORMAT,
	SETTING_LOG_LEVEL,
	SETTING__MAX
};

enum setting_type { SETTING_TEXT, SETTING_INT, SETTING_FLAG, SETTING_CHOICE };

enum setting_source { SOURCE_DEFAULT, SOURCE_FILE, SOURCE_ENVIRONMENT, SOURCE_FLAG, SOURCE__MAX };

struct setting_row {
	const char *name;    /* "page_cache_mb"; the flag is --page-cache-mb */
	const char *section; /* of the ini file */
	enum setting_type type;
	const char *initial;
	const char *choices; /* "text|json" */
	int64_t min;
	int64_t max;
	bool secret; /* a password in it is masked when it is printed */
	const char *help;
};

struct setting {
	struct str text;
	int64_t n; /* of a number; 0 or 1 of a flag */
	enum setting_source source;
};

struct settings {
	struct setting at[SETTING__MAX];
	struct str file; /* the ini file that was read; at == NULL: none */
};

const struct setting_row *setting_row(enum setting_id id);
/* False (out untouched) when no setting has that name; hyphens count as underscores. */
bool setting_find(struct str name, enum setting_id *out);
const char *setting_source_name(enum setting_source source);

/* Defaults only. */
void settings_init(struct settings *out);
/* One value; ERR_USAGE naming the setting when it does not fit. */
bool setting_set(struct ctx *cx, struct settings *s, enum setting_id id, struct str value, enum setting_source source)
	must_check;
/*
 * Reads the file, then the environment. `path` at == NULL tries $LOCALOFFER_CONFIG, ./localoffer.ini and
 * /etc/localoffer.ini, and is content with none. Values already set by flags stay.
 */
bool settings_read(struct ctx *cx, struct str path, struct settings *out) must_check;

/* Fit to be printed: passwords are masked. */
struct str setting_shown(struct ctx *cx, const struct settings *s, enum setting_id id);

static inline struct str setting_text(const struct settings *s, enum setting_id id)
{
	return s->at[id].text;
}
static inline int64_t setting_int(const struct settings *s, enum setting_id id)
{
	return s->at[id].n;
}

#endif
