# Checks rules/*.txt: records of "key: value" lines. code: the codebook.

function fault(text) { print FILENAME ":" FNR ": " id ": " text }

function listed(value, list) { return index("|" list "|", "|" value "|") > 0 }

function words_of(key, list,    i, k, word) {
	k = split(value[key], word, " ")
	for (i = 1; i <= k; i++) if (!listed(word[i], list)) fault(key ": " word[i])
}

function record_done(    i, k, word) {
	if (!keys) return
	if (seen_id[id]++) fault("id used twice")
	if (!value["effective_to"] && seen_slug[value["slug"]]++) fault("slug used twice: " value["slug"])
	k = split("id slug title area kind in_short summary who owed_by force source status checked_on show position", word, " ")
	for (i = 1; i <= k; i++) if (value[word[i]] == "") fault("no " word[i])
	if (!listed(value["kind"], "legal right|guidance|national scheme|coming|extra")) fault("kind " value["kind"])
	if (!listed(value["force"], "must|should|may|coming")) fault("force " value["force"])
	if (!listed(value["status"], "confirmed|partly|unconfirmed|not in force yet")) fault("status " value["status"])
	if (!listed(value["owed_by"], "responsible council|council where you live|any council|other body")) fault("owed_by " value["owed_by"])
	if ((value["kind"] == "coming") != (value["force"] == "coming")) fault("kind and force disagree")
	if ((value["kind"] == "coming") != (value["status"] == "not in force yet")) fault("kind and status disagree")
	if (value["status"] != "confirmed" && value["status_note"] == "") fault("no status_note")
	if (value["age_before"] != "" && value["age_before"] + 0 <= value["age_from"] + 0) fault("ages")
	words_of("categories", "E|R|F18|F21|Q|any")
	words_of("categories_may", "E|R|F18|F21|Q")
	words_of("categories_on_asking", "E|R|F18|F21|Q")
	words_of("facts", "who|until|from|since|how_long|ask")
	words_of("show", "offer|sheet|away|rights|publication")
	if (value["show"] !~ /publication/ && (value["figure"] == "" || value["until"] == "" || value["ask"] == "" || value["myth"] == "" || value["if_no"] == "" || value["out_of_area"] == "")) fault("a public right says too little")
	k = split(value["facts"], word, " ")
	for (i = 1; i <= k; i++) if (value[word[i]] == "") fault("facts names " word[i] ", which is empty")
	k = split(value["indicators"], word, " ")
	for (i = 1; i <= k; i++) if (!(word[i] in indicator)) fault("no such indicator: " word[i])
	if (value["source_url"] != "" && value["source_url"] !~ /^https:\/\/www\.(legislation\.)?gov\.uk\//) fault("source_url")
	if (value["checked_on"] !~ /^20[0-9][0-9]-[01][0-9]-[0-3][0-9]$/) fault("checked_on")
	split("", value); keys = 0; id = ""
}

BEGIN {
	while ((getline line < code) > 0) { split(line, part, "\t"); indicator[part[1]] = 1 }
}

FNR == 1 && NR > 1 { record_done() }
/^#/ { next }
/^$/ { record_done(); next }
/^  / { if (last == "") fault("nothing to continue"); value[last] = value[last] " " substr($0, 3); next }
/^[a-z_0-9]+: ./ {
	last = substr($0, 1, index($0, ":") - 1)
	if (last in value && last != "when") fault("key given twice: " last)
	value[last] = substr($0, index($0, ":") + 2); keys++
	if (last == "id") id = value[last]
	next
}
{ fault("not a key line: " $0) }
END { record_done() }
