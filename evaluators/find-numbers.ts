export type NumberFormat = { decimal: "point" | "comma"; percentAsShare: boolean };

/** Code points of the digit 0 in scripts that models write numbers in: full width, Arabic, Persian, Devanagari, Bengali, Thai. */
const zeros = [0xff10, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];
const otherDigits = new RegExp(`[${zeros.map((zero) => String.fromCodePoint(zero, 0x2d, zero + 9)).join("")}٫٬]`, "gu");

const spaces = "\\u00a0\\u2009\\u202f";
const patterns = { point: patternOf("\\.", `,'’_${spaces}`), comma: patternOf(",", `.'’_ ${spaces}`) };

/**
 * A number stands by itself: no letter, digit or part of a number runs into it from the left (A4, GPT-4, v2 are names), and none of
 * another notation goes on at its right (1.2.3 is no number). A minus right after a letter or digit is a hyphen.
 */
function patternOf(decimal: string, grouping: string): RegExp {
  const grouped = `\\d{1,3}(?:(?<mark>[${grouping}])\\d{3})(?:\\k<mark>\\d{3})*`;
  const lakhs = decimal === "\\." ? "|\\d{1,2}(?:,\\d{2})+,\\d{3}" : "";
  const whole = `(?<whole>${grouped}${lakhs}|\\d+)`;
  const exponent = "(?:[eE](?<e>[+\\-−]?\\d{1,4})|\\s?[×x*·]\\s?10\\^\\{?(?<power>[+\\-−]?\\d{1,4})\\}?)?";
  const before = "(?<![\\p{L}\\p{M}\\p{N}_]|\\p{L}[-‐‑–]|\\d[.,])";
  return new RegExp(
    `${before}(?<sign>[+\\-−－]\\s?)?\\p{Sc}?\\s?${before}(?:${whole}(?:${decimal}(?<part>\\d+))?|${decimal}(?<only>\\d+))${exponent}(?![.,]?\\d)(?<percent>\\s?[%％])?`,
    "gu",
  );
}

/** The finite numbers of a text in their order. */
export function findNumbers(text: string, { decimal, percentAsShare }: NumberFormat): number[] {
  const plain = text.replace(otherDigits, inAscii);
  const numbers: number[] = [];
  for (const { groups = {} } of plain.matchAll(patterns[decimal])) {
    const digits = `${(groups.whole ?? "0").replace(/\D/g, "")}.${groups.part ?? groups.only ?? "0"}`;
    const exponent = (groups.e ?? groups.power ?? "0").replace("−", "-");
    const share = percentAsShare && groups.percent !== undefined ? 2 : 0;
    const value = Number(`${digits}e${Number(exponent) - share}`);
    const isNegative = groups.sign !== undefined && !groups.sign.startsWith("+");
    if (Number.isFinite(value)) numbers.push(isNegative ? -value : value);
  }
  return numbers;
}

function inAscii(symbol: string): string {
  if (symbol === "٫") return ".";
  if (symbol === "٬") return ",";
  const code = symbol.codePointAt(0) ?? 0;
  const zero = zeros.find((one) => code >= one && code <= one + 9) ?? code;
  return String(code - zero);
}
