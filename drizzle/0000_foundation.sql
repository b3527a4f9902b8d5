CREATE TABLE "audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"target_id" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text,
	"address" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_calls" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"evaluation_id" text,
	"arm_id" text,
	"result_id" text,
	"run_id" text,
	"evaluator_key" text DEFAULT '' NOT NULL,
	"slot" integer DEFAULT 0 NOT NULL,
	"attempt" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"provider_id" text NOT NULL,
	"model" text NOT NULL,
	"served_model" text,
	"state" text NOT NULL,
	"fault_code" text,
	"http_status" integer,
	"latency_ms" integer,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_usd" double precision,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "model_calls_purpose" CHECK (("model_calls"."result_id" is null) <> ("model_calls"."run_id" is null))
);
--> statement-breakpoint
CREATE TABLE "case_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"case_id" text NOT NULL,
	"from_revision" integer NOT NULL,
	"until_revision" integer,
	"position" integer NOT NULL,
	"external_id" text,
	"name" text,
	"variables" text NOT NULL,
	"expectations" text NOT NULL,
	"content_hash" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"group_key" text,
	"split" text DEFAULT 'dev' NOT NULL,
	"metadata" text DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_versions_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "case_versions_workspace_id_dataset_id_case_id_from_revision_unique" UNIQUE("workspace_id","dataset_id","case_id","from_revision"),
	CONSTRAINT "case_versions_revisions" CHECK ("case_versions"."until_revision" is null or "case_versions"."until_revision" > "case_versions"."from_revision")
);
--> statement-breakpoint
CREATE TABLE "dataset_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dataset_cases_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "dataset_cases_workspace_id_dataset_id_id_unique" UNIQUE("workspace_id","dataset_id","id")
);
--> statement-breakpoint
CREATE TABLE "dataset_revisions" (
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"number" integer NOT NULL,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"removed" integer NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dataset_revisions_dataset_id_number_pk" PRIMARY KEY("dataset_id","number"),
	CONSTRAINT "dataset_revisions_workspace_id_dataset_id_number_unique" UNIQUE("workspace_id","dataset_id","number")
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"variables" text DEFAULT '[]' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"case_count" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "datasets_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "datasets_workspace_id_name_unique" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "evaluation_arms" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"evaluation_id" text NOT NULL,
	"position" integer NOT NULL,
	"version_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"provider_id" text NOT NULL,
	"model_name" text NOT NULL,
	"model_override" text,
	"label" text NOT NULL,
	CONSTRAINT "evaluation_arms_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "evaluation_arms_evaluation_id_position_unique" UNIQUE("evaluation_id","position")
);
--> statement-breakpoint
CREATE TABLE "evaluation_evaluators" (
	"workspace_id" text NOT NULL,
	"evaluation_id" text NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"type_version" integer NOT NULL,
	"options" text NOT NULL,
	"fingerprint" text NOT NULL,
	"weight" double precision NOT NULL,
	"threshold" double precision,
	"required" boolean NOT NULL,
	"negate" boolean NOT NULL,
	CONSTRAINT "evaluation_evaluators_evaluation_id_key_pk" PRIMARY KEY("evaluation_id","key")
);
--> statement-breakpoint
CREATE TABLE "evaluation_results" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"evaluation_id" text NOT NULL,
	"arm_id" text NOT NULL,
	"case_id" text NOT NULL,
	"case_version_id" text NOT NULL,
	"case_hash" text NOT NULL,
	"group_key" text,
	"trial" integer NOT NULL,
	"position" integer NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"claimed_by" text,
	"not_before" timestamp (3) with time zone,
	"outcome" text,
	"total" double precision,
	"passed" boolean,
	"latency_ms" integer,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_usd" double precision,
	"error_stage" text,
	"error_code" text,
	"error_message" text,
	"finished_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evaluation_results_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "evaluation_results_item" UNIQUE("evaluation_id","arm_id","case_id","trial"),
	CONSTRAINT "evaluation_results_total" CHECK ("evaluation_results"."total" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"dataset_id" text NOT NULL,
	"dataset_revision" integer NOT NULL,
	"source_evaluation_id" text,
	"split" text,
	"case_filter" jsonb,
	"trials" integer DEFAULT 1 NOT NULL,
	"concurrency" integer NOT NULL,
	"lanes" integer DEFAULT 1 NOT NULL,
	"pass_threshold" double precision,
	"error" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "evaluations_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "result_outputs" (
	"result_id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"messages" text NOT NULL,
	"output" text NOT NULL,
	"raw" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "result_scores" (
	"result_id" text NOT NULL,
	"key" text NOT NULL,
	"workspace_id" text NOT NULL,
	"evaluation_id" text NOT NULL,
	"arm_id" text NOT NULL,
	"score" double precision,
	"passed" boolean,
	"skipped" text,
	"error" text,
	"reason" text,
	"details" jsonb,
	CONSTRAINT "result_scores_result_id_key_pk" PRIMARY KEY("result_id","key"),
	CONSTRAINT "result_scores_range" CHECK ("result_scores"."score" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"evaluation_id" text NOT NULL,
	"result_id" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"score" double precision NOT NULL,
	"passed" boolean,
	"comment" text,
	"overrides" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"corrected_output" text,
	"failure_tags" text[] DEFAULT '{}' NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "reviews_score" CHECK ("reviews"."score" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"workspace_id" text NOT NULL,
	"principal_id" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" text,
	"location" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_workspace_id_principal_id_route_key_pk" PRIMARY KEY("workspace_id","principal_id","route","key")
);
--> statement-breakpoint
CREATE TABLE "contents" (
	"workspace_id" text NOT NULL,
	"hash" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contents_workspace_id_hash_pk" PRIMARY KEY("workspace_id","hash")
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"environment" text NOT NULL,
	"version_id" text NOT NULL,
	"promotion_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deployments_prompt_id_environment_pk" PRIMARY KEY("prompt_id","environment")
);
--> statement-breakpoint
CREATE TABLE "promotions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"environment" text NOT NULL,
	"kind" text NOT NULL,
	"version_id" text NOT NULL,
	"from_version_id" text,
	"reason" text,
	"accepted_breaking" boolean DEFAULT false NOT NULL,
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotions_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "prompt_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"content_hash" text NOT NULL,
	"provider_id" text,
	"changelog" text,
	"based_on" text,
	"published_at" timestamp (3) with time zone,
	"published_by" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prompt_versions_prompt_id_number_unique" UNIQUE("prompt_id","number"),
	CONSTRAINT "prompt_versions_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "prompt_versions_workspace_id_prompt_id_id_unique" UNIQUE("workspace_id","prompt_id","id"),
	CONSTRAINT "prompt_versions_state" CHECK ("prompt_versions"."state" in ('draft', 'ready', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "prompts" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"category" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"owner_id" text,
	"last_version_number" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prompts_workspace_id_slug_unique" UNIQUE("workspace_id","slug"),
	CONSTRAINT "prompts_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text,
	"version_id" text,
	"content_hash" text NOT NULL,
	"provider_id" text NOT NULL,
	"variables" text NOT NULL,
	"messages" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"output_text" text DEFAULT '' NOT NULL,
	"output" text,
	"raw" text,
	"finish_reason" text,
	"latency_ms" integer,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_usd" double precision,
	"error_code" text,
	"error_message" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "runs_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"user_agent" text,
	"address" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "environments_workspace_id_name_pk" PRIMARY KEY("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspaces_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_workspace_id_result_id_evaluation_results_workspace_id_id_fk" FOREIGN KEY ("workspace_id","result_id") REFERENCES "public"."evaluation_results"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_versions" ADD CONSTRAINT "case_versions_workspace_id_dataset_id_case_id_dataset_cases_workspace_id_dataset_id_id_fk" FOREIGN KEY ("workspace_id","dataset_id","case_id") REFERENCES "public"."dataset_cases"("workspace_id","dataset_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_cases" ADD CONSTRAINT "dataset_cases_workspace_id_dataset_id_datasets_workspace_id_id_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_revisions" ADD CONSTRAINT "dataset_revisions_workspace_id_dataset_id_datasets_workspace_id_id_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_arms" ADD CONSTRAINT "evaluation_arms_workspace_id_evaluation_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_arms" ADD CONSTRAINT "evaluation_arms_workspace_id_version_id_prompt_versions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","version_id") REFERENCES "public"."prompt_versions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_arms" ADD CONSTRAINT "evaluation_arms_workspace_id_content_hash_contents_workspace_id_hash_fk" FOREIGN KEY ("workspace_id","content_hash") REFERENCES "public"."contents"("workspace_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_evaluators" ADD CONSTRAINT "evaluation_evaluators_workspace_id_evaluation_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_results" ADD CONSTRAINT "evaluation_results_workspace_id_evaluation_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_results" ADD CONSTRAINT "evaluation_results_workspace_id_arm_id_evaluation_arms_workspace_id_id_fk" FOREIGN KEY ("workspace_id","arm_id") REFERENCES "public"."evaluation_arms"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_workspace_id_dataset_id_dataset_revision_dataset_revisions_workspace_id_dataset_id_number_fk" FOREIGN KEY ("workspace_id","dataset_id","dataset_revision") REFERENCES "public"."dataset_revisions"("workspace_id","dataset_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_outputs" ADD CONSTRAINT "result_outputs_workspace_id_result_id_evaluation_results_workspace_id_id_fk" FOREIGN KEY ("workspace_id","result_id") REFERENCES "public"."evaluation_results"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_scores" ADD CONSTRAINT "result_scores_workspace_id_result_id_evaluation_results_workspace_id_id_fk" FOREIGN KEY ("workspace_id","result_id") REFERENCES "public"."evaluation_results"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_workspace_id_result_id_evaluation_results_workspace_id_id_fk" FOREIGN KEY ("workspace_id","result_id") REFERENCES "public"."evaluation_results"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contents" ADD CONSTRAINT "contents_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_workspace_id_environment_environments_workspace_id_name_fk" FOREIGN KEY ("workspace_id","environment") REFERENCES "public"."environments"("workspace_id","name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_workspace_id_promotion_id_promotions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","promotion_id") REFERENCES "public"."promotions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_workspace_id_prompt_id_version_id_prompt_versions_workspace_id_prompt_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id","version_id") REFERENCES "public"."prompt_versions"("workspace_id","prompt_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_workspace_id_prompt_id_version_id_prompt_versions_workspace_id_prompt_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id","version_id") REFERENCES "public"."prompt_versions"("workspace_id","prompt_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_workspace_id_prompt_id_from_version_id_prompt_versions_workspace_id_prompt_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id","from_version_id") REFERENCES "public"."prompt_versions"("workspace_id","prompt_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_workspace_id_prompt_id_prompts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id") REFERENCES "public"."prompts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_workspace_id_content_hash_contents_workspace_id_hash_fk" FOREIGN KEY ("workspace_id","content_hash") REFERENCES "public"."contents"("workspace_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_workspace_id_prompt_id_based_on_prompt_versions_workspace_id_prompt_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id","based_on") REFERENCES "public"."prompt_versions"("workspace_id","prompt_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_workspace_id_content_hash_contents_workspace_id_hash_fk" FOREIGN KEY ("workspace_id","content_hash") REFERENCES "public"."contents"("workspace_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_workspace_id_version_id_prompt_versions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","version_id") REFERENCES "public"."prompt_versions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environments" ADD CONSTRAINT "environments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_workspace_id_created_at_index" ON "audit_entries" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_entries_workspace_id_target_id_index" ON "audit_entries" USING btree ("workspace_id","target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_calls_result" ON "model_calls" USING btree ("result_id","evaluator_key","slot","attempt") WHERE result_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "model_calls_run" ON "model_calls" USING btree ("run_id","attempt") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "model_calls_open" ON "model_calls" USING btree ("evaluation_id") WHERE state in ('reserved', 'sent');--> statement-breakpoint
CREATE INDEX "model_calls_evaluation" ON "model_calls" USING btree ("evaluation_id","arm_id");--> statement-breakpoint
CREATE INDEX "model_calls_day" ON "model_calls" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "case_versions_current" ON "case_versions" USING btree ("case_id") WHERE until_revision is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_versions_external_id" ON "case_versions" USING btree ("dataset_id","external_id") WHERE until_revision is null and external_id is not null;--> statement-breakpoint
CREATE INDEX "case_versions_list" ON "case_versions" USING btree ("dataset_id","position");--> statement-breakpoint
CREATE INDEX "dataset_cases_dataset_id_index" ON "dataset_cases" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "datasets_workspace_id_created_at_index" ON "datasets" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "evaluation_arms_version_id_index" ON "evaluation_arms" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "evaluation_results_list" ON "evaluation_results" USING btree ("evaluation_id","position");--> statement-breakpoint
CREATE INDEX "evaluation_results_open" ON "evaluation_results" USING btree ("evaluation_id","position") WHERE status in ('pending', 'running', 'waiting');--> statement-breakpoint
CREATE INDEX "evaluation_results_day" ON "evaluation_results" USING btree ("workspace_id","finished_at");--> statement-breakpoint
CREATE INDEX "evaluations_workspace_id_created_at_index" ON "evaluations" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "evaluations_dataset_id_index" ON "evaluations" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "result_scores_evaluation_id_arm_id_index" ON "result_scores" USING btree ("evaluation_id","arm_id");--> statement-breakpoint
CREATE INDEX "reviews_result_id_created_at_index" ON "reviews" USING btree ("result_id","created_at");--> statement-breakpoint
CREATE INDEX "reviews_evaluation_id_index" ON "reviews" USING btree ("evaluation_id");--> statement-breakpoint
CREATE INDEX "deployments_workspace_id_environment_index" ON "deployments" USING btree ("workspace_id","environment");--> statement-breakpoint
CREATE INDEX "deployments_version_id_index" ON "deployments" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "promotions_prompt_id_environment_created_at_index" ON "promotions" USING btree ("prompt_id","environment","created_at");--> statement-breakpoint
CREATE INDEX "promotions_workspace_id_created_at_index" ON "promotions" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "prompts_workspace_id_created_at_index" ON "prompts" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "prompts_tags" ON "prompts" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "runs_workspace_id_created_at_index" ON "runs" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_version_id_index" ON "runs" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_session_id_index" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "members_user_id_index" ON "members" USING btree ("user_id");