CREATE TABLE "evaluator_tries" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"purpose" text NOT NULL,
	"type" text NOT NULL,
	"fingerprint" text NOT NULL,
	"samples" integer NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evaluator_tries_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "saved_evaluator_revisions" (
	"workspace_id" text NOT NULL,
	"saved_id" text NOT NULL,
	"number" integer NOT NULL,
	"type" text NOT NULL,
	"type_version" integer NOT NULL,
	"options" text NOT NULL,
	"fingerprint" text NOT NULL,
	"weight" double precision NOT NULL,
	"threshold" double precision,
	"required" boolean NOT NULL,
	"negate" boolean NOT NULL,
	"fixtures" text NOT NULL,
	"changelog" text,
	"passed" boolean NOT NULL,
	"report" text NOT NULL,
	"checked_fingerprint" text NOT NULL,
	"checked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_evaluator_revisions_saved_id_number_pk" PRIMARY KEY("saved_id","number"),
	CONSTRAINT "saved_evaluator_revisions_of" UNIQUE("workspace_id","saved_id","number"),
	CONSTRAINT "saved_evaluator_revisions_threshold" CHECK ("saved_evaluator_revisions"."threshold" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "saved_evaluators" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"owner_id" text,
	"last_revision" integer DEFAULT 0 NOT NULL,
	"current_revision" integer,
	"archived_at" timestamp (3) with time zone,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_evaluators_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "saved_evaluators_workspace_id_slug_unique" UNIQUE("workspace_id","slug")
);
--> statement-breakpoint
ALTER TABLE "model_calls" DROP CONSTRAINT "model_calls_purpose";--> statement-breakpoint
ALTER TABLE "model_calls" ADD COLUMN "try_id" text;--> statement-breakpoint
ALTER TABLE "evaluation_evaluators" ADD COLUMN "saved_id" text;--> statement-breakpoint
ALTER TABLE "evaluation_evaluators" ADD COLUMN "saved_revision" integer;--> statement-breakpoint
ALTER TABLE "evaluator_tries" ADD CONSTRAINT "evaluator_tries_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_evaluator_revisions" ADD CONSTRAINT "saved_evaluator_revisions_saved" FOREIGN KEY ("workspace_id","saved_id") REFERENCES "public"."saved_evaluators"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_evaluators" ADD CONSTRAINT "saved_evaluators_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_evaluators" ADD CONSTRAINT "saved_evaluators_current" FOREIGN KEY ("workspace_id","id","current_revision") REFERENCES "public"."saved_evaluator_revisions"("workspace_id","saved_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluator_tries_workspace_id_created_at_index" ON "evaluator_tries" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "saved_evaluators_workspace_id_created_at_index" ON "saved_evaluators" USING btree ("workspace_id","created_at");--> statement-breakpoint
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_workspace_id_try_id_evaluator_tries_workspace_id_id_fk" FOREIGN KEY ("workspace_id","try_id") REFERENCES "public"."evaluator_tries"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_evaluators" ADD CONSTRAINT "evaluation_evaluators_saved_revision" FOREIGN KEY ("workspace_id","saved_id","saved_revision") REFERENCES "public"."saved_evaluator_revisions"("workspace_id","saved_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "model_calls_try" ON "model_calls" USING btree ("try_id","evaluator_key","slot","attempt") WHERE try_id is not null;--> statement-breakpoint
CREATE INDEX "evaluation_evaluators_saved" ON "evaluation_evaluators" USING btree ("workspace_id","saved_id","saved_revision") WHERE saved_id is not null;--> statement-breakpoint
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_purpose" CHECK (num_nonnulls("model_calls"."result_id", "model_calls"."run_id", "model_calls"."try_id") = 1);--> statement-breakpoint
-- A revision never changes; only what its fixtures last came to is written anew. One that nothing uses goes with its evaluator.
CREATE FUNCTION promptops_guard_evaluator_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'passed' - 'report' - 'checked_fingerprint' - 'checked_at')
    IS DISTINCT FROM (to_jsonb(OLD) - 'passed' - 'report' - 'checked_fingerprint' - 'checked_at') THEN
    RAISE EXCEPTION 'revision % of evaluator % never changes', OLD.number, OLD.saved_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER saved_evaluator_revisions_immutable BEFORE UPDATE ON saved_evaluator_revisions
  FOR EACH ROW EXECUTE FUNCTION promptops_guard_evaluator_revision();
