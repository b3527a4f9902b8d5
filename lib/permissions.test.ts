import { expect, test } from "vitest";
import { keyScopes, type Role, reaches, roles, type Scope, scopes, scopesOf } from "./permissions";

// The table as the API's documentation has it, in its words.
const reads = ["prompts", "datasets", "runs", "evaluations", "reviews", "members", "providers", "audit"].map(
  (of) => `${of}:read`,
);
const added: Record<Role, string[]> = {
  viewer: [...reads, "serve"],
  reviewer: ["reviews:write"],
  editor: ["prompts:write", "datasets:write", "runs:write", "evaluations:write", "prompts:promote", "prompts:rollback"],
  admin: ["members:write", "providers:write", "workspace:admin"],
  owner: ["workspace:own"],
};

test("each role has what the one below it has, and what the table adds", () => {
  let expected: string[] = [];
  for (const role of roles) {
    expected = [...expected, ...added[role]];
    expect([role, ...[...scopesOf(role)].sort()]).toEqual([role, ...expected.sort()]);
  }
  expect(expected.sort()).toEqual([...scopes].sort());
});

test("a key carries neither the management of people and keys nor an override", () => {
  const left = scopes.filter((scope: Scope) => !keyScopes.some((one) => one === scope));
  expect(left).toEqual(["members:write", "workspace:admin", "workspace:own"]);
});

test("a role reaches itself and those below", () => {
  const reached = roles.map((own) => roles.filter((other) => reaches(own, other)).length);
  expect(reached).toEqual([1, 2, 3, 4, 5]);
});
