"use client";

import { CheckRow, type CheckSetting } from "./check-row";

/** The check of a version as it stands. */
export const VersionCheck = ({ versionId, setting }: { versionId: string; setting: CheckSetting }) => (
  <CheckRow setting={setting} ready={(begin) => begin(versionId)} />
);
