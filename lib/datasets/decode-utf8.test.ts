import { describe, expect, test } from "vitest";
import { decodeUtf8 } from "./decode-utf8";

const decode = async (bytes: Buffer, size: number) => {
  const decoding = { broken: false };
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  let text = "";
  for await (const part of decodeUtf8(chunks(), decoding)) text += part;
  return { text, broken: decoding.broken };
};

describe("decodeUtf8", () => {
  const words = "é 漢字 👩‍👩‍👧 \u202Eabc \uFFFE end";

  test.each([1, 2, 3, 5, 1000])(
    "joins characters cut between chunks of %i bytes, and drops the byte order mark",
    async (size) => {
      expect(await decode(Buffer.from(`\uFEFF${words}`), size)).toEqual({ text: words, broken: false });
    },
  );

  test.each([1, 3, 1000])("stops at the first byte that is no UTF-8, in chunks of %i bytes", async (size) => {
    const bytes = Buffer.concat([Buffer.from(words), Buffer.from([0xff]), Buffer.from("after")]);
    expect(await decode(bytes, size)).toEqual({ text: `${words}\uFFFD`, broken: true });
  });

  test.each([
    ["a character that never ends", Buffer.from([0x61, 0xe6, 0xbc]), "a\uFFFD"],
    ["Latin-1", Buffer.from("caf\u00e9 noir", "latin1"), "caf\uFFFD"],
    ["UTF-16", Buffer.from("\uFEFFa", "utf16le"), "\uFFFD"],
    ["half of a surrogate pair", Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62]), "a\uFFFD"],
  ])("refuses %s", async (_name, bytes, text) => {
    expect(await decode(bytes, 1000)).toEqual({ text, broken: true });
  });
});
