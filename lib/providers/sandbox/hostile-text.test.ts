import { expect, test } from "vitest";
import { bagOfWords } from "@/tests/fixtures/bag-of-words";
import { sandboxFetch } from "./sandbox-fetch";

const send = sandboxFetch(bagOfWords);
const longest = 200_000;
const fill = (piece: string) => piece.repeat(Math.ceil(longest / piece.length));

/** A text that sends a careless pattern into its square or cube never comes back while the test waits. */
test.each([
  ["open tags", fill("<a>")],
  ["open tags before blanks", `${"<a>".repeat(3_000)}${fill(" ")}`],
  ["blanks", `fields ${fill(" ")}x`],
  ["the word fields", fill("fields ")],
  ["line breaks", `thanks${fill("\n")}`],
  ["digits", fill("1")],
  ["letters", fill("a")],
  ["list lines", fill("- a\n")],
  ["different list lines", Array.from({ length: 20_000 }, (_, at) => `- w${at}: about ${at}`).join("\n")],
  ["quotes", fill('"')],
  ["keys", fill('"a": ')],
  ["choices", `one of: ${fill("a, ")}`],
  ["bars", fill("a | ")],
  ["full stops", fill("A. ")],
  ["arrows", fill("abcd -> ")],
  ["backslashes", `"content": "${fill("\\")}`],
])(
  "%s in every message are read in time",
  async (_name, text) => {
    const messages = ["system", "user", "assistant", "user"].map((role) => ({ role, content: text }));
    const instructed = [
      { role: "system", content: "Extract JSON with fields: email, name, amount, date, order_id. Score from 1 to 5." },
      ...messages,
    ];
    for (const sent of [messages, instructed, [{ role: "user", content: `${text}\nText: ${text}` }]]) {
      const response = await send("http://sandbox/v1/chat/completions", {
        method: "POST",
        body: JSON.stringify({ messages: sent }),
      });
      expect((await response.json()).choices).toHaveLength(1);
    }
  },
  30_000,
);
