import { verb } from "@/lib/verb";
import { builtInProviderOf } from "./built-in-provider-of";
import { readCatalogue } from "./read-catalogue";
import { sandboxModel } from "./sandbox/write-completion";

/** A provider a version or a run may name, with the models known of it, and the names the workspace gave some of them; others can be named too. */
export type ProviderChoice = { id: string; name: string; models: string[]; aliases: string[] };

/** What the workspace can send to: the operator's endpoint, where there is one, the sandbox, and its own providers. The first serves what names none. */
export const listProviderChoices = verb("providers:read", async (ctx, _input: unknown): Promise<ProviderChoice[]> => {
  const { own, aliases, pricesOf } = await readCatalogue(ctx);
  const main = builtInProviderOf("default");
  const choice = (id: string, name: string, known: string[]): ProviderChoice => {
    const named = aliases.filter((one) => one.providerId === id);
    const models = [...new Set([...named.map(({ model }) => model), ...known])];
    return { id, name, models, aliases: named.map(({ alias }) => alias) };
  };
  const answering = (id: string) =>
    Object.entries(pricesOf(id)).flatMap(([name, prices]) => ([prices].flat().some(({ output }) => output > 0) ? [name] : []));
  return [
    ...(main ? [choice(main.id, new URL(main.baseUrl).host, answering(main.id))] : []),
    choice("sandbox", "Sandbox (built in)", [sandboxModel]),
    ...own.map(({ id, name }) => choice(id, name, answering(id))),
  ];
});
