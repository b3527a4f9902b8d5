"use client";

import { useEffect, useEffectEvent, useRef } from "react";

/** Does something each time a value is another one, not for its first. */
export function useChange<Value>(value: Value, act: () => void): void {
  const before = useRef(value);
  const change = useEffectEvent(act);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    change();
  }, [value]);
}
