# The sizes to hold: awk -f tools/sizes.awk FILES. Expects the layout of .clang-format.
# A file whose first lines say "pure table" may be longer than 500 lines.
function over(what, is, limit) {
	if (is > limit) {
		printf "%s:%d: %s is %d, the limit is %d\n", FILENAME, FNR, what, is, limit
		bad = 1
	}
}
function finish_file() {
	if (name ~ /\.h$/)
		file_over(lines, 150, "header")
	else if (name ~ /\.html$/)
		file_over(lines, 120, "template")
	else if (name ~ /\.c$/ && !table)
		file_over(lines, 500, "file")
}
function file_over(is, limit, what) {
	if (is > limit) {
		printf "%s: %s has %d lines, the limit is %d\n", name, what, is, limit
		bad = 1
	}
}
FNR == 1 { if (name) finish_file(); name = FILENAME; lines = 0; table = 0; in_function = 0; head = "" }
{ lines = FNR }
FNR < 6 && /pure table/ { table = 1 }
FILENAME !~ /\.c$/ { next }
/^[A-Za-z_].*\(/ && !/;$/ && !/^#/ && !/^(struct|enum|static const|const|typedef) [^(]*=/ { head = $0; start = FNR; reading = 1 }
reading && FNR > start && !/^{/ { head = head $0 }
reading && /;$/ && !/^{/ { reading = 0 }
/^{$/ && reading {
	reading = 0
	in_function = 1
	first = FNR
	args = head
	sub(/^[^(]*\(/, "", args)
	if (head !~ /MHD_/) # the HTTP library prescribes the shape of its callbacks
		over("number of arguments", args ~ /^void\)/ ? 0 : gsub(/,/, ",", args) + 1, 6)
}
in_function && /^\t\t\t\t(if|for|while|switch|do|else)[ ({]/ { over("nesting", 4, 3) }
/^}/ && in_function { over("function length", FNR - first - 1, 60); in_function = 0 }
END { finish_file(); exit bad }
