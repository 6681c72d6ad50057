/** The sign that stands before the fractions of a column; null: none of its cells shows one. */
export type DecimalSign = "." | "," | null;

const WHOLE = /^[+-]?\d{1,15}$/;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?<sign>[.,'’ ])\d{3}(?:\k<sign>\d{3})*$/;
const DECIMAL = /^(?<whole>.*\d)(?<sign>[.,])(?<fraction>\d+)$/;

/** A whole number as people write it: `1,234`, `1.234`, `1 234`, `1'234`, `7.0`. Null: it is none. */
export function parseCount(written: string, decimalSign: DecimalSign = null): number | null {
  const text = plain(written);
  if (WHOLE.test(text)) return Number(text);
  const sign = GROUPED.exec(text)?.groups?.sign;
  if (sign !== undefined && sign !== decimalSign) return Number(text.replace(/[.,'’ ]/g, ""));
  const parts = DECIMAL.exec(text)?.groups;
  if (!parts || /[^0]/.test(parts.fraction ?? "")) return null;
  const whole = parts.whole ?? "";
  if (WHOLE.test(whole)) return Number(whole);
  const grouping = GROUPED.exec(whole)?.groups?.sign;
  return grouping === undefined || grouping === parts.sign ? null : Number(whole.replace(/[.,'’ ]/g, ""));
}

/** No vote is a fraction, so `1.234` is a thousand, except where other cells of the column show decimals (`7.0`). */
export function decimalSignOf(samples: readonly string[]): DecimalSign {
  const decimals = samples.map(plain).flatMap((text) => {
    const parts = DECIMAL.exec(text)?.groups;
    return parts ? [{ sign: parts.sign, fraction: parts.fraction, isGrouped: GROUPED.test(text) }] : [];
  });
  const isAllZeros =
    decimals.length === samples.length && decimals.every(({ fraction }) => /^0+$/.test(fraction ?? ""));
  const shown = decimals.find(({ isGrouped }) => !isGrouped || isAllZeros)?.sign;
  return shown === "." || shown === "," ? shown : null;
}

function plain(written: string): string {
  return written.normalize("NFKC").replace("−", "-").trim();
}
