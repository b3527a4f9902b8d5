/** `raw` as a path of this site, for going on to after sign-in; anything that leads elsewhere becomes `/`. */
export function localPath(raw: unknown): string {
  const base = "http://here.invalid";
  if (typeof raw !== "string" || !raw.startsWith("/") || !URL.canParse(raw, base)) return "/";
  const url = new URL(raw, base);
  const path = url.pathname + url.search + url.hash;
  // Dots may fold away (`/.//elsewhere`) and leave what a browser takes for a host.
  return url.origin === base && !path.startsWith("//") ? path : "/";
}
