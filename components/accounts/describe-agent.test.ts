import { expect, test } from "vitest";
import { describeAgent } from "./describe-agent";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const agents: Record<string, string> = {
  "Chrome on Linux": `Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/141.0.0.0 Safari/537.36`,
  "Edge on Windows": `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
  "Safari on iPhone": `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${webkit} Version/18.1 Mobile/15E148 Safari/604.1`,
  "Firefox on macOS": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0",
  "Chrome on Android": `Mozilla/5.0 (Linux; Android 15) ${webkit} Chrome/141.0.0.0 Mobile Safari/537.36`,
  Browser: "something of its own",
};

test.each(Object.entries(agents))("%s", (said, userAgent) => {
  expect(describeAgent(userAgent)).toBe(said);
});

test("nothing is a browser, too", () => {
  expect(describeAgent(null)).toBe("Browser");
});
