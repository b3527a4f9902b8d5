import { NextRequest } from "next/server";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { env } from "@/lib/env";
import { jar, keepCookies } from "./browser-headers";

type Asked = { body?: Record<string, string>; headers?: Record<string, string> };

/** Asks what stands under `/api/auth` as this test's browser does, and keeps the cookies of the answer. */
export async function askAuth(method: "GET" | "POST", path: string, { body, headers = {} }: Asked = {}) {
  process.env.NEXTAUTH_URL = env().APP_URL;
  const url = new URL(`/api/auth/${path}`, env().APP_URL);
  const form = body && new URLSearchParams(body).toString();
  const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
  const length: Record<string, string> = form ? { "content-length": String(form.length) } : {};
  const type: Record<string, string> = form ? { "content-type": "application/x-www-form-urlencoded" } : {};
  const request = new NextRequest(url, { method, body: form, headers: { cookie, ...type, ...length, ...headers } });
  const extra = { params: Promise.resolve({ nextauth: url.pathname.split("/").slice(3) }) };
  const response = await (method === "GET" ? GET : POST)(request, extra);
  keepCookies(response);
  return response;
}

/** The token that next-auth wants back in each of its forms. */
export async function csrfToken(): Promise<string> {
  return (await (await askAuth("GET", "csrf")).json()).csrfToken;
}
