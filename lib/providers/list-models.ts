import { z } from "zod";
import { cleanText } from "@/lib/clean-text";
import { guardCall } from "./guard-call";
import { measureCall } from "./measure-call";
import { type CallLimits, type Provider, ProviderFault } from "./model";
import { readBody } from "./read-body";
import { findBodyFault, parseJson } from "./read-completion";

const WireModels = z.object({ data: z.array(z.object({ id: z.string().max(500) })).max(10_000) });

/** The names of a provider's models, sorted: the cheapest way to see that address and key work. Throws a `ProviderFault`. */
export const listModels = (provider: Provider, limits: CallLimits): Promise<string[]> =>
  measureCall(provider, { operation: "models" }, () => askModels(provider, limits));

const askModels = (provider: Provider, limits: CallLimits): Promise<string[]> =>
  guardCall(provider, limits, async (call) => {
    const value = parseJson(await readBody(await call.get("/models"), call.reading));
    const fault = findBodyFault(value);
    if (fault) throw fault;
    const parsed = WireModels.safeParse(value);
    if (!parsed.success) throw new ProviderFault("malformed", "The provider's answer is no list of models: check the base URL.");
    return parsed.data.data.map(({ id }) => cleanText(id)).sort();
  });
