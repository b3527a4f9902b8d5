ALTER TABLE "evaluation_arms" ADD COLUMN "completed" integer;--> statement-breakpoint
UPDATE "evaluation_arms" AS a SET "completed" = (
  SELECT count(*) FROM "evaluation_results" AS r WHERE r."evaluation_id" = a."evaluation_id" AND r."arm_id" = a."id" AND r."status" = 'completed'
) WHERE a."scored" IS NOT NULL;
