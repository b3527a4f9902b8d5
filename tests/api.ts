import { randomBytes } from "node:crypto";
import type { Handler } from "@/lib/http/route";
import { newId } from "@/lib/ids";

type Asked = {
  method?: string;
  path?: string;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
  params?: Record<string, unknown>;
};

/** Where the callers of this test file are; each file is elsewhere, since one address may try only so much. */
export const here = `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::7`;

/** Calls a route handler as a request over the wire would, and reads its JSON answer. */
export async function call(handler: Handler, { method = "POST", path = "/api/v1/test", ...asked }: Asked = {}) {
  const headers = new Headers({ "x-forwarded-for": here, "user-agent": "vitest", ...asked.headers });
  if (asked.token) headers.set("authorization", `Bearer ${asked.token}`);
  if (asked.body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const body = asked.body === undefined || typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body);
  const request = new Request(`http://localhost${path}`, { method, headers, body });
  const response = await handler(request, { params: Promise.resolve(asked.params ?? {}) });
  const type = response.headers.get("content-type") ?? "";
  const text = type.startsWith("text/event-stream") ? await firstOf(response) : await response.text();
  const isJson = /json\b/.test(type);
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text || null };
}

/** The beginning of a stream, which may have no end. */
async function firstOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}

/** What a new person types to register. */
export const aPerson = (name = "Ada Lovelace") => ({ email: `${newId("usr")}@example.com`, password: "correct horse", name });
