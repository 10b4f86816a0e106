/** Tells a barcode scanner from a person at the keys: it types a whole number with hardly any time between keys. */

const GAP_MS = 45;
const SHORTEST = 6;

export class ScannerEar {
  private typed = "";
  private last = 0;

  /** Hears one key at a moment in milliseconds. The number, when this Enter ends one that was scanned; else null. */
  hear(key: string, at: number): string | null {
    const quick = at - this.last <= GAP_MS;
    this.last = at;
    if (key === "Enter") {
      const scanned = quick && this.typed.length >= SHORTEST ? this.typed : null;
      this.typed = "";
      return scanned;
    }
    if (key.length === 1) this.typed = quick ? this.typed + key : key;
    return null;
  }
}
