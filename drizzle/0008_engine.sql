ALTER TABLE "evaluation_results" ADD COLUMN "retried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "budget_usd" double precision;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "timeout_seconds" integer DEFAULT 180 NOT NULL;