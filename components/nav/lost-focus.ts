/** What had the focus, and its way up to the page: each step with the place among its children. */
export type RecentFocus = { element: HTMLElement; name: string; way: { parent: Element; at: number }[]; hasWaited: boolean };

const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";

export function placeOf(element: HTMLElement): RecentFocus {
  const way: RecentFocus["way"] = [];
  for (let child: Element = element, parent = child.parentElement; parent; child = parent, parent = child.parentElement)
    way.push({ parent, at: [...parent.children].indexOf(child) });
  return { element, name: nameOf(element), way, hasWaited: false };
}

/** Where the focus goes on, the latest place first: the same control, the next one beside where it stood, else the page's beginning. */
export function whereFrom(recent: RecentFocus[]): HTMLElement | null {
  const main = document.querySelector("main");
  const dialog = document.querySelector("[role=dialog]");
  const room = dialog ?? main;
  for (const place of recent) {
    if (place.element.isConnected && !isFree(place.element)) return null; // it will come back
    if (place.element.isConnected && room?.contains(place.element)) return place.element;
    const stood = place.way.find(({ parent }) => parent.isConnected);
    if (!stood || !room?.contains(stood.parent)) continue; // it stood in a dialog that is closed
    return (stood.parent === main ? sameButton(main, place) : besides(place, room)) ?? main;
  }
  return dialog ? null : main;
}

/** On a page that took the place of another, such as a draft's own, the button goes on that was pressed. */
function sameButton(room: Element, { element, name }: RecentFocus): HTMLElement | null {
  if (element.tagName !== "BUTTON") return null;
  return [...room.querySelectorAll("button")].find((button) => nameOf(button) === name && isFree(button)) ?? null;
}

function besides({ way }: RecentFocus, room: Element): HTMLElement | null {
  for (const { parent, at } of way) {
    if (parent === room) return null;
    if (!parent.isConnected) continue;
    const children = [...parent.children];
    const after = children.slice(at).flatMap(controlsIn)[0];
    const found = after ?? children.slice(0, at).flatMap(controlsIn).at(-1);
    if (found) return found;
  }
  return null;
}

const controlsIn = (element: Element): HTMLElement[] =>
  [element, ...element.querySelectorAll(controls)].filter(
    (one): one is HTMLElement => one instanceof HTMLElement && one.matches(controls) && one.tabIndex >= 0 && isFree(one),
  );

export const isFree = (element: HTMLElement) => !element.matches(":disabled, [inert] *") && element.checkVisibility();

const nameOf = (element: HTMLElement) => element.getAttribute("aria-label") ?? element.textContent;
