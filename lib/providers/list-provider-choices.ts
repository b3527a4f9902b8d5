import { embed } from "@/lib/encoder/embed";
import { env } from "@/lib/env";
import { verb } from "@/lib/verb";
import { builtInProviders } from "./built-in-providers";
import { sandboxModel } from "./sandbox/write-completion";

/** A provider a version or a run may name, with the models known of it; others can be named too. */
export type ProviderChoice = { id: string; name: string; models: string[] };

/** What the workspace can send to: the operator's endpoint, where there is one, and the sandbox. */
export const listProviderChoices = verb("providers:read", async (): Promise<ProviderChoice[]> => {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey } = env();
  const { default: main } = builtInProviders({ baseUrl, apiKey }, embed);
  const sandbox = { id: "sandbox", name: "Sandbox (built in)", models: [sandboxModel] };
  if (!main) return [sandbox];
  const models = Object.entries(main.prices).flatMap(([name, { output }]) => (output > 0 ? [name] : []));
  return [{ id: main.id, name: new URL(main.baseUrl).host, models }, sandbox];
});
