import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openSecret } from "./open-secret";
import { type Envelope, sealSecret } from "./seal-secret";
import { deriveKeys } from "./secret-keys";

const binding = ["provider", "ws_1", "prov_1", "https://api.example.com"];
const secret = "sk-canary-0123456789";
const [first, second] = [randomBytes(32), randomBytes(32)];
const keysOf = (current: Buffer, ...previous: Buffer[]) =>
  deriveKeys({ ENCRYPTION_KEY: current, ENCRYPTION_KEY_PREVIOUS: previous });
const keys = keysOf(first);
const sealed = sealSecret(secret, binding, keys);

describe("a sealed secret", () => {
  test("opens with its key and its binding, and shows nothing of itself", () => {
    expect(openSecret(sealed, binding, keys)).toBe(secret);
    expect(JSON.stringify(sealed)).not.toContain("canary");
  });

  test.each([0, 1, 2, 3])("does not open elsewhere (part %i of what it belongs to is another)", (at) => {
    expect(openSecret(sealed, binding.with(at, "other"), keys)).toBeNull();
    expect(openSecret(sealed, [...binding, ""], keys)).toBeNull();
  });

  test("does not open with any byte of any part flipped", () => {
    for (const part of ["iv", "ct", "tag"] as const) {
      const bytes = Buffer.from(sealed[part], "base64");
      for (const at of bytes.keys()) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
        expect(openSecret({ ...sealed, [part]: flipped.toString("base64") }, binding, keys)).toBeNull();
      }
    }
    // safe: a stored row may hold anything
    expect(openSecret({ ...sealed, v: 2 } as unknown as Envelope, binding, keys)).toBeNull();
    expect(openSecret({ ...sealed, tag: sealed.tag.slice(0, 8) }, binding, keys)).toBeNull();
  });

  test("has a vector of its own each time", () => {
    const vectors = Array.from({ length: 10_000 }, () => sealSecret("x", binding, keys).iv);
    expect(new Set(vectors).size).toBe(10_000);
  });
});

describe("another ENCRYPTION_KEY", () => {
  test("opens what its predecessor sealed while that is named, and seals with its own", () => {
    const rotated = keysOf(second, first);
    expect(openSecret(sealed, binding, rotated)).toBe(secret);
    expect(openSecret(sealSecret(secret, binding, rotated), binding, keysOf(second))).toBe(secret);
    expect(openSecret(sealed, binding, keysOf(second))).toBeNull();
  });

  test("goes by another name", () => {
    expect(keysOf(second)[0].kid).not.toBe(keys[0].kid);
    expect(first.toString("hex")).not.toContain(keys[0].kid);
  });
});
