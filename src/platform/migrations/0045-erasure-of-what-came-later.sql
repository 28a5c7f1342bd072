-- What an erasure takes away of what came after 0038: the standing of advisers, what was written about sessions, where two met.

CREATE FUNCTION refuse_unasked_erasure(person uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM erasures WHERE user_id = person AND withdrawn_at IS NULL AND due_at <= at) THEN
    RAISE EXCEPTION 'nobody asked for the erasure of %', person;
  END IF;
END $$;

-- As it was, and interests as well.
CREATE OR REPLACE FUNCTION erase_kept_of(person uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM refuse_unasked_erasure(person, at);
  DELETE FROM api_keys WHERE user_id = person;
  DELETE FROM notification_preferences WHERE user_id = person;
  DELETE FROM interests WHERE user_id = person;
  UPDATE messages SET text = '[erased]' WHERE written_by = person;
  UPDATE files SET name = 'erased', removed_at = coalesce(removed_at, at) WHERE put_up_by = person;
  DELETE FROM file_contents WHERE file_id IN (SELECT f.id FROM files f WHERE f.put_up_by = person);
  DELETE FROM read_marks WHERE user_id = person;
  UPDATE invitations SET
    email = 'erased-' || id || '@erased.invalid',
    withdrawn_by = CASE WHEN accepted_at IS NULL AND withdrawn_at IS NULL THEN person ELSE withdrawn_by END,
    withdrawn_at = CASE WHEN accepted_at IS NULL AND withdrawn_at IS NULL THEN at ELSE withdrawn_at END
  WHERE accepted_by = person OR email = (SELECT u.email FROM "user" u WHERE u.id = person);
END $$;

-- What an adviser claimed, and what was written by them or about them on the way to where they stand. What stewards decided stays.
CREATE FUNCTION erase_standing_of(person uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  own uuid := (SELECT x.id FROM experts x WHERE x.user_id = person);
BEGIN
  PERFORM refuse_unasked_erasure(person, at);
  DELETE FROM credentials WHERE expert_id = own;
  UPDATE oversights SET note = '' WHERE expert_id = own AND note <> '';
  UPDATE oversights SET reason = '[erased]'
    WHERE reason <> '' AND (expert_id = own OR ended_by = person OR (state = 'declined' AND answered_by = person));
  UPDATE promotion_requests SET endorsement_reason = '[erased]'
    WHERE endorsement_reason <> '' AND (expert_id = own OR endorsed_by = person);
END $$;

-- What was sold: the law has records of it kept for years.
CREATE FUNCTION is_held(session bookings, held_since timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN session.confirmed_at IS NOT NULL AND session.price_minor > 0 AND session.ends_at > held_since;

-- What somebody wrote about sessions. Of one that was paid for, the record and what was said against it stay until its time is
-- over: `held_since` is before when a session has to have ended for that. So does a plan that both sides signed; of one that they
-- did not, drafts that were written over go as well, since nobody can say any more whose words they were.
CREATE FUNCTION erase_session_words_of(person uuid, held_since timestamptz, at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM refuse_unasked_erasure(person, at);
  UPDATE session_deliveries d SET summary = '' FROM bookings b
    WHERE b.id = d.booking_id AND d.recorded_by = person AND d.summary <> '' AND NOT is_held(b, held_since);
  UPDATE session_objections o SET statement = '[erased]' FROM bookings b
    WHERE b.id = o.booking_id AND o.raised_by = person AND o.statement <> '[erased]' AND NOT is_held(b, held_since);
  UPDATE no_shows n SET statement = '[erased]' FROM bookings b
    WHERE b.id = n.booking_id AND n.contested_by = person AND n.statement <> '[erased]' AND NOT is_held(b, held_since);
  DELETE FROM session_notes n USING bookings b, experts x
    WHERE b.id = n.booking_id AND x.id = b.expert_id AND x.user_id = person;
  UPDATE countersignatures SET note = CASE WHEN hours_right THEN '' ELSE '[erased]' END
    WHERE countersigned_by = person AND note NOT IN ('', '[erased]');
  UPDATE reviews SET comment = '' WHERE written_by = person AND comment <> '';
  UPDATE reviews SET reply = NULL, replied_at = NULL, replied_by = NULL, reply_hidden_at = NULL, reply_hidden_by = NULL,
      reply_hidden_for = NULL WHERE replied_by = person;
  UPDATE action_plan_items i SET what = '[erased]' FROM action_plans p, bookings b, experts x
    WHERE p.booking_id = i.booking_id AND b.id = i.booking_id AND x.id = b.expert_id AND i.what <> '[erased]'
      AND CASE
        WHEN p.first_cosigned_at IS NULL AND i.version = p.version THEN p.written_by = person
        WHEN p.first_cosigned_at IS NULL OR b.ends_at <= held_since THEN person IN (p.written_by, b.booked_by, x.user_id)
          OR EXISTS (SELECT FROM action_plan_signatures s WHERE s.booking_id = i.booking_id AND s.signed_by = person)
        ELSE false
      END;
END $$;

REVOKE ALL ON FUNCTION refuse_unasked_erasure, erase_standing_of, erase_session_words_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_standing_of, erase_session_words_of TO barefoot_app;

-- The number that a client left is forgotten with the rest of where two met.
GRANT UPDATE (client_number) ON meetings TO barefoot_app;

-- What was under way while its person was erased writes nothing in their name.
CREATE TRIGGER "an erased person keeps no passkey" BEFORE INSERT ON passkey FOR EACH ROW EXECUTE FUNCTION refuse_erased('userId');
CREATE TRIGGER "an erased person declares nothing" BEFORE INSERT ON interests FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
CREATE TRIGGER "an erased person says nothing" BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION refuse_erased('written_by');
CREATE TRIGGER "an erased person shows nothing" BEFORE INSERT ON files FOR EACH ROW EXECUTE FUNCTION refuse_erased('put_up_by');
CREATE TRIGGER "an erased person complains of nothing" BEFORE INSERT ON complaints FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
CREATE TRIGGER "an erased person waits for nothing" BEFORE INSERT ON waiting_entries FOR EACH ROW EXECUTE FUNCTION refuse_erased('made_by');
CREATE TRIGGER "an erased person records nothing" BEFORE INSERT ON session_deliveries FOR EACH ROW EXECUTE FUNCTION refuse_erased('recorded_by');
CREATE TRIGGER "an erased person objects to nothing" BEFORE INSERT ON session_objections FOR EACH ROW EXECUTE FUNCTION refuse_erased('raised_by');
CREATE TRIGGER "an erased person contests nothing" BEFORE UPDATE OF contested_by ON no_shows FOR EACH ROW
  WHEN (NEW.contested_by IS DISTINCT FROM OLD.contested_by) EXECUTE FUNCTION refuse_erased('contested_by');
CREATE TRIGGER "an erased person plans nothing" BEFORE INSERT ON action_plans FOR EACH ROW EXECUTE FUNCTION refuse_erased('written_by');
CREATE TRIGGER "an erased person reviews nothing" BEFORE INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION refuse_erased('written_by');
CREATE TRIGGER "an erased person replies to nothing" BEFORE UPDATE OF replied_by ON reviews FOR EACH ROW
  WHEN (NEW.replied_by IS DISTINCT FROM OLD.replied_by) EXECUTE FUNCTION refuse_erased('replied_by');
CREATE TRIGGER "an erased person countersigns nothing" BEFORE INSERT ON countersignatures
  FOR EACH ROW EXECUTE FUNCTION refuse_erased('countersigned_by');
-- Not when it ends: whoever said yes for a body may be erased long since.
CREATE TRIGGER "an erased person answers for nobody" BEFORE UPDATE OF state ON oversights FOR EACH ROW
  WHEN (NEW.state = 'accepted') EXECUTE FUNCTION refuse_erased('answered_by');
