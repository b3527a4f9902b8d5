ALTER TABLE "evaluation_arms" ADD COLUMN "scored" integer;--> statement-breakpoint
ALTER TABLE "evaluation_arms" ADD COLUMN "passed" integer;--> statement-breakpoint
ALTER TABLE "evaluation_arms" ADD COLUMN "tokens" double precision;--> statement-breakpoint
ALTER TABLE "evaluation_arms" ADD COLUMN "cost_usd" double precision;--> statement-breakpoint
ALTER TABLE "evaluation_arms" ADD COLUMN "verdict" text;--> statement-breakpoint
CREATE INDEX "evaluations_workspace_id_finished_at_index" ON "evaluations" USING btree ("workspace_id","finished_at");--> statement-breakpoint
CREATE INDEX "evaluations_open" ON "evaluations" USING btree ("workspace_id") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "prompt_versions_drafts" ON "prompt_versions" USING btree ("workspace_id","updated_at") WHERE state = 'draft';