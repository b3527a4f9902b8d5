/** What a caller may be allowed to do; an API key carries a part of its maker's. */
export const scopes = [
  "prompts:read",
  "prompts:write",
  "prompts:promote",
  "prompts:rollback",
  "datasets:read",
  "datasets:write",
  "runs:read",
  "runs:write",
  "evaluations:read",
  "evaluations:write",
  "reviews:read",
  "reviews:write",
  "members:read",
  "members:write",
  "providers:read",
  "providers:write",
  "audit:read",
  "workspace:admin",
  "workspace:own",
  "serve",
] as const;
export type Scope = (typeof scopes)[number];

export const roles = ["viewer", "reviewer", "editor", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

/** The first role that has a scope; every later one has it too. */
const fromRole: Record<Scope, Role> = {
  "prompts:read": "viewer",
  "datasets:read": "viewer",
  "runs:read": "viewer",
  "evaluations:read": "viewer",
  "reviews:read": "viewer",
  "members:read": "viewer",
  "providers:read": "viewer",
  "audit:read": "viewer",
  serve: "viewer",
  "reviews:write": "reviewer",
  "prompts:write": "editor",
  "prompts:promote": "editor",
  "prompts:rollback": "editor",
  "datasets:write": "editor",
  "runs:write": "editor",
  "evaluations:write": "editor",
  "members:write": "admin",
  "providers:write": "admin",
  "workspace:admin": "admin",
  "workspace:own": "owner",
};

export const scopesOf = (role: Role): ReadonlySet<Scope> =>
  new Set(scopes.filter((scope) => roles.indexOf(role) >= roles.indexOf(fromRole[scope])));

/** Whether somebody of a role may give that role, take it away or act on who holds it: everyone up to their own. */
export const reaches = (own: Role, other: Role): boolean => roles.indexOf(other) <= roles.indexOf(own);

/** What stays with people: a key neither manages people and keys nor overrides a gate. */
const peopleOnly = ["members:write", "workspace:admin", "workspace:own"] as const;
export type KeyScope = Exclude<Scope, (typeof peopleOnly)[number]>;

/** What an API key may carry. */
export const keyScopes = scopes.filter((scope): scope is KeyScope => !peopleOnly.some((one) => one === scope));
