import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { accountVerb } from "@/lib/verb";
import { openWorkspace } from "./open-workspace";
import type { CreateWorkspace } from "./schema";
import { slugFrom } from "./slug-from";

/** A further workspace, owned by the person who asks. A slug they chose must be free; one made from the name gets a suffix. */
export const createWorkspace = accountVerb((ctx, { name, slug }: CreateWorkspace) =>
  inTransaction(ctx, async (ctx) => {
    const { userId } = ctx;
    const made = await openWorkspace(ctx, { userId, name, slug: slug ?? slugFrom(name) });
    if (slug !== undefined && made.slug !== slug) throw conflict(`The slug “${slug}” is taken.`); // undone with the transaction
    return made;
  }),
);
