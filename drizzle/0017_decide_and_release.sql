CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"environment" text NOT NULL,
	"suite_id" text NOT NULL,
	"version_id" text NOT NULL,
	"schedule_run_id" text NOT NULL,
	"baseline_id" text NOT NULL,
	"evaluation_id" text NOT NULL,
	"confirming_id" text NOT NULL,
	"figures" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"note" text,
	"acknowledged_by" text,
	"acknowledged_at" timestamp (3) with time zone,
	"resolved_by" text,
	"resolved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alerts_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "alerts_schedule_run_id_unique" UNIQUE("schedule_run_id")
);
--> statement-breakpoint
CREATE TABLE "baselines" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"suite_id" text NOT NULL,
	"suite_revision" integer NOT NULL,
	"evaluation_id" text NOT NULL,
	"arm_id" text NOT NULL,
	"version_id" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "baselines_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "schedule_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"schedule_id" text NOT NULL,
	"baseline_id" text,
	"evaluation_id" text NOT NULL,
	"confirming_id" text,
	"outcome" text DEFAULT 'running' NOT NULL,
	"problem" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "schedule_runs_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "schedule_runs_evaluation_id_unique" UNIQUE("evaluation_id"),
	CONSTRAINT "schedule_runs_confirming_id_unique" UNIQUE("confirming_id")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"suite_id" text NOT NULL,
	"environment" text NOT NULL,
	"cron" text NOT NULL,
	"time_zone" text NOT NULL,
	"budget_usd" double precision,
	"enabled" boolean DEFAULT true NOT NULL,
	"next_at" timestamp (3) with time zone,
	"problem" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "schedules_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"version_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"decision" text NOT NULL,
	"comment" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approvals_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "gate_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"environment" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"loosens" text[] DEFAULT '{}' NOT NULL,
	"state" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "gate_changes_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "gates" (
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"environment" text NOT NULL,
	"suite_id" text,
	"suite_revision" integer,
	"rules" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gates_prompt_id_environment_pk" PRIMARY KEY("prompt_id","environment")
);
--> statement-breakpoint
CREATE TABLE "promotion_evaluations" (
	"workspace_id" text NOT NULL,
	"promotion_id" text NOT NULL,
	"evaluation_id" text NOT NULL,
	CONSTRAINT "promotion_evaluations_promotion_id_evaluation_id_pk" PRIMARY KEY("promotion_id","evaluation_id")
);
--> statement-breakpoint
CREATE TABLE "version_edits" (
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"version_id" text NOT NULL,
	"person_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "version_edits_version_id_person_id_pk" PRIMARY KEY("version_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "version_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"environment" text NOT NULL,
	"version_id" text NOT NULL,
	"promotion_id" text NOT NULL,
	"reason" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"released_by" text,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "version_holds_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "suite_revisions" (
	"workspace_id" text NOT NULL,
	"suite_id" text NOT NULL,
	"number" integer NOT NULL,
	"dataset_id" text NOT NULL,
	"split" text,
	"evaluators" text NOT NULL,
	"pass_threshold" double precision,
	"trials" integer NOT NULL,
	"primary_metric" text NOT NULL,
	"margin" double precision NOT NULL,
	"guardrails" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suite_revisions_suite_id_number_pk" PRIMARY KEY("suite_id","number"),
	CONSTRAINT "suite_revisions_workspace_id_suite_id_number_unique" UNIQUE("workspace_id","suite_id","number"),
	CONSTRAINT "suite_revisions_margin" CHECK ("suite_revisions"."margin" > 0)
);
--> statement-breakpoint
CREATE TABLE "suites" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suites_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "suites_workspace_id_slug_unique" UNIQUE("workspace_id","slug")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"webhook_id" text NOT NULL,
	"event" text NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"status" integer,
	"error" text,
	"next_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_deliveries_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"url" text NOT NULL,
	"description" text,
	"events" text[] NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhooks_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "case_versions" ADD COLUMN "quarantined" text;--> statement-breakpoint
ALTER TABLE "evaluation_results" ADD COLUMN "reused_from" text;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "suite_id" text;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "suite_revision" integer;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "purpose" text DEFAULT 'asked' NOT NULL;--> statement-breakpoint
ALTER TABLE "promotions" ADD COLUMN "override" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "prompts" ADD COLUMN "default_suite_id" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_workspace_id_prompt_id_prompts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id") REFERENCES "public"."prompts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_workspace_id_schedule_run_id_schedule_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","schedule_run_id") REFERENCES "public"."schedule_runs"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_workspace_id_baseline_id_baselines_workspace_id_id_fk" FOREIGN KEY ("workspace_id","baseline_id") REFERENCES "public"."baselines"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_workspace_id_evaluation_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_workspace_id_confirming_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","confirming_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_workspace_id_prompt_id_prompts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id") REFERENCES "public"."prompts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_workspace_id_version_id_prompt_versions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","version_id") REFERENCES "public"."prompt_versions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_workspace_id_suite_id_suite_revision_suite_revisions_workspace_id_suite_id_number_fk" FOREIGN KEY ("workspace_id","suite_id","suite_revision") REFERENCES "public"."suite_revisions"("workspace_id","suite_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_workspace_id_evaluation_id_arm_id_evaluation_arms_workspace_id_evaluation_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id","arm_id") REFERENCES "public"."evaluation_arms"("workspace_id","evaluation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_workspace_id_schedule_id_schedules_workspace_id_id_fk" FOREIGN KEY ("workspace_id","schedule_id") REFERENCES "public"."schedules"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_workspace_id_baseline_id_baselines_workspace_id_id_fk" FOREIGN KEY ("workspace_id","baseline_id") REFERENCES "public"."baselines"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_workspace_id_evaluation_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_workspace_id_confirming_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","confirming_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_workspace_id_prompt_id_prompts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id") REFERENCES "public"."prompts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_workspace_id_suite_id_suites_workspace_id_id_fk" FOREIGN KEY ("workspace_id","suite_id") REFERENCES "public"."suites"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_workspace_id_environment_environments_workspace_id_name_fk" FOREIGN KEY ("workspace_id","environment") REFERENCES "public"."environments"("workspace_id","name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_workspace_id_prompt_id_version_id_prompt_versions_workspace_id_prompt_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id","version_id") REFERENCES "public"."prompt_versions"("workspace_id","prompt_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_changes" ADD CONSTRAINT "gate_changes_workspace_id_prompt_id_prompts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id") REFERENCES "public"."prompts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gates" ADD CONSTRAINT "gates_workspace_id_prompt_id_prompts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id") REFERENCES "public"."prompts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gates" ADD CONSTRAINT "gates_workspace_id_environment_environments_workspace_id_name_fk" FOREIGN KEY ("workspace_id","environment") REFERENCES "public"."environments"("workspace_id","name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gates" ADD CONSTRAINT "gates_workspace_id_suite_id_suite_revision_suite_revisions_workspace_id_suite_id_number_fk" FOREIGN KEY ("workspace_id","suite_id","suite_revision") REFERENCES "public"."suite_revisions"("workspace_id","suite_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_evaluations" ADD CONSTRAINT "promotion_evaluations_workspace_id_promotion_id_promotions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","promotion_id") REFERENCES "public"."promotions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_evaluations" ADD CONSTRAINT "promotion_evaluations_workspace_id_evaluation_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_edits" ADD CONSTRAINT "version_edits_workspace_id_prompt_id_version_id_prompt_versions_workspace_id_prompt_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id","version_id") REFERENCES "public"."prompt_versions"("workspace_id","prompt_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_holds" ADD CONSTRAINT "version_holds_workspace_id_promotion_id_promotions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","promotion_id") REFERENCES "public"."promotions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_holds" ADD CONSTRAINT "version_holds_workspace_id_prompt_id_version_id_prompt_versions_workspace_id_prompt_id_id_fk" FOREIGN KEY ("workspace_id","prompt_id","version_id") REFERENCES "public"."prompt_versions"("workspace_id","prompt_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suite_revisions" ADD CONSTRAINT "suite_revisions_workspace_id_suite_id_suites_workspace_id_id_fk" FOREIGN KEY ("workspace_id","suite_id") REFERENCES "public"."suites"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suite_revisions" ADD CONSTRAINT "suite_revisions_workspace_id_dataset_id_datasets_workspace_id_id_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suites" ADD CONSTRAINT "suites_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_workspace_id_webhook_id_webhooks_workspace_id_id_fk" FOREIGN KEY ("workspace_id","webhook_id") REFERENCES "public"."webhooks"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_unresolved" ON "alerts" USING btree ("prompt_id","suite_id","environment") WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX "alerts_workspace_id_created_at_index" ON "alerts" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "baselines_present" ON "baselines" USING btree ("prompt_id","suite_id") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "baselines_evaluation_id_index" ON "baselines" USING btree ("evaluation_id");--> statement-breakpoint
CREATE INDEX "schedule_runs_schedule_id_created_at_index" ON "schedule_runs" USING btree ("schedule_id","created_at");--> statement-breakpoint
CREATE INDEX "schedule_runs_open" ON "schedule_runs" USING btree ("schedule_id") WHERE outcome in ('running', 'confirming');--> statement-breakpoint
CREATE UNIQUE INDEX "schedules_present" ON "schedules" USING btree ("prompt_id","suite_id","environment") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "schedules_workspace_id_created_at_index" ON "schedules" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("next_at") WHERE enabled;--> statement-breakpoint
CREATE INDEX "approvals_prompt_id_content_hash_index" ON "approvals" USING btree ("prompt_id","content_hash");--> statement-breakpoint
CREATE INDEX "approvals_version_id_index" ON "approvals" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "gate_changes_prompt_id_created_at_index" ON "gate_changes" USING btree ("prompt_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "gate_changes_pending" ON "gate_changes" USING btree ("prompt_id","environment") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "gates_suite_id_index" ON "gates" USING btree ("suite_id");--> statement-breakpoint
CREATE INDEX "promotion_evaluations_evaluation_id_index" ON "promotion_evaluations" USING btree ("evaluation_id");--> statement-breakpoint
CREATE INDEX "version_edits_prompt_id_updated_at_index" ON "version_edits" USING btree ("prompt_id","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "version_holds_open" ON "version_holds" USING btree ("version_id","environment") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "version_holds_prompt_id_index" ON "version_holds" USING btree ("prompt_id");--> statement-breakpoint
CREATE INDEX "suite_revisions_dataset_id_index" ON "suite_revisions" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "suites_workspace_id_created_at_index" ON "suites" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_webhook_id_created_at_index" ON "webhook_deliveries" USING btree ("webhook_id","created_at");--> statement-breakpoint
CREATE INDEX "webhooks_workspace_id_created_at_index" ON "webhooks" USING btree ("workspace_id","created_at");--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_workspace_id_suite_id_suite_revision_suite_revisions_workspace_id_suite_id_number_fk" FOREIGN KEY ("workspace_id","suite_id","suite_revision") REFERENCES "public"."suite_revisions"("workspace_id","suite_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_workspace_id_default_suite_id_suites_workspace_id_id_fk" FOREIGN KEY ("workspace_id","default_suite_id") REFERENCES "public"."suites"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluations_suite" ON "evaluations" USING btree ("workspace_id","suite_id","created_at") WHERE suite_id is not null;--> statement-breakpoint
-- A revision of a suite never changes: evidence names it.
CREATE FUNCTION promptops_guard_suite_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'revision % of suite % never changes', OLD.number, OLD.suite_id USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER suite_revisions_immutable BEFORE UPDATE ON suite_revisions
  FOR EACH ROW EXECUTE FUNCTION promptops_guard_suite_revision();
--> statement-breakpoint
-- Who wrote the versions there are, as far as it is known; a key's work is its maker's.
INSERT INTO version_edits (workspace_id, prompt_id, version_id, person_id, updated_at)
SELECT workspace_id, prompt_id, id, person_id, max(at) FROM (
  SELECT v.workspace_id, v.prompt_id, v.id, coalesce(k.created_by, by) AS person_id, at
  FROM prompt_versions v
  CROSS JOIN LATERAL (VALUES (v.created_by, v.created_at), (v.published_by, v.published_at)) AS did(by, at)
  LEFT JOIN api_keys k ON k.id = by
  WHERE by IS NOT NULL
) AS edits GROUP BY workspace_id, prompt_id, id, person_id;
