import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { Handler } from "@/lib/http/route";

type Asked = { path: string; params?: Record<string, string>; headers?: Record<string, string>; gone?: AbortSignal };

/** Opens a stream as a browser or a program would, and reads its events one by one. */
export async function listen(handler: Handler, { path, params = {}, headers, gone }: Asked) {
  const request = new Request(`http://localhost${path}`, { headers, signal: gone });
  const response = await handler(request, { params: Promise.resolve(params) });
  const reader = response.body?.getReader();
  const waiting: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void waiting.push(event) });
  const decoder = new TextDecoder();

  /** The next event, or null when the stream has ended. */
  const next = async (): Promise<{ event: string; id?: string; data: ReturnType<typeof JSON.parse> } | null> => {
    for (;;) {
      const found = waiting.shift();
      if (found) return { event: found.event ?? "", id: found.id, data: JSON.parse(found.data) };
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return null;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  };
  /** The text told until there are so many characters of it, or until the end; `id` is where it stands then. */
  const text = async (characters = Number.POSITIVE_INFINITY) => {
    let told = "";
    for (let id = ""; ; ) {
      if ([...told].length >= characters) return { told, id, end: null };
      const found = await next();
      if (!found || found.event === "done") return { told, id, end: found };
      if (found.event === "token") told += found.data.text;
      id = found.id ?? id;
    }
  };
  return { response, status: response.status, next, text, close: () => reader?.cancel() };
}
