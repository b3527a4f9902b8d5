import { expect } from "vitest";
import { aPerson } from "./api";
import type { Web } from "./start-web";

/** A new workspace, over REST: the prompt `greeting` with two published versions, the first of which is active, and keys for programs. */
export async function aServingWorkspace(web: Web) {
  const person = aPerson();
  const { body: account } = await web.ask("POST", "/auth/register", { body: person });
  const token = String(account.accessToken);
  const send = async (method: string, path: string, body: unknown, status = 201) => {
    const answer = await web.ask(method, path, { token, body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    return answer.body;
  };
  const { id: prompt } = await send("POST", "/prompts", { slug: "greeting", name: "Greeting" });
  const version = async (text: string) =>
    (await send("POST", `/prompts/${prompt}/versions`, { text, model: { name: "small" }, publish: true })).id;
  const [first, second] = [await version("One"), await version("Two")];
  const promote = (id: string) => send("POST", `/prompt-versions/${id}/promote`, {}, 200);
  await promote(first);
  const key = async (more: object = {}) => {
    const made = await send("POST", "/api-keys", { name: "app", scopes: ["serve"], ...more });
    return { id: made.id, secret: String(made.secret) };
  };
  return { token, send, prompt, first, second, version, promote, key, email: person.email };
}
