/* The program: see cli/commands.c for what it can do. */
#include "cli/commands.h"

int main(int argc, char **argv)
{
	return commands_run(argc, argv);
}
