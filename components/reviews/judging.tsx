"use client";

import dynamic from "next/dynamic";
import type { DeskProps } from "./judge-desk";
import { PanelSkeleton } from "./panel-skeleton";

// in the browser only: it begins with what an earlier visit left there
const Desk = dynamic(() => import("./judge-desk").then(({ JudgeDesk }) => JudgeDesk), { ssr: false, loading: PanelSkeleton });

export function Judging(props: DeskProps) {
  return <Desk {...props} />;
}
