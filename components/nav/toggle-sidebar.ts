import { keepCookie } from "./keep-cookie";

/** Folds the sidebar to icons or unfolds it, for this page and the next ones. Where nothing was chosen the width of the screen decides. */
export function toggleSidebar(): void {
  const sidebar = document.querySelector<HTMLElement>("[data-sidebar]");
  if (!sidebar) return;
  const { sidebar: now } = sidebar.dataset;
  const isNarrow = now === "narrow" || (now === "auto" && !window.matchMedia("(width >= 72rem)").matches);
  sidebar.dataset.sidebar = isNarrow ? "wide" : "narrow";
  keepCookie("sidebar", sidebar.dataset.sidebar);
}
