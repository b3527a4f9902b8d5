import { describe, expect, test } from "vitest";
import { countPii, type PiiKind } from "./count-pii";

describe("countPii", () => {
  // Card numbers: the networks' published test numbers. IBANs: the examples of SWIFT's registry. Phone numbers: fictional ranges.
  test.each<[PiiKind, string, number]>([
    ["email", "Write to ada.lovelace+x@mail.example.co.uk today", 1],
    ["email", "jürgen@müller.example, b@c.org.", 2],
    ["email", "@home user@localhost a@b 5@6.7", 0],
    ["phone", "Call +44 20 7946 0958 now", 1],
    ["phone", "(212) 555-0123 or 212-555-0199", 2],
    ["phone", "030 23125 014, 0171/2345678", 2],
    ["phone", "Order 4711 of 2026-11-22, 12.50 EUR, version 1.2.3, 100000 rows, 10 000 000", 0],
    ["card", "Visa 4111 1111 1111 1111, Amex 378282246310005, 5555-5555-5555-4444.", 3],
    ["card", "6011111111111117", 1],
    ["card", "4111 1111 1111 1112", 0],
    ["card", "tracking 9400110200881234567890123", 0],
    ["iban", "GB82 WEST 1234 5698 7654 32 is mine", 1],
    ["iban", "DE89370400440532013000, FR1420041010050500013M02606 and MT84MALT011000012345MTLCAST001S", 3],
    ["iban", "NO93 8601 1117 947", 1],
    ["iban", "GB82 WEST 1234 5698 7654 33", 0],
    ["iban", "DE8937040044053201300", 0],
    ["iban", "DE893704004405320130009", 0],
    ["iban", "ZZ82 WEST 1234 5698 7654 32", 0],
  ])("%s in “%s”: %d", (kind, text, wanted) => {
    expect(countPii(text, kind)).toBe(wanted);
  });

  test.each<[PiiKind, string]>([
    ["email", "a"],
    ["email", "a."],
    ["email", "a@"],
    ["email", "a@a."],
    ["phone", "1 "],
    ["phone", "+1"],
    ["phone", "0 1"],
    ["card", "4 "],
    ["iban", "DE12 "],
  ])("%s: a hostile text of “%s” over and over ends", (kind, piece) => {
    expect(countPii(piece.repeat(500_000 / piece.length), kind)).toBeGreaterThanOrEqual(0);
  });
});
