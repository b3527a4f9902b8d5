import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** The id that an id, `slug@12` or `slug@production` stands for, inside a statement; null where there is no such version. */
export function versionIdOf({ workspaceId }: Context, ref: string): SQL<string> {
  const at = ref.lastIndexOf("@");
  if (at < 0) return sql`${ref}`;
  const [slug, step] = [ref.slice(0, at), ref.slice(at + 1)];
  if (/^[1-9]\d{0,8}$/.test(step))
    return sql`(select v.id from prompt_versions v join prompts p on p.id = v.prompt_id
      where p.workspace_id = ${workspaceId} and p.slug = ${slug} and v.number = ${Number(step)})`;
  return sql`(select d.version_id from deployments d join prompts p on p.id = d.prompt_id
    where p.workspace_id = ${workspaceId} and p.slug = ${slug} and d.environment = ${step})`;
}
