-- What is applied for, scored or appealed in somebody's name ends with them, also where they were asked to while they were erased.

CREATE TRIGGER "an erased person applies for nothing" BEFORE INSERT ON applications
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('started_by');
CREATE TRIGGER "an erased person submits nothing" BEFORE UPDATE OF submitted_by ON applications
  FOR EACH ROW WHEN (NEW.submitted_by IS DISTINCT FROM OLD.submitted_by) EXECUTE FUNCTION refuse_erased('submitted_by');
CREATE TRIGGER "an erased person appeals against nothing" BEFORE UPDATE OF appealed_by ON applications
  FOR EACH ROW WHEN (NEW.appealed_by IS DISTINCT FROM OLD.appealed_by) EXECUTE FUNCTION refuse_erased('appealed_by');
CREATE TRIGGER "an erased person sits on no panel" BEFORE INSERT ON application_scorers
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
CREATE TRIGGER "an erased person scores nothing" BEFORE INSERT ON application_scores
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
