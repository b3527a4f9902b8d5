import type { ReactNode } from "react";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col gap-6 px-4 py-8 sm:justify-center sm:px-6 sm:py-12">
      <div className="flex items-center gap-3">
        <svg viewBox="0 0 32 32" aria-hidden="true" className="size-9 flex-none">
          <rect width="32" height="32" rx="7" className="fill-accent" />
          <path
            d="M9 10l6 6-6 6M17 22h7"
            className="fill-none stroke-on-accent"
            strokeWidth="3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <div>
          <p className="font-semibold text-base">PromptOps</p>
          <p className="text-pretty text-muted">Version, test and release the prompts of your AI features.</p>
        </div>
      </div>
      <div className="flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 sm:p-7">{children}</div>
    </main>
  );
}
