#include "views/provenance.h"

struct str url_host(struct str url)
{
	ptrdiff_t scheme = str_find(url, S("://"));

	if (scheme < 0)
		return S("");
	struct str rest = str_sub(url, (size_t)scheme + 3, url.len);
	struct str host = str_cut(&rest, '/');

	return str_starts(host, S("www.")) ? str_sub(host, 4, host.len) : host;
}
