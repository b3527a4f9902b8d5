/** A server that scores by a webhook, for the documentation; a test runs it as it stands here. */
export const exampleServer = `import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { env } from "node:process";

const key = Buffer.from(env.WEBHOOK_SECRET.replace("whsec_", ""), "base64");

function isSigned({ "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures = "" }, body) {
  if (!(Math.abs(Date.now() / 1000 - Number(time)) < 300)) return false; // an old request that somebody sends again
  const wanted = Buffer.from("v1," + createHmac("sha256", key).update(\`\${id}.\${time}.\${body}\`).digest("base64"));
  const given = signatures.split(" ").map((signature) => Buffer.from(signature));
  return given.some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
}

function score({ output, expected }) {
  if (!expected.reference) return { skipped: "The case has no reference." };
  const found = output.text.includes(expected.reference);
  return { score: found ? 1 : 0, reason: found ? "The reference is in it." : "The reference is missing." };
}

createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  if (!isSigned(request.headers, body)) return response.writeHead(401).end();
  const { samples } = JSON.parse(body);
  response.setHeader("content-type", "application/json").end(JSON.stringify({ scores: samples.map(score) }));
}).listen(env.PORT ?? 8080);
`;
