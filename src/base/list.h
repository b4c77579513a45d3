/*
 * Growing arrays in an arena, one type each:
 *
 *     LIST(name, struct name);                 declares struct name_list { len, cap, at }
 *     *list_push(mem, &list) = (struct name){ ... };
 *     for (size_t i = 0; i < list.len; i++) use(&list.at[i]);
 *
 * A zeroed list is an empty one. Pointers into `at` hold until the next push.
 */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include "base/arena.h"
#include "base/str.h"

#define LIST(name, type)     \
	struct name##_list { \
		size_t len;  \
		size_t cap;  \
		type *at;    \
	}

/* Appends a zeroed element and gives its address. */
#define list_push(mem, list)                                                                            \
	((list)->len == (list)->cap                                                                     \
		 ? ((list)->at = arena_grow((mem), (list)->at, (list)->cap * sizeof(*(list)->at),       \
					    ((list)->cap ? (list)->cap * 2 : 8) * sizeof(*(list)->at)), \
		    (list)->cap = (list)->cap ? (list)->cap * 2 : 8, &(list)->at[(list)->len++])        \
		 : &(list)->at[(list)->len++])

LIST(str, struct str);

#endif
