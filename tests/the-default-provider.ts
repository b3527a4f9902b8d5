import { afterAll } from "vitest";
import { textOf } from "./stub-provider/behaviour";
import { type Stub, type StubOptions, startStub } from "./stub-provider/start-stub";

const stubs: Stub[] = [];
afterAll(() => Promise.all(stubs.map((stub) => stub.close())));

/** A stub behind the provider that the environment names, until the test file ends; unless told otherwise it echoes. */
export async function theDefaultProvider(options: StubOptions = { answer: ({ body }) => textOf(body.messages) }): Promise<Stub> {
  const stub = await startStub(options);
  stubs.push(stub);
  process.env.OPENAI_BASE_URL = stub.baseUrl;
  process.env.OPENAI_API_KEY = "sk-of-the-stub";
  return stub;
}
