import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { startThrowAwayPostgres } from "../scripts/postgres.mjs";

/** The newest one where Debian's packages put them. */
function findFolder(): { folder: string; major: number } | null {
  const root = "/usr/lib/postgresql";
  const majors = existsSync(root) ? readdirSync(root).map(Number) : [];
  const major = majors.filter((one) => existsSync(join(root, String(one), "bin/postgres"))).sort((a, b) => b - a)[0];
  return major === undefined ? null : { folder: join(root, String(major), "bin"), major };
}

/** The system's own Postgres with its tools (`pg_dump`), started for a test; null where none is installed. */
export async function installedPostgres() {
  const found = findFolder();
  if (!found) return null;
  const { folder, major } = found;
  const tool = (name: string) => join(folder, name);
  const running = await startThrowAwayPostgres({ postgres: tool("postgres"), initdb: tool("initdb"), major });
  const urlOf = (database: string) => running.url.replace(/\/postgres$/, `/${database}`);
  return { ...running, major, tool, urlOf };
}
