"use client";

// What locks the page's scroll under a dialog writes a style element of its own, and looks for its nonce under this name.
if (typeof document !== "undefined") {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  Object.assign(globalThis, { __webpack_nonce__: nonce });
}

/** Lets style elements that scripts add pass the page's content security policy. */
export function StyleNonce() {
  return null;
}
