import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { isBreaking } from "@/lib/diff/is-breaking";
import { conflict } from "@/lib/errors";
import { checkGate } from "@/lib/gates/check-gate";
import { keepEvidence } from "@/lib/gates/keep-evidence";
import { requireOverride } from "@/lib/gates/require-override";
import { verb } from "@/lib/verb";
import { emitEvent } from "@/lib/webhooks/emit-event";
import { deployVersion } from "./deploy-version";
import { describeVersion } from "./describe-version";
import { findVersion } from "./find-version";
import { lockVersion } from "./lock-version";
import type { PromoteVersion } from "./promotion-schema";
import { readVersion } from "./read-version";
import { requireNotHeld } from "./require-not-held";
import { requireEnvironment } from "./rows";

/**
 * Lets an environment serve a ready version from now on. What it serves already is answered as it is, so that a request
 * may be sent again. A version whose callers may break wants `acceptBreaking`; one that the gate refuses wants `override`, of an admin
 * who says why.
 */
export const promoteVersion = verb("prompts:promote", (ctx, input: PromoteVersion) =>
  inTransaction(ctx, async (ctx) => {
    const { environment, acceptBreaking, reason, override = false } = input;
    requireOverride(ctx, { override, reason });
    const version = await lockVersion(ctx, input.id);
    const { id, promptId, promptSlug, number, state, active } = version;
    await requireEnvironment(ctx, environment);
    if (active.includes(environment)) return describeVersion(ctx, version);
    if (state !== "ready") throw conflict(`Version ${number} is ${notReady[state]}.`);
    await requireNotHeld(ctx, version, environment);

    const served = await findVersion(ctx, `${promptSlug}@${environment}`);
    const breaking = served !== null && isBreaking(served.content, version.content);
    if (breaking && !acceptBreaking)
      throw conflict(
        `Version ${number} may break callers of version ${served.number}: it asks for a variable that could be left out ` +
          "before, or changes a variable's type. Send acceptBreaking: true once they are ready.",
        { breaking: true, from: served.id },
      );
    const { failed, evaluationIds, evidence } = await checkGate(ctx, { version, environment, served, override, reason });
    const promotionId = await deployVersion(ctx, {
      promptId,
      environment,
      kind: "promote",
      versionId: id,
      fromVersionId: served?.id,
      reason,
      acceptedBreaking: breaking,
      override: failed.length > 0,
      evidence,
    });
    await keepEvidence(ctx, promotionId, evaluationIds);
    const from = served?.number ?? null;
    await recordAudit(ctx, "version.promoted", id, { promptId, environment, number, from, acceptedBreaking: breaking, reason });
    if (failed.length > 0)
      await recordAudit(ctx, "gate.overridden", id, { promptId, environment, number, from, promotionId, reason, failed });
    const released = { promptId, promptSlug, versionId: id, number, environment, from, reason: reason ?? null };
    await emitEvent(ctx, "version.promoted", released);
    return describeVersion(ctx, await readVersion(ctx, id));
  }),
);

const notReady = { draft: "a draft: publish it first", archived: "archived: unarchive it first" };
