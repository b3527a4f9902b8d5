// @ts-check
import { currentRequestId } from "../lib/activity.ts";

/**
 * Answers what Next would answer with 500: an address that does not decode or holds a NUL (which Postgres refuses), and TRACE.
 * An absolute address is reduced to its path, or Next would redirect to the host it names.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean} whether the request was refused
 */
export function refuseMalformed(request, response) {
  request.url = (request.url ?? "/").replace(/^https?:\/\/[^/?#]*/i, "").replace(/^(?!\/)/, "/");
  if (request.method === "TRACE") return refuse(response, 405, "method_not_allowed", "TRACE is not taken here.");
  if (decodes(request.url.replace(/[?#].*$/s, ""))) return false;
  return refuse(response, 400, "invalid_input", "The address is not valid: a % in it starts no character we take.");
}

/** @param {string} path */
function decodes(path) {
  try {
    return !decodeURIComponent(path).includes("\u0000");
  } catch {
    return false;
  }
}

const titles = { invalid_input: "Invalid input", method_not_allowed: "Method not allowed" };

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {keyof typeof titles} code
 * @param {string} detail
 */
function refuse(response, status, code, detail) {
  const requestId = currentRequestId();
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-request-id": requestId,
    connection: "close", // what is left of a body is not read
    ...(status === 405 ? { allow: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" } : {}),
  });
  response.end(JSON.stringify({ type: `/docs/api#${code}`, title: titles[code], status, detail, code, requestId }));
  return true;
}
