/** So many digits of a rounded number are known: "1.2K" stands for anything from 1,150 to 1,249. */
const ROUNDED =
  /^(?<sign>[+\-−]?)(?<digits>\d{1,3}(?:[.,]\d{1,2})?)\s?(?<unit>[\p{L}\p{M}]+)\.?(?:\s[\p{L}\p{M}]+)*$/u;

const THOUSAND = "k tsd t tis tys тыс хил тисяч mil rb ribu nghìn n bin พัน 천 हज़ार ألف";
const MILLION = "m mio mill mln млн mn mi jt juta tr triệu milione milioni millones миллион ล้าน 백만 مليون";
const SCALE = new Map<string, number>([
  ...THOUSAND.split(" ").map((unit) => [unit, 1e3] as const),
  ...MILLION.split(" ").map((unit) => [unit, 1e6] as const),
  ...["万", "萬", "만", "หมื่น"].map((unit) => [unit, 1e4] as const),
  ...["lakh", "लाख", "แสน"].map((unit) => [unit, 1e5] as const),
  ...["crore", "करोड़"].map((unit) => [unit, 1e7] as const),
  ...["億", "亿", "억"].map((unit) => [unit, 1e8] as const),
  ...["b", "bn", "mrd", "md", "млрд"].map((unit) => [unit, 1e9] as const),
]);

/** The number that sites print rounded: `1.2K`, `3,4 Mio.`, `1.2万`; null for what is no such number. */
export function roundedCount(text: string): number | null {
  const { sign = "", digits = "", unit = "" } = ROUNDED.exec(text.trim())?.groups ?? {};
  const scale = SCALE.get(unit.toLowerCase());
  if (scale === undefined) return null;
  const count = Math.round(Number(digits.replace(",", ".")) * scale);
  return sign === "-" || sign === "−" ? -count : count;
}
