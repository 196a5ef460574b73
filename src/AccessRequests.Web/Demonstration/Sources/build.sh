#!/usr/bin/env bash
# Prints each source to a PDF with Chromium: the redaction engine must meet files that it did not write.
# The secrets in them (persons, telephone numbers, recommendations) were invented for the demonstration.
set -euo pipefail
cd "$(dirname "$0")"
profile=$(mktemp -d)
for source in *.html; do
  chromium --headless --no-sandbox --disable-gpu --disable-background-networking --user-data-dir="$profile" \
    --no-pdf-header-footer --print-to-pdf="../Documents/${source%.html}.pdf" "$source"
done
rm -rf "$profile"
