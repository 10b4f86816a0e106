// What a browser loads before the case list is on screen, gzipped; fails over the bar. Run after `npm run build`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const DIST = new URL("../../src/heqi/web/dist/", import.meta.url).pathname;
const ENTRY = "index.html";
const PAGES = {
  "log-in": [ENTRY],
  "case list": [ENTRY, "src/features/cases/list/CaseListPage.tsx"],
  "case page": [ENTRY, "src/features/cases/page/CasePage.tsx"],
  imports: [ENTRY, "src/features/imports/ImportPage.tsx"],
};
const FIRST = "case list";
const BAR_KB = 300;

const manifest = JSON.parse(readFileSync(join(DIST, "assets/manifest.json"), "utf8"));

/** Every file that the given modules load at once, lazy ones left out. */
function filesOf(keys, seen = new Set(), files = new Set(["index.html"])) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`no ${key} in the manifest`);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    filesOf(chunk.imports ?? [], seen, files);
  }
  return files;
}

const kB = (files) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0) / 1000;

for (const [page, keys] of Object.entries(PAGES)) console.log(`${page}: ${kB(filesOf(keys)).toFixed(1)} kB gzip`);

const first = kB(filesOf(PAGES[FIRST]));
if (first > BAR_KB) {
  console.error(`The first page (${FIRST}) is over ${BAR_KB} kB gzip.`);
  process.exit(1);
}
