import { isUtf8 } from "node:buffer";

/** Told when bytes were no UTF-8. The text before them, and U+FFFD for the first of them, is the last that is handed on. */
export type Decoding = { broken: boolean };

/** Bytes as text, without the byte order mark. Node's decoders would put U+FFFD in place of what they cannot read. */
export async function* decodeUtf8(bytes: AsyncIterable<Buffer>, decoding: Decoding): AsyncGenerator<string> {
  let open = Buffer.alloc(0);
  let first = true;
  const text = (part: Buffer) => {
    const decoded = part.toString("utf8");
    const start = first && decoded.startsWith("\uFEFF") ? 1 : 0;
    if (part.length > 0) first = false;
    return decoded.slice(start);
  };
  for await (const chunk of bytes) {
    const whole = Buffer.concat([open, chunk]);
    const complete = whole.subarray(0, whole.length - openBytes(whole));
    if (!isUtf8(complete)) {
      decoding.broken = true;
      yield `${text(validStart(complete))}\uFFFD`;
      return;
    }
    yield text(complete);
    open = whole.subarray(complete.length);
  }
  if (open.length === 0) return;
  decoding.broken = true;
  yield "\uFFFD";
}

/** How many bytes at the end begin a character that is not complete yet. */
function openBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes.readUInt8(bytes.length - back);
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? back : 0;
  }
  return 0;
}

/** The longest start that is UTF-8, by halving: a start of valid text is valid once its open end is left out. */
function validStart(bytes: Buffer): Buffer {
  const whole = (length: number) => {
    const part = bytes.subarray(0, length);
    return part.subarray(0, part.length - openBytes(part));
  };
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(whole(middle))) good = middle;
    else bad = middle;
  }
  return whole(good);
}
