CREATE TABLE "review_items" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"position" integer NOT NULL,
	"result_id" text NOT NULL,
	"rival_id" text,
	"swapped" boolean DEFAULT false NOT NULL,
	CONSTRAINT "review_items_workspace_id_id_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "review_items_queue_id_position_unique" UNIQUE("queue_id","position"),
	CONSTRAINT "review_items_queue_id_result_id_unique" UNIQUE("queue_id","result_id")
);
--> statement-breakpoint
CREATE TABLE "review_queues" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"evaluation_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"rule" jsonb NOT NULL,
	"criteria" text NOT NULL,
	"reviewers_per_item" integer NOT NULL,
	"blind" boolean NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_queues_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "review_tasks" (
	"item_id" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"leased_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone NOT NULL,
	"review_id" text,
	"skipped_at" timestamp (3) with time zone,
	CONSTRAINT "review_tasks_item_id_reviewer_id_pk" PRIMARY KEY("item_id","reviewer_id")
);
--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "item_id" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "answers" text;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_workspace_id_queue_id_review_queues_workspace_id_id_fk" FOREIGN KEY ("workspace_id","queue_id") REFERENCES "public"."review_queues"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_workspace_id_result_id_evaluation_results_workspace_id_id_fk" FOREIGN KEY ("workspace_id","result_id") REFERENCES "public"."evaluation_results"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_workspace_id_rival_id_evaluation_results_workspace_id_id_fk" FOREIGN KEY ("workspace_id","rival_id") REFERENCES "public"."evaluation_results"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_queues" ADD CONSTRAINT "review_queues_workspace_id_evaluation_id_evaluations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_tasks" ADD CONSTRAINT "review_tasks_workspace_id_item_id_review_items_workspace_id_id_fk" FOREIGN KEY ("workspace_id","item_id") REFERENCES "public"."review_items"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_items_result_id_index" ON "review_items" USING btree ("result_id");--> statement-breakpoint
CREATE INDEX "review_queues_workspace_id_created_at_index" ON "review_queues" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "review_queues_evaluation_id_index" ON "review_queues" USING btree ("evaluation_id");--> statement-breakpoint
CREATE INDEX "review_tasks_reviewer_id_index" ON "review_tasks" USING btree ("reviewer_id");