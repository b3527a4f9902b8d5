import { expect, test } from "vitest";
import { createBody, draftOf, isMoved, type ShownProvider, updateBody } from "./provider-draft";

const stored: ShownProvider = {
  ...{ id: "prov_1", name: "One", baseUrl: "https://api.example.com/v1", hasKey: true, keyHint: "1234", isReadable: true },
  ...{
    headers: ["x-a", "x-b"],
    query: ["q"],
    maxConcurrency: 5,
    timeoutSeconds: 60,
    requestsPerMinute: 60,
    tokensPerMinute: null,
  },
};

test("a form that nobody changed changes no secret", () => {
  expect(updateBody(draftOf(stored), stored)).toEqual({
    ...{ id: "prov_1", name: "One", baseUrl: "https://api.example.com/v1", apiKey: undefined, headers: {}, query: {} },
    ...{ maxConcurrency: 5, timeoutSeconds: 60, requestsPerMinute: 60, tokensPerMinute: null },
  });
});

test("what is typed is sent, what was taken out of the form is taken away, what is empty stays", () => {
  const draft = draftOf(stored);
  const [, second] = draft.headers;
  const headers = [
    { key: 1, name: "x-b", value: "new", kept: true },
    { key: 2, name: " x-c ", value: "3", kept: false },
  ];
  expect(second?.name).toBe("x-b");
  expect(updateBody({ ...draft, headers, apiKey: " sk-new " }, stored)).toMatchObject({
    ...{ apiKey: "sk-new", headers: { "x-a": null, "x-b": "new", "x-c": "3" }, query: {} },
  });
  expect(updateBody({ ...draft, dropsKey: true, query: [] }, stored)).toMatchObject({ apiKey: null, query: { q: null } });
});

test("a new one without key, limits and extras", () => {
  const draft = { ...draftOf(null), name: "New", baseUrl: "https://api.example.com/v1" };
  expect(createBody(draft)).toMatchObject({ apiKey: null, headers: {}, query: {}, maxConcurrency: 20, timeoutSeconds: 180 });
});

test.each([
  ["https://api.example.com/v2", false],
  ["https://api.example.com:8443/v1", true],
  ["http://api.example.com/v1", true],
  ["https://api.example.org/v1", true],
  ["https://", false],
])("with the address %s the form asks for the key again: %s", (baseUrl, moved) => {
  expect(isMoved({ ...draftOf(stored), baseUrl }, stored)).toBe(moved);
});
