-- What lists look for a text in, lower-cased once when it is written: to lower-case 20,000 answers at each look takes most of its time.
-- Generated, so that no way in can forget it. Kept beside the row where it fits, for a look reads it of every row.
ALTER TABLE "result_outputs"
  ADD COLUMN "search" text GENERATED ALWAYS AS (lower("output"::json ->> 'text')) STORED,
  ALTER COLUMN "search" SET STORAGE MAIN;--> statement-breakpoint
-- JSON escapes in all of it, so that one pattern fits; the line breaks between its parts can stand in none of them.
ALTER TABLE "case_versions"
  ADD COLUMN "search" text GENERATED ALWAYS AS (lower(
    replace(replace(coalesce("name", '') || E'\n' || coalesce("external_id", ''), '\', '\\'), '"', '\"')
      || E'\n' || "variables" || E'\n' || "expectations")) STORED,
  ALTER COLUMN "search" SET STORAGE MAIN;
