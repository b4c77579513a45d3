/* One call of the program: the verb, what stands behind it, and the settings in force. */
#ifndef CLI_CALL_H
#define CLI_CALL_H

#include "base/ctx.h"
#include "base/list.h"
#include "base/settings.h"

struct call;

typedef bool command_fn(struct ctx *cx, const struct call *call);

struct flag {
	const char *name;  /* "on", for --on; NULL ends a table */
	const char *value; /* "DATE"; NULL: a switch */
	const char *about;
};

enum { COMMAND_MAX_FLAGS = 8 };

struct command {
	const char *name;
	command_fn *run;
	const char *usage;   /* behind the name: "TEXT [--json]" */
	const char *about;   /* one sentence */
	const char *example; /* a whole line, and what it does */
	struct flag flags[COMMAND_MAX_FLAGS];
	size_t min_words;
	size_t max_words;
	bool prints_data; /* has --json */
};

struct flag_value {
	const struct flag *flag;
	struct str value;
};

LIST(flag_value, struct flag_value);

struct call {
	const struct command *command;
	struct settings settings;
	struct str_list words;
	struct flag_value_list flags;
	bool json;
	bool help;
};

/*
 * Reads the arguments behind the verb: flags in any place, one flag for each setting, the rest words.
 * ERR_USAGE names what is wrong.
 */
bool call_read(struct ctx *cx, const struct command *command, int argc, char **argv, struct call *out) must_check;
bool call_has(const struct call *call, const char *flag);
/* at == NULL when it was not given. */
struct str call_flag(const struct call *call, const char *flag);
/* The i-th value of a flag that may come more than once; at == NULL behind the last. */
struct str call_flag_at(const struct call *call, const char *flag, size_t i);

/* Opens the database of the settings as cx->db; commands_run closes it. */
bool call_open_any(struct ctx *cx, const struct call *call) must_check;
/* The same; ERR_DATABASE saying what to run when it is empty or older than the program. */
bool call_open(struct ctx *cx, const struct call *call) must_check;

#endif
