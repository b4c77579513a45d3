/* Whole files in and out. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/ctx.h"
#include "base/list.h"

/* The whole file, at most `max_bytes`; ERR_NOT_FOUND, ERR_TOO_LARGE or ERR_SYSTEM, naming the file. */
bool file_read(struct ctx *cx, const char *path, size_t max_bytes, struct str *out) must_check;
/* Writes beside it and renames, so that a reader sees the old file or the new one, never half. */
bool file_write(struct ctx *cx, const char *path, struct str bytes) must_check;
/* Names in a folder, sorted, without those that start with a dot. */
bool file_names(struct ctx *cx, const char *folder, struct str_list *out) must_check;

#endif
