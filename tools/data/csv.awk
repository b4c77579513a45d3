# Reads one RFC 4180 file. mode: shape, authorities, offer, findings (each one includes shape).
# code: the codebook, for the modes that refer to it.

function fault(text) { print FILENAME ":" start ": " text }

function row_done(    i) {
	row++
	if (row == 1) {
		columns = n
		for (i = 1; i <= n; i++) { name[i] = cell[i]; at[cell[i]] = i }
		return
	}
	if (n != columns) { fault(n " cells, not " columns); return }
	if (mode == "authorities") authority()
	if (mode == "offer") provision()
	if (mode == "findings") known(cell[at["indicator_id"]])
}

function authority() {
	if (cell[at["is_childrens_services_authority"]] == "yes") responsible++
	if (seen[cell[at["slug"]]]++) fault("slug used twice: " cell[at["slug"]])
	if (seen[cell[at["gss_code"]]]++) fault("code used twice: " cell[at["gss_code"]])
}

function known(id) { if (!(id in indicator)) fault("no such indicator: " id) }

function one_of(column, list,    v) {
	v = cell[at[column]]
	if (index("|" list "|", "|" v "|") == 0) fault(column " is not one of " list ": " v)
}

function provision(    i, k, ids, lo, hi, text) {
	if (seen[cell[at["key"]]]++) fault("key used twice: " cell[at["key"]])
	one_of("basis", "legal right|extra")
	one_of("amount_kind", "|exact|up_to|from")
	one_of("amount_period", "|once|week|month|year|each")
	one_of("provider_kind", "department|district|partner|national|signpost")
	one_of("where_holds", "anywhere|our area")
	lo = cell[at["age_min"]]; hi = cell[at["age_max"]]
	if (lo != "" && (lo < 14 || lo > 30)) fault("age_min " lo)
	if (hi != "" && (hi < 16 || hi > 30 || hi + 0 < lo + 0)) fault("age_max " hi)
	if ((cell[at["amount_gbp"]] == "") != (cell[at["amount_kind"]] == "")) fault("amount without kind, or kind without amount")
	if (cell[at["how_to_ask"]] == "" || cell[at["summary"]] == "") fault("says too little: " cell[at["key"]])
	if (cell[at["last_checked"]] !~ /^20[0-9][0-9]-[01][0-9]-[0-3][0-9]$/) fault("last_checked")
	k = split(cell[at["indicators"]], ids, "|")
	for (i = 1; i <= k; i++) known(ids[i])
	for (i = 1; i <= columns; i++) {
		text = cell[i]
		gsub(/01632 960 [0-9][0-9][0-9]/, "", text)
		gsub(/07700 900 [0-9][0-9][0-9]/, "", text)
		if (text ~ /0[0-9][0-9][0-9][0-9] ?[0-9][0-9][0-9]/) fault("a telephone number that isn't from the drama ranges")
		if (name[i] == "url" && text !~ /^https:\/\/exampleshire\.example\//) fault("url " text)
	}
}

BEGIN {
	if (code != "") while ((getline line < code) > 0) { split(line, part, "\t"); indicator[part[1]] = 1 }
}

{
	if (!open) { n = 1; delete cell; cell[1] = ""; start = NR } else cell[n] = cell[n] "\n"
	for (i = 1; i <= length($0); i++) {
		c = substr($0, i, 1)
		if (open) {
			if (c != "\"") cell[n] = cell[n] c
			else if (substr($0, i + 1, 1) == "\"") { cell[n] = cell[n] c; i++ }
			else { open = 0; closed = 1 }
		} else if (c == ",") { cell[++n] = ""; closed = 0 }
		else if (c == "\"" && cell[n] == "" && !closed) open = 1
		else if (c == "\"" || closed) { fault("a quote in the wrong place"); closed = 0 }
		else cell[n] = cell[n] c
	}
	if (!open) { closed = 0; row_done() }
}

END {
	if (open) fault("a quote is never closed")
	if (row < 2) fault("no rows")
	if (mode == "authorities" && responsible != 153) fault(responsible " children's services authorities, not 153")
}
