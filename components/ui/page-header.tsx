import type { ReactNode } from "react";
import { Crumbs } from "./crumbs";

type Props = {
  crumbs?: { text: string; href: string }[];
  title: string;
  /** Facts under the title. */
  meta?: ReactNode;
  /** Buttons; on a phone they stand under the title. */
  actions?: ReactNode;
};

/** The head of every page: where one is, what it is, what can be done with it. */
export function PageHeader({ crumbs, title, meta, actions }: Props) {
  return (
    <header className="flex flex-col gap-1.5">
      {crumbs && <Crumbs steps={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h1 className="min-w-0 font-semibold text-2xl leading-8 break-words">{title}</h1>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {meta && <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted wrap-anywhere">{meta}</div>}
    </header>
  );
}
