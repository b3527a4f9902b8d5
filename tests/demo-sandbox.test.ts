import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { embed } from "@/lib/encoder/embed";
import { sandboxFetch } from "@/lib/providers/sandbox/sandbox-fetch";
import { invoiceSchema } from "@/scripts/demo/invoice-prompts";
import { invoices } from "@/scripts/demo/invoices";
import { ticketCases } from "@/scripts/demo/make-triage";
import { questions } from "@/scripts/demo/questions";
import { tickets } from "@/scripts/demo/tickets";
import { clear, queueDescriptions, shortDescriptions } from "@/scripts/demo/triage-prompts";

const folder = join(import.meta.dirname, "../lib/providers/sandbox");
const send = sandboxFetch(embed);

/** The share of the demo's tickets that get the label of their queue, which `rename` may change in prompt and dataset alike. */
async function passRate(system: string, rename: (queue: string) => string = (queue) => queue): Promise<number> {
  const passed = ticketCases.map(async ({ variables, expectations }) => {
    const user = `Channel: ${variables.channel}\n\nTicket:\n${variables.ticket}`;
    const messages = [
      { role: "system", content: system },
      { role: "user", content: user },
    ];
    const response = await send("http://sandbox/v1/chat/completions", { method: "POST", body: JSON.stringify({ messages }) });
    return (await response.json()).choices[0].message.content === rename(expectations?.exact ?? "");
  });
  return (await Promise.all(passed)).filter(Boolean).length / ticketCases.length;
}

const renamedKeys = (queues: Record<string, string>, rename: (queue: string) => string) =>
  Object.fromEntries(Object.entries(queues).map(([queue, about]) => [rename(queue), about]));

describe("the sandbox model and the demo", () => {
  test("know nothing of each other: no label, field, text or reply of the demo stands in the model's code", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
    const code = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
    const names = [...Object.keys(tickets), ...Object.keys(invoiceSchema.properties), ...invoices.map(({ number }) => number)];
    const texts = [
      ...ticketCases.map(({ variables }) => String(variables.ticket)),
      ...questions.flatMap(({ question, reply }) => [question, reply]),
      ...invoices.flatMap(({ from, what }) => [from, what]),
      ...Object.values(queueDescriptions),
    ];
    expect(files.length).toBeGreaterThan(10);
    expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
    expect(texts.filter((text) => code.includes(text))).toEqual([]);
  });

  test("names of labels hardly matter where they are described", async () => {
    const names = Object.keys(queueDescriptions);
    const numbered = (queue: string) => `team-${names.indexOf(queue) + 1}`;
    for (const described of [queueDescriptions, shortDescriptions]) {
      const asTold = await passRate(clear(described));
      expect(Math.abs((await passRate(clear(renamedKeys(described, numbered)), numbered)) - asTold)).toBeLessThanOrEqual(0.05);
    }
  }, 60_000);

  test("without the descriptions the best prompt is much worse", async () => {
    const named = renamedKeys(queueDescriptions, (queue) => queue);
    const bare = Object.fromEntries(Object.keys(named).map((queue) => [queue, ""]));
    expect(await passRate(clear(bare))).toBeLessThan((await passRate(clear(queueDescriptions))) - 0.2);
  }, 60_000);
});
