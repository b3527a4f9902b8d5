import { doublePrecision, foreignKey, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, jsonText, updatedAt, workspaceId } from "./columns";
import { contents, promptVersions } from "./prompts";

/** One playground execution; `output_text` grows while it runs. */
export const runs = pgTable(
  "runs",
  {
    id: id("run"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id"),
    versionId: text("version_id"),
    contentHash: text("content_hash").notNull(),
    providerId: text("provider_id").notNull(),
    /** The model the content's name stood for; null: the name itself. */
    modelName: text("model_name"),
    variables: jsonText("variables").notNull(),
    messages: jsonText("messages").notNull(),
    status: text("status", { enum: ["queued", "running", "completed", "cancelled", "failed"] })
      .notNull()
      .default("queued"),
    outputText: text("output_text").notNull().default(""),
    output: jsonText("output"),
    raw: jsonText("raw"),
    finishReason: text("finish_reason"),
    latencyMs: integer("latency_ms"),
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    costUsd: doublePrecision("cost_usd"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    startedAt: at("started_at"),
    finishedAt: at("finished_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    // With the id, which ends the order: any page of the list is read from the index alone.
    index().on(t.workspaceId, t.createdAt, t.id),
    index().on(t.workspaceId, t.updatedAt, t.id),
    index().on(t.versionId),
    foreignKey({ columns: [t.workspaceId, t.contentHash], foreignColumns: [contents.workspaceId, contents.hash] }),
    foreignKey({ columns: [t.workspaceId, t.versionId], foreignColumns: [promptVersions.workspaceId, promptVersions.id] }),
  ],
);
