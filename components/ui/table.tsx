import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";

/** A table with a caption that is read out; where it is wider than the screen it scrolls by itself, by keyboard too. */
export function Table({ caption, head, children }: { caption: string; head: ReactNode; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full text-left tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-line border-b text-muted">
          <tr>{head}</tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  );
}

const side = (figure?: boolean) => (figure ? "text-right" : "");

export function Th({ figure, className = "", ...rest }: ThHTMLAttributes<HTMLTableCellElement> & { figure?: boolean }) {
  return (
    <th scope="col" {...rest} className={`px-3 py-2 align-top font-medium whitespace-nowrap ${side(figure)} ${className}`} />
  );
}

export function Td({ figure, className = "", ...rest }: TdHTMLAttributes<HTMLTableCellElement> & { figure?: boolean }) {
  return <td {...rest} className={`px-3 py-2 align-top ${figure ? "whitespace-nowrap text-right" : ""} ${className}`} />;
}

/** The cell that names its row. */
export function RowTh({ className = "", ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return <th scope="row" {...rest} className={`px-3 py-2 align-top font-medium ${className}`} />;
}
