/** Words between backticks as code. */
export const withCode = (text: string) =>
  text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text do not move
      <code key={index} className="wrap-anywhere font-mono text-[0.8125rem]">
        {part}
      </code>
    ) : (
      part
    ),
  );
