# Who includes whom, against FLOORS: awk -f tools/floors.awk FLOORS src/...
FNR == NR {
	if ($0 !~ /^#/ && NF) {
		may[$1] = " " $1
		for (i = 2; i <= NF; i++)
			may[$1] = may[$1] " " $i
	}
	next
}
FNR == 1 {
	folder = FILENAME
	sub(/^src\//, "", folder)
	while (folder && !(folder in may) && sub(/\/[^\/]*$/, "", folder))
		;
	if (!(folder in may)) {
		print FILENAME ": no line of FLOORS covers it"
		bad = 1
	}
}
/^#include "/ {
	split($0, part, "\"")
	n = split(may[folder], allowed, " ")
	for (i = 1; i <= n; i++)
		if (index(part[2], allowed[i] "/") == 1)
			next
	print FILENAME ":" FNR ": " folder " may not include " part[2]
	bad = 1
}
END { exit bad }
