import { Plus, Settings, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import type { getPrompt } from "@/lib/prompts/get-prompt";
import { Person } from "./person";

type Props = {
  prompt: Awaited<ReturnType<typeof getPrompt>>;
  names: Record<string, string>;
  listPath: string;
  /** `settings` also while it is archived; `version` only while it is not. */
  may: { settings: boolean; version: boolean };
};

/** Which prompt is looked at, and what is known of it. */
export function PromptHeader({ prompt, names, listPath, may }: Props) {
  const path = `${listPath}/${prompt.slug}`;
  return (
    <PageHeader
      crumbs={[{ text: "Prompts", href: listPath }]}
      title={prompt.name}
      meta={
        <>
          <code className="wrap-anywhere font-mono">{prompt.slug}</code>
          {prompt.archivedAt && <Tag look="warn">Archived</Tag>}
          {prompt.category && <span className="min-w-0 break-words">{prompt.category}</span>}
          {prompt.ownerId && (
            <span>
              Owner: <Person id={prompt.ownerId} names={names} />
            </span>
          )}
          {prompt.tags.length > 0 && (
            <span className="flex flex-wrap gap-1">
              {prompt.tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </span>
          )}
          {prompt.description && (
            <span className="line-clamp-3 w-full max-w-prose break-words" title={prompt.description}>
              {prompt.description}
            </span>
          )}
        </>
      }
      actions={
        <>
          <Link href={`${path}/gate`} className={buttonClass("quiet")}>
            <ShieldCheck aria-hidden="true" />
            Gate
          </Link>
          {may.settings && (
            <Link href={`${path}/settings`} className={buttonClass("quiet")}>
              <Settings aria-hidden="true" />
              Settings
            </Link>
          )}
          {may.version && prompt.versionCount > 0 && (
            <Link href={`${path}/versions/new`} className={buttonClass()}>
              <Plus aria-hidden="true" />
              New version
            </Link>
          )}
        </>
      }
    />
  );
}
