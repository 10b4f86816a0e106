/** Amounts are integer fen everywhere; only here do they become text and back. */

/** '¥12.50', '-¥3.00', '¥1,234.00'. */
export function formatFen(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100).toLocaleString("en-US");
  const cents = String(Math.abs(fen) % 100).padStart(2, "0");
  return `${fen < 0 ? "-" : ""}¥${whole}.${cents}`;
}

/** Fen of what a person typed: '12', '12.5', '¥12.50', full-width digits too; null when it is not an amount. */
export function readYuan(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[¥,\s元]/g, "");
  if (!/^\d{1,8}(\.\d{0,2})?$/.test(plain)) return null;
  const [yuan = "0", cents = ""] = plain.split(".");
  return Number(yuan) * 100 + Number(cents.padEnd(2, "0"));
}
