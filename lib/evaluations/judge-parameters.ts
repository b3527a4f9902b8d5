import { type FaultCode, ProviderFault } from "@/lib/providers/model";

/** How a judge is asked for its form, from the strictest on, and whether its temperature is named. */
export type JudgeParameters = { format: "schema" | "object" | "words"; temperature: boolean };

const strictest: JudgeParameters = { format: "schema", temperature: true };
const looser = { schema: "object", object: "words", words: null } as const;

const refusals: FaultCode[] = ["bad_request", "not_found"];
const ofTemperature = /temperature/i;
const ofFormat =
  /response[_ -]?format|json[_ -]?(schema|object|mode)|structured[_ -]?output|guided[_ -]?(json|decoding)|grammar/i;

/**
 * What each judge model has been found to take, for as long as a lane runs. A provider that refuses a parameter by its name is asked
 * again without it; one that refuses for another reason is not.
 */
export function judgeParameters() {
  const known = new Map<string, JudgeParameters>();
  const keyOf = (providerId: string, model: string) => JSON.stringify([providerId, model]);
  return {
    of: (providerId: string, model: string): JudgeParameters => known.get(keyOf(providerId, model)) ?? strictest,

    /** Whether asking anew may help: what was sent was refused, and there is less to send or others have found out so by now. */
    learn(providerId: string, model: string, sent: JudgeParameters, error: unknown): boolean {
      const key = keyOf(providerId, model);
      const now = known.get(key) ?? strictest;
      const less = lessThan(sent, error);
      if (!less) return false;
      const format = rankOf(less.format) > rankOf(now.format) ? less.format : now.format;
      known.set(key, { format, temperature: now.temperature && less.temperature });
      return true;
    },
  };
}

const rankOf = (format: JudgeParameters["format"]): number => ["schema", "object", "words"].indexOf(format);

function lessThan(sent: JudgeParameters, error: unknown): JudgeParameters | null {
  if (!(error instanceof ProviderFault) || !refusals.includes(error.code)) return null;
  const said = error.detail.param ?? error.message;
  if (sent.temperature && ofTemperature.test(said)) return { ...sent, temperature: false };
  const format = looser[sent.format];
  return format && ofFormat.test(said) ? { ...sent, format } : null;
}
