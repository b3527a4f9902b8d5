import type { ContentDiff } from "@/lib/diff/schema";
import { ContractChanges } from "./contract-changes";
import { diffSummary } from "./diff-summary";
import { MessageDiff } from "./message-diff";

type Props = { environment: string; from: number | null; to: number; diff: ContentDiff | null };

/** What an environment serves now and what it will serve instead: for callers, for the model, and in the words of the messages. */
export function Replacement({ environment, from, to, diff }: Props) {
  return (
    <section aria-label="What changes" className="flex min-w-0 flex-col gap-4">
      <p>
        {from === null ? (
          <>
            <span className="font-medium">{environment}</span> serves nothing now. It will serve{" "}
            <span className="font-medium">v{to}</span>.
          </>
        ) : (
          <>
            In <span className="font-medium">{environment}</span>, <span className="font-medium">v{to}</span> replaces{" "}
            <span className="font-medium">v{from}</span>.
          </>
        )}
      </p>
      {diff && <p className="text-muted">{diffSummary(diff).join(" · ") || "The content is the same."}</p>}
      {diff?.variables.breaking && (
        <p className="rounded-md bg-warn-ground px-3 py-2 text-warn">
          This is a breaking change: a caller must now give a value that could be left out before, or one of another type.
        </p>
      )}
      {diff && (
        <>
          <ContractChanges diff={diff} />
          <TextChanges diff={diff} />
        </>
      )}
    </section>
  );
}

function TextChanges({ diff: { messages, partials } }: { diff: ContentDiff }) {
  const touched = messages.filter(({ hunks }) => hunks.some(({ kind }) => kind !== "same"));
  const included = partials.changed.map(({ slug, hunks }) => ({ role: `Included: ${slug}`, hunks }));
  const texts = [...touched, ...included];
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h3 className="font-medium">Messages</h3>
      {texts.length === 0 ? (
        <p className="text-muted">The messages are the same.</p>
      ) : (
        <ol className="flex flex-col gap-2">
          {texts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages of a comparison have no other name and never move
            <MessageDiff key={index} message={text} look="unified" />
          ))}
        </ol>
      )}
    </div>
  );
}
