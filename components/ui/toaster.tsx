"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { toasts } from "./toast";

const ToastRegion = dynamic(() => import("./toast-region").then((module) => module.ToastRegion), { ssr: false });

/** Where toasts come up; loaded with the first of them. */
export function Toaster() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.now, toasts.none);
  return shown.length > 0 ? <ToastRegion shown={shown} /> : null;
}
