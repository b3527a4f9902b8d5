import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { signedOut } from "@/lib/accounts/signed-out";
import { currentRequestId } from "@/lib/activity";
import type { Account, Caller, Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { accountOf, contextOf } from "./context-of";
import { currentSession } from "./current-session";
import { type Problem, problemOf } from "./failure";
import { parseInput } from "./parse-input";

/** What a form gets back; with a problem it keeps what was typed. */
export type Outcome<Data> = { ok: true; data: Data } | { ok: false; problem: Problem };

/**
 * A server action of a workspace: a public endpoint, so it finds out who asks and checks the input as a REST route does.
 * A page binds the workspace's slug: `save={saveVersion.bind(null, workspace)}`; `raw` is an object or a form.
 */
export function action<Input, Data>(schema: z.ZodType<Input>, run: (ctx: Context, input: Input) => Promise<Data>) {
  return async (workspace: string, raw: unknown): Promise<Outcome<Data>> =>
    attempt(async () => run(await contextIn(workspace), parseInput(schema, fieldsOf(raw))));
}

/** A server action of a signed-in person, in no workspace. */
export function accountAction<Input, Data>(schema: z.ZodType<Input>, run: (ctx: Account, input: Input) => Promise<Data>) {
  return async (raw: unknown): Promise<Outcome<Data>> =>
    attempt(async () => {
      const { caller, session } = await currentSession();
      if (!session) throw signedOut();
      return run(accountOf(caller, session), parseInput(schema, fieldsOf(raw)));
    });
}

/** A server action open to anyone, in the form `useActionState` takes. */
export function publicAction<Input, Data>(schema: z.ZodType<Input>, run: (ctx: Caller, input: Input) => Promise<Data>) {
  return async (_before: Outcome<Data> | null, form: FormData): Promise<Outcome<Data>> =>
    attempt(async () => {
      const { caller } = await currentSession();
      return run(caller, parseInput(schema, fieldsOf(form)));
    });
}

async function contextIn(workspace: string): Promise<Context> {
  const { caller, session } = await currentSession();
  if (!session) throw signedOut();
  const membership = session.memberships.find(({ slug }) => slug === workspace);
  if (!membership) throw new AppError("not_found", "You are not in this workspace.");
  return contextOf(caller, session, membership);
}

async function attempt<Data>(work: () => Promise<Data>): Promise<Outcome<Data>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    unstable_rethrow(error); // a redirect is thrown, too
    return { ok: false, problem: problemOf(error, currentRequestId()) };
  }
}

/** A form as an object; React adds fields of its own, which start with `$ACTION`. */
const fieldsOf = (raw: unknown): unknown =>
  raw instanceof FormData ? Object.fromEntries([...raw].filter(([name]) => !name.startsWith("$ACTION"))) : raw;
