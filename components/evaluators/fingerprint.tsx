import { CopyButton } from "@/components/ui/copy-button";

/** How many of its signs tell two fingerprints apart for a person. */
const shortLength = 8;

/** What decides an evaluator's scores, in short; the whole of it to copy. Equal ones mean that scores may be compared. */
export function Fingerprint({ text }: { text: string }) {
  return (
    <span className="-my-1 inline-flex items-center gap-1 align-middle">
      <code title={text} className="text-muted">
        {text.slice(0, shortLength)}
      </code>
      <CopyButton text={text} />
    </span>
  );
}
