import { Fragment } from "react";

const tag = /(\{\{\{[^{}]*\}\}\}|\{\{[^{}]*\}\})/;

/** A template's text with its tags marked; where the template changes its delimiters, nothing is. */
export function MarkedText({ text }: { text: string }) {
  const pieces = /\{\{\s*=/.test(text) ? [text] : text.split(tag);
  return (
    <p className="font-mono text-[0.8125rem] leading-5 break-words whitespace-pre-wrap">
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name and never move
          <span key={index} className="rounded bg-accent-ground box-decoration-clone px-0.5 font-medium text-accent">
            {piece}
          </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Fragment key={index}>{piece}</Fragment>
        ),
      )}
    </p>
  );
}
