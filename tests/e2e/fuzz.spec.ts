import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import fc, { type Arbitrary } from "fast-check";
import { faultsOf } from "../fuzz/faults-of";
import { openFuzz } from "../fuzz/open-fuzz";
import { openedDocument } from "../fuzz/opened-document";
import { type Document, type PlannedRequest, plannedRequest } from "../fuzz/planned-request";

test.setTimeout(600_000);

const seed = 20_261_122;
const requests = 10_000;
const atOnce = 8;
/** Honest ones, sent to each operation that succeeded not once by chance. */
const further = 150;

test("ten thousand requests made from the OpenAPI document never make the API fail, or show its inside", async ({ baseURL }) => {
  const url = baseURL ?? "";
  const document = openedDocument(await (await fetch(`${url}/api/v1/openapi.json`)).json());
  const { ask, secrets } = await openFuzz(url, document);
  const lookAt = faultsOf(document, secrets);
  const faults = new Map<string, string>();
  const statuses = new Map<string, Map<number, number>>();
  const memory: number[] = [];
  const work = async (left: Iterator<[number, PlannedRequest]>) => {
    for (let taken = left.next(); !taken.done; taken = left.next()) {
      const [at, one] = taken.value;
      if (at % 500 === 0) memory.push(await webMemory());
      const answer = await ask(one).catch((error: Error) => ({
        status: 599,
        type: "",
        text: `${error.message} ${error.cause ?? ""}`,
      }));
      const counted = statuses.get(one.operation) ?? new Map<number, number>();
      statuses.set(one.operation, counted.set(answer.status, (counted.get(answer.status) ?? 0) + 1));
      for (const fault of lookAt(one, answer)) {
        const sent = JSON.stringify([one.path, one.headers, one.body]).slice(0, 600);
        faults.set(`${one.operation} ${fault}`, `${sent} → ${answer.text.slice(0, 400)}`);
      }
    }
  };
  const send = async (requests: Arbitrary<PlannedRequest>, numRuns: number) => {
    const left = fc.sample(requests, { seed, numRuns }).entries();
    await Promise.all(Array.from({ length: atOnce }, () => work(left)));
  };
  /** What it never gets to work it does not really try. */
  const failing = () =>
    [...statuses]
      .filter(([operation, counted]) => !wantsMore.includes(operation) && ![...counted.keys()].some((status) => status < 300))
      .map(([operation]) => operation);
  await send(plannedRequest(document), requests);
  const unlucky = failing();
  if (unlucky.length > 0) await send(plannedRequest(only(document, unlucky), { isHonest: true }), unlucky.length * further);

  expect(Object.fromEntries(faults), `seed ${seed}`).toEqual({});
  expect((await fetch(`${url}/api/v1/ready`)).status).toBe(200);
  expect(failing()).toEqual([]);
  const [early = 0, late = 0] = [Math.max(...memory.slice(2, 6)), Math.max(...memory.slice(-4))];
  expect(late).toBeLessThan(early * 1.25 + 50);
});

/**
 * They want a password, a token that is shown once, a second owner, a member who is still there, a provider that answers, an evaluation
 * that failed or was stopped, a golden run, a review with a corrected output, an alert, a gate that is to ask for
 * less, or to come before the worker.
 */
const wantsMore = [
  ...["POST /auth/login", "POST /auth/register", "POST /auth/refresh", "POST /invitations/accept", "DELETE /auth/sessions/{id}"],
  ...["POST /auth/password", "POST /auth/password-reset", "POST /members/{userId}/reset-link", "GET /providers/{id}/models"],
  ...["POST /workspaces/{id}/leave", "DELETE /workspaces/{id}", "POST /runs/{id}/cancel"],
  ...[
    "PATCH /members/{userId}",
    "POST /reviews/{id}/adopt",
    "POST /gate-changes/{id}/decide",
    ...["POST /evaluations/{id}/pin-baseline", "GET /alerts/{id}", "PATCH /alerts/{id}"],
    "POST /schedules/{id}/runs",
    "POST /evaluations/{id}/cancel",
    "POST /evaluations/{id}/resume",
    "POST /evaluations/{id}/retry-failed",
  ],
];

/** The document with these operations alone. */
function only(document: Document, operations: string[]): Document {
  const paths = Object.entries(document.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).filter(([method]) => operations.includes(`${method.toUpperCase()} ${path}`))),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

/** MB that the web process of the application holds, where the system tells. */
async function webMemory(): Promise<number> {
  const { E2E_PID } = process.env;
  if (process.platform !== "linux" || !E2E_PID) return 0;
  const running = await Promise.all((await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(processOf));
  const isOurs = (pid: string | undefined): boolean =>
    pid === E2E_PID || (pid !== undefined && isOurs(running.find((one) => one?.pid === pid)?.parent));
  const web = running.find((one) => one && /dist\/web\.js|^next-server/.test(one.command) && isOurs(one.pid));
  if (!web) throw new Error("no web process runs below the application");
  return web.megabytes;
}

/** A process, unless it has ended meanwhile. */
async function processOf(pid: string) {
  const files = await Promise.all([readFile(`/proc/${pid}/cmdline`, "utf8"), readFile(`/proc/${pid}/status`, "utf8")]).catch(
    () => null,
  );
  if (!files) return null;
  const [command, status] = files;
  const megabytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  return { pid, command, parent: /^PPid:\s+(\d+)/m.exec(status)?.[1], megabytes };
}
