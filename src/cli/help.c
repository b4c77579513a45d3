#include "cli/commands.h"
#include "cli/print.h"

static bool help(struct ctx *cx, const struct call *call)
{
	if (call->words.len == 0) {
		printf("localoffer VERB [...]: every care leaver's local offer, found and compared\n\n");
		for (size_t i = 0; commands[i]; i++)
			printf("  %-9s %s\n", commands[i]->name, commands[i]->about);
		printf("\nlocaloffer help VERB says more.\n");
		return print_flush(cx);
	}
	const struct command *command = command_named(call->words.at[0]);

	if (!command)
		return fail(cx, ERR_USAGE, "There is no verb %.*s; see localoffer help.", STR_ARG(call->words.at[0]));
	return print_command(command) && print_flush(cx);
}

const struct command command_help = {
	.name = "help",
	.run = help,
	.usage = "[VERB]",
	.about = "Lists the verbs, or says how to use one.",
	.example = "localoffer help find",
	.max_words = 1,
};
