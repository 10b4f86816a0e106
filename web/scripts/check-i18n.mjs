// Both languages hold the same keys, with the same variables, and the code uses all of them and no others.
// (That every key in the code exists is checked by the compiler too, see src/i18n/index.ts.)
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SRC = new URL("../src/", import.meta.url).pathname;
const PLURAL = /_(zero|one|two|few|many|other)$/;

const read = (...names) => flatten(Object.assign({}, ...names.map((name) => JSON.parse(readFileSync(join(SRC, "i18n", name), "utf8")))));

/** {"a.b": "text"}; plural forms of one key become one. */
function flatten(tree, prefix = "", found = new Map()) {
  for (const [name, value] of Object.entries(tree)) {
    const key = prefix ? `${prefix}.${name}` : name;
    if (typeof value === "string") found.set(key.replace(PLURAL, ""), value);
    else flatten(value, key, found);
  }
  return found;
}

const variables = (text) => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]).sort().join();

/** Keys that the code names: whole ones, and patterns where a part is put in. */
function usedKeys() {
  const whole = new Set();
  const patterns = [];
  for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
    if (!/\.tsx?$/.test(entry.name) || /\.test\.|schema\.d\.ts$/.test(entry.name)) continue;
    const code = readFileSync(join(entry.parentPath, entry.name), "utf8");
    for (const [, key] of code.matchAll(/["'](\w+(?:\.\w+)+|\w+)["']/g)) whole.add(key);
    for (const [, template] of code.matchAll(/`(\w+\.[\w.]*\$\{[^`]*)`/g)) {
      const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      patterns.push(new RegExp(`^${parts.join("\\w+")}$`));
    }
  }
  return { whole, patterns };
}

const zh = read("zh.json", "zh.pages.json");
const en = read("en.json");
const { whole, patterns } = usedKeys();
const faults = [
  ...[...zh.keys()].filter((key) => !en.has(key)).map((key) => `en.json lacks ${key}`),
  ...[...en.keys()].filter((key) => !zh.has(key)).map((key) => `zh.json lacks ${key}`),
  ...[...zh].filter(([key, text]) => en.has(key) && variables(text) !== variables(en.get(key))).map(([key]) => `${key}: the variables differ`),
  ...[...zh, ...en].filter(([, text]) => !text.trim()).map(([key]) => `${key} is empty`),
  ...[...zh.keys()].filter((key) => !whole.has(key) && !patterns.some((pattern) => pattern.test(key))).map((key) => `${key} is not used`),
];

for (const fault of faults) console.error(fault);
console.log(`${zh.size} keys in 2 languages, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
