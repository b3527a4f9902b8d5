DROP INDEX "runs_workspace_id_created_at_index";--> statement-breakpoint
CREATE INDEX "runs_workspace_id_created_at_id_index" ON "runs" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "runs_workspace_id_updated_at_id_index" ON "runs" USING btree ("workspace_id","updated_at","id");