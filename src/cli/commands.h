/* The verbs of the program, as one table. Each has a file of its own in this folder. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/call.h"

/* Runs the verb that argv names; returns the exit code. */
int commands_run(int argc, char **argv);
/* In the order of `localoffer help`; ended by NULL. */
extern const struct command *const commands[];
/* NULL when there is no such verb. */
const struct command *command_named(struct str name);

/* The rows; each stands in the file of its name. */
extern const struct command command_serve;
extern const struct command command_init;
extern const struct command command_migrate;
extern const struct command command_load;
extern const struct command command_find;
extern const struct command command_rights;
extern const struct command command_rules;
extern const struct command command_request;
extern const struct command command_routes;
extern const struct command command_export;
extern const struct command command_check;
extern const struct command command_config;
extern const struct command command_version;
extern const struct command command_help;

#endif
