import { type Agent, fetch } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stub, startStub } from "@/tests/stub-provider/start-stub";
import { guardedAgent, openAgent } from "./guarded-agent";

let stub: Stub;
const agents: Agent[] = [];
const keep = (agent: Agent) => {
  agents.push(agent);
  return agent;
};
beforeAll(async () => {
  stub = await startStub();
});
afterAll(async () => {
  await Promise.all(agents.map((agent) => agent.destroy()));
  await stub.close();
});

const causeOf = (url: string, dispatcher: Agent) =>
  fetch(url, { dispatcher }).then(
    () => "answered",
    (error: Error) => (error.cause instanceof Error ? error.cause.name : "unknown"),
  );

test("an IP literal of this machine is refused at connect, where no lookup is ever asked", async () => {
  const agent = keep(guardedAgent([], () => expect.unreachable("a literal is not looked up")));
  expect(await causeOf(`${stub.url}/v1/models`, agent)).toBe("BlockedAddressError");
  expect(await causeOf(`http://[::1]:${stub.port}/v1/models`, agent)).toBe("BlockedAddressError");
});

test("a name that was public when it was saved and leads inside now is refused", async () => {
  const addresses = ["93.184.216.34", "127.0.0.1"];
  const asked: string[] = [];
  const agent = keep(
    guardedAgent([], (host, _options, done) => {
      asked.push(host);
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );
    }),
  );
  expect(await causeOf(`http://rebound.example.com:${stub.port}/v1/models`, agent)).toBe("BlockedAddressError");
  expect(asked).toEqual(["rebound.example.com"]);
});

test("the operator's agent reaches the same server", async () => {
  expect(await causeOf(`${stub.url}/v1/models`, keep(openAgent()))).toBe("answered");
});
