-- What may never change. The verbs that delete a workspace or apply retention set promptops.purge to its id
-- for their own transaction; nothing else passes.
CREATE FUNCTION promptops_purging(workspace text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('promptops.purge', true) = workspace, false)
$$;
--> statement-breakpoint
CREATE FUNCTION promptops_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF promptops_purging(OLD.workspace_id) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION '% on % is refused: its rows never change', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION promptops_refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION promptops_refuse_change();
--> statement-breakpoint
CREATE TRIGGER contents_immutable BEFORE UPDATE OR DELETE ON contents
  FOR EACH ROW EXECUTE FUNCTION promptops_refuse_change();
--> statement-breakpoint
CREATE TRIGGER promotions_append_only BEFORE UPDATE OR DELETE ON promotions
  FOR EACH ROW EXECUTE FUNCTION promptops_refuse_change();
--> statement-breakpoint
CREATE FUNCTION promptops_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state = 'draft' OR promptops_purging(OLD.workspace_id) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'version % is published and stays', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.id, NEW.workspace_id, NEW.prompt_id, NEW.number) IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.prompt_id, OLD.number) THEN
    RAISE EXCEPTION 'version % keeps its number and its prompt', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state <> 'draft' AND (
    NEW.state = 'draft'
    OR (NEW.content_hash, NEW.provider_id, NEW.changelog, NEW.based_on, NEW.published_at, NEW.published_by)
      IS DISTINCT FROM (OLD.content_hash, OLD.provider_id, OLD.changelog, OLD.based_on, OLD.published_at, OLD.published_by)
  ) THEN
    RAISE EXCEPTION 'version % is published and never changes', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER prompt_versions_immutable BEFORE UPDATE OR DELETE ON prompt_versions
  FOR EACH ROW EXECUTE FUNCTION promptops_guard_version();
