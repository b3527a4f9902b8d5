import { show } from "@/components/show";

type Agreement = { items: number; agreed: number | null; low: number | null; high: number | null; alpha: number | null };

/** How far reviewers agree on a criterion, as one says it to somebody who decides by it. */
export function agreementWords({ items, agreed, low, high, alpha }: Agreement): { sentence: string; advice: string } {
  if (agreed === null || low === null || high === null)
    return {
      sentence: "No item was judged by two people yet, so it cannot be told whether they agree.",
      advice: "Ask for two reviewers an item to see it.",
    };
  const same = Math.round(agreed * items);
  const sentence = `Reviewers said the same of ${same} of ${items} ${items === 1 ? "item" : "items"} (${whole(agreed)}; over all such items between ${whole(low)} and ${whole(high)}).`;
  return { sentence, advice: adviceFor(alpha, items) };
}

const fewItems = 20;

/** Krippendorff's own bounds: from 0.8 on reliable, from 0.667 on for tentative conclusions. */
function adviceFor(alpha: number | null, items: number): string {
  if (items < fewItems) return `With fewer than ${fewItems} such items this is a first impression.`;
  if (alpha === null) return "All answers are the same, so it cannot be told from chance.";
  const figure = `Beyond chance: ${alpha.toFixed(2)} of 1.`;
  if (alpha >= 0.8) return `${figure} The question is understood alike; decide by it.`;
  if (alpha >= 0.667) return `${figure} Good enough for a first conclusion.`;
  return `${figure} Too little to decide by: say more clearly what the question means, or talk about where you differ.`;
}

const whole = (share: number) => show.percent(Math.round(share * 100) / 100);
