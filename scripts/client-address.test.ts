import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { clientAddress, correctForwarded, trusts } from "./client-address.mjs";

describe("clientAddress", () => {
  const proxies = trusts(["10.0.0.0/8", "192.0.2.7", "fd00::/8"]);

  test.each([
    ["a stranger's own words count for nothing", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["a stranger without the header", "203.0.113.9", "", "203.0.113.9"],
    ["one proxy", "10.1.2.3", "203.0.113.9", "203.0.113.9"],
    ["two proxies, and what the caller wrote before", "10.1.2.3", "1.1.1.1, 203.0.113.9, 192.0.2.7", "203.0.113.9"],
    ["a caller inside the trusted network", "10.1.2.3", "10.9.9.9", "10.9.9.9"],
    ["a proxy that says nothing", "10.1.2.3", "", "10.1.2.3"],
    ["a proxy that passes nonsense on", "10.1.2.3", "203.0.113.9, unknown", "10.1.2.3"],
    ["an IPv4 peer on an IPv6 socket", "::ffff:10.1.2.3", "203.0.113.9", "203.0.113.9"],
    ["ports", "10.1.2.3", "203.0.113.9:4711", "203.0.113.9"],
    ["an IPv4 hop in IPv6 clothes, spelled out", "::ffff:a01:203", "::ffff:cb00:7109", "203.0.113.9"],
    ["a trusted hop in IPv6 clothes", "10.1.2.3", "203.0.113.9, ::ffff:a09:909", "203.0.113.9"],
    ["an IPv6 address in its one spelling", "FD00:0::1", "2001:0DB8:0:0::5", "2001:db8::5"],
    ["a zone", "fe80::1%eth0", "", "fe80::1"],
    ["what only looks like an address", "10.1.2.3", "203.0.113.9, 0x7f.1", "10.1.2.3"],
    ["words between commas", "10.1.2.3", ", ,203.0.113.9", "203.0.113.9"],
    ["IPv6 in brackets with a port", "fd00::1", "[2001:db8::5]:4711", "2001:db8::5"],
  ])("%s", (_, peer, forwardedFor, expected) => {
    expect(clientAddress(peer, forwardedFor, proxies)).toBe(expected);
  });

  test("the header is there once, in one piece, and what else could name a caller is gone", () => {
    const headers = { forwarded: "for=1.1.1.1", "x-real-ip": "1.1.1.1", "x-forwarded-for": "1.1.1.1" };
    const request = { socket: { remoteAddress: "::ffff:203.0.113.9" }, headers } as unknown as IncomingMessage; // safe: what is read of it
    correctForwarded(request, proxies);
    expect(request.headers).toEqual({ "x-forwarded-for": "203.0.113.9" });
    correctForwarded({ ...request, socket: {} } as unknown as IncomingMessage, proxies); // safe: a socket that is gone has no address
    expect(request.headers).toEqual({ "x-forwarded-for": "" });
  });

  test("without proxies nobody is believed", () => {
    expect(clientAddress("127.0.0.1", "203.0.113.9", trusts([]))).toBe("127.0.0.1");
  });
});
