#!/usr/bin/env bash
# Redacts the PDFs of a folder with this engine and with MuPDF's applyRedactions (mutool run), same files and same boxes,
# and prints pages per second of both and the ratio. MuPDF is AGPL and only measured here; PyMuPDF calls the same code.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: compare-with-mupdf.sh FOLDER}

if ! command -v mutool > /dev/null; then
  echo "mutool is not installed (apt-get install mupdf-tools): nothing to compare with." >&2
  exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet run -c Release --project "$here" -- throughput "$folder" "$scratch/boxes.json"
cat > "$scratch/compare.js" <<'SCRIPT'
var work = JSON.parse(read(scriptArgs[0]));
var ours = 0, theirs = 0, pages = 0, files = 0, longOurs = 0, longTheirs = 0;

function redact(one) {
    var document = new PDFDocument(one.Path);
    one.Marks.forEach(function (mark) {
        var page = document.loadPage(mark.Page - 1);
        var bounds = page.bound();
        var annotation = page.createAnnotation("Redact");
        // Upright pages only need a flip; on turned ones the box lands elsewhere, which costs as much.
        annotation.setRect([mark.Box[0], bounds[3] - mark.Box[3], mark.Box[2], bounds[3] - mark.Box[1]]);
        page.update();
        page.applyRedactions();
    });
    document.save(scriptArgs[1], "garbage=3,compress");
}

work.forEach(function (one) {
    var best = 1e9;
    try {
        for (var round = 0; round < 5; round++) {
            var start = Date.now();
            redact(one);
            best = Math.min(best, (Date.now() - start) / 1000);
        }
    } catch (error) {
        return;
    }
    files++; pages += one.Pages; ours += one.Seconds; theirs += best;
    if (one.Pages >= 10) { longOurs += one.Seconds; longTheirs += best; }
});
print("compared " + files + " of " + work.length + " files, " + pages + " pages");
print("this engine " + (pages / ours).toFixed(1) + " pages/s, MuPDF " + (pages / theirs).toFixed(1) + " pages/s, ratio " + (theirs / ours).toFixed(2));
if (longOurs > 0) print("files of ten pages and more: ratio " + (longTheirs / longOurs).toFixed(2));
SCRIPT
mutool run "$scratch/compare.js" "$scratch/boxes.json" "$scratch/out.pdf"
