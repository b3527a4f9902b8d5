import { z } from "zod";
import { events } from "@/lib/webhooks/events";
import { Message } from "@/lib/webhooks/schema";
import type { Schema, SchemaBook } from "./schema-book";

const headers: [name: string, description: string][] = [
  ["webhook-id", "The delivery's id, the same at every try: what was seen before is to be taken and left alone."],
  ["webhook-timestamp", "When this try was signed, in seconds since 1970."],
  ["webhook-signature", "`v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64; one for each secret that is valid."],
];
const parameters = headers.map(([name, description]) => ({
  ...{ name, in: "header", required: true, schema: { type: "string" }, description },
}));

/** What the webhooks of a workspace are sent, by event; the part `webhooks` of the document. */
export const describeWebhooks = (book: SchemaBook): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(events).map(([type, { about, data }]) => {
      const schema = book.of(Message.extend({ type: z.literal(type), data }), "output");
      const post = {
        ...{ summary: about, tags: ["Workspaces"], parameters },
        requestBody: { required: true, content: { "application/json": { schema } } },
        responses: { "2XX": { description: "Taken" }, 410: { description: "The webhook is switched off" } },
      };
      return [type, { post }];
    }),
  );
