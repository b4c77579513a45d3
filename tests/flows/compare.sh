#!/bin/bash
# Fifty comparisons of two to four councils, drawn with a fixed seed: each answers, holds its councils, and every claim
# in it says where it comes from.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/flows/lib.sh
lo=${LOCALOFFER:-build/debug/localoffer}
export LOCALOFFER_DATABASE=$dir/compare.db
$lo init > /dev/null && $lo load --quiet > /dev/null || exit 1

# gss, slug, official_name, short_name, type, region, nation, parent_gss, has_offer, website
$lo export authorities --raw | grep ',yes,' | cut -d , -f 2 > "$dir/slugs"
is 'councils to draw from' 153 "$(wc -l < "$dir/slugs")"
awk 'BEGIN { srand(20261121) } { slug[NR] = $0 }
  END { for (i = 0; i < 50; i++) {
    n = 2 + int(rand() * 3); line = ""; delete seen
    while (n) { s = slug[1 + int(rand() * NR)]; if (s in seen) continue; seen[s] = 1; line = line (line ? "," : "") s; n-- }
    print line } }' "$dir/slugs" > "$dir/draws"

while read -r with; do
  $lo request GET "/compare?with=$with" > "$dir/page" 2> "$dir/err"; is "comparison of $with" 0 $?
  for slug in ${with//,/ }; do has "$with names $slug" "$(cat "$dir/page")" "/offers/$slug\""; done
  claims=$(grep -o 'data-claim' "$dir/page" | wc -l)
  sources=$(grep -oE 'class="(prov|src)' "$dir/page" | wc -l)
  if [ "$sources" -ge "$claims" ]; then pass; else wrong "$with: $claims claims, $sources sources"; fi
  $lo request GET "/compare.csv?with=$with" > "$dir/csv" 2> "$dir/err"; is "CSV of $with" 0 $?
done < "$dir/draws"
finish
