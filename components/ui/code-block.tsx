import { CopyButton } from "./copy-button";

/** Text as it is: a template, an output, JSON. Long lines wrap. */
export function CodeBlock({ text, label, copy = false }: { text: string; label: string; copy?: boolean }) {
  return (
    <div className="relative min-w-0">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <div role="group" aria-label={label} tabIndex={0} className="max-h-[32rem] overflow-auto rounded-md bg-raised px-3 py-2">
        <pre
          className={`font-mono text-[0.8125rem] leading-5 break-words whitespace-pre-wrap ${copy ? "pr-18" : ""}`} // the button stands there
        >
          {text}
        </pre>
      </div>
      {copy && (
        <div className="absolute top-1 right-1 rounded-md bg-raised">
          <CopyButton text={text} />
        </div>
      )}
    </div>
  );
}
