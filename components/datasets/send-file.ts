import type { Outcome } from "@/lib/http/action";

/** Sends a file to one of our own addresses and reads the answer as an action's would be. */
export async function sendFile<Data>(address: string, query: Record<string, string>, file: File): Promise<Outcome<Data>> {
  const form = new FormData();
  form.append("file", file);
  try {
    const response = await fetch(`${address}?${new URLSearchParams(query)}`, { method: "POST", body: form });
    const body = await response.json();
    return response.ok ? { ok: true, data: body } : { ok: false, problem: body };
  } catch {
    const detail = "The server did not answer. Check the connection and try again.";
    const about = { type: "about:blank", title: "Not sent", status: 503, code: "unavailable" as const, requestId: "" };
    return { ok: false, problem: { ...about, detail } };
  }
}
