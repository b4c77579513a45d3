#include "web/role.h"

static const char *const names[ROLE__MAX] = {
	[ROLE_PUBLIC] = "public",
	[ROLE_READER] = "reader",
	[ROLE_YOUNG_REVIEWER] = "young-reviewer",
	[ROLE_CONTRIBUTOR] = "contributor",
	[ROLE_EDITOR] = "editor",
	[ROLE_APPROVER] = "approver",
	[ROLE_AUTHORITY_ADMIN] = "authority-admin",
	[ROLE_CODER] = "coder",
	[ROLE_RESEARCHER] = "researcher",
	[ROLE_AUDITOR] = "auditor",
	[ROLE_SITE_ADMIN] = "site-admin",
};

const char *role_name(enum role role)
{
	return names[role];
}

bool role_of(struct str name, enum role *out)
{
	for (int role = 0; role < ROLE__MAX; role++) {
		if (!str_eq(name, str_of(names[role])))
			continue;
		*out = (enum role)role;
		return true;
	}
	return false;
}
