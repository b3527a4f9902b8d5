// @ts-check

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="5">
<title>Not available - PromptOps</title>
<style>
  :root { color-scheme: light dark; }
  body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: light-dark(#16181d, #edeef0); background: light-dark(#f8f8f9, #0f1013); }
  body > div { box-sizing: border-box; max-width: 28rem; min-height: 100vh; margin: 0 auto; padding: 2rem 1rem;
    display: flex; flex-direction: column; justify-content: center; gap: 1.5rem; }
  header { display: flex; align-items: center; gap: 0.75rem; font-weight: 600; font-size: 1rem; }
  svg { width: 36px; height: 36px; flex: none; }
  rect { fill: light-dark(#3b4fd8, #93a4ff); }
  path { fill: none; stroke: light-dark(#ffffff, #10132b); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
  main { display: flex; flex-direction: column; gap: 1rem; padding: 1.75rem; border: 1px solid light-dark(#e3e5e9, #2a2e36);
    border-radius: 0.75rem; background: light-dark(#ffffff, #16181c); }
  h1 { margin: 0; font-size: 1.25rem; line-height: 1.4; text-wrap: balance; }
  p { margin: 0; color: light-dark(#585e69, #a3a9b4); }
</style>
<div>
  <header>
    <svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7"/><path d="M9 10l6 6-6 6M17 22h7"/></svg>
    PromptOps
  </header>
  <main>
    <h1>PromptOps is not available right now</h1>
    <p>Its database cannot be reached. Nothing is lost: this page tries again every five seconds.</p>
    <p>Applications go on getting the active versions they had.</p>
  </main>
</div>
</html>
`;

/**
 * Answers a page that is asked for while Postgres is away: Next could only say 500. What asks for no page of its own is passed on.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean} whether it was answered
 */
export function answerWhileAway(request, response) {
  if (!isAway() || !["GET", "HEAD"].includes(request.method ?? "")) return false;
  if (!request.headers.accept?.includes("text/html") || /^\/(api|_next|live|files)\//.test(request.url ?? "")) return false;
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "retry-after": "5",
  });
  response.end(request.method === "HEAD" ? undefined : page);
  return true;
}

/** Next's code, bundled apart from this, leaves what it knows of Postgres here. @returns {boolean} */
const isAway = () => Reflect.get(globalThis, "promptopsDatabase")?.steady.isAway() === true;
