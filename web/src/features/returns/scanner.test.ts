import { expect, test } from "vitest";
import { ScannerEar } from "./scanner";

const KEYS = Array.from("YT7700001");

function hear(keys: string[], gap: number): (string | null)[] {
  const ear = new ScannerEar();
  return keys.map((key, place) => ear.hear(key, 1000 + place * gap));
}

test("W4 a number that is typed within a blink was scanned", () => {
  expect(hear([...KEYS, "Enter"], 8).at(-1)).toBe("YT7700001");
});

test("W4 a person who presses 1 and Enter scans nothing", () => {
  expect(hear(["1", "Enter"], 8).at(-1)).toBeNull();
  expect(hear([...KEYS, "Enter"], 120).at(-1)).toBeNull();
});

test("W4 what was typed slowly before belongs to no scan", () => {
  const ear = new ScannerEar();
  ear.hear("1", 0);
  for (const [place, key] of Array.from("SF12345").entries()) ear.hear(key, 900 + place * 5);
  expect(ear.hear("Enter", 940)).toBe("SF12345");
});
