import { expect, test } from "vitest";
import { bagOfWords } from "@/tests/fixtures/bag-of-words";
import { startStub } from "@/tests/stub-provider/start-stub";
import { builtInProviders } from "./built-in-providers";
import { listModels } from "./list-models";

const limits = { idleTimeoutMs: 2_000, totalTimeoutMs: 4_000, maxResponseBytes: 1_000_000 };

test("names the models of a server and of the sandbox", async () => {
  const stub = await startStub();
  const { sandbox, default: provider } = builtInProviders({ baseUrl: stub.baseUrl }, bagOfWords);
  expect(await listModels(sandbox, limits)).toEqual(["sandbox-1"]);
  if (provider === null) throw new Error("a base URL makes a default provider");
  expect(await listModels(provider, limits)).toEqual(["stub"]);
  await expect(listModels({ ...provider, baseUrl: `${stub.url}/nowhere` }, limits)).rejects.toMatchObject({ code: "not_found" });
  await stub.close();
});
