/** The key that does what stands beside it; who listens hears the name alone. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span
      aria-hidden="true"
      className="rounded border border-line-strong px-1 font-mono text-muted text-xs leading-4 pointer-coarse:hidden"
    >
      {children}
    </span>
  );
}
