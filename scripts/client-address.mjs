// @ts-check
import { BlockList, isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * Tells whether an address is one of `networks`.
 * @param {string[]} networks addresses or CIDR networks, already checked
 * @returns {(address: string) => boolean}
 */
export function trusts(networks) {
  const trusted = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * Who is calling: the peer, unless that is a trusted proxy; then the right-most address of its list that is not one.
 * What stands left of that was written by the caller.
 * @param {string} peer the socket's address
 * @param {string} forwardedFor the `X-Forwarded-For` it sent
 * @param {(address: string) => boolean} isTrusted
 */
export function clientAddress(peer, forwardedFor, isTrusted) {
  let client = plain(peer);
  for (const hop of forwardedFor.split(",").reverse().map(plain)) {
    if (!isTrusted(client) || isIP(hop) === 0) break;
    client = hop;
  }
  return client;
}

/**
 * Makes a request's headers say who really calls, before Next (which believes them) reads them. Answers whether a trusted proxy sends it.
 * @param {import("node:http").IncomingMessage} request
 * @param {(address: string) => boolean} isTrusted
 */
export function correctForwarded(request, isTrusted) {
  const peer = plain(request.socket.remoteAddress ?? "");
  request.headers["x-forwarded-for"] = clientAddress(peer, String(request.headers["x-forwarded-for"] ?? ""), isTrusted);
  delete request.headers.forwarded;
  delete request.headers["x-real-ip"];
  if (isTrusted(peer)) return true;
  for (const name of ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"]) delete request.headers[name];
  return false;
}

/**
 * An address without port, brackets, zone or the IPv6 form of an IPv4 one, in its one canonical spelling.
 * @param {string} text
 */
function plain(text) {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  const address = bare.replace(/%.*$/, "");
  return isIP(address) === 0 ? address : ipaddr.process(address).toString();
}
