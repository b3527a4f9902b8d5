// @ts-check
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Rest */

/**
 * Calls the REST API of a running application as one person.
 * @param {string} url
 * @param {"login" | "register"} how
 * @param {{ email: string, password: string, name?: string, inviteToken?: string }} account
 * @returns {Promise<{ rest: Rest, workspace: string, token: string }>} token: for 15 minutes
 */
export async function signInOverRest(url, how, account) {
  const { name, ...known } = account;
  const sent = how === "register" ? account : known;
  const { accessToken, workspace } = await ask(url, {}, "POST", `/auth/${how}`, sent);
  const headers = { authorization: `Bearer ${accessToken}` };
  return { rest: (method, path, body) => ask(url, headers, method, path, body), workspace: workspace.slug, token: accessToken };
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
async function ask(url, headers, method, path, body) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

/**
 * Waits until no evaluation of the workspace is under way.
 * @param {Rest} rest
 */
export async function whenEvaluated(rest) {
  for (const status of ["queued", "running"])
    while ((await rest("GET", `/evaluations?status=${status}&pageSize=1`)).data.length > 0) await sleep(500);
}
