/*
 * Who may open a page. A row of the route table names a set of roles; the dispatcher asks role_may and
 * no handler does.
 */
#ifndef WEB_ROLE_H
#define WEB_ROLE_H

#include <stdbool.h>

#include "base/str.h"

enum role {
	ROLE_PUBLIC, /* anybody; nobody signs in to read the public site */
	ROLE_READER,
	ROLE_YOUNG_REVIEWER,
	ROLE_CONTRIBUTOR,
	ROLE_EDITOR,
	ROLE_APPROVER,
	ROLE_AUTHORITY_ADMIN,
	ROLE_CODER,
	ROLE_RESEARCHER,
	ROLE_AUDITOR,
	ROLE_SITE_ADMIN,
	ROLE__MAX
};

/* A set of roles: ROLES(EDITOR) | ROLES(APPROVER). */
typedef unsigned role_set;
#define ROLES(name) (1u << ROLE_##name)
#define ROLES_EVERYBODY ((1u << ROLE__MAX) - 1)

static inline bool role_may(role_set who, enum role role)
{
	return (who >> role) & 1u;
}

/* "authority-admin" */
const char *role_name(enum role role);
/* False (out untouched) for a name that is no role. */
bool role_of(struct str name, enum role *out);

#endif
