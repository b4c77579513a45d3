# Checks the shape of the other rule files: facts, care, status, past, advice, checks. What the tests say is checked
# by the program: localoffer rules lint.

function fault(text) { print FILENAME ":" FNR ": " id ": " text }

function record_done(    i, k, word) {
	if (!keys) return
	if (id == "") fault("no id")
	if (seen[FILENAME, id]++) fault("id used twice")
	k = split(need, word, " ")
	for (i = 1; i <= k; i++) if (value[word[i]] == "") fault("no " word[i])
	if ("status" in value && value["status"] !~ /^(confirmed|partly|unconfirmed|not in force yet)$/) fault("status " value["status"])
	if ("status" in value && value["status"] != "confirmed" && value["status_note"] == "") fault("no status_note")
	if (value["source_url"] != "" && value["source_url"] !~ /^https:\/\/www\.(legislation\.)?gov\.uk\//) fault("source_url")
	if (value["checked_on"] != "" && value["checked_on"] !~ /^20[0-9][0-9]-[01][0-9]-[0-3][0-9]$/) fault("checked_on")
	split("", value); keys = 0; id = ""
}

FNR == 1 {
	if (NR > 1) record_done()
	need = FILENAME ~ /facts/ ? "kind ask ask_helper position" : FILENAME ~ /checks/ ? "title when field in_short" : \
		"title source status checked_on"
}
/^#/ { next }
/^$/ { record_done(); next }
/^  / { value[last] = value[last] " " substr($0, 3); next }
/^[a-z_0-9]+: ./ {
	last = substr($0, 1, index($0, ":") - 1)
	if (last in value) fault("key given twice: " last)
	value[last] = substr($0, index($0, ":") + 2); keys++
	if (last == "id") id = value[last]
	next
}
{ fault("not a key line: " $0) }
END { record_done() }
