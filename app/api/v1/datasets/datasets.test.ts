import { afterEach, describe, expect, test, vi } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import * as caseRoute from "../dataset-cases/[id]/route";
import * as cases from "./[id]/cases/route";
import * as exported from "./[id]/export/route";
import * as imported from "./[id]/import/route";
import * as revisions from "./[id]/revisions/route";
import * as one from "./[id]/route";
import * as all from "./route";

const asking = vi.hoisted(() => ({ who: undefined as Context | undefined }));
vi.mock("@/lib/http/who-asks", () => ({ callerOf: async () => asking.who }));
afterEach(() => {
  asking.who = undefined;
});

type Route = Record<string, typeof all.GET>;
async function call(
  route: Route,
  method: string,
  { id, body, ...rest }: { id?: string; body?: BodyInit; query?: string; type?: string } = {},
) {
  const headers = body instanceof FormData ? undefined : { "content-type": rest.type ?? "application/json" };
  const request = new Request(`http://localhost/api/v1/x?${rest.query ?? ""}`, { method, body, headers });
  const response = await route[method]?.(request, { params: Promise.resolve(id ? { id } : {}) });
  if (!response) throw new Error(`no ${method}`);
  return response;
}

describe("/api/v1/datasets", () => {
  test("answers as the contract says, from creating to deleting", async () => {
    asking.who = await aWorkspace();
    const created = await call(all, "POST", { body: '{"name":"mails"}' });
    const dataset = await created.json();
    expect([created.status, created.headers.get("location")]).toEqual([201, `/api/v1/datasets/${dataset.id}`]);
    expect(Object.keys(dataset)).not.toContain("workspaceId");
    const { id } = dataset;

    const added = await call(cases, "POST", { id, body: '{"variables":{"q":"x"}}' });
    const aCase = await added.json();
    expect([added.status, added.headers.get("location")]).toEqual([201, `/api/v1/dataset-cases/${aCase.id}`]);
    const two = await call(cases, "POST", { id, body: '[{"variables":{"q":"y"}},{"variables":{"q":"z"}}]' });
    expect([two.status, (await two.json()).length]).toEqual([201, 2]);
    const listed = await (await call(cases, "GET", { id, query: "pageSize=2" })).json();
    expect(listed.pagination).toEqual({ page: 1, pageSize: 2, total: 3, totalPages: 2 });

    const patched = await call(caseRoute, "PATCH", { id: aCase.id, body: '{"expectations":{"label":"l"}}' });
    expect(await patched.json()).toMatchObject({ revision: 3, expectations: { label: "l" } });
    expect((await call(caseRoute, "DELETE", { id: aCase.id })).status).toBe(204);
    expect((await call(caseRoute, "GET", { id: aCase.id })).status).toBe(404);

    const sent = await call(imported, "POST", { id, body: "q\nw\n", type: "text/csv", query: "mode=append" });
    expect([sent.status, await sent.json()]).toEqual([
      200,
      { imported: 1, added: 1, changed: 0, removed: 0, unchanged: 0, skipped: 0, revision: 5 },
    ]);
    const form = new FormData();
    form.append("file", new Blob(['{"q":"v"}\n']), "cases.jsonl");
    expect(await (await call(imported, "POST", { id, body: form })).json()).toMatchObject({ added: 1, revision: 6 });

    const file = await call(exported, "GET", { id, query: "format=csv" });
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="mails-r6.csv"');
    expect(await file.text()).toBe("q,split\r\ny,dev\r\nz,dev\r\nw,dev\r\nv,dev\r\n");
    expect((await (await call(revisions, "GET", { id })).json()).data).toHaveLength(6);
    expect(await (await call(one, "PATCH", { id, body: '{"name":"post"}' })).json()).toMatchObject({ name: "post" });
    expect((await call(one, "DELETE", { id })).status).toBe(204);
    expect((await call(one, "GET", { id })).status).toBe(404);
  });

  test("answers a wrong import with its rows", async () => {
    asking.who = await aWorkspace();
    const { id } = await (await call(all, "POST", { body: '{"name":"mails"}' })).json();
    const refused = await call(imported, "POST", { id, body: "q,label\nx\n", type: "text/csv" });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      code: "unprocessable",
      detail: "Nothing was imported: 1 error.",
      errors: [{ path: "row 2", message: "has 1 cells where the header has 2" }],
    });
    expect((await call(imported, "POST", { id, type: "text/csv" })).status).toBe(422);
    expect((await call(imported, "POST", { id, body: "x", query: "format=xml" })).status).toBe(400);
  });
});
