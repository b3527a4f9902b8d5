// @ts-check

/**
 * npm tells only the shell between it and us to end, and some shells do not pass that on: we would run on alone.
 * Nothing announces the death of a parent, hence the look once in a while.
 */
export function endWithShell() {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}
