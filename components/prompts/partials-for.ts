import type { FoundPartial } from "@/components/ui/template-help";
import type { Outcome } from "@/lib/http/action";

export type FindPartials = (input: { q?: string; pageSize: number }) => Promise<Outcome<FoundPartial[]>>;

/** How prompts to include are found and where one is read; not the one that is written, which cannot include itself. */
export const partialsFor = (ask: FindPartials, own: string | undefined, promptsPath: string) => ({
  find: async (q: string) => {
    const outcome = await ask({ ...(q && { q }), pageSize: 20 }).catch(() => null);
    return outcome?.ok ? outcome.data.filter(({ slug }) => slug !== own) : [];
  },
  hrefOf: (slug: string) => `${promptsPath}/${slug}`,
});
