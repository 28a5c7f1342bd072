-- What the two sides of a session disagree about: who says what, who mediates, which members decide, and what becomes of the money.

INSERT INTO policy_names (name) VALUES ('disputes');
INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES
  ('01900000-0000-7000-8000-000000000081', 'disputes', '{"open_days": 14, "objection_days": 5, "mediator_working_days": 5, "panel_working_days": 10, "appeal_days": 14}', '2025-10-22T00:00:00Z',
    'Founding figure, to be confirmed by the members', '2025-10-22T00:00:00Z');

CREATE TABLE disputes (
  id uuid PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES bookings (id),
  about text NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by uuid NOT NULL REFERENCES "user" (id),
  opened_side text NOT NULL,
  currency char(3) NOT NULL,
  -- What would be due without it, the fee and VAT included; which part of that is disputed; and what is kept meanwhile.
  total_minor bigint NOT NULL,
  disputed_minor bigint NOT NULL,
  held_minor bigint NOT NULL,
  state text NOT NULL,
  -- By when the next step is to be taken; in `decided`, until when either side may appeal.
  due_at timestamptz,
  -- Since when stewards know that it is late.
  late_told_at timestamptz,
  mediator_id uuid REFERENCES "user" (id),
  mediator_named_at timestamptz,
  -- Of what is disputed, so much to the adviser.
  proposed_minor bigint,
  proposed_at timestamptz,
  client_accepts boolean,
  adviser_accepts boolean,
  appealed_at timestamptz,
  appealed_by uuid REFERENCES "user" (id),
  appealed_side text,
  ended_at timestamptz,
  outcome text,
  awarded_minor bigint,
  CONSTRAINT "a session is disputed once" UNIQUE (booking_id),
  CONSTRAINT "a dispute is about a session or a no-show" CHECK (about IN ('session', 'no-show')),
  CONSTRAINT "a dispute has a reason" CHECK (reason IN ('did-not-take-place', 'minutes-wrong', 'content-wrong', 'no-show', 'other')),
  CONSTRAINT "a dispute is opened by a side" CHECK (opened_side IN ('client', 'adviser')),
  CONSTRAINT "what is disputed is part of what is due" CHECK (
    disputed_minor BETWEEN 1 AND total_minor AND held_minor IN (disputed_minor, total_minor)
  ),
  CONSTRAINT "a dispute has a state" CHECK (state IN ('open', 'mediation', 'panel', 'decided', 'appeal', 'ended')),
  CONSTRAINT "a dispute that goes on has a clock" CHECK ((state = 'ended') = (due_at IS NULL)),
  CONSTRAINT "a mediator is named at a time" CHECK ((mediator_id IS NULL) = (mediator_named_at IS NULL)),
  CONSTRAINT "a dispute in mediation has a mediator" CHECK (state <> 'mediation' OR mediator_id IS NOT NULL),
  CONSTRAINT "a proposal gives the adviser part of what is disputed" CHECK (
    (proposed_minor IS NULL) = (proposed_at IS NULL) AND proposed_minor BETWEEN 0 AND disputed_minor
  ),
  CONSTRAINT "what is answered was proposed" CHECK (proposed_at IS NOT NULL OR (client_accepts IS NULL AND adviser_accepts IS NULL)),
  CONSTRAINT "an appeal in a dispute says when, by whom and for which side" CHECK (
    (appealed_at IS NULL) = (appealed_by IS NULL) AND (appealed_at IS NULL) = (appealed_side IS NULL)
    AND appealed_side IN ('client', 'adviser')
  ),
  CONSTRAINT "a dispute is before a second panel after an appeal" CHECK (state <> 'appeal' OR appealed_at IS NOT NULL),
  CONSTRAINT "a dispute that ended says when, how and with what" CHECK (
    (state = 'ended') = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (outcome IS NULL) AND (ended_at IS NULL) = (awarded_minor IS NULL)
  ),
  CONSTRAINT "a dispute ends in a known way" CHECK (outcome IN ('agreed', 'decided', 'decided-on-appeal', 'withdrawn')),
  CONSTRAINT "an award is part of what is disputed" CHECK (awarded_minor BETWEEN 0 AND disputed_minor)
);
CREATE INDEX disputes_by_opener ON disputes (opened_by);
CREATE INDEX disputes_by_mediator ON disputes (mediator_id);
CREATE INDEX disputes_by_appellant ON disputes (appealed_by);
CREATE INDEX disputes_due ON disputes (due_at, id) WHERE ended_at IS NULL;
CREATE TRIGGER disputes_stay BEFORE DELETE ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disputes_stay_the_same
  BEFORE UPDATE OF id, booking_id, about, reason, opened_at, opened_by, opened_side, currency, total_minor, disputed_minor, held_minor ON disputes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "a dispute that ended stays so" BEFORE UPDATE ON disputes FOR EACH ROW WHEN (OLD.state = 'ended')
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "an erased person disputes nothing" BEFORE INSERT ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_erased('opened_by');
CREATE TRIGGER "an erased person mediates nothing" BEFORE UPDATE OF mediator_id ON disputes
  FOR EACH ROW WHEN (NEW.mediator_id IS DISTINCT FROM OLD.mediator_id) EXECUTE FUNCTION refuse_erased('mediator_id');
CREATE TRIGGER "an erased person appeals in no dispute" BEFORE UPDATE OF appealed_by ON disputes
  FOR EACH ROW WHEN (NEW.appealed_by IS DISTINCT FROM OLD.appealed_by) EXECUTE FUNCTION refuse_erased('appealed_by');

-- What somebody said in it: the sides, and what the mediator proposes and why.
CREATE TABLE dispute_statements (
  id uuid PRIMARY KEY,
  dispute_id uuid NOT NULL REFERENCES disputes (id),
  said_at timestamptz NOT NULL,
  said_by uuid NOT NULL REFERENCES "user" (id),
  said_as text NOT NULL,
  statement text NOT NULL,
  CONSTRAINT "a statement is a side's or the mediator's" CHECK (said_as IN ('client', 'adviser', 'mediator')),
  CONSTRAINT "a statement in a dispute has 1 to 4000 characters" CHECK (length(statement) BETWEEN 1 AND 4000)
);
CREATE INDEX dispute_statements_in_order ON dispute_statements (dispute_id, said_at, id);
CREATE INDEX dispute_statements_by_person ON dispute_statements (said_by);
CREATE TRIGGER "an erased person says nothing in a dispute" BEFORE INSERT ON dispute_statements
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('said_by');

-- Who sits on its panels: three, and three others after an appeal; and what each would give the adviser.
CREATE TABLE dispute_panelists (
  dispute_id uuid NOT NULL REFERENCES disputes (id),
  user_id uuid NOT NULL REFERENCES "user" (id),
  round smallint NOT NULL,
  named_at timestamptz NOT NULL,
  awarded_minor bigint,
  reason text,
  voted_at timestamptz,
  CONSTRAINT "somebody sits on one panel of a dispute" PRIMARY KEY (dispute_id, user_id),
  CONSTRAINT "a dispute has at most two panels" CHECK (round IN (1, 2)),
  CONSTRAINT "a panelist's word is a sum and a reason" CHECK (
    (awarded_minor IS NULL) = (voted_at IS NULL) AND (reason IS NULL) = (voted_at IS NULL) AND awarded_minor >= 0
  ),
  CONSTRAINT "a panelist's reason has 3 to 4000 characters" CHECK (length(reason) BETWEEN 3 AND 4000)
);
CREATE INDEX dispute_panelists_by_person ON dispute_panelists (user_id);
CREATE TRIGGER "an erased person sits on no panel of a dispute" BEFORE INSERT ON dispute_panelists
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
CREATE TRIGGER "a panelist who has voted stays" BEFORE DELETE ON dispute_panelists
  FOR EACH ROW WHEN (OLD.voted_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "a panelist says once what they would give" BEFORE UPDATE OF awarded_minor, voted_at ON dispute_panelists
  FOR EACH ROW WHEN (OLD.voted_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- What a panel decided, or a steward of a session that did not take place.
CREATE TABLE dispute_decisions (
  dispute_id uuid NOT NULL REFERENCES disputes (id),
  round smallint NOT NULL,
  by_steward uuid REFERENCES "user" (id),
  awarded_minor bigint NOT NULL,
  decided_at timestamptz NOT NULL,
  reason text NOT NULL,
  CONSTRAINT "a panel decides once" PRIMARY KEY (dispute_id, round),
  CONSTRAINT "a dispute is decided at most twice, the second time by a panel" CHECK (round IN (1, 2) AND (round = 1 OR by_steward IS NULL)),
  CONSTRAINT "a decision on a dispute is a sum and a reason" CHECK (awarded_minor >= 0 AND length(reason) BETWEEN 3 AND 4000)
);
CREATE INDEX dispute_decisions_by_steward ON dispute_decisions (by_steward);
CREATE TRIGGER dispute_decisions_stay BEFORE DELETE ON dispute_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_decisions_stay_the_same BEFORE UPDATE OF dispute_id, round, by_steward, awarded_minor, decided_at ON dispute_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "an erased person decides on no dispute" BEFORE INSERT ON dispute_decisions FOR EACH ROW EXECUTE FUNCTION refuse_erased('by_steward');

ALTER TABLE session_objections DROP CONSTRAINT "an objection that is over says how";
ALTER TABLE session_objections ADD CONSTRAINT "an objection that is over says how" CHECK (
  (closed_at IS NULL) = (outcome IS NULL)
  AND (outcome IS NULL OR outcome IN ('withdrawn', 'accepted', 'as-recorded', 'corrected', 'did-not-take-place', 'disputed'))
);
ALTER TABLE session_objections DROP CONSTRAINT "a decision on an objection says what, when and by whom";
ALTER TABLE session_objections ADD CONSTRAINT "a decision on an objection says what, when and by whom" CHECK (
  (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)
  AND (decision IS NOT NULL OR decision_note IS NULL)
  AND (decision IS NULL OR decision IN ('as-recorded', 'to-be-corrected', 'did-not-take-place'))
);
ALTER TABLE booking_events DROP CONSTRAINT "an event is of a known kind";
ALTER TABLE booking_events ADD CONSTRAINT "an event is of a known kind" CHECK (kind IN (
  'held', 'offered', 'requested', 'funded', 'confirmed', 'declined', 'moved', 'cancelled', 'lapsed', 'reminded', 'delivered', 'accepted',
  'no-show', 'countersigned', 'corrected', 'disputed', 'dispute-ended'
));

-- What somebody said in disputes goes with what else they wrote about sessions.
CREATE FUNCTION erase_dispute_words_of(person uuid, held_since timestamptz, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM refuse_unasked_erasure(person, at);
  UPDATE dispute_statements s SET statement = '[erased]' FROM disputes d, bookings b
    WHERE d.id = s.dispute_id AND b.id = d.booking_id AND s.said_by = person AND s.statement <> '[erased]' AND NOT is_held(b, held_since);
  UPDATE dispute_decisions c SET reason = '[erased]' FROM disputes d, bookings b
    WHERE d.id = c.dispute_id AND b.id = d.booking_id AND c.reason <> '[erased]' AND NOT is_held(b, held_since)
      AND (c.by_steward = person OR EXISTS (SELECT FROM dispute_panelists p
        WHERE (p.dispute_id, p.round, p.user_id, p.reason) = (c.dispute_id, c.round, person, c.reason)));
  UPDATE dispute_panelists p SET reason = '[erased]' FROM disputes d, bookings b
    WHERE d.id = p.dispute_id AND b.id = d.booking_id AND p.user_id = person AND p.reason <> '[erased]' AND NOT is_held(b, held_since);
END $$;
REVOKE ALL ON FUNCTION erase_dispute_words_of(uuid, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_dispute_words_of(uuid, timestamptz, timestamptz) TO barefoot_app;

GRANT SELECT, INSERT ON disputes, dispute_statements, dispute_panelists, dispute_decisions TO barefoot_app;
GRANT UPDATE (state, due_at, late_told_at, mediator_id, mediator_named_at, proposed_minor, proposed_at, client_accepts, adviser_accepts,
  appealed_at, appealed_by, appealed_side, ended_at, outcome, awarded_minor) ON disputes TO barefoot_app;
GRANT UPDATE (awarded_minor, reason, voted_at), DELETE ON dispute_panelists TO barefoot_app;
