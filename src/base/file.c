#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/list.h"

static bool failed(struct ctx *cx, const char *path)
{
	enum err_kind kind = errno == ENOENT ? ERR_NOT_FOUND : ERR_SYSTEM;

	fail_field(cx, kind, str_of(path), "%s: %s.", path, strerror(errno));
	return fail_detail(cx, "errno %d", errno);
}

bool file_read(struct ctx *cx, const char *path, size_t max_bytes, struct str *out)
{
	FILE *f cleanup(cleanup_file) = fopen(path, "rb");

	if (!f || fseek(f, 0, SEEK_END) != 0)
		return failed(cx, path);
	long size = ftell(f);

	if (size < 0 || fseek(f, 0, SEEK_SET) != 0)
		return failed(cx, path);
	if ((size_t)size > max_bytes)
		return fail_field(cx, ERR_TOO_LARGE, str_of(path), "%s is larger than %zu bytes.", path, max_bytes);
	char *bytes = arena_take(cx->mem, (size_t)size + 1);

	if (fread(bytes, 1, (size_t)size, f) != (size_t)size)
		return failed(cx, path);
	*out = (struct str){ bytes, (size_t)size };
	return true;
}

bool file_write(struct ctx *cx, const char *path, struct str bytes)
{
	const char *beside = str_print(cx->mem, "%s.new", path).at;
	FILE *f = fopen(beside, "wb");

	if (!f)
		return failed(cx, beside);
	bool good = fwrite(bytes.at, 1, bytes.len, f) == bytes.len && fflush(f) == 0 && fsync(fileno(f)) == 0;

	good = fclose(f) == 0 && good;
	if (!good || rename(beside, path) != 0)
		return failed(cx, beside);
	return true;
}

static void close_folder(DIR **d)
{
	if (*d)
		closedir(*d);
}

bool file_names(struct ctx *cx, const char *folder, struct str_list *out)
{
	DIR *d cleanup(close_folder) = opendir(folder);
	struct str_list names = { 0 };
	struct dirent *entry;

	if (!d)
		return failed(cx, folder);
	while ((entry = readdir(d)))
		if (entry->d_name[0] != '.')
			*list_push(cx->mem, &names) = str_copy(cx->mem, str_of(entry->d_name));
	if (names.len)
		qsort(names.at, names.len, sizeof(names.at[0]), str_cmp_qsort);
	*out = names;
	return true;
}
