CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"home" text NOT NULL,
	"app_url" text,
	"taken_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_one" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "outputs_removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "runs_kept_days" integer;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "outputs_kept_days" integer;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "deliveries_kept_days" integer DEFAULT 30;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "audit_kept_days" integer;