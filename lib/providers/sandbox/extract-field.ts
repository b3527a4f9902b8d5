import type { Json } from "@/lib/clean-text";
import { bestMatch } from "./best-match";
import type { Embed } from "./embed";
import type { Field } from "./find-fields";
import { nearestSentences } from "./pick-sentences";
import { spacedName } from "./spaced-name";

const months = "January February March April May June July August September October November December".split(" ");
const monthName = months.map((month) => `${month}|${month.slice(0, 3)}`).join("|");
const money =
  /(?:[$€£]|(?:USD|EUR|GBP|NOK|SEK|CHF)\s?)\s?\d[\d.,]{0,20}\d|\d[\d.,]{0,20}\s?(?:[$€£]|USD|EUR|GBP|NOK|SEK|CHF|dollars|euros?|pounds|kr)\b|[$€£]\s?\d+/i;
const dates = [
  /\b\d{4}-\d{2}-\d{2}\b/,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${monthName})\\.?(?:,?\\s+\\d{4})?\\b`, "i"),
  new RegExp(`\\b(?:${monthName})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?\\b`, "i"),
  /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/,
];

const typeWords = /<?\b(?:boolean|true (?:or|if|when|\|) ?(?:false)?)\b>?:?/gi;

const firstOf = (text: string, patterns: RegExp[]): string | null => {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return (found[1] ?? found[0]).trim();
  }
  return null;
};

/** "12 March 2026" as 2026-03-12; what is no full date stays as it is. */
function toIsoDate(text: string): string {
  const year = /\b(\d{4})\b/.exec(text)?.[1];
  const month = months.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}`, "i").test(text)) + 1;
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(text)?.[1];
  if (/^\d{4}-/.test(text) || !year || month === 0 || !day) return text;
  return `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const toNumber = (text: string | null): number | null => {
  const digits = /\d[\d.,]*/.exec(text ?? "")?.[0].replace(/[.,]$/, "");
  if (!digits) return null;
  const plain = /,\d{1,2}$/.test(digits) ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", "");
  return Number.isFinite(Number(plain)) ? Number(plain) : null;
};

/** `Name: value` lines, for a name or a word of it. */
function headedLine(name: string, text: string): string | null {
  const words = name.replaceAll(/[_-]+/g, " ").trim();
  return firstOf(text, [
    new RegExp(`^[ \\t]*(?:[-*•][ \\t]*)?${words.replace(/[^\p{L}\d ]/gu, ".")}[ \\t]*[:#][ \\t]*(.+)$`, "imu"),
  ]);
}

type Reader = { asks: RegExp; read(text: string, field: Field): string | null };

/** Which words in a field's name or description call for which pattern; the first that fits decides. */
const readers: Reader[] = [
  { asks: /e-?mail/i, read: (text, field) => bestMatch(text, [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/], field) },
  { asks: /\b(?:phone|telephone|mobile)/i, read: (text, field) => bestMatch(text, [/\+?\d[\d ()-]{6,20}\d/], field) },
  { asks: /\b(?:url|link|website)\b/i, read: (text, field) => bestMatch(text, [/https?:\/\/[^\s)>"]+[^\s)>".,]/], field) },
  { asks: /currency/i, read: (text) => currencyOf(firstOf(text, [money])) },
  {
    asks: /\b(?:amount|total|price|cost|sum|fee|charge|refund|paid|salary|budget)/i,
    read: (text, field) => bestMatch(text, [money], field),
  },
  {
    asks: /\b(?:date|day|when|deadline|due|birth)/i,
    read(text, field) {
      const found = bestMatch(text, dates, field);
      return found && /iso|yyyy|\bdate\b/i.test(field.description) ? toIsoDate(found) : found;
    },
  },
  {
    asks: /\b(?:order|invoice|ticket|account|customer|case|tracking|booking|reference|serial|policy)?[ _]?(?:id|number|no|code|ref(?:erence)?)\b/i,
    read: (text, field) =>
      bestMatch(
        text,
        [/\b([A-Z]{1,5}[-–]?\d{3,}[\w-]*)\b/, /#\s?([\w-]*\d[\w-]*)/, /\b(?:number|no\.?|id|order|invoice)\s*:?\s*(\d{3,})\b/i],
        field,
      ),
  },
  {
    asks: /\b(?:name|sender|customer|author|person|signed|contact)\b/i,
    read: (text) =>
      firstOf(text, [
        /\b(?:my name is|this is|I am|I'm)\s+(\p{Lu}[\p{L}'-]+(?:[ \t]+\p{Lu}[\p{L}'-]+){0,2})/u,
        /(?:regards|thanks|thank you|best|cheers|sincerely|wishes|yours)[,.!]?[ \t]*\n\s*(\p{Lu}[\p{L}'-]+(?:[ \t]+[\p{L}'.-]+){0,2})/iu,
        /^[ \t]*From:[ \t]*["']?([^<\n"']+)/im,
        /\b(?:Mr|Ms|Mrs|Dr)\.?\s+(\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)?)/u,
        /\n\s*(\p{Lu}[\p{L}'-]+\s+\p{Lu}[\p{L}'-]+)\s*$/u,
      ]),
  },
  {
    asks: /\b(?:quantity|count|how many|units|items|age|number)\b/i,
    read: (text) => firstOf(text, [/\b(\d{1,4})\b(?![-/.]\d)/]),
  },
];

function currencyOf(amount: string | null): string | null {
  if (!amount) return null;
  const sign = /[$€£]|[A-Z]{3}/.exec(amount)?.[0] ?? "";
  return { $: "USD", "€": "EUR", "£": "GBP" }[sign] ?? (sign || null);
}

/** The best sentence for a field no pattern fits, or null when nothing in the text is near. */
async function nearestValue({ name, description }: Field, text: string, embed: Embed): Promise<string | null> {
  const [best] = await nearestSentences(`${name.replaceAll(/[_-]/g, " ")}: ${description}`, text, embed);
  return best && best.near >= 0.15 ? best.sentence : null;
}

/** A field's value out of a text, of the type the prompt names; null when the text does not hold it. */
export async function extractField(field: Field, text: string, embed: Embed): Promise<Json> {
  const name = spacedName(field.name);
  if (field.type === "boolean") {
    const [best] = await nearestSentences(`${name} ${field.description.replace(typeWords, "")}`, text, embed);
    return (best?.near ?? 0) >= 0.35;
  }
  const reader = readers.find(({ asks }) => asks.test(name)) ?? readers.find(({ asks }) => asks.test(field.description));
  const numeric = field.type === "number" || field.type === "integer";
  const found = reader?.read(text, field) ?? headedLine(name, text) ?? (numeric ? firstOf(text, [money, /\b\d[\d.,]*\b/]) : null);
  if (numeric) return toNumber(found);
  if (found !== null) return field.type === "array" ? [found] : found;
  if (reader) return null;
  const nearest = await nearestValue(field, text, embed);
  if (field.type === "array") return nearest === null ? [] : [nearest];
  return nearest;
}
