CREATE TABLE "models" (
	"workspace_id" text NOT NULL,
	"alias" text NOT NULL,
	"provider_id" text,
	"built_in" text,
	"name" text NOT NULL,
	"prices" jsonb NOT NULL,
	CONSTRAINT "models_workspace_id_alias_pk" PRIMARY KEY("workspace_id","alias"),
	CONSTRAINT "models_provider" CHECK (num_nonnulls("models"."provider_id", "models"."built_in") = 1)
);
--> statement-breakpoint
CREATE TABLE "provider_rates" (
	"workspace_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"requests" double precision NOT NULL,
	"tokens" double precision NOT NULL,
	"filled_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_rates_workspace_id_provider_id_pk" PRIMARY KEY("workspace_id","provider_id")
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"base_url" text NOT NULL,
	"sealed" jsonb,
	"has_key" boolean NOT NULL,
	"key_hint" text,
	"header_names" text[] DEFAULT '{}' NOT NULL,
	"query_names" text[] DEFAULT '{}' NOT NULL,
	"max_concurrency" integer NOT NULL,
	"requests_per_minute" integer,
	"tokens_per_minute" integer,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "providers_workspace_id_id_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "model_name" text;--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_workspace_id_provider_id_providers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","provider_id") REFERENCES "public"."providers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_rates" ADD CONSTRAINT "provider_rates_workspace_id_provider_id_providers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","provider_id") REFERENCES "public"."providers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "providers_name" ON "providers" USING btree ("workspace_id","name_key") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "providers_workspace_id_created_at_index" ON "providers" USING btree ("workspace_id","created_at");