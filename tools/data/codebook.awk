# Checks one version of the codebook: a tab separated file with a header line.

function fault(text) { print FILENAME ":" NR ": " text }

function listed(value, list) { return index("|" list "|", "|" value "|") > 0 }

BEGIN { FS = "\t" }

NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }

{
	rows++
	if (seen_id[$at["id"]]++) fault("id used twice: " $at["id"])
	if (seen_slug[$at["slug"]]++) fault("slug used twice: " $at["slug"])
	if ($at["slug"] !~ /^[a-z0-9]+(-[a-z0-9]+)*$/) fault("slug " $at["slug"])
	if (!listed($at["area"], "core|health|relationships|education|employment|accommodation|participation|finance|groups|format")) fault("area " $at["area"])
	if (!listed($at["kind"], "statutory|guidance|national|discretionary")) fault("kind " $at["kind"])
	if ($at["value_type"] == "") fault("no value_type")
	if (length($at["short_title"]) > 45) fault("short_title is too long")
	if ($at["title"] == "" || $at["short_title"] == "" || $at["definition"] == "" || $at["usually"] == "") fault("an empty text")
	if ($at["kind"] == "statutory" && $at["legal"] == "") fault("statutory without legal: " $at["id"])
	if ($at["benchmark_2019_count"] != "") {
		counted++
		if ($at["benchmark_2019_of"] != 20 || $at["benchmark_2019_count"] > 20) fault("2019 count")
	}
	if ($at["benchmark_2019_band"] != "") banded++
}

END {
	if (FILENAME ~ /2026-11/ && (rows != 234 || counted != 27 || banded != 23))
		print FILENAME ": " rows " indicators, " counted " counts, " banded " bands, not 234, 27, 23"
}
