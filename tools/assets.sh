#!/bin/sh
# Compiles the style sheets and lists the icons: tools/assets.sh OUTDIR
#
# OUTDIR gets site.css (GOV.UK Frontend's parts, then ours), formats.css, staff.css, the pictures and robots.txt as
# they are served, and icons.tsv: name, viewBox and inner markup of each icon, for the program to compile in.
# Needs node_modules (tools/install.sh npm).
set -eu

cd "$(dirname "$0")/.."
[ $# -eq 1 ] || { echo "usage: tools/assets.sh OUTDIR" >&2; exit 2; }
out=$1
sass=node_modules/sass/sass.js
if [ ! -f "$sass" ] || [ ! -d node_modules/govuk-frontend ]; then
  echo "assets: node_modules is missing; run tools/install.sh npm" >&2
  exit 1
fi

mkdir -p "$out"
tmp=$(mktemp -d "$out/.assets.XXXXXX")
trap 'rm -rf "$tmp"' EXIT

node "$sass" --load-path=node_modules --style=compressed --no-source-map --no-charset --quiet-deps \
  assets/base.scss:"$tmp/base.raw" assets/site.css:"$tmp/site.own" assets/figures.css:"$tmp/figures.own" \
  assets/pages.css:"$tmp/pages.own" assets/formats.css:"$tmp/formats.css" assets/staff.css:"$tmp/staff.css"

# GOV.UK Frontend names physical sides; logical ones let one sheet serve both directions of writing.
sed -E 's/(margin|padding|border)-left/\1-inline-start/g; s/(margin|padding|border)-right/\1-inline-end/g
  s/([;{])left:/\1inset-inline-start:/g; s/([;{])right:/\1inset-inline-end:/g
  s/text-align:left/text-align:start/g; s/text-align:right/text-align:end/g' "$tmp/base.raw" > "$tmp/base.css"
cat "$tmp/base.css" "$tmp/site.own" "$tmp/figures.own" "$tmp/pages.own" > "$tmp/site.css"

# GOV.UK's typeface, crest and crown are for government services only; nor may a page load from elsewhere.
for sheet in site formats staff; do
  if grep -qiE 'transport|crest|crown|@font-face|url\((["'\'']?)(https?:|//)' "$tmp/$sheet.css"; then
    echo "assets: $sheet.css carries GOV.UK branding, a web font or an outside address; see assets/base.scss" >&2
    exit 1
  fi
done

# One icon a line. An icon is one line of markup inside one svg element, so sed can take it apart.
for file in assets/icons/*.svg; do
  name=$(basename "$file" .svg)
  row=$(tr -d '\n' < "$file" | sed -nE 's|^<svg [^>]*viewBox="([^"]*)"[^>]*>(.*)</svg>$|\1\t\2|p')
  [ -n "$row" ] || { echo "assets: $file is not one svg element with a viewBox" >&2; exit 1; }
  case $row in *'<svg'*|*'<script'*|*' id='*|*' style='*)
    echo "assets: $file may hold neither ids, styles, scripts nor a second svg" >&2; exit 1 ;;
  esac
  printf '%s\t%s\n' "$name" "$row"
done > "$tmp/icons.tsv"

for file in assets/*.svg assets/*.png assets/*.ico assets/robots.txt; do
  cp "$file" "$tmp/"
done
rm -f "$tmp/base.raw" "$tmp/base.css" "$tmp"/*.own "$tmp/og.svg"
mv "$tmp"/* "$out/"
