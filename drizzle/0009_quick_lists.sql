DROP INDEX "audit_entries_workspace_id_created_at_index";--> statement-breakpoint
DROP INDEX "result_scores_evaluation_id_arm_id_index";--> statement-breakpoint
DROP INDEX "promotions_prompt_id_environment_created_at_index";--> statement-breakpoint
CREATE INDEX "audit_entries_workspace_id_created_at_id_index" ON "audit_entries" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_workspace_id_action_created_at_id_index" ON "audit_entries" USING btree ("workspace_id","action","created_at","id");--> statement-breakpoint
CREATE INDEX "result_scores_evaluation_id_key_score_index" ON "result_scores" USING btree ("evaluation_id","key","score");--> statement-breakpoint
CREATE INDEX "promotions_prompt_id_created_at_id_index" ON "promotions" USING btree ("prompt_id","created_at","id");