// @ts-check
import { randomUUID } from "node:crypto";
import { signInOverRest } from "../rest-client.mjs";

/**
 * A new account with a published version; where a provider is given, it answers that version.
 * @param {string} url
 * @param {{ baseUrl?: string, modelName?: string }} [provider]
 */
export async function aBenchPrompt(url, { baseUrl, modelName = "small" } = {}) {
  const person = { name: "Bench", email: `bench-${randomUUID()}@example.com`, password: "correct horse battery" };
  const { rest, workspace, token } = await signInOverRest(url, "register", person);
  const providerId =
    baseUrl && (await rest("POST", "/providers", { name: "Stub", baseUrl, apiKey: `sk-bench-${randomUUID()}` })).id;
  const prompt = await rest("POST", "/prompts", { slug: "greeting", name: "Greeting" });
  const version = await rest("POST", `/prompts/${prompt.id}/versions`, {
    messages: [
      { role: "system", content: "You answer customers of a shop. Be brief, be kind, and never promise a date.\n".repeat(20) },
      { role: "user", content: "{{question}}" },
    ],
    variables: [{ name: "question", type: "string", required: true }],
    model: { providerId, name: modelName, temperature: 0.2 },
    publish: true,
  });
  return { rest, workspace, token, person, prompt, version };
}
