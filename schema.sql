-- The whole schema, as the migrations leave it: for reading, and written by `npm run schema`. Nothing runs this file.
-- The job tables are pg-boss's own, in the schema pgboss.

CREATE EXTENSION btree_gist;

CREATE EXTENSION pg_trgm;

CREATE EXTENSION unaccent;

CREATE OR REPLACE FUNCTION public.count_posting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE ledger_accounts SET balance_minor = balance_minor + NEW.amount_minor
    WHERE id = NEW.account_id AND least_minor IS NOT NULL;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.equality_aggregates()
 RETURNS TABLE(people text, question text, answer text, count integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH answered AS (
    SELECT 'advisers' AS people, a.question, a.answer FROM equality_answers a
    WHERE EXISTS (SELECT FROM experts e WHERE e.user_id = a.user_id)
    UNION ALL
    SELECT 'clients', a.question, a.answer FROM equality_answers a
    WHERE EXISTS (
      SELECT FROM memberships m JOIN organisations o ON o.id = m.organisation_id
      WHERE m.user_id = a.user_id AND o.kind IN ('start_up', 'co_op')
    )
  ),
  counted AS (
    SELECT p.people, c.question, c.answer, c.place,
      (SELECT count(*)::int FROM answered a WHERE (a.people, a.question, a.answer) = (p.people, c.question, c.answer)) AS n
    FROM (VALUES ('advisers'), ('clients')) AS p (people), equality_choices c
  ),
  tables AS (
    SELECT c.people, c.question, array_agg(c.answer ORDER BY c.place) AS answers, suppressed(array_agg(c.n ORDER BY c.place)) AS shown
    FROM counted c GROUP BY c.people, c.question
  )
  SELECT t.people, t.question, each.answer, each.shown
  FROM tables t, unnest(t.answers, t.shown) WITH ORDINALITY AS each (answer, shown, place)
  ORDER BY t.people, t.question, each.place;
$function$;

CREATE OR REPLACE FUNCTION public.erase_dispute_words_of(person uuid, held_since timestamp with time zone, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.erase_kept_of(person uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.erase_session_words_of(person uuid, held_since timestamp with time zone, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.erase_standing_of(person uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.floor_at(area text, instant timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN (SELECT ((((2 * figures.wage) * figures.on_cost) + figures.utilisation) / (2 * figures.utilisation)) FROM (SELECT ((policy_at('living-wage'::text, floor_at.instant) ->> (floor_at.area || '_minor'::text)))::bigint AS wage, (round((((policy_at('floor'::text, floor_at.instant) ->> 'on_cost_percent'::text))::numeric * (100)::numeric)))::bigint AS on_cost, (round((((policy_at('floor'::text, floor_at.instant) ->> 'utilisation_percent'::text))::numeric * (100)::numeric)))::bigint AS utilisation) figures);

CREATE OR REPLACE FUNCTION public.forget_messages_before(instant timestamp with time zone, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  DELETE FROM messages WHERE written_at < instant;
  DELETE FROM file_contents WHERE file_id IN (SELECT f.id FROM files f WHERE f.put_up_at < instant);
  UPDATE files SET name = 'forgotten', removed_at = coalesce(removed_at, at) WHERE put_up_at < instant AND name <> 'forgotten';
END $function$;

CREATE OR REPLACE FUNCTION public.give_equality_answers(person uuid, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM FROM "user" WHERE id = person FOR NO KEY UPDATE; -- two requests of one person wait for each other
  IF EXISTS (SELECT FROM erasures WHERE user_id = person AND done_at IS NOT NULL) THEN RETURN; END IF;
  DELETE FROM equality_answers WHERE user_id = person;
  INSERT INTO equality_answers (user_id, question, answer) SELECT person, key, value FROM jsonb_each_text(given);
END $function$;

CREATE OR REPLACE FUNCTION public.is_held(session bookings, held_since timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((session).confirmed_at IS NOT NULL) AND ((session).price_minor > 0) AND ((session).ends_at > held_since));

CREATE OR REPLACE FUNCTION public.lock_ledger_accounts(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM FROM ledger_accounts WHERE id = ANY (ids) AND least_minor IS NOT NULL ORDER BY id FOR UPDATE;
END $function$;

CREATE OR REPLACE FUNCTION public.own_equality_answers(person uuid)
 RETURNS TABLE(question text, answer text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT a.question, a.answer FROM equality_answers a WHERE a.user_id = person ORDER BY a.question;
$function$;

CREATE OR REPLACE FUNCTION public.plain_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, value));

CREATE OR REPLACE FUNCTION public.policy_at(policy text, instant timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
RETURN (SELECT policies.value FROM policies WHERE ((policies.name = policy_at.policy) AND (policies.in_force_from <= policy_at.instant)) ORDER BY policies.in_force_from DESC LIMIT 1);

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what was written stays';
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_destination_of_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM erasures r JOIN experts x ON x.user_id = r.user_id WHERE x.id = NEW.expert_id AND r.done_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'nothing begins for an erased person'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing begins for an erased person';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_double_pay()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  paid bigint;
  owed bigint;
BEGIN
  PERFORM FROM earnings WHERE id = NEW.earning_id FOR UPDATE;
  SELECT sum(i.amount_minor) INTO paid FROM adviser_payout_items i JOIN adviser_payouts p ON p.id = i.payout_id
  WHERE i.earning_id = NEW.earning_id AND i.kind = NEW.kind AND p.state NOT IN ('failed', 'returned');
  SELECT CASE NEW.kind WHEN 'pay' THEN e.amount_minor WHEN 'compensation' THEN l.compensation_minor
    ELSE (SELECT sum(d.amount_minor) FROM late_pay_interest d WHERE d.earning_id = e.id) END INTO owed
  FROM earnings e LEFT JOIN late_pay l ON l.earning_id = e.id WHERE e.id = NEW.earning_id;
  IF paid > coalesce(owed, 0) THEN
    RAISE EXCEPTION 'earnings % would be paid twice', NEW.earning_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing is paid out twice';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  person uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  PERFORM FROM "user" WHERE id = person FOR KEY SHARE;
  IF EXISTS (SELECT FROM erasures WHERE user_id = person AND done_at IS NOT NULL) THEN
    RAISE EXCEPTION 'nothing begins for an erased person'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing begins for an erased person';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_hasty_acceptance()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.accepted_at IS NULL OR (TG_OP = 'UPDATE' AND OLD.accepted_at IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT FROM declaration_texts t WHERE t.in_force_from <= NEW.accepted_at AND (NEW.subsidy_controlled OR NOT t.subsidy_only)
      AND NOT EXISTS (SELECT FROM voucher_declarations d WHERE d.voucher_id = NEW.id AND d.code = t.code)
  ) THEN
    RAISE EXCEPTION 'voucher % lacks a declaration', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a voucher is accepted with every declaration';
  END IF;
  IF NEW.subsidy_controlled AND NOT EXISTS (SELECT FROM subsidy_awards WHERE voucher_id = NEW.id) THEN
    RAISE EXCEPTION 'voucher % is a subsidy that nobody confirmed', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a subsidy is accepted once its cap is confirmed';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_late_postings()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF (SELECT sealed_by FROM ledger_transfers WHERE id = NEW.transfer_id) <> pg_current_xact_id() THEN
    RAISE EXCEPTION 'transfer % is closed', NEW.transfer_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing is added to a transfer later';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_low_rates()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  least bigint := floor_at(NEW.area, NEW.in_force_from);
  travel bigint := round((policy_at('paid-work', NEW.in_force_from) ->> 'travel_time_percent')::numeric * 100)::bigint;
BEGIN
  IF NOT coalesce(least(NEW.contact_minor, NEW.preparation_minor, NEW.write_up_minor) >= least, false) THEN
    RAISE EXCEPTION 'a rate is under the floor of % pence', least
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'an hour of work costs the floor or more';
  END IF;
  IF NOT coalesce(NEW.travel_minor >= (2 * NEW.contact_minor * travel + 10000) / 20000, false) THEN
    RAISE EXCEPTION 'travel is under its part of contact'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'travel costs its part of contact or more';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_odd_hours()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.hourly_minor IS DISTINCT FROM 60 AND EXISTS (
    SELECT FROM booking_quotes WHERE booking_id = NEW.booking_id AND currency = 'TCR'
  ) THEN
    RAISE EXCEPTION 'booking % has a line that is not its minutes', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'an hour of time credits is an hour whatever the work';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_odd_payout_items()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF (SELECT sum(amount_minor) FROM adviser_payout_items WHERE payout_id = NEW.payout_id)
    <> (SELECT amount_minor FROM adviser_payouts WHERE id = NEW.payout_id) THEN
    RAISE EXCEPTION 'the items of payout % are not its amount', NEW.payout_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'the items of a payout add up to it';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_odd_payouts()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF (SELECT coalesce(sum(amount_minor), 0) FROM adviser_payout_items WHERE payout_id = NEW.id) <> NEW.amount_minor THEN
    RAISE EXCEPTION 'the items of payout % are not its amount', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'the items of a payout add up to it';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_odd_quotes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  quote booking_quotes;
  lines record;
BEGIN
  SELECT * INTO quote FROM booking_quotes WHERE booking_id = NEW.booking_id;
  SELECT coalesce(sum(net_minor) FILTER (WHERE supplier = 'adviser'), 0) AS adviser_net,
         coalesce(sum(net_minor) FILTER (WHERE supplier = 'platform'), 0) AS fee, coalesce(sum(vat_minor), 0) AS vat,
         min(hourly_minor) FILTER (WHERE kind IN ('contact', 'preparation', 'write-up')) AS least
    INTO lines FROM booking_quote_lines WHERE booking_id = NEW.booking_id;
  IF (lines.adviser_net, lines.fee, lines.vat) IS DISTINCT FROM (quote.adviser_net_minor, quote.fee_minor, quote.vat_minor) THEN
    RAISE EXCEPTION 'the lines of the quote of booking % do not add up to it', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a quote is the sum of its lines';
  END IF;
  IF lines.least < quote.floor_minor THEN
    RAISE EXCEPTION 'the quote of booking % is under the floor', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'no work is quoted under the floor';
  END IF;
  IF NOT EXISTS (
    SELECT FROM bookings WHERE id = NEW.booking_id AND (price_minor, price_currency) = (quote.total_minor, quote.currency)
  ) THEN
    RAISE EXCEPTION 'booking % does not cost what its quote says', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a session costs what its quote says';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_odd_settlements()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  settled booking_settlements;
  shared record;
BEGIN
  SELECT * INTO settled FROM booking_settlements WHERE booking_id = NEW.booking_id;
  SELECT coalesce(sum(due_minor), 0) AS due, coalesce(sum(returned_minor), 0) AS returned
    INTO shared FROM booking_settlement_shares WHERE booking_id = NEW.booking_id;
  IF shared.due <> settled.total_minor - settled.debt_minor OR shared.returned <> settled.returned_minor THEN
    RAISE EXCEPTION 'the shares of the settlement of booking % do not add up to it', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a settlement is the sum of its shares';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_odd_shares()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF (SELECT sum(amount_minor) FROM booking_shares WHERE booking_id = NEW.booking_id) <> NEW.total_minor THEN
    RAISE EXCEPTION 'the shares of booking % are not its price', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'the shares of a session add up to its price';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_odd_transfers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  transfer ledger_transfers;
  lines record;
BEGIN
  SELECT * INTO transfer FROM ledger_transfers WHERE id = coalesce(to_jsonb(NEW) ->> 'transfer_id', to_jsonb(NEW) ->> 'id')::uuid;
  SELECT count(*) AS count, sum(amount_minor) AS sum INTO lines FROM ledger_postings WHERE transfer_id = transfer.id;
  IF lines.count < 2 OR lines.sum <> 0 THEN
    RAISE EXCEPTION 'transfer % has % postings that add up to %', transfer.code, lines.count, lines.sum
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what one account gives another gets';
  END IF;
  IF transfer.reverses IS NOT NULL AND EXISTS (
    SELECT account_id, sum(amount_minor) FROM ledger_postings WHERE transfer_id IN (transfer.id, transfer.reverses)
    GROUP BY account_id HAVING sum(amount_minor) <> 0
  ) THEN
    RAISE EXCEPTION 'transfer % is not the contrary of %', transfer.id, transfer.reverses
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a transfer is reversed whole';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_other_bodies()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.body IS NOT NULL OR NOT EXISTS (
    SELECT FROM erasures e JOIN experts x ON x.user_id = e.user_id WHERE x.id = OLD.expert_id AND e.done_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'what receipt % of adviser % says stays', OLD.number, OLD.expert_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what was written stays';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_other_pay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'group session % was scheduled on other terms', NEW.id
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a group session keeps the terms that it was scheduled on';
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_other_refunds()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'refund % stays what it is', OLD.id
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a refund stays what it gives back';
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_other_sellers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.seller_name IS NOT NULL OR NOT EXISTS (
    SELECT FROM erasures e JOIN experts x ON x.user_id = e.user_id WHERE x.id = OLD.expert_id AND e.done_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'invoice % of adviser % says whose it is', OLD.number, OLD.expert_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'what was written stays';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_refunds_beyond_payment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  paid bigint;
BEGIN
  SELECT amount_minor INTO paid FROM payments WHERE id = NEW.payment_id FOR NO KEY UPDATE;
  IF NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = NEW.payment_id AND state <> 'failed') > paid THEN
    RAISE EXCEPTION 'more would be refunded of payment % than was paid', NEW.payment_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'no more is refunded than was paid';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_to_rewrite()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_unasked_erasure(person uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM erasures WHERE user_id = person AND withdrawn_at IS NULL AND due_at <= at) THEN
    RAISE EXCEPTION 'nobody asked for the erasure of %', person;
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_unfunded_sessions()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM booking_fundings WHERE booking_id = NEW.id AND (total_minor, currency) = (NEW.price_minor, NEW.price_currency)
  ) THEN
    RAISE EXCEPTION 'booking % is confirmed and not paid for', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a session is paid for before it is confirmed';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_unsecured_fundings()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM booking_shares WHERE booking_id = NEW.booking_id) OR EXISTS (
    SELECT FROM booking_shares s LEFT JOIN booking_shares_secured d USING (booking_id, position)
    WHERE s.booking_id = NEW.booking_id AND d.at IS NULL
  ) THEN
    RAISE EXCEPTION 'booking % has shares that are not secured', NEW.booking_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a session is paid for once every share is secured';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.report_equality(period uuid)
 RETURNS TABLE(question text, answer text, count integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH asked AS (
    SELECT p.programme_id, g.funder_id, p.from_on::timestamp AT TIME ZONE 'Europe/London' AS from_at,
      (p.to_on + 1)::timestamp AT TIME ZONE 'Europe/London' AS until_at
    FROM report_periods p JOIN programmes g ON g.id = p.programme_id WHERE p.id = period
  ),
  reached AS (
    SELECT DISTINCT ON (m.user_id) m.user_id, v.programme_id, v.accepted_at
    FROM asked JOIN programmes g ON g.funder_id = asked.funder_id
      JOIN vouchers v ON v.programme_id = g.id AND v.accepted_at IS NOT NULL
      JOIN memberships m ON m.organisation_id = v.organisation_id
    ORDER BY m.user_id, v.accepted_at, v.id
  ),
  counted AS (
    SELECT c.question, c.answer, c.place, (
      SELECT count(*)::int FROM asked JOIN reached r ON r.programme_id = asked.programme_id
        AND r.accepted_at >= asked.from_at AND r.accepted_at < asked.until_at
        JOIN equality_answers a ON a.user_id = r.user_id AND (a.question, a.answer) = (c.question, c.answer)
    ) AS n
    FROM equality_choices c
  ),
  tables AS (
    SELECT c.question, array_agg(c.answer ORDER BY c.place) AS answers, suppressed(array_agg(c.n ORDER BY c.place)) AS shown
    FROM counted c GROUP BY c.question
  )
  SELECT t.question, each.answer, each.shown
  FROM tables t, unnest(t.answers, t.shown) WITH ORDINALITY AS each (answer, shown, place) ORDER BY t.question, each.place;
$function$;

CREATE OR REPLACE FUNCTION public.search_query(word text, label text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN to_tsquery('simple'::regconfig, (replace(NULLIF(search_words(word), ''::text), ' '::text, (label || ' <-> '::text)) || label));

CREATE OR REPLACE FUNCTION public.search_words(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN TRIM(BOTH FROM regexp_replace(plain_text(value), '[^[:alnum:]]+'::text, ' '::text, 'g'::text));

CREATE OR REPLACE FUNCTION public.suppressed(counts integer[])
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
DECLARE
  limit_shown integer := 5;
  hidden integer;
  people integer;
BEGIN
  IF NOT 5 > ANY (counts) THEN RETURN counts; END IF;
  LOOP
    SELECT count(*), sum(n) INTO hidden, people FROM unnest(counts) AS n WHERE n < limit_shown;
    EXIT WHEN hidden = cardinality(counts) OR (hidden >= 2 AND people >= 5 AND people <> 4 * hidden);
    limit_shown := (SELECT min(n) + 1 FROM unnest(counts) AS n WHERE n >= limit_shown);
  END LOOP;
  RETURN ARRAY(SELECT CASE WHEN n >= limit_shown THEN n END FROM unnest(counts) WITH ORDINALITY AS c (n, place) ORDER BY place);
END $function$;

CREATE OR REPLACE FUNCTION public.take_back_equality_answers(person uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  DELETE FROM equality_answers WHERE user_id = person;
$function$;

CREATE TABLE account (
  id uuid NOT NULL,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX "account_userId_idx" ON account USING btree ("userId");
GRANT SELECT, INSERT, UPDATE, DELETE ON account TO barefoot_app;

CREATE TABLE action_plan_items (
  booking_id uuid NOT NULL,
  version integer NOT NULL,
  "position" smallint NOT NULL,
  what text NOT NULL,
  who text NOT NULL,
  by_date date NOT NULL,
  done_at timestamp with time zone,
  done_by uuid,
  CONSTRAINT action_plan_items_pkey PRIMARY KEY (booking_id, version, "position"),
  CONSTRAINT action_plan_items_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES action_plans(booking_id),
  CONSTRAINT action_plan_items_done_by_fkey FOREIGN KEY (done_by) REFERENCES "user"(id),
  CONSTRAINT "a plan has at most twenty items" CHECK ("position" >= 1 AND "position" <= 20),
  CONSTRAINT "an item is said in 1 to 500 characters" CHECK (length(what) >= 1 AND length(what) <= 500),
  CONSTRAINT "an item is the client's or the adviser's to do" CHECK (who = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "an item that is done says when and by whom" CHECK ((done_at IS NULL) = (done_by IS NULL))
);
GRANT SELECT, INSERT, UPDATE (done_at, done_by) ON action_plan_items TO barefoot_app;

CREATE TABLE action_plan_signatures (
  booking_id uuid NOT NULL,
  version integer NOT NULL,
  side text NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  signed_by uuid NOT NULL,
  CONSTRAINT action_plan_signatures_pkey PRIMARY KEY (booking_id, version, side),
  CONSTRAINT action_plan_signatures_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES action_plans(booking_id),
  CONSTRAINT action_plan_signatures_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES "user"(id),
  CONSTRAINT "a plan is signed by the client or the adviser" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text]))
);
GRANT SELECT, INSERT ON action_plan_signatures TO barefoot_app;

CREATE TABLE action_plans (
  booking_id uuid NOT NULL,
  version integer NOT NULL,
  written_at timestamp with time zone NOT NULL,
  written_by uuid NOT NULL,
  written_side text NOT NULL,
  first_cosigned_at timestamp with time zone,
  CONSTRAINT action_plans_pkey PRIMARY KEY (booking_id),
  CONSTRAINT action_plans_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT action_plans_written_by_fkey FOREIGN KEY (written_by) REFERENCES "user"(id),
  CONSTRAINT "a plan is written at most 200 times" CHECK (version >= 1 AND version <= 200),
  CONSTRAINT "a plan is written by the client or the adviser" CHECK (written_side = ANY (ARRAY['client'::text, 'adviser'::text]))
);
CREATE TRIGGER "an erased person plans nothing" BEFORE INSERT ON action_plans FOR EACH ROW EXECUTE FUNCTION refuse_erased('written_by');
GRANT SELECT, INSERT, UPDATE (version, written_at, written_by, written_side, first_cosigned_at) ON action_plans TO barefoot_app;

CREATE TABLE adviser_invoices (
  id uuid NOT NULL,
  earning_id uuid NOT NULL,
  expert_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  authority_number integer NOT NULL,
  prefix text NOT NULL,
  sequence integer NOT NULL,
  number text NOT NULL GENERATED ALWAYS AS ((prefix || '-'::text) || lpad(sequence::text, GREATEST(4, length(sequence::text)), '0'::text)) STORED,
  previous integer GENERATED ALWAYS AS (NULLIF(sequence - 1, 0)) STORED,
  currency character(3) NOT NULL,
  net_minor bigint NOT NULL,
  vat_percent numeric(5,2) NOT NULL,
  vat_minor bigint NOT NULL,
  gross_minor bigint NOT NULL GENERATED ALWAYS AS (net_minor + vat_minor) STORED,
  supplied_on date NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL,
  seller_name text,
  seller_address text,
  seller_vat_number text,
  buyer_name text NOT NULL,
  shares jsonb NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  CONSTRAINT adviser_invoices_pkey PRIMARY KEY (id),
  CONSTRAINT "an adviser's invoice has a number of its own" UNIQUE (expert_id, sequence),
  CONSTRAINT "what was earned is invoiced once" UNIQUE (earning_id),
  CONSTRAINT adviser_invoices_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "an adviser's invoice is issued under their authority" FOREIGN KEY (expert_id, authority_number) REFERENCES invoicing_authorities(expert_id, number),
  CONSTRAINT "an adviser's invoice is of what they earned" FOREIGN KEY (earning_id, expert_id) REFERENCES earnings(id, expert_id),
  CONSTRAINT "the numbers of an adviser's invoices leave no gap" FOREIGN KEY (expert_id, previous) REFERENCES adviser_invoices(expert_id, sequence),
  CONSTRAINT "VAT is charged by a rate" CHECK (vat_percent >= 0::numeric AND vat_percent <= 100::numeric AND (vat_minor = 0 OR vat_percent > 0::numeric)),
  CONSTRAINT "an adviser's invoice is of something, in pounds" CHECK (net_minor >= 0 AND vat_minor >= 0 AND (net_minor + vat_minor) > 0 AND currency = 'GBP'::bpchar),
  CONSTRAINT "an adviser's invoice names both sides" CHECK ((seller_name IS NULL) = (seller_address IS NULL) AND (seller_name IS NOT NULL OR seller_vat_number IS NULL) AND length(seller_name) >= 2 AND length(seller_name) <= 120 AND length(seller_address) >= 5 AND length(seller_address) <= 300 AND length(buyer_name) >= 1 AND length(buyer_name) <= 120),
  CONSTRAINT "an adviser's invoices are numbered from 1" CHECK (sequence >= 1 AND prefix ~ '^[A-Z0-9]{1,10}$'::text),
  CONSTRAINT "who charges VAT has a number for it" CHECK (vat_minor = 0 OR seller_vat_number IS NOT NULL OR seller_name IS NULL)
);
CREATE INDEX adviser_invoices_of_expert ON adviser_invoices USING btree (expert_id, issued_at, id);
CREATE INDEX adviser_invoices_of_organisation ON adviser_invoices USING btree (organisation_id, issued_at, id);
CREATE TRIGGER adviser_invoices_name_the_same BEFORE UPDATE OF seller_name, seller_address, seller_vat_number ON adviser_invoices FOR EACH ROW EXECUTE FUNCTION refuse_other_sellers();
CREATE TRIGGER adviser_invoices_stay BEFORE DELETE ON adviser_invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_invoices_stay_all BEFORE TRUNCATE ON adviser_invoices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_invoices_stay_the_same BEFORE UPDATE OF id, earning_id, expert_id, organisation_id, authority_number, prefix, sequence, currency, net_minor, vat_percent, vat_minor, supplied_on, title_en, title_cy, buyer_name, shares, issued_at ON adviser_invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (seller_name, seller_address, seller_vat_number) ON adviser_invoices TO barefoot_app;

CREATE TABLE adviser_payout_items (
  payout_id uuid NOT NULL,
  expert_id uuid NOT NULL,
  earning_id uuid NOT NULL,
  kind text NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT adviser_payout_items_pkey PRIMARY KEY (payout_id, earning_id, kind),
  CONSTRAINT "a payout pays what its adviser earned" FOREIGN KEY (earning_id, expert_id) REFERENCES earnings(id, expert_id),
  CONSTRAINT "an item is of a payout of its adviser's" FOREIGN KEY (payout_id, expert_id) REFERENCES adviser_payouts(id, expert_id),
  CONSTRAINT "an item pays a kind of thing" CHECK (kind = ANY (ARRAY['pay'::text, 'interest'::text, 'compensation'::text])),
  CONSTRAINT "an item pays something" CHECK (amount_minor > 0)
);
CREATE INDEX adviser_payout_items_for_being_late ON adviser_payout_items USING btree (payout_id, kind) WHERE kind <> 'pay'::text;
CREATE INDEX adviser_payout_items_of_earning ON adviser_payout_items USING btree (earning_id, expert_id);
CREATE INDEX adviser_payout_items_of_payout ON adviser_payout_items USING btree (payout_id, expert_id);
CREATE CONSTRAINT TRIGGER adviser_payout_items_add_up AFTER INSERT ON adviser_payout_items DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_payout_items();
CREATE CONSTRAINT TRIGGER adviser_payout_items_pay_once AFTER INSERT ON adviser_payout_items DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_double_pay();
CREATE TRIGGER adviser_payout_items_stay BEFORE DELETE OR UPDATE ON adviser_payout_items FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_payout_items_stay_all BEFORE TRUNCATE ON adviser_payout_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON adviser_payout_items TO barefoot_app;

CREATE TABLE adviser_payouts (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  destination_id uuid NOT NULL,
  rail text NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  planned_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  paid_at timestamp with time zone,
  paid_on date,
  ended_at timestamp with time zone,
  external_id text,
  failure text,
  asked_at timestamp with time zone,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamp with time zone,
  CONSTRAINT adviser_payouts_pkey PRIMARY KEY (id),
  CONSTRAINT "a provider's payment to an adviser is one payout" UNIQUE (rail, external_id),
  CONSTRAINT adviser_payouts_id_expert_id_key UNIQUE (id, expert_id),
  CONSTRAINT adviser_payouts_id_rail_key UNIQUE (id, rail),
  CONSTRAINT "a payout goes where its adviser is paid to" FOREIGN KEY (destination_id, expert_id, rail) REFERENCES payout_destinations(id, expert_id, rail),
  CONSTRAINT "a payout that ended without pay says when and why" CHECK ((state = ANY (ARRAY['failed'::text, 'returned'::text])) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (failure IS NULL)),
  CONSTRAINT "a payout that was paid says when, and on which day" CHECK ((paid_at IS NULL) = (paid_on IS NULL) AND
CASE state
    WHEN 'paid'::text THEN paid_at IS NOT NULL
    WHEN 'returned'::text THEN paid_at IS NOT NULL
    ELSE paid_at IS NULL
END),
  CONSTRAINT "a payout that was sent says when" CHECK ((state = ANY (ARRAY['planned'::text, 'failed'::text])) OR sent_at IS NOT NULL),
  CONSTRAINT "a payout to an adviser has a state" CHECK (state = ANY (ARRAY['planned'::text, 'sent'::text, 'paid'::text, 'failed'::text, 'returned'::text])),
  CONSTRAINT "a payout to an adviser pays something" CHECK (amount_minor > 0 AND currency = 'GBP'::bpchar),
  CONSTRAINT "a payout's failure has at most 200 characters" CHECK (length(failure) >= 1 AND length(failure) <= 200),
  CONSTRAINT "a payout's id at its provider has at most 200 characters" CHECK (length(external_id) >= 1 AND length(external_id) <= 200)
);
CREATE INDEX adviser_payouts_in_order ON adviser_payouts USING btree (planned_at, id);
CREATE INDEX adviser_payouts_of_expert ON adviser_payouts USING btree (expert_id, planned_at, id);
CREATE INDEX adviser_payouts_paid ON adviser_payouts USING btree (paid_on, expert_id, id) WHERE state = 'paid'::text;
CREATE INDEX adviser_payouts_returned ON adviser_payouts USING btree (paid_on) INCLUDE (ended_at) WHERE state = 'returned'::text;
CREATE INDEX adviser_payouts_to_destination ON adviser_payouts USING btree (destination_id, expert_id, rail);
CREATE INDEX adviser_payouts_under_way ON adviser_payouts USING btree (rail, next_try_at) WHERE state = ANY (ARRAY['planned'::text, 'sent'::text]);
CREATE CONSTRAINT TRIGGER adviser_payouts_add_up AFTER INSERT ON adviser_payouts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_payouts();
CREATE TRIGGER adviser_payouts_stay BEFORE DELETE ON adviser_payouts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_payouts_stay_ended BEFORE UPDATE OF state, paid_at, paid_on, ended_at ON adviser_payouts FOR EACH ROW WHEN (old.state = ANY (ARRAY['failed'::text, 'returned'::text])) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adviser_payouts_stay_the_same BEFORE UPDATE OF id, expert_id, destination_id, rail, amount_minor, currency, planned_at ON adviser_payouts FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (state, version, sent_at, paid_at, paid_on, ended_at, external_id, failure, asked_at, tries, next_try_at) ON adviser_payouts TO barefoot_app;

CREATE TABLE api_keys (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT "an API key is one person’s" UNIQUE (key_hash),
  CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "an API key expires after it was made" CHECK (expires_at > created_at),
  CONSTRAINT "an API key has a name of 1 to 80 characters" CHECK (length(name) >= 1 AND length(name) <= 80),
  CONSTRAINT "an API key has known scopes" CHECK (cardinality(scopes) >= 1 AND cardinality(scopes) <= 3 AND scopes <@ ARRAY['read'::text, 'book'::text, 'manage'::text] AND array_position(scopes, NULL::text) IS NULL),
  CONSTRAINT "an API key is kept as its SHA-256" CHECK (length(key_hash) = 32),
  CONSTRAINT "an API key is shown by its first eleven characters" CHECK (prefix ~ '^bf_[A-Za-z0-9_-]{8}$'::text)
);
CREATE INDEX api_keys_of_person ON api_keys USING btree (user_id, created_at);
CREATE TRIGGER "an erased person makes no key" BEFORE INSERT ON api_keys FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON api_keys TO barefoot_app;

CREATE TABLE application_scorers (
  application_id uuid NOT NULL,
  user_id uuid NOT NULL,
  assigned_at timestamp with time zone NOT NULL,
  assigned_by uuid NOT NULL,
  of_funder boolean NOT NULL,
  recused_at timestamp with time zone,
  recused_by uuid,
  recusal_reason text,
  CONSTRAINT application_scorers_pkey PRIMARY KEY (application_id, user_id),
  CONSTRAINT application_scorers_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id),
  CONSTRAINT application_scorers_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES "user"(id),
  CONSTRAINT application_scorers_recused_by_fkey FOREIGN KEY (recused_by) REFERENCES "user"(id),
  CONSTRAINT application_scorers_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "who leaves a panel says when and why" CHECK ((recused_at IS NULL) = (recused_by IS NULL) AND (recused_at IS NULL) = (recusal_reason IS NULL) AND length(recusal_reason) >= 3 AND length(recusal_reason) <= 500)
);
CREATE INDEX application_scorers_by_person ON application_scorers USING btree (user_id, application_id);
CREATE TRIGGER "an erased person sits on no panel" BEFORE INSERT ON application_scorers FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE (recused_at, recused_by, recusal_reason) ON application_scorers TO barefoot_app;

CREATE TABLE application_scores (
  application_id uuid NOT NULL,
  user_id uuid NOT NULL,
  scored_at timestamp with time zone NOT NULL,
  criteria text[] NOT NULL,
  points integer[] NOT NULL,
  comment text NOT NULL,
  CONSTRAINT "a scorer scores an application once" PRIMARY KEY (application_id, user_id),
  CONSTRAINT "who scores was asked to" FOREIGN KEY (application_id, user_id) REFERENCES application_scorers(application_id, user_id),
  CONSTRAINT "a score is explained in at most 2000 characters" CHECK (length(comment) <= 2000),
  CONSTRAINT "each criterion has 0 to 5 points" CHECK (cardinality(criteria) >= 1 AND cardinality(criteria) <= 8 AND cardinality(points) = cardinality(criteria) AND array_position(points, NULL::integer) IS NULL AND (0 <= ALL (points)) AND (5 >= ALL (points)))
);
CREATE TRIGGER "an erased person scores nothing" BEFORE INSERT ON application_scores FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
CREATE TRIGGER application_scores_stay BEFORE DELETE OR UPDATE ON application_scores FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_scores_stay_all BEFORE TRUNCATE ON application_scores FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON application_scores TO barefoot_app;

CREATE TABLE applications (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  package_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  state text NOT NULL,
  state_since timestamp with time zone NOT NULL,
  enterprise jsonb NOT NULL,
  unmet text[] NOT NULL DEFAULT '{}'::text[],
  need text NOT NULL DEFAULT ''::text,
  started_at timestamp with time zone NOT NULL,
  started_by uuid NOT NULL,
  submitted_at timestamp with time zone,
  submitted_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision_reference text,
  reason text,
  appealed_at timestamp with time zone,
  appeal_decided_at timestamp with time zone,
  diagnostic_id uuid,
  diagnosed_at timestamp with time zone,
  diagnosed_by uuid,
  adviser_kind text,
  diagnosed_topics text[] NOT NULL DEFAULT '{}'::text[],
  diagnosis text NOT NULL DEFAULT ''::text,
  score_half_points integer,
  decided_on date,
  appealed_by uuid,
  appeal_statement text,
  appeal_decided_by uuid,
  appeal_decision text,
  appeal_reason text,
  CONSTRAINT applications_pkey PRIMARY KEY (id),
  CONSTRAINT applications_id_programme_id_organisation_id_key UNIQUE (id, programme_id, organisation_id),
  CONSTRAINT "an application is for a package of its programme" FOREIGN KEY (package_id, programme_id) REFERENCES programme_packages(id, programme_id),
  CONSTRAINT applications_appeal_decided_by_fkey FOREIGN KEY (appeal_decided_by) REFERENCES "user"(id),
  CONSTRAINT applications_appealed_by_fkey FOREIGN KEY (appealed_by) REFERENCES "user"(id),
  CONSTRAINT applications_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES "user"(id),
  CONSTRAINT applications_diagnosed_by_fkey FOREIGN KEY (diagnosed_by) REFERENCES "user"(id),
  CONSTRAINT applications_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT applications_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT applications_started_by_fkey FOREIGN KEY (started_by) REFERENCES "user"(id),
  CONSTRAINT applications_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES "user"(id),
  CONSTRAINT "a diagnosis is of at most 5 topics and 4000 characters" CHECK (cardinality(diagnosed_topics) <= 5 AND length(diagnosis) <= 4000),
  CONSTRAINT "a diagnosis says when, by whom and what kind of adviser" CHECK ((diagnosed_at IS NULL) = (diagnosed_by IS NULL) AND (diagnosed_at IS NULL) = (adviser_kind IS NULL) AND (adviser_kind = ANY (ARRAY['specialist'::text, 'barefoot'::text])) AND (state <> 'diagnosed'::text OR diagnosed_at IS NOT NULL)),
  CONSTRAINT "a rejection gives its reason" CHECK (state <> 'rejected'::text OR decided_at IS NOT NULL AND reason IS NOT NULL AND length(reason) >= 3 AND length(reason) <= 2000),
  CONSTRAINT "an appeal is decided once, for a reason" CHECK ((appeal_decided_at IS NULL) = (appeal_decided_by IS NULL) AND (appeal_decided_at IS NULL) = (appeal_decision IS NULL) AND (appeal_decided_at IS NULL) = (appeal_reason IS NULL) AND (appeal_decided_at IS NULL OR appealed_at IS NOT NULL) AND (appeal_decision = ANY (ARRAY['upheld'::text, 'dismissed'::text])) AND length(appeal_reason) >= 3 AND length(appeal_reason) <= 2000),
  CONSTRAINT "an appeal says what, when and by whom" CHECK ((appealed_at IS NULL) = (appealed_by IS NULL) AND (appealed_at IS NULL) = (appeal_statement IS NULL) AND length(appeal_statement) >= 3 AND length(appeal_statement) <= 4000),
  CONSTRAINT "an application is in a known state" CHECK (state = ANY (ARRAY['started'::text, 'ineligible'::text, 'submitted'::text, 'diagnosed'::text, 'scored'::text, 'offered'::text, 'wait-listed'::text, 'rejected'::text, 'withdrawn'::text])),
  CONSTRAINT "an application states its need in at most 4000 characters" CHECK (length(need) <= 4000),
  CONSTRAINT "an application that is scored has its score" CHECK (score_half_points >= 0 AND score_half_points <= 80 AND (state <> 'scored'::text OR score_half_points IS NOT NULL)),
  CONSTRAINT "an application that was submitted says when and by whom" CHECK ((submitted_at IS NULL) = (submitted_by IS NULL) AND ((state = ANY (ARRAY['started'::text, 'ineligible'::text, 'withdrawn'::text])) OR submitted_at IS NOT NULL)),
  CONSTRAINT "one appeal, of a decision" CHECK (appealed_at IS NULL OR decided_at IS NOT NULL),
  CONSTRAINT "who decides says of which day and by which reference" CHECK (decided_by IS NULL OR decided_at IS NOT NULL AND decided_on IS NOT NULL AND decision_reference IS NOT NULL AND length(decision_reference) >= 3 AND length(decision_reference) <= 140)
);
CREATE UNIQUE INDEX "one application at a time in a programme" ON applications USING btree (programme_id, organisation_id) WHERE state <> ALL (ARRAY['ineligible'::text, 'rejected'::text, 'withdrawn'::text, 'offered'::text]);
CREATE INDEX applications_by_decider ON applications USING btree (decided_by);
CREATE INDEX applications_by_start ON applications USING btree (started_at, id);
CREATE INDEX applications_by_starter ON applications USING btree (started_by);
CREATE INDEX applications_by_submitter ON applications USING btree (submitted_by);
CREATE INDEX applications_for_package ON applications USING btree (package_id, programme_id);
CREATE INDEX applications_in_order ON applications USING btree (programme_id, state, submitted_at, id);
CREATE INDEX applications_of_organisation ON applications USING btree (organisation_id, started_at DESC, id);
CREATE INDEX applications_of_programme ON applications USING btree (programme_id, started_at, id);
CREATE TRIGGER "an erased person appeals against nothing" BEFORE UPDATE OF appealed_by ON applications FOR EACH ROW WHEN (new.appealed_by IS DISTINCT FROM old.appealed_by) EXECUTE FUNCTION refuse_erased('appealed_by');
CREATE TRIGGER "an erased person applies for nothing" BEFORE INSERT ON applications FOR EACH ROW EXECUTE FUNCTION refuse_erased('started_by');
CREATE TRIGGER "an erased person submits nothing" BEFORE UPDATE OF submitted_by ON applications FOR EACH ROW WHEN (new.submitted_by IS DISTINCT FROM old.submitted_by) EXECUTE FUNCTION refuse_erased('submitted_by');
GRANT SELECT, INSERT, UPDATE ON applications TO barefoot_app;

CREATE TABLE audit_entries (
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_user uuid,
  acted_as text NOT NULL,
  deed text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  organisation_id uuid,
  about_user uuid,
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT audit_entries_pkey PRIMARY KEY (id),
  CONSTRAINT audit_entries_about_user_fkey FOREIGN KEY (about_user) REFERENCES "user"(id),
  CONSTRAINT audit_entries_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT audit_entries_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a deed is a word of at most 60 letters" CHECK (deed ~ '^[a-z]+(-[a-z]+)*$'::text AND length(deed) <= 60),
  CONSTRAINT "a deed is done by a person, or by who runs the service" CHECK ((acted_as = 'operator'::text) = (by_user IS NULL)),
  CONSTRAINT "a deed is done in a known capacity" CHECK (acted_as = ANY (ARRAY['self'::text, 'member'::text, 'booker'::text, 'finance'::text, 'admin'::text, 'adviser'::text, 'steward'::text, 'operator'::text])),
  CONSTRAINT "a deed is done to something" CHECK (subject_kind ~ '^[a-z]+(-[a-z]+)*$'::text AND length(subject_kind) <= 60),
  CONSTRAINT "the facts of a deed are few" CHECK (jsonb_typeof(facts) = 'object'::text AND length(facts::text) <= 2000)
);
CREATE INDEX audit_entries_about ON audit_entries USING btree (about_user, at DESC, id DESC);
CREATE INDEX audit_entries_by_doer ON audit_entries USING btree (by_user, at DESC, id DESC);
CREATE INDEX audit_entries_newest_first ON audit_entries USING btree (at DESC, id DESC);
CREATE INDEX audit_entries_of_deed ON audit_entries USING btree (deed, at DESC, id DESC);
CREATE INDEX audit_entries_of_organisation ON audit_entries USING btree (organisation_id, at DESC, id DESC);
CREATE TRIGGER "what was done stays done" BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();
GRANT SELECT, INSERT ON audit_entries TO barefoot_app;

CREATE TABLE bank_file_lines (
  file_id uuid NOT NULL,
  "position" integer NOT NULL,
  payout_id uuid NOT NULL,
  rail text NOT NULL DEFAULT 'bank-file'::text,
  reference text NOT NULL,
  is_withdrawn boolean NOT NULL DEFAULT false,
  CONSTRAINT bank_file_lines_pkey PRIMARY KEY (file_id, payout_id),
  CONSTRAINT "a line has a place of its own in its bank file" UNIQUE (file_id, "position"),
  CONSTRAINT bank_file_lines_file_id_payout_id_is_withdrawn_key UNIQUE (file_id, payout_id, is_withdrawn),
  CONSTRAINT "a payout is in one bank file" EXCLUDE USING btree (payout_id WITH =) WHERE (NOT is_withdrawn),
  CONSTRAINT "a reference is of one payout" EXCLUDE USING btree (reference WITH =) WHERE (NOT is_withdrawn),
  CONSTRAINT bank_file_lines_file_id_is_withdrawn_fkey FOREIGN KEY (file_id, is_withdrawn) REFERENCES bank_files(id, is_withdrawn) ON UPDATE CASCADE,
  CONSTRAINT bank_file_lines_payout_id_rail_fkey FOREIGN KEY (payout_id, rail) REFERENCES adviser_payouts(id, rail),
  CONSTRAINT "a bank file has 1000 lines at most" CHECK ("position" >= 1 AND "position" <= 1000),
  CONSTRAINT "a bank file pays what is paid by file" CHECK (rail = 'bank-file'::text),
  CONSTRAINT "a bank knows a payout by its reference" CHECK (reference ~ '^BF[0-9A-HJKMNP-TV-Z]{16}$'::text)
);
CREATE INDEX bank_file_lines_of_file ON bank_file_lines USING btree (file_id, is_withdrawn);
CREATE INDEX bank_file_lines_of_payout ON bank_file_lines USING btree (payout_id, rail);
CREATE TRIGGER bank_file_lines_stay BEFORE DELETE ON bank_file_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_lines_stay_all BEFORE TRUNCATE ON bank_file_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_lines_stay_the_same BEFORE UPDATE OF "position", payout_id, rail, reference ON bank_file_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON bank_file_lines TO barefoot_app;

CREATE TABLE bank_file_results (
  file_id uuid NOT NULL,
  payout_id uuid NOT NULL,
  is_withdrawn boolean NOT NULL DEFAULT false,
  outcome text NOT NULL,
  happened_on date NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  bank_id text,
  despite_withdrawal boolean NOT NULL DEFAULT false,
  CONSTRAINT bank_file_results_pkey PRIMARY KEY (payout_id, outcome),
  CONSTRAINT "a bank file that the bank spoke of is not withdrawn" FOREIGN KEY (file_id, payout_id, is_withdrawn) REFERENCES bank_file_lines(file_id, payout_id, is_withdrawn),
  CONSTRAINT bank_file_results_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a bank says what became of a payment" CHECK (outcome = ANY (ARRAY['paid'::text, 'rejected'::text, 'returned'::text])),
  CONSTRAINT "a bank speaks of files that stand" CHECK (is_withdrawn = despite_withdrawal),
  CONSTRAINT "a bank speaks of what is past" CHECK (happened_on <= (recorded_at AT TIME ZONE 'Europe/London'::text)::date),
  CONSTRAINT "a bank's id of a payment has at most 140 characters" CHECK (length(bank_id) >= 1 AND length(bank_id) <= 140)
);
CREATE INDEX bank_file_results_of_line ON bank_file_results USING btree (file_id, payout_id, is_withdrawn);
CREATE INDEX bank_file_results_recorded_by ON bank_file_results USING btree (recorded_by);
CREATE TRIGGER bank_file_results_stay BEFORE DELETE OR UPDATE ON bank_file_results FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_results_stay_all BEFORE TRUNCATE ON bank_file_results FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON bank_file_results TO barefoot_app;

CREATE TABLE bank_file_silences (
  file_id uuid NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT bank_file_silences_pkey PRIMARY KEY (file_id),
  CONSTRAINT bank_file_silences_file_id_fkey FOREIGN KEY (file_id) REFERENCES bank_files(id)
);
GRANT SELECT, INSERT ON bank_file_silences TO barefoot_app;

CREATE TABLE bank_file_surplus (
  file_id uuid NOT NULL,
  payout_id uuid NOT NULL,
  outcome text NOT NULL,
  number integer NOT NULL,
  happened_on date NOT NULL,
  bank_id text,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT bank_file_surplus_pkey PRIMARY KEY (payout_id, outcome, number),
  CONSTRAINT bank_file_surplus_id_key UNIQUE (id),
  CONSTRAINT "a payment too many is of a line of a bank file" FOREIGN KEY (file_id, payout_id) REFERENCES bank_file_lines(file_id, payout_id),
  CONSTRAINT bank_file_surplus_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a bank's id of a payment too many has at most 140 characters" CHECK (length(bank_id) >= 1 AND length(bank_id) <= 140),
  CONSTRAINT "a payment too many is past" CHECK (happened_on <= (recorded_at AT TIME ZONE 'Europe/London'::text)::date),
  CONSTRAINT "a payment too many was paid, and may come back" CHECK (outcome = ANY (ARRAY['paid'::text, 'returned'::text])),
  CONSTRAINT "payments too many are numbered" CHECK (number >= 1 AND number <= 10000)
);
CREATE INDEX bank_file_surplus_of_line ON bank_file_surplus USING btree (file_id, payout_id);
CREATE INDEX bank_file_surplus_recorded_by ON bank_file_surplus USING btree (recorded_by);
CREATE TRIGGER bank_file_surplus_stays BEFORE DELETE OR UPDATE ON bank_file_surplus FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_surplus_stays_all BEFORE TRUNCATE ON bank_file_surplus FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON bank_file_surplus TO barefoot_app;

CREATE TABLE bank_files (
  id uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by uuid NOT NULL,
  sha256 bytea NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawal_reason text,
  is_withdrawn boolean NOT NULL GENERATED ALWAYS AS (withdrawn_at IS NOT NULL) STORED,
  taken_at timestamp with time zone,
  CONSTRAINT bank_files_pkey PRIMARY KEY (id),
  CONSTRAINT bank_files_id_is_withdrawn_key UNIQUE (id, is_withdrawn),
  CONSTRAINT bank_files_made_by_fkey FOREIGN KEY (made_by) REFERENCES "user"(id),
  CONSTRAINT bank_files_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES "user"(id),
  CONSTRAINT "a bank file is known by its SHA-256" CHECK (octet_length(sha256) = 32),
  CONSTRAINT "a bank file is taken after it was made" CHECK (taken_at >= made_at),
  CONSTRAINT "a bank file is withdrawn by somebody, after it was made" CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND withdrawn_at >= made_at),
  CONSTRAINT "why a bank file is withdrawn is said in 3 to 500 characters" CHECK (length(withdrawal_reason) >= 3 AND length(withdrawal_reason) <= 500)
);
CREATE INDEX bank_files_made_by ON bank_files USING btree (made_by);
CREATE INDEX bank_files_newest ON bank_files USING btree (made_at DESC, id DESC);
CREATE INDEX bank_files_withdrawn_by ON bank_files USING btree (withdrawn_by);
CREATE TRIGGER bank_files_stay BEFORE DELETE ON bank_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_files_stay_all BEFORE TRUNCATE ON bank_files FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_files_stay_taken BEFORE UPDATE OF taken_at ON bank_files FOR EACH ROW WHEN (old.taken_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_files_stay_the_same BEFORE UPDATE OF id, made_at, made_by, sha256 ON bank_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_files_stay_withdrawn BEFORE UPDATE ON bank_files FOR EACH ROW WHEN (old.withdrawn_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by, withdrawal_reason, taken_at) ON bank_files TO barefoot_app;

CREATE TABLE blocked_organisations (
  expert_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  blocked_at timestamp with time zone NOT NULL,
  CONSTRAINT "an adviser blocks an organisation once" PRIMARY KEY (expert_id, organisation_id),
  CONSTRAINT blocked_organisations_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT blocked_organisations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX blocked_organisations_by_organisation ON blocked_organisations USING btree (organisation_id);
GRANT SELECT, INSERT, DELETE ON blocked_organisations TO barefoot_app;

CREATE TABLE booking_events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  booking_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_user uuid,
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT booking_events_pkey PRIMARY KEY (id),
  CONSTRAINT booking_events_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT booking_events_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT "an event is of a known kind" CHECK (kind = ANY (ARRAY['held'::text, 'offered'::text, 'requested'::text, 'funded'::text, 'confirmed'::text, 'declined'::text, 'moved'::text, 'cancelled'::text, 'lapsed'::text, 'reminded'::text, 'delivered'::text, 'accepted'::text, 'no-show'::text, 'countersigned'::text, 'corrected'::text, 'disputed'::text, 'dispute-ended'::text, 'replied'::text]))
);
CREATE INDEX booking_events_in_order ON booking_events USING btree (booking_id, at, id);
GRANT SELECT, INSERT ON booking_events TO barefoot_app;

CREATE TABLE booking_fundings (
  booking_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_user uuid,
  reason text,
  total_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  CONSTRAINT booking_fundings_pkey PRIMARY KEY (booking_id),
  CONSTRAINT booking_fundings_booking_id_total_minor_currency_key UNIQUE (booking_id, total_minor, currency),
  CONSTRAINT booking_fundings_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT "what is paid is what was quoted" FOREIGN KEY (booking_id, total_minor, currency) REFERENCES booking_quotes(booking_id, total_minor, currency),
  CONSTRAINT "a funding says why in 3 to 500 characters" CHECK (length(reason) >= 3 AND length(reason) <= 500)
);
CREATE INDEX booking_fundings_by_steward ON booking_fundings USING btree (by_user);
CREATE TRIGGER booking_fundings_stay BEFORE DELETE OR UPDATE ON booking_fundings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_fundings_stay_all BEFORE TRUNCATE ON booking_fundings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER fundings_are_secured AFTER INSERT ON booking_fundings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unsecured_fundings();
GRANT SELECT, INSERT ON booking_fundings TO barefoot_app;

CREATE TABLE booking_payment_failures (
  reversal_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  pay_by timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  CONSTRAINT booking_payment_failures_pkey PRIMARY KEY (reversal_id),
  CONSTRAINT booking_payment_failures_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT booking_payment_failures_reversal_id_fkey FOREIGN KEY (reversal_id) REFERENCES payment_reversals(id),
  CONSTRAINT "a failed payment ends in a known way" CHECK (outcome = ANY (ARRAY['paid'::text, 'restored'::text, 'cancelled'::text, 'over'::text])),
  CONSTRAINT "a failed payment that is over says when and how" CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT "who is to pay otherwise has time for it" CHECK (pay_by > at)
);
CREATE INDEX booking_payment_failures_due ON booking_payment_failures USING btree (pay_by) WHERE ended_at IS NULL;
CREATE INDEX booking_payment_failures_of_booking ON booking_payment_failures USING btree (booking_id);
GRANT SELECT, INSERT, UPDATE ON booking_payment_failures TO barefoot_app;

CREATE TABLE booking_quote_lines (
  booking_id uuid NOT NULL,
  "position" smallint NOT NULL,
  kind text NOT NULL,
  supplier text NOT NULL,
  minutes integer,
  hourly_minor bigint,
  lifted boolean NOT NULL,
  net_minor bigint NOT NULL,
  vat_rate integer NOT NULL,
  vat_minor bigint NOT NULL,
  CONSTRAINT booking_quote_lines_pkey PRIMARY KEY (booking_id, "position"),
  CONSTRAINT "a quote has one line of a kind" UNIQUE (booking_id, kind),
  CONSTRAINT booking_quote_lines_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES booking_quotes(booking_id),
  CONSTRAINT "a line of a quote is of a known kind" CHECK (kind = ANY (ARRAY['contact'::text, 'preparation'::text, 'write-up'::text, 'travel'::text, 'expenses'::text, 'fee'::text])),
  CONSTRAINT "the VAT of a line is its rate of the net, half up" CHECK (net_minor >= 0 AND vat_rate >= 0 AND vat_rate <= 10000 AND vat_minor = ((2 * net_minor * vat_rate + 10000) / 20000)),
  CONSTRAINT "the platform supplies its fee and the adviser all else" CHECK (supplier =
CASE kind
    WHEN 'fee'::text THEN 'platform'::text
    ELSE 'adviser'::text
END),
  CONSTRAINT "work costs its minutes at its hourly rate, half up" CHECK (
CASE
    WHEN kind = ANY (ARRAY['expenses'::text, 'fee'::text]) THEN minutes IS NULL AND hourly_minor IS NULL
    ELSE COALESCE(minutes > 0 AND hourly_minor >= 0 AND net_minor = ((2 * hourly_minor * minutes + 60) / 120), false)
END)
);
CREATE TRIGGER booking_quote_lines_stay BEFORE DELETE OR UPDATE ON booking_quote_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_quote_lines_stay_all BEFORE TRUNCATE ON booking_quote_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER hours_are_hours BEFORE INSERT ON booking_quote_lines FOR EACH ROW EXECUTE FUNCTION refuse_odd_hours();
CREATE CONSTRAINT TRIGGER quote_lines_add_up AFTER INSERT ON booking_quote_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_quotes();
GRANT SELECT, INSERT ON booking_quote_lines TO barefoot_app;

CREATE TABLE booking_quotes (
  booking_id uuid NOT NULL,
  rate_card_id uuid,
  quoted_at timestamp with time zone NOT NULL,
  currency character(3) NOT NULL,
  adviser_net_minor bigint NOT NULL,
  fee_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  hash text NOT NULL,
  area text,
  floor_minor bigint,
  effective_minor bigint,
  fee_rate integer NOT NULL,
  adviser_vat_rate integer NOT NULL,
  platform_vat_rate integer NOT NULL,
  free_hours integer NOT NULL,
  late_hours integer NOT NULL,
  middle_rate integer NOT NULL,
  late_rate integer NOT NULL,
  policies jsonb NOT NULL,
  unreimbursed_minor bigint NOT NULL DEFAULT 0,
  CONSTRAINT booking_quotes_pkey PRIMARY KEY (booking_id),
  CONSTRAINT booking_quotes_booking_id_total_minor_currency_key UNIQUE (booking_id, total_minor, currency),
  CONSTRAINT booking_quotes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT booking_quotes_rate_card_id_fkey FOREIGN KEY (rate_card_id) REFERENCES rate_cards(id),
  CONSTRAINT "a quote in pounds has a card, and one in time credits has none" CHECK (num_nulls(rate_card_id, area, floor_minor, effective_minor) =
CASE currency
    WHEN 'TCR'::bpchar THEN 4
    ELSE 0
END),
  CONSTRAINT "a quote is hashed" CHECK (hash ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT "a quote is the adviser's net, the fee and the VAT" CHECK (total_minor = (adviser_net_minor + fee_minor + vat_minor) AND adviser_net_minor >= 0 AND fee_minor >= 0 AND vat_minor >= 0 AND total_minor > 0),
  CONSTRAINT "the bands of a quote are in order" CHECK (late_hours >= 0 AND late_hours <= free_hours),
  CONSTRAINT "the rates of a quote are parts of a whole" CHECK (fee_rate >= 0 AND fee_rate <= 10000 AND adviser_vat_rate >= 0 AND adviser_vat_rate <= 10000 AND platform_vat_rate >= 0 AND platform_vat_rate <= 10000 AND middle_rate >= 0 AND middle_rate <= 10000 AND late_rate >= 0 AND late_rate <= 10000),
  CONSTRAINT "the wage area of a quote is known" CHECK (area = ANY (ARRAY['uk'::text, 'london'::text])),
  CONSTRAINT "time credits bear no fee and no VAT" CHECK (currency <> 'TCR'::bpchar OR fee_minor = 0 AND vat_minor = 0 AND fee_rate = 0 AND adviser_vat_rate = 0 AND platform_vat_rate = 0),
  CONSTRAINT "what is not paid back is not below nothing" CHECK (unreimbursed_minor >= 0 AND unreimbursed_minor <= 100000000)
);
CREATE INDEX booking_quotes_by_card ON booking_quotes USING btree (rate_card_id);
CREATE TRIGGER booking_quotes_stay BEFORE DELETE OR UPDATE ON booking_quotes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_quotes_stay_all BEFORE TRUNCATE ON booking_quotes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER quotes_add_up AFTER INSERT ON booking_quotes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_quotes();
GRANT SELECT, INSERT ON booking_quotes TO barefoot_app;

CREATE TABLE booking_settlement_shares (
  booking_id uuid NOT NULL,
  "position" smallint NOT NULL,
  amount_minor bigint NOT NULL,
  due_minor bigint NOT NULL,
  returned_minor bigint NOT NULL,
  CONSTRAINT booking_settlement_shares_pkey PRIMARY KEY (booking_id, "position"),
  CONSTRAINT booking_settlement_shares_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES booking_settlements(booking_id),
  CONSTRAINT "what is settled of a share is that share" FOREIGN KEY (booking_id, "position", amount_minor) REFERENCES booking_shares(booking_id, "position", amount_minor),
  CONSTRAINT "a share is due or goes back" CHECK (due_minor >= 0 AND returned_minor >= 0 AND (due_minor + returned_minor) = amount_minor)
);
CREATE TRIGGER booking_settlement_shares_stay BEFORE DELETE OR UPDATE ON booking_settlement_shares FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_settlement_shares_stay_all BEFORE TRUNCATE ON booking_settlement_shares FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER settlement_shares_add_up AFTER INSERT ON booking_settlement_shares DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_settlements();
GRANT SELECT, INSERT ON booking_settlement_shares TO barefoot_app;

CREATE TABLE booking_settlements (
  booking_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text NOT NULL,
  band text NOT NULL,
  currency character(3) NOT NULL,
  adviser_net_minor bigint NOT NULL,
  fee_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  returned_minor bigint NOT NULL,
  paid_minor bigint NOT NULL,
  debt_minor bigint NOT NULL DEFAULT 0,
  CONSTRAINT booking_settlements_pkey PRIMARY KEY (booking_id),
  CONSTRAINT "what is settled is what was paid" FOREIGN KEY (booking_id, paid_minor, currency) REFERENCES booking_fundings(booking_id, total_minor, currency),
  CONSTRAINT "a settlement is in a known band" CHECK (band = ANY (ARRAY['free'::text, 'middle'::text, 'late'::text, 'excused'::text])),
  CONSTRAINT "a settlement is of a known kind" CHECK (kind = ANY (ARRAY['cancelled'::text, 'declined'::text, 'lapsed'::text, 'no-show'::text])),
  CONSTRAINT "nothing is due of what the client did not call off" CHECK (band <> 'excused'::text OR total_minor = 0),
  CONSTRAINT "what is due and what goes back is what was paid" CHECK (adviser_net_minor >= 0 AND fee_minor >= 0 AND vat_minor >= 0 AND returned_minor >= 0 AND total_minor = (adviser_net_minor + fee_minor + vat_minor) AND (total_minor - debt_minor + returned_minor) = paid_minor),
  CONSTRAINT "what nobody paid is part of what is due" CHECK (debt_minor >= 0 AND debt_minor <= total_minor)
);
CREATE TRIGGER booking_settlements_stay BEFORE DELETE OR UPDATE ON booking_settlements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_settlements_stay_all BEFORE TRUNCATE ON booking_settlements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER settlements_add_up AFTER INSERT ON booking_settlements DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_settlements();
GRANT SELECT, INSERT ON booking_settlements TO barefoot_app;

CREATE TABLE booking_share_payments (
  booking_id uuid NOT NULL,
  "position" smallint NOT NULL,
  payment_id uuid NOT NULL,
  CONSTRAINT booking_share_payments_pkey PRIMARY KEY (booking_id, "position"),
  CONSTRAINT "a payment pays one share" UNIQUE (payment_id),
  CONSTRAINT booking_share_payments_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  CONSTRAINT "what a payment pays is secured" FOREIGN KEY (booking_id, "position") REFERENCES booking_shares_secured(booking_id, "position")
);
CREATE TRIGGER booking_share_payments_stay BEFORE DELETE OR UPDATE ON booking_share_payments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_share_payments_stay_all BEFORE TRUNCATE ON booking_share_payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON booking_share_payments TO barefoot_app;

CREATE TABLE booking_shares (
  booking_id uuid NOT NULL,
  "position" smallint NOT NULL,
  source text NOT NULL,
  voucher_id uuid,
  amount_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  funder_rate integer,
  fixed_at timestamp with time zone NOT NULL,
  fixed_by uuid NOT NULL,
  CONSTRAINT booking_shares_pkey PRIMARY KEY (booking_id, "position"),
  CONSTRAINT "a session is paid from distinct sources" UNIQUE NULLS NOT DISTINCT (booking_id, source, voucher_id),
  CONSTRAINT booking_shares_booking_id_position_amount_minor_key UNIQUE (booking_id, "position", amount_minor),
  CONSTRAINT "a share is of what was quoted" FOREIGN KEY (booking_id, total_minor, currency) REFERENCES booking_quotes(booking_id, total_minor, currency),
  CONSTRAINT booking_shares_fixed_by_fkey FOREIGN KEY (fixed_by) REFERENCES "user"(id),
  CONSTRAINT "what a voucher pays was set aside for it" FOREIGN KEY (voucher_id, booking_id, amount_minor) REFERENCES voucher_uses(voucher_id, reference, amount_minor),
  CONSTRAINT "a funder's part is a rate" CHECK (funder_rate IS NULL OR funder_rate >= 1 AND funder_rate <= 10000 AND source = 'voucher'::text),
  CONSTRAINT "a share is paid by a known source" CHECK (source = ANY (ARRAY['voucher'::text, 'client'::text, 'pool'::text, 'time-credits'::text])),
  CONSTRAINT "a share is part of the price" CHECK (amount_minor >= 1 AND amount_minor <= total_minor),
  CONSTRAINT "a share of a voucher names what was set aside of it" CHECK ((source = 'voucher'::text) = (voucher_id IS NOT NULL)),
  CONSTRAINT "time credits pay time credits" CHECK ((source = 'time-credits'::text) = (currency = 'TCR'::bpchar))
);
CREATE INDEX booking_shares_by_person ON booking_shares USING btree (fixed_by);
CREATE INDEX booking_shares_of_voucher ON booking_shares USING btree (voucher_id, booking_id, amount_minor);
CREATE TRIGGER booking_shares_stay BEFORE DELETE OR UPDATE ON booking_shares FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_shares_stay_all BEFORE TRUNCATE ON booking_shares FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER shares_add_up AFTER INSERT ON booking_shares DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_shares();
GRANT SELECT, INSERT ON booking_shares TO barefoot_app;

CREATE TABLE booking_shares_secured (
  booking_id uuid NOT NULL,
  "position" smallint NOT NULL,
  at timestamp with time zone NOT NULL,
  by_user uuid,
  reason text,
  CONSTRAINT booking_shares_secured_pkey PRIMARY KEY (booking_id, "position"),
  CONSTRAINT booking_shares_secured_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT "what is secured is a share" FOREIGN KEY (booking_id, "position") REFERENCES booking_shares(booking_id, "position"),
  CONSTRAINT "a steward's word has a reason" CHECK (reason IS NULL OR length(reason) >= 3 AND length(reason) <= 500 AND by_user IS NOT NULL)
);
CREATE INDEX booking_shares_secured_by_steward ON booking_shares_secured USING btree (by_user);
CREATE TRIGGER booking_shares_secured_stay BEFORE DELETE OR UPDATE ON booking_shares_secured FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_shares_secured_stay_all BEFORE TRUNCATE ON booking_shares_secured FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON booking_shares_secured TO barefoot_app;

CREATE TABLE bookings (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  booked_by uuid NOT NULL,
  state text NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL,
  mode text NOT NULL,
  needs text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  price_minor bigint NOT NULL,
  price_currency character(3) NOT NULL,
  cancel_free_until timestamp with time zone NOT NULL,
  hold_number smallint,
  lapses_at timestamp with time zone,
  sequence integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancelled_side text,
  cancel_reason text,
  cancel_note text,
  moved_at timestamp with time zone,
  reminded_at timestamp with time zone,
  requested_at timestamp with time zone,
  requested_by uuid,
  declined_at timestamp with time zone,
  declined_by uuid,
  decline_reason text,
  decline_note text,
  delivered_at timestamp with time zone,
  delivered_by uuid,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  no_show_at timestamp with time zone,
  no_show_by uuid,
  no_show_side text,
  series_id uuid,
  group_session_id uuid,
  seat smallint,
  waiting_entry_id uuid,
  cancel_late_after timestamp with time zone NOT NULL,
  accept_by timestamp with time zone,
  reminded_soon_at timestamp with time zone,
  CONSTRAINT bookings_pkey PRIMARY KEY (id),
  CONSTRAINT "a seat is one booking's" UNIQUE (group_session_id, seat),
  CONSTRAINT "an organisation holds at most three times at once" EXCLUDE USING gist (organisation_id WITH =, hold_number WITH =, COALESCE(series_id, id) WITH <>),
  CONSTRAINT "a seat is one that the group session has" FOREIGN KEY (group_session_id, seat) REFERENCES group_seats(group_session_id, seat),
  CONSTRAINT "a time is offered to somebody who waits" FOREIGN KEY (waiting_entry_id) REFERENCES waiting_entries(id),
  CONSTRAINT bookings_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES "user"(id),
  CONSTRAINT bookings_booked_by_fkey FOREIGN KEY (booked_by) REFERENCES "user"(id),
  CONSTRAINT bookings_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES "user"(id),
  CONSTRAINT bookings_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES "user"(id),
  CONSTRAINT bookings_declined_by_fkey FOREIGN KEY (declined_by) REFERENCES "user"(id),
  CONSTRAINT bookings_delivered_by_fkey FOREIGN KEY (delivered_by) REFERENCES "user"(id),
  CONSTRAINT bookings_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT bookings_group_session_id_fkey FOREIGN KEY (group_session_id) REFERENCES group_sessions(id),
  CONSTRAINT bookings_no_show_by_fkey FOREIGN KEY (no_show_by) REFERENCES "user"(id),
  CONSTRAINT bookings_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  CONSTRAINT bookings_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT bookings_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES "user"(id),
  CONSTRAINT "a booking is in a known state" CHECK (state = ANY (ARRAY['held'::text, 'requested'::text, 'confirmed'::text, 'delivered'::text, 'accepted'::text, 'no-show'::text, 'declined'::text, 'lapsed'::text, 'cancelled'::text])),
  CONSTRAINT "a cancelled booking says when, by whom and why" CHECK ((state = 'cancelled'::text) = (cancelled_at IS NOT NULL) AND (state = 'cancelled'::text) = (cancelled_by IS NOT NULL) AND (state = 'cancelled'::text) = (cancel_reason IS NOT NULL) AND (state = 'cancelled'::text) = (cancelled_side IS NOT NULL)),
  CONSTRAINT "a confirmed booking says when and by whom" CHECK ((state <> ALL (ARRAY['confirmed'::text, 'delivered'::text, 'accepted'::text, 'no-show'::text])) OR confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL),
  CONSTRAINT "a declined booking says when, by whom and why" CHECK ((state = 'declined'::text) = (declined_at IS NOT NULL) AND (state = 'declined'::text) = (declined_by IS NOT NULL) AND (state = 'declined'::text) = (decline_reason IS NOT NULL)),
  CONSTRAINT "a delivered session says when and by whom" CHECK (((state <> ALL (ARRAY['delivered'::text, 'accepted'::text])) OR delivered_at IS NOT NULL) AND (delivered_at IS NULL) = (delivered_by IS NULL)),
  CONSTRAINT "a hold has a number of 1 to 3, and only a hold" CHECK ((state = 'held'::text AND waiting_entry_id IS NULL) = (hold_number IS NOT NULL) AND (hold_number IS NULL OR hold_number >= 1 AND hold_number <= 3)),
  CONSTRAINT "a hold lapses, and a request" CHECK ((state <> ALL (ARRAY['held'::text, 'requested'::text])) OR lapses_at IS NOT NULL),
  CONSTRAINT "a no-show says when, by whom and whose" CHECK ((state = 'no-show'::text) = (no_show_at IS NOT NULL) AND (state = 'no-show'::text) = (no_show_by IS NOT NULL) AND (state = 'no-show'::text) = (no_show_side IS NOT NULL) AND (no_show_side IS NULL OR (no_show_side = ANY (ARRAY['client'::text, 'adviser'::text])))),
  CONSTRAINT "a note is at most 1000 characters" CHECK (length(cancel_note) <= 1000),
  CONSTRAINT "a note on declining is at most 1000 characters" CHECK (length(decline_note) <= 1000),
  CONSTRAINT "a reason is known" CHECK (cancel_reason = ANY (ARRAY['no-longer-needed'::text, 'booked-by-mistake'::text, 'found-other-support'::text, 'illness'::text, 'emergency'::text, 'other'::text, 'too-few-seats'::text, 'unpaid'::text])),
  CONSTRAINT "a reason to decline is known" CHECK (decline_reason = ANY (ARRAY['not-my-field'::text, 'no-time'::text, 'conflict-of-interest'::text, 'needs-another-adviser'::text, 'other'::text])),
  CONSTRAINT "a request says when and by whom" CHECK ((state <> 'requested'::text OR requested_at IS NOT NULL) AND (requested_at IS NULL) = (requested_by IS NULL)),
  CONSTRAINT "a seat is of a group session, while somebody has it" CHECK ((seat IS NULL OR group_session_id IS NOT NULL AND seat >= 1) AND (seat IS NULL OR (state <> ALL (ARRAY['declined'::text, 'lapsed'::text, 'cancelled'::text]))) AND (group_session_id IS NULL OR seat IS NOT NULL OR (state = ANY (ARRAY['declined'::text, 'lapsed'::text, 'cancelled'::text])))),
  CONSTRAINT "a session costs nothing or something" CHECK (price_minor >= 0),
  CONSTRAINT "a session ends after it starts" CHECK (ends_at > starts_at),
  CONSTRAINT "a session is met in a known way" CHECK (mode = ANY (ARRAY['video'::text, 'phone'::text, 'in_person'::text])),
  CONSTRAINT "a side is known" CHECK (cancelled_side = ANY (ARRAY['client'::text, 'adviser'::text, 'steward'::text])),
  CONSTRAINT "an accepted session says when" CHECK ((state = 'accepted'::text) = (accepted_at IS NOT NULL) AND (accepted_by IS NULL OR accepted_at IS NOT NULL)),
  CONSTRAINT "cancelling is free before it is late" CHECK (cancel_free_until <= cancel_late_after),
  CONSTRAINT "it is its client who does not pay for a session" CHECK (COALESCE(cancel_reason, ''::text) <> 'unpaid'::text OR COALESCE(cancelled_side, ''::text) = 'client'::text),
  CONSTRAINT "only a group session has too few seats" CHECK (COALESCE(cancel_reason, ''::text) <> 'too-few-seats'::text OR group_session_id IS NOT NULL AND COALESCE(cancelled_side, ''::text) = 'adviser'::text),
  CONSTRAINT "silence accepts only what is recorded and not accepted" CHECK (accept_by IS NULL OR state = 'delivered'::text),
  CONSTRAINT "what is needed is said in at most 2000 characters" CHECK (length(needs) <= 2000)
);
CREATE UNIQUE INDEX "who waits is offered one time at once" ON bookings USING btree (waiting_entry_id) WHERE state = 'held'::text;
CREATE INDEX bookings_by_lapse ON bookings USING btree (lapses_at) WHERE state = ANY (ARRAY['held'::text, 'requested'::text]);
CREATE INDEX bookings_of_expert ON bookings USING btree (expert_id, starts_at, id);
CREATE INDEX bookings_of_organisation ON bookings USING btree (organisation_id, starts_at, id);
CREATE INDEX bookings_of_series ON bookings USING btree (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX bookings_of_waiting_entry ON bookings USING btree (waiting_entry_id) WHERE waiting_entry_id IS NOT NULL;
CREATE INDEX bookings_to_accept ON bookings USING btree (accept_by) WHERE state = 'delivered'::text;
CREATE INDEX bookings_to_record ON bookings USING btree (ends_at) WHERE state = 'confirmed'::text;
CREATE INDEX bookings_to_remind_of ON bookings USING btree (starts_at) WHERE state = 'confirmed'::text AND reminded_at IS NULL;
CREATE INDEX bookings_to_remind_of_soon ON bookings USING btree (starts_at) WHERE state = 'confirmed'::text AND reminded_soon_at IS NULL;
CREATE TRIGGER "an erased person books nothing" BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION refuse_erased('booked_by');
CREATE CONSTRAINT TRIGGER sessions_are_paid AFTER INSERT OR UPDATE OF state, price_minor, price_currency ON bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.price_minor > 0 AND (new.state = ANY (ARRAY['confirmed'::text, 'delivered'::text, 'accepted'::text, 'no-show'::text]))) EXECUTE FUNCTION refuse_unfunded_sessions();
GRANT SELECT, INSERT, UPDATE ON bookings TO barefoot_app;

CREATE TABLE busy_calendars (
  id uuid NOT NULL,
  address text NOT NULL,
  host text NOT NULL,
  wants_titles boolean NOT NULL,
  connected_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  tried_at timestamp with time zone,
  read_at timestamp with time zone,
  whole_at timestamp with time zone,
  read_as text,
  etag text,
  last_modified text,
  every_minutes integer NOT NULL,
  failure text,
  failures integer NOT NULL,
  events integer NOT NULL,
  spans integer NOT NULL,
  skipped jsonb NOT NULL,
  CONSTRAINT busy_calendars_pkey PRIMARY KEY (id),
  CONSTRAINT busy_calendars_id_fkey FOREIGN KEY (id) REFERENCES time_off_sources(id) ON DELETE CASCADE,
  CONSTRAINT "a calendar is read every quarter of an hour to every six hours" CHECK (every_minutes >= 15 AND every_minutes <= 360),
  CONSTRAINT "a calendar that was read was tried, and whole at first" CHECK ((read_at IS NULL OR tried_at >= read_at AND whole_at <= read_at) AND (read_at IS NULL) = (whole_at IS NULL) AND (whole_at IS NULL) = (read_as IS NULL)),
  CONSTRAINT "a date of change is at most 100 characters" CHECK (length(last_modified) <= 100),
  CONSTRAINT "a failure is a code" CHECK (failure ~ '^[a-z-]{3,40}$'::text),
  CONSTRAINT "an entity tag is at most 500 characters" CHECK (length(etag) <= 500),
  CONSTRAINT "events of a calendar are counted" CHECK (events >= 0),
  CONSTRAINT "failures in a row are counted, and the last says why" CHECK (failures >= 0 AND (failures > 0) = (failure IS NOT NULL)),
  CONSTRAINT "of the address of a calendar its host is shown" CHECK (host ~ '^[^/?#@\s]{1,255}$'::text),
  CONSTRAINT "spans of a calendar are counted" CHECK (spans >= 0),
  CONSTRAINT "the address of a calendar is sealed" CHECK (address ~ '^v1\.[\w-]+\.[\w-]+$'::text AND length(address) <= 4000),
  CONSTRAINT "what a calendar was read by is a fingerprint" CHECK (read_as ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT "what was skipped is counted by reason" CHECK (jsonb_typeof(skipped) = 'object'::text)
);
CREATE INDEX busy_calendars_due ON busy_calendars USING btree (due_at, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON busy_calendars TO barefoot_app;

CREATE TABLE calendar_links (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_read_at timestamp with time zone,
  content_hash bytea,
  changed_at timestamp with time zone,
  CONSTRAINT calendar_links_pkey PRIMARY KEY (id),
  CONSTRAINT "a calendar link is one person’s" UNIQUE (token_hash),
  CONSTRAINT calendar_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "a calendar link has a name of 1 to 80 characters" CHECK (length(name) >= 1 AND length(name) <= 80),
  CONSTRAINT "a calendar link is kept as its SHA-256" CHECK (length(token_hash) = 32),
  CONSTRAINT "a calendar link is of sessions or of busy time" CHECK (kind = ANY (ARRAY['sessions'::text, 'free-busy'::text])),
  CONSTRAINT "what a calendar said has a time" CHECK ((content_hash IS NULL) = (changed_at IS NULL)),
  CONSTRAINT "what a calendar said is kept as its SHA-256" CHECK (length(content_hash) = 32)
);
CREATE INDEX calendar_links_of_person ON calendar_links USING btree (user_id, created_at);
CREATE TRIGGER "an erased person makes no calendar link" BEFORE INSERT ON calendar_links FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE (last_read_at, content_hash, changed_at), DELETE ON calendar_links TO barefoot_app;

CREATE TABLE calendar_replies (
  booking_id uuid NOT NULL,
  side text NOT NULL,
  by_user uuid NOT NULL,
  answer text NOT NULL,
  sequence integer NOT NULL,
  said_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  changes integer NOT NULL DEFAULT 1,
  CONSTRAINT calendar_replies_pkey PRIMARY KEY (booking_id, side),
  CONSTRAINT calendar_replies_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT calendar_replies_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT "a calendar answers an invitation" CHECK (sequence >= 0),
  CONSTRAINT "a calendar answers for a side" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "a calendar changes its answer at most 50 times" CHECK (changes >= 1 AND changes <= 50),
  CONSTRAINT "a calendar says yes, no or perhaps" CHECK (answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'tentative'::text]))
);
CREATE INDEX calendar_replies_by_user ON calendar_replies USING btree (by_user);
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_replies TO barefoot_app;

CREATE TABLE complaint_events (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_user uuid,
  CONSTRAINT complaint_events_pkey PRIMARY KEY (id),
  CONSTRAINT complaint_events_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT complaint_events_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints(id),
  CONSTRAINT "what becomes of a complaint is of a known kind" CHECK (kind = ANY (ARRAY['received'::text, 'acknowledged'::text, 'resolved'::text, 'stewards-reminded'::text, 'overdue'::text, 'forgotten'::text]))
);
CREATE INDEX complaint_events_by_doer ON complaint_events USING btree (by_user);
CREATE INDEX complaint_events_in_order ON complaint_events USING btree (complaint_id, at, id);
CREATE TRIGGER "what became of a complaint stays" BEFORE DELETE OR UPDATE OR TRUNCATE ON complaint_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();
GRANT SELECT, INSERT ON complaint_events TO barefoot_app;

CREATE TABLE complaints (
  id uuid NOT NULL,
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  user_id uuid NOT NULL,
  about text NOT NULL,
  body text NOT NULL,
  booking_reference text,
  state text NOT NULL DEFAULT 'received'::text,
  received_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  acknowledged_at timestamp with time zone,
  resolved_at timestamp with time zone,
  outcome text,
  reminded_at timestamp with time zone,
  overdue_at timestamp with time zone,
  forgotten_at timestamp with time zone,
  CONSTRAINT complaints_pkey PRIMARY KEY (id),
  CONSTRAINT complaints_number_key UNIQUE (number),
  CONSTRAINT complaints_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "a complaint is about something known" CHECK (about = ANY (ARRAY['service'::text, 'adviser'::text, 'data-protection'::text, 'accessibility'::text, 'welsh-language'::text, 'other'::text])),
  CONSTRAINT "a complaint is acknowledged before it is resolved" CHECK ((state = 'received'::text) = (acknowledged_at IS NULL) AND (state = 'resolved'::text) = (resolved_at IS NOT NULL)),
  CONSTRAINT "a complaint is due after it was received" CHECK (due_at > received_at AND isfinite(due_at)),
  CONSTRAINT "a complaint is received, acknowledged or resolved" CHECK (state = ANY (ARRAY['received'::text, 'acknowledged'::text, 'resolved'::text])),
  CONSTRAINT "a complaint is said in 10 to 4000 characters, until forgotten" CHECK (
CASE
    WHEN forgotten_at IS NULL THEN length(body) >= 10 AND length(body) <= 4000
    ELSE body = ''::text
END),
  CONSTRAINT "a reference to a booking is at most 64 characters" CHECK (length(booking_reference) <= 64),
  CONSTRAINT "a resolved complaint says how it ended, until it is forgotten" CHECK (
CASE
    WHEN state <> 'resolved'::text THEN outcome IS NULL
    WHEN forgotten_at IS NULL THEN outcome IS NOT NULL AND length(outcome) >= 10 AND length(outcome) <= 4000
    ELSE outcome IS NOT NULL AND outcome = ''::text
END),
  CONSTRAINT "only a resolved complaint is forgotten" CHECK (forgotten_at IS NULL OR state = 'resolved'::text)
);
CREATE INDEX complaints_by_due ON complaints USING btree (due_at, id);
CREATE INDEX complaints_of_person ON complaints USING btree (user_id, received_at);
CREATE INDEX complaints_to_forget ON complaints USING btree (resolved_at) WHERE state = 'resolved'::text AND forgotten_at IS NULL;
CREATE TRIGGER "an erased person complains of nothing" BEFORE INSERT ON complaints FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE (body, booking_reference, state, acknowledged_at, resolved_at, outcome, reminded_at, overdue_at, forgotten_at) ON complaints TO barefoot_app;

CREATE TABLE contributions (
  id uuid NOT NULL,
  voucher_id uuid NOT NULL,
  what text NOT NULL,
  given_on date NOT NULL,
  minutes integer,
  value_minor bigint NOT NULL,
  evidence text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  decision text,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  CONSTRAINT contributions_pkey PRIMARY KEY (id),
  CONSTRAINT contributions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES "user"(id),
  CONSTRAINT contributions_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT contributions_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id),
  CONSTRAINT "a contribution has evidence" CHECK (length(evidence) >= 3 AND length(evidence) <= 2000),
  CONSTRAINT "a contribution is confirmed or refused by somebody" CHECK ((decision = ANY (ARRAY['confirmed'::text, 'refused'::text])) AND (num_nonnulls(decision, decided_at, decided_by) = ANY (ARRAY[0, 3]))),
  CONSTRAINT "a contribution is refused for a reason" CHECK (COALESCE(length(reason), 0) >=
CASE decision
    WHEN 'refused'::text THEN 3
    ELSE 0
END AND COALESCE(length(reason), 0) <= 500),
  CONSTRAINT "a contribution is worth 1p to £100000" CHECK (value_minor >= 1 AND value_minor <= 10000000),
  CONSTRAINT "a contribution says what was given" CHECK (length(what) >= 3 AND length(what) <= 500),
  CONSTRAINT "a contribution takes at most 10000 hours" CHECK (minutes >= 1 AND minutes <= 600000),
  CONSTRAINT "nobody confirms their own contribution" CHECK (decided_by <> recorded_by)
);
CREATE INDEX contributions_by_decider ON contributions USING btree (decided_by);
CREATE INDEX contributions_by_person ON contributions USING btree (recorded_by);
CREATE INDEX contributions_of_voucher ON contributions USING btree (voucher_id, recorded_at DESC, id DESC);
CREATE TRIGGER "an erased person contributes nothing" BEFORE INSERT ON contributions FOR EACH ROW EXECUTE FUNCTION refuse_erased('recorded_by');
GRANT SELECT, INSERT, UPDATE (decision, decided_at, decided_by, reason) ON contributions TO barefoot_app;

CREATE TABLE conversations (
  id uuid NOT NULL,
  booking_id uuid,
  expert_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  last_message_at timestamp with time zone NOT NULL,
  last_number integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'open'::text,
  closed_at timestamp with time zone,
  closed_side text,
  decline_reason text,
  decline_note text,
  CONSTRAINT conversations_pkey PRIMARY KEY (id),
  CONSTRAINT "a booking has one conversation" UNIQUE (booking_id),
  CONSTRAINT conversations_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT conversations_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT conversations_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES "user"(id),
  CONSTRAINT conversations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a conversation has at most 5000 messages" CHECK (last_number >= 0 AND last_number <= 5000),
  CONSTRAINT "a conversation is ended by one of its sides" CHECK (closed_side = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "a conversation is open, closed or declined" CHECK (state = ANY (ARRAY['open'::text, 'closed'::text, 'declined'::text])),
  CONSTRAINT "a conversation that is over says since when and by which side" CHECK ((state = 'open'::text) = (closed_at IS NULL) AND (state = 'open'::text) = (closed_side IS NULL)),
  CONSTRAINT "a note on declining a question is at most 1000 characters" CHECK (length(decline_note) <= 1000),
  CONSTRAINT "a reason to decline a question is known" CHECK (decline_reason = ANY (ARRAY['not-my-field'::text, 'no-time'::text, 'needs-a-session'::text, 'conflict-of-interest'::text, 'other'::text])),
  CONSTRAINT "an adviser declines, and says why" CHECK ((state = 'declined'::text) = (decline_reason IS NOT NULL) AND (state = 'declined'::text OR decline_note IS NULL) AND (state <> 'declined'::text OR NOT closed_side IS DISTINCT FROM 'adviser'::text)),
  CONSTRAINT "the conversation of a booking stays open" CHECK (booking_id IS NULL OR state = 'open'::text)
);
CREATE UNIQUE INDEX "an organisation has one open question to an adviser" ON conversations USING btree (organisation_id, expert_id) WHERE booking_id IS NULL AND state = 'open'::text;
CREATE INDEX conversations_by_age ON conversations USING btree (last_message_at);
CREATE INDEX conversations_by_opener ON conversations USING btree (opened_by, opened_at);
CREATE INDEX conversations_of_expert ON conversations USING btree (expert_id, last_message_at, id);
CREATE INDEX conversations_of_organisation ON conversations USING btree (organisation_id, last_message_at, id);
GRANT SELECT, INSERT, UPDATE (last_message_at, last_number, state, closed_at, closed_side, decline_reason, decline_note) ON conversations TO barefoot_app;

CREATE TABLE coop_memberships (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  name text NOT NULL,
  organisation_id uuid,
  role text NOT NULL,
  since date NOT NULL,
  until date,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT coop_memberships_pkey PRIMARY KEY (id),
  CONSTRAINT coop_memberships_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT coop_memberships_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a co-op has a name, and a role in it, of 2 to 120 characters" CHECK (length(name) >= 2 AND length(name) <= 120 AND length(role) >= 2 AND length(role) <= 120),
  CONSTRAINT "a membership ends after it begins" CHECK (until >= since)
);
CREATE INDEX coop_memberships_of_expert ON coop_memberships USING btree (expert_id, since, id);
CREATE INDEX coop_memberships_of_organisation ON coop_memberships USING btree (organisation_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON coop_memberships TO barefoot_app;

CREATE TABLE countersignatures (
  booking_id uuid NOT NULL,
  version integer NOT NULL,
  countersigned_at timestamp with time zone NOT NULL,
  countersigned_by uuid NOT NULL,
  hours_right boolean NOT NULL,
  note text NOT NULL,
  CONSTRAINT "a record is countersigned once" PRIMARY KEY (booking_id, version),
  CONSTRAINT countersignatures_booking_id_version_fkey FOREIGN KEY (booking_id, version) REFERENCES session_deliveries(booking_id, version),
  CONSTRAINT countersignatures_countersigned_by_fkey FOREIGN KEY (countersigned_by) REFERENCES "user"(id),
  CONSTRAINT "wrong hours are explained, in at most 1000 characters" CHECK (length(note) <= 1000 AND (hours_right OR length(note) >= 1))
);
CREATE TRIGGER "an erased person countersigns nothing" BEFORE INSERT ON countersignatures FOR EACH ROW EXECUTE FUNCTION refuse_erased('countersigned_by');
GRANT SELECT, INSERT ON countersignatures TO barefoot_app;

CREATE TABLE cpd_entries (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  on_date date NOT NULL,
  minutes integer NOT NULL,
  kind text NOT NULL,
  what text NOT NULL,
  reflection text NOT NULL DEFAULT ''::text,
  logged_at timestamp with time zone NOT NULL,
  struck_at timestamp with time zone,
  strike_reason text,
  CONSTRAINT cpd_entries_pkey PRIMARY KEY (id),
  CONSTRAINT cpd_entries_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "an entry that is struck out says why" CHECK ((struck_at IS NULL) = (strike_reason IS NULL) AND (strike_reason IS NULL OR length(strike_reason) >= 3 AND length(strike_reason) <= 1000)),
  CONSTRAINT "learning is of a known kind" CHECK (kind = ANY (ARRAY['training'::text, 'mentoring'::text, 'reading'::text, 'shadowing'::text, 'teaching'::text, 'other'::text])),
  CONSTRAINT "learning takes 5 to 6000 minutes" CHECK (minutes >= 5 AND minutes <= 6000),
  CONSTRAINT "the texts of an entry are bounded" CHECK (length(what) >= 3 AND length(what) <= 300 AND length(reflection) <= 2000)
);
CREATE INDEX cpd_entries_of_expert ON cpd_entries USING btree (expert_id, logged_at, id);
GRANT SELECT, INSERT, UPDATE (struck_at, strike_reason), DELETE ON cpd_entries TO barefoot_app;

CREATE TABLE credentials (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  issuer text NOT NULL,
  evidence_url text,
  evidence_note text NOT NULL DEFAULT ''::text,
  issued_on date NOT NULL,
  expires_on date,
  state text NOT NULL DEFAULT 'claimed'::text,
  claimed_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text NOT NULL DEFAULT ''::text,
  withdrawn_at timestamp with time zone,
  warned_at timestamp with time zone,
  CONSTRAINT credentials_pkey PRIMARY KEY (id),
  CONSTRAINT credentials_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES "user"(id),
  CONSTRAINT credentials_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a credential expires after it was issued" CHECK (expires_on > issued_on),
  CONSTRAINT "a credential has evidence, at an https address or in words" CHECK ((evidence_url IS NOT NULL OR length(evidence_note) > 0) AND (evidence_url IS NULL OR evidence_url ~~ 'https://%'::text AND length(evidence_url) <= 500)),
  CONSTRAINT "a credential is claimed, verified or refused" CHECK (state = ANY (ARRAY['claimed'::text, 'verified'::text, 'refused'::text])),
  CONSTRAINT "a credential is of a known kind" CHECK (kind = ANY (ARRAY['qualification'::text, 'accreditation'::text, 'training'::text, 'insurance'::text, 'other'::text])),
  CONSTRAINT "a decided credential says when and by whom" CHECK ((state = 'claimed'::text) = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
  CONSTRAINT "a refused credential says why" CHECK (state <> 'refused'::text OR length(reason) >= 3),
  CONSTRAINT "the texts of a credential are bounded" CHECK (length(title) >= 2 AND length(title) <= 160 AND length(issuer) >= 2 AND length(issuer) <= 160 AND length(evidence_note) <= 1000 AND length(reason) <= 1000)
);
CREATE INDEX credentials_by_expiry ON credentials USING btree (expires_on) WHERE state = 'verified'::text AND withdrawn_at IS NULL AND warned_at IS NULL;
CREATE INDEX credentials_claimed ON credentials USING btree (claimed_at, id) WHERE state = 'claimed'::text AND withdrawn_at IS NULL;
CREATE INDEX credentials_of_expert ON credentials USING btree (expert_id, claimed_at, id);
GRANT SELECT, INSERT, UPDATE (state, decided_at, decided_by, reason, withdrawn_at, warned_at) ON credentials TO barefoot_app;

CREATE TABLE date_overrides (
  expert_id uuid NOT NULL,
  on_date date NOT NULL,
  windows int4multirange NOT NULL,
  CONSTRAINT date_overrides_pkey PRIMARY KEY (expert_id, on_date),
  CONSTRAINT date_overrides_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "override hours lie within the day" CHECK (windows <@ '{[0,1440)}'::int4multirange)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON date_overrides TO barefoot_app;

CREATE TABLE debt_payments (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  received_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  bank_reference text NOT NULL,
  reference_key text NOT NULL GENERATED ALWAYS AS (lower(regexp_replace(bank_reference, '\s'::text, ''::text, 'g'::text))) STORED,
  CONSTRAINT debt_payments_pkey PRIMARY KEY (id),
  CONSTRAINT "a payment is recorded once" UNIQUE (organisation_id, reference_key),
  CONSTRAINT debt_payments_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT debt_payments_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a payment has a reference of 2 to 140 characters" CHECK (length(bank_reference) >= 2 AND length(bank_reference) <= 140),
  CONSTRAINT "a payment of a debt is £0.01 to £1 million" CHECK (amount_minor >= 1 AND amount_minor <= 100000000),
  CONSTRAINT "a payment was received before it is recorded" CHECK (received_at <= recorded_at)
);
CREATE INDEX debt_payments_by_steward ON debt_payments USING btree (recorded_by);
CREATE TRIGGER debt_payments_stay BEFORE DELETE OR UPDATE ON debt_payments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER debt_payments_stay_all BEFORE TRUNCATE ON debt_payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON debt_payments TO barefoot_app;

CREATE TABLE declaration_texts (
  code text NOT NULL,
  version integer NOT NULL,
  subsidy_only boolean NOT NULL DEFAULT false,
  text_en text NOT NULL,
  text_cy text NOT NULL,
  in_force_from timestamp with time zone NOT NULL,
  CONSTRAINT declaration_texts_pkey PRIMARY KEY (code, version),
  CONSTRAINT "one text of a declaration from one instant on" UNIQUE (code, in_force_from),
  CONSTRAINT "a declaration is a word" CHECK (code ~ '^[a-z][a-z-]{2,39}$'::text),
  CONSTRAINT "a declaration is in both languages" CHECK (length(text_en) >= 10 AND length(text_en) <= 2000 AND length(text_cy) >= 10 AND length(text_cy) <= 2000),
  CONSTRAINT "versions of a declaration count from 1" CHECK (version > 0)
);
CREATE TRIGGER declaration_texts_stay BEFORE DELETE OR UPDATE ON declaration_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER declaration_texts_stay_all BEFORE TRUNCATE ON declaration_texts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON declaration_texts TO barefoot_app;

CREATE TABLE declared_subsidies (
  confirmation_id uuid NOT NULL,
  "position" smallint NOT NULL,
  giver text NOT NULL,
  given_on date NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT declared_subsidies_pkey PRIMARY KEY (confirmation_id, "position"),
  CONSTRAINT declared_subsidies_confirmation_id_fkey FOREIGN KEY (confirmation_id) REFERENCES subsidy_confirmations(id),
  CONSTRAINT "a subsidy had a giver" CHECK (length(giver) >= 2 AND length(giver) <= 200),
  CONSTRAINT "a subsidy was of something" CHECK (amount_minor >= 1 AND amount_minor <= '100000000000'::bigint),
  CONSTRAINT "at most 100 subsidies are declared" CHECK ("position" >= 1 AND "position" <= 100)
);
CREATE TRIGGER declared_subsidies_stay BEFORE DELETE OR UPDATE ON declared_subsidies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER declared_subsidies_stay_all BEFORE TRUNCATE ON declared_subsidies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON declared_subsidies TO barefoot_app;

CREATE TABLE delivery_reminders (
  booking_id uuid NOT NULL,
  number smallint NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  CONSTRAINT delivery_reminders_pkey PRIMARY KEY (booking_id, number),
  CONSTRAINT delivery_reminders_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT "both sides are asked of a session that nobody recorded" CHECK (number = ANY (ARRAY[1, 2, 3]))
);
GRANT SELECT, INSERT ON delivery_reminders TO barefoot_app;

CREATE TABLE deposit_reversals (
  deposit_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  bank_reference text NOT NULL,
  reversed_at timestamp with time zone NOT NULL,
  reversed_by uuid NOT NULL,
  reason text NOT NULL,
  reference_key text NOT NULL GENERATED ALWAYS AS (lower(btrim(regexp_replace(bank_reference, '\s+'::text, ' '::text, 'g'::text)))) STORED,
  CONSTRAINT deposit_reversals_pkey PRIMARY KEY (deposit_id),
  CONSTRAINT deposit_reversals_deposit_id_programme_id_bank_reference_key UNIQUE (deposit_id, programme_id, bank_reference),
  CONSTRAINT deposit_reversals_deposit_id_programme_id_reference_key_key UNIQUE (deposit_id, programme_id, reference_key),
  CONSTRAINT deposit_reversals_reversed_by_fkey FOREIGN KEY (reversed_by) REFERENCES "user"(id),
  CONSTRAINT "what is reversed is a deposit" FOREIGN KEY (deposit_id, programme_id, bank_reference) REFERENCES deposits(id, programme_id, bank_reference),
  CONSTRAINT "a deposit is reversed for a reason" CHECK (length(reason) >= 3 AND length(reason) <= 500)
);
CREATE INDEX deposit_reversals_by_steward ON deposit_reversals USING btree (reversed_by);
CREATE TRIGGER deposit_reversals_stay BEFORE DELETE OR UPDATE ON deposit_reversals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deposit_reversals_stay_all BEFORE TRUNCATE ON deposit_reversals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON deposit_reversals TO barefoot_app;

CREATE TABLE deposits (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  received_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid,
  bank_reference text,
  replaces uuid,
  reference_key text GENERATED ALWAYS AS (lower(btrim(regexp_replace(bank_reference, '\s+'::text, ' '::text, 'g'::text)))) STORED,
  invoice_id uuid,
  payment_id uuid,
  CONSTRAINT deposits_pkey PRIMARY KEY (id),
  CONSTRAINT "a deposit is recorded once" UNIQUE NULLS NOT DISTINCT (programme_id, reference_key, replaces, payment_id),
  CONSTRAINT "a payment is deposited once" UNIQUE (payment_id),
  CONSTRAINT deposits_id_programme_id_bank_reference_key UNIQUE (id, programme_id, bank_reference),
  CONSTRAINT "a deposit is in the currency of its programme" FOREIGN KEY (programme_id, currency) REFERENCES programmes(id, currency),
  CONSTRAINT "a deposit pays an invoice of its programme" FOREIGN KEY (invoice_id, programme_id) REFERENCES invoices(id, programme_id),
  CONSTRAINT "a deposit replaces one that was reversed" FOREIGN KEY (replaces, programme_id, reference_key) REFERENCES deposit_reversals(deposit_id, programme_id, reference_key),
  CONSTRAINT deposits_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  CONSTRAINT deposits_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a deposit has a reference of 2 to 140 characters" CHECK (length(bank_reference) >= 2 AND length(bank_reference) <= 140),
  CONSTRAINT "a deposit is seen at the bank, or is a payment of an invoice" CHECK (
CASE
    WHEN payment_id IS NULL THEN recorded_by IS NOT NULL AND bank_reference IS NOT NULL
    ELSE recorded_by IS NULL AND bank_reference IS NULL AND replaces IS NULL AND invoice_id IS NOT NULL
END),
  CONSTRAINT "a deposit is £1 to £10 million" CHECK (amount_minor >= 100 AND amount_minor <= 1000000000),
  CONSTRAINT "a deposit was received before it is recorded" CHECK (received_at <= recorded_at)
);
CREATE INDEX deposits_by_steward ON deposits USING btree (recorded_by);
CREATE INDEX deposits_of_invoice ON deposits USING btree (invoice_id, programme_id);
CREATE INDEX deposits_of_programme ON deposits USING btree (programme_id, currency);
CREATE TRIGGER deposits_stay BEFORE DELETE OR UPDATE ON deposits FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deposits_stay_all BEFORE TRUNCATE ON deposits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON deposits TO barefoot_app;

CREATE TABLE diagnostics (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  answers jsonb NOT NULL,
  version integer NOT NULL,
  consent_version integer NOT NULL,
  kept_at timestamp with time zone NOT NULL,
  kept_by uuid NOT NULL,
  CONSTRAINT diagnostics_pkey PRIMARY KEY (id),
  CONSTRAINT diagnostics_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES "user"(id),
  CONSTRAINT diagnostics_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "answers are an object of at most 4000 characters" CHECK (jsonb_typeof(answers) = 'object'::text AND length(answers::text) <= 4000),
  CONSTRAINT "answers are given to a version of the questions" CHECK (version >= 1),
  CONSTRAINT "answers are kept by consent to a text" CHECK (consent_version >= 1)
);
CREATE INDEX diagnostics_by_age ON diagnostics USING btree (kept_at);
CREATE INDEX diagnostics_by_person ON diagnostics USING btree (kept_by);
CREATE INDEX diagnostics_of_organisation ON diagnostics USING btree (organisation_id, kept_at DESC, id DESC);
CREATE TRIGGER "an erased person consents to nothing" BEFORE INSERT ON diagnostics FOR EACH ROW EXECUTE FUNCTION refuse_erased('kept_by');
GRANT SELECT, INSERT, DELETE ON diagnostics TO barefoot_app;

CREATE TABLE diaries (
  expert_id uuid NOT NULL,
  user_id uuid NOT NULL,
  zone text NOT NULL,
  free tstzmultirange NOT NULL DEFAULT '{}'::tstzmultirange,
  free_from timestamp with time zone,
  most_sessions_a_day smallint,
  most_minutes_a_day smallint,
  most_sessions_a_week smallint,
  most_minutes_a_week smallint,
  CONSTRAINT diaries_pkey PRIMARY KEY (expert_id),
  CONSTRAINT diaries_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "a day is limited to 1 to 100 sessions" CHECK (most_sessions_a_day >= 1 AND most_sessions_a_day <= 100),
  CONSTRAINT "a day is limited to 5 minutes to 24 hours" CHECK (most_minutes_a_day >= 5 AND most_minutes_a_day <= 1440),
  CONSTRAINT "a week is limited to 1 to 500 sessions" CHECK (most_sessions_a_week >= 1 AND most_sessions_a_week <= 500),
  CONSTRAINT "a week is limited to 5 minutes to 7 days" CHECK (most_minutes_a_week >= 5 AND most_minutes_a_week <= 10080),
  CONSTRAINT "a zone is at most 64 characters" CHECK (length(zone) <= 64)
);
COMMENT ON COLUMN diaries.free IS 'A projection: hours minus time off minus confirmed and requested time, from free_from to the booking horizon. No GiST index: it would keep one bounding range, the whole horizon, which matches everyone.';
GRANT SELECT, INSERT, UPDATE, DELETE ON diaries TO barefoot_app;

CREATE TABLE dispute_decisions (
  dispute_id uuid NOT NULL,
  round smallint NOT NULL,
  by_steward uuid,
  awarded_minor bigint NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  reason text NOT NULL,
  CONSTRAINT "a panel decides once" PRIMARY KEY (dispute_id, round),
  CONSTRAINT dispute_decisions_by_steward_fkey FOREIGN KEY (by_steward) REFERENCES "user"(id),
  CONSTRAINT dispute_decisions_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES disputes(id),
  CONSTRAINT "a decision on a dispute is a sum and a reason" CHECK (awarded_minor >= 0 AND length(reason) >= 3 AND length(reason) <= 4000),
  CONSTRAINT "a dispute is decided at most twice, the second time by a panel" CHECK ((round = ANY (ARRAY[1, 2])) AND (round = 1 OR by_steward IS NULL))
);
CREATE INDEX dispute_decisions_by_steward ON dispute_decisions USING btree (by_steward);
CREATE TRIGGER "an erased person decides on no dispute" BEFORE INSERT ON dispute_decisions FOR EACH ROW EXECUTE FUNCTION refuse_erased('by_steward');
CREATE TRIGGER dispute_decisions_stay BEFORE DELETE ON dispute_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_decisions_stay_the_same BEFORE UPDATE OF dispute_id, round, by_steward, awarded_minor, decided_at ON dispute_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON dispute_decisions TO barefoot_app;

CREATE TABLE dispute_fees (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT dispute_fees_pkey PRIMARY KEY (id),
  CONSTRAINT dispute_fees_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  CONSTRAINT "a dispute fee is something" CHECK (amount_minor <> 0)
);
CREATE INDEX dispute_fees_of_payment ON dispute_fees USING btree (payment_id);
CREATE TRIGGER dispute_fees_stay BEFORE DELETE OR UPDATE ON dispute_fees FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_fees_stay_all BEFORE TRUNCATE ON dispute_fees FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON dispute_fees TO barefoot_app;

CREATE TABLE dispute_panelists (
  dispute_id uuid NOT NULL,
  user_id uuid NOT NULL,
  round smallint NOT NULL,
  named_at timestamp with time zone NOT NULL,
  awarded_minor bigint,
  reason text,
  voted_at timestamp with time zone,
  CONSTRAINT "somebody sits on one panel of a dispute" PRIMARY KEY (dispute_id, user_id),
  CONSTRAINT dispute_panelists_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES disputes(id),
  CONSTRAINT dispute_panelists_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "a dispute has at most two panels" CHECK (round = ANY (ARRAY[1, 2])),
  CONSTRAINT "a panelist's reason has 3 to 4000 characters" CHECK (length(reason) >= 3 AND length(reason) <= 4000),
  CONSTRAINT "a panelist's word is a sum and a reason" CHECK ((awarded_minor IS NULL) = (voted_at IS NULL) AND (reason IS NULL) = (voted_at IS NULL) AND awarded_minor >= 0)
);
CREATE INDEX dispute_panelists_by_person ON dispute_panelists USING btree (user_id);
CREATE TRIGGER "a panelist says once what they would give" BEFORE UPDATE OF awarded_minor, voted_at ON dispute_panelists FOR EACH ROW WHEN (old.voted_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "a panelist who has voted stays" BEFORE DELETE ON dispute_panelists FOR EACH ROW WHEN (old.voted_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "an erased person sits on no panel of a dispute" BEFORE INSERT ON dispute_panelists FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE (awarded_minor, reason, voted_at), DELETE ON dispute_panelists TO barefoot_app;

CREATE TABLE dispute_statements (
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  said_at timestamp with time zone NOT NULL,
  said_by uuid NOT NULL,
  said_as text NOT NULL,
  statement text NOT NULL,
  CONSTRAINT dispute_statements_pkey PRIMARY KEY (id),
  CONSTRAINT dispute_statements_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES disputes(id),
  CONSTRAINT dispute_statements_said_by_fkey FOREIGN KEY (said_by) REFERENCES "user"(id),
  CONSTRAINT "a statement in a dispute has 1 to 4000 characters" CHECK (length(statement) >= 1 AND length(statement) <= 4000),
  CONSTRAINT "a statement is a side's or the mediator's" CHECK (said_as = ANY (ARRAY['client'::text, 'adviser'::text, 'mediator'::text]))
);
CREATE INDEX dispute_statements_by_person ON dispute_statements USING btree (said_by);
CREATE INDEX dispute_statements_in_order ON dispute_statements USING btree (dispute_id, said_at, id);
CREATE TRIGGER "an erased person says nothing in a dispute" BEFORE INSERT ON dispute_statements FOR EACH ROW EXECUTE FUNCTION refuse_erased('said_by');
GRANT SELECT, INSERT ON dispute_statements TO barefoot_app;

CREATE TABLE disputes (
  id uuid NOT NULL,
  booking_id uuid NOT NULL,
  about text NOT NULL,
  reason text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  opened_by uuid NOT NULL,
  opened_side text NOT NULL,
  currency character(3) NOT NULL,
  total_minor bigint NOT NULL,
  disputed_minor bigint NOT NULL,
  held_minor bigint NOT NULL,
  state text NOT NULL,
  due_at timestamp with time zone,
  late_told_at timestamp with time zone,
  mediator_id uuid,
  mediator_named_at timestamp with time zone,
  proposed_minor bigint,
  proposed_at timestamp with time zone,
  client_accepts boolean,
  adviser_accepts boolean,
  appealed_at timestamp with time zone,
  appealed_by uuid,
  appealed_side text,
  ended_at timestamp with time zone,
  outcome text,
  awarded_minor bigint,
  CONSTRAINT disputes_pkey PRIMARY KEY (id),
  CONSTRAINT "a session is disputed once" UNIQUE (booking_id),
  CONSTRAINT disputes_appealed_by_fkey FOREIGN KEY (appealed_by) REFERENCES "user"(id),
  CONSTRAINT disputes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT disputes_mediator_id_fkey FOREIGN KEY (mediator_id) REFERENCES "user"(id),
  CONSTRAINT disputes_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES "user"(id),
  CONSTRAINT "a dispute ends in a known way" CHECK (outcome = ANY (ARRAY['agreed'::text, 'decided'::text, 'decided-on-appeal'::text, 'withdrawn'::text])),
  CONSTRAINT "a dispute has a reason" CHECK (reason = ANY (ARRAY['did-not-take-place'::text, 'minutes-wrong'::text, 'content-wrong'::text, 'no-show'::text, 'other'::text])),
  CONSTRAINT "a dispute has a state" CHECK (state = ANY (ARRAY['open'::text, 'mediation'::text, 'panel'::text, 'decided'::text, 'appeal'::text, 'ended'::text])),
  CONSTRAINT "a dispute in mediation has a mediator" CHECK (state <> 'mediation'::text OR mediator_id IS NOT NULL),
  CONSTRAINT "a dispute is about a session or a no-show" CHECK (about = ANY (ARRAY['session'::text, 'no-show'::text])),
  CONSTRAINT "a dispute is before a second panel after an appeal" CHECK (state <> 'appeal'::text OR appealed_at IS NOT NULL),
  CONSTRAINT "a dispute is opened by a side" CHECK (opened_side = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "a dispute that ended says when, how and with what" CHECK ((state = 'ended'::text) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (outcome IS NULL) AND (ended_at IS NULL) = (awarded_minor IS NULL)),
  CONSTRAINT "a dispute that goes on has a clock" CHECK ((state = 'ended'::text) = (due_at IS NULL)),
  CONSTRAINT "a mediator is named at a time" CHECK ((mediator_id IS NULL) = (mediator_named_at IS NULL)),
  CONSTRAINT "a proposal gives the adviser part of what is disputed" CHECK ((proposed_minor IS NULL) = (proposed_at IS NULL) AND proposed_minor >= 0 AND proposed_minor <= disputed_minor),
  CONSTRAINT "an appeal in a dispute says when, by whom and for which side" CHECK ((appealed_at IS NULL) = (appealed_by IS NULL) AND (appealed_at IS NULL) = (appealed_side IS NULL) AND (appealed_side = ANY (ARRAY['client'::text, 'adviser'::text]))),
  CONSTRAINT "an award is part of what is disputed" CHECK (awarded_minor >= 0 AND awarded_minor <= disputed_minor),
  CONSTRAINT "what is answered was proposed" CHECK (proposed_at IS NOT NULL OR client_accepts IS NULL AND adviser_accepts IS NULL),
  CONSTRAINT "what is disputed is part of what is due" CHECK (disputed_minor >= 1 AND disputed_minor <= total_minor AND (held_minor = disputed_minor OR held_minor = total_minor))
);
CREATE INDEX disputes_by_appellant ON disputes USING btree (appealed_by);
CREATE INDEX disputes_by_mediator ON disputes USING btree (mediator_id);
CREATE INDEX disputes_by_opener ON disputes USING btree (opened_by);
CREATE INDEX disputes_due ON disputes USING btree (due_at, id) WHERE ended_at IS NULL;
CREATE INDEX disputes_newest ON disputes USING btree (opened_at DESC, id DESC);
CREATE TRIGGER "a dispute that ended stays so" BEFORE UPDATE ON disputes FOR EACH ROW WHEN (old.state = 'ended'::text) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "an erased person appeals in no dispute" BEFORE UPDATE OF appealed_by ON disputes FOR EACH ROW WHEN (new.appealed_by IS DISTINCT FROM old.appealed_by) EXECUTE FUNCTION refuse_erased('appealed_by');
CREATE TRIGGER "an erased person disputes nothing" BEFORE INSERT ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_erased('opened_by');
CREATE TRIGGER "an erased person mediates nothing" BEFORE UPDATE OF mediator_id ON disputes FOR EACH ROW WHEN (new.mediator_id IS DISTINCT FROM old.mediator_id) EXECUTE FUNCTION refuse_erased('mediator_id');
CREATE TRIGGER disputes_stay BEFORE DELETE ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disputes_stay_the_same BEFORE UPDATE OF id, booking_id, about, reason, opened_at, opened_by, opened_side, currency, total_minor, disputed_minor, held_minor ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (state, due_at, late_told_at, mediator_id, mediator_named_at, proposed_minor, proposed_at, client_accepts, adviser_accepts, appealed_at, appealed_by, appealed_side, ended_at, outcome, awarded_minor) ON disputes TO barefoot_app;

CREATE TABLE earnings (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  kind text NOT NULL,
  reference uuid NOT NULL,
  amount_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  earned_at timestamp with time zone NOT NULL,
  due_on date NOT NULL,
  facts jsonb NOT NULL,
  CONSTRAINT earnings_pkey PRIMARY KEY (id),
  CONSTRAINT "a thing is earned once" UNIQUE (kind, reference),
  CONSTRAINT earnings_id_expert_id_key UNIQUE (id, expert_id),
  CONSTRAINT earnings_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "earnings are in pounds" CHECK (currency = 'GBP'::bpchar),
  CONSTRAINT "earnings bring something, VAT within it" CHECK (amount_minor > 0 AND vat_minor >= 0 AND vat_minor <= amount_minor),
  CONSTRAINT "earnings have a kind" CHECK (kind = ANY (ARRAY['session'::text, 'cancellation'::text, 'no-show'::text, 'group-session'::text, 'undisputed'::text, 'dispute'::text]))
);
CREATE INDEX earnings_by_day ON earnings USING btree (earned_at, expert_id);
CREATE INDEX earnings_due ON earnings USING btree (due_on, expert_id);
CREATE INDEX earnings_of_expert ON earnings USING btree (expert_id, due_on, id);
CREATE INDEX earnings_under_floor ON earnings USING btree (earned_at, id) WHERE ((facts ->> 'effective_hourly_minor'::text)::bigint) < (((facts -> 'floor'::text) ->> 'hourly_minor'::text)::bigint);
CREATE TRIGGER earnings_stay BEFORE DELETE OR UPDATE ON earnings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER earnings_stay_all BEFORE TRUNCATE ON earnings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON earnings TO barefoot_app;

CREATE TABLE enterprises (
  organisation_id uuid NOT NULL,
  legal_form text,
  registration_number text,
  region text,
  stage text,
  sectors text[] NOT NULL DEFAULT '{}'::text[],
  people integer,
  trading boolean,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT enterprises_pkey PRIMARY KEY (organisation_id),
  CONSTRAINT enterprises_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a registration number is 2 to 20 letters and digits" CHECK (registration_number ~ '^[A-Za-z0-9/-]{2,20}$'::text),
  CONSTRAINT "an enterprise is in at most 5 sectors" CHECK (cardinality(sectors) <= 5),
  CONSTRAINT "an enterprise is of 1 to 100000 people" CHECK (people >= 1 AND people <= 100000)
);
GRANT SELECT, INSERT, UPDATE ON enterprises TO barefoot_app;

CREATE TABLE equality_answers (
  user_id uuid NOT NULL,
  question text NOT NULL,
  answer text NOT NULL,
  CONSTRAINT "a person answers a question once" PRIMARY KEY (user_id, question),
  CONSTRAINT "an answer is one of those to its question" FOREIGN KEY (question, answer) REFERENCES equality_choices(question, answer),
  CONSTRAINT equality_answers_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX equality_answers_by_answer ON equality_answers USING btree (question, answer);

CREATE TABLE equality_choices (
  question text NOT NULL,
  answer text NOT NULL,
  place integer NOT NULL,
  CONSTRAINT equality_choices_pkey PRIMARY KEY (question, answer)
);

CREATE TABLE erasures (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  hindrance_told_at timestamp with time zone,
  done_at timestamp with time zone,
  released_at timestamp with time zone,
  CONSTRAINT erasures_pkey PRIMARY KEY (id),
  CONSTRAINT erasures_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "an erasure is done when it is due, not before" CHECK (done_at IS NULL OR done_at >= due_at),
  CONSTRAINT "an erasure is due after it was asked for" CHECK (due_at >= asked_at AND isfinite(due_at)),
  CONSTRAINT "an erasure is withdrawn or done, not both" CHECK (withdrawn_at IS NULL OR done_at IS NULL),
  CONSTRAINT "what the law holds is let go after the erasure" CHECK (released_at IS NULL OR done_at IS NOT NULL AND released_at >= done_at)
);
CREATE UNIQUE INDEX "a person has one standing erasure" ON erasures USING btree (user_id) WHERE withdrawn_at IS NULL;
CREATE INDEX erasures_of_person ON erasures USING btree (user_id, asked_at);
CREATE INDEX erasures_to_do ON erasures USING btree (due_at) WHERE withdrawn_at IS NULL AND done_at IS NULL;
CREATE INDEX erasures_to_release ON erasures USING btree (done_at) WHERE done_at IS NOT NULL AND released_at IS NULL;
GRANT SELECT, INSERT, UPDATE (withdrawn_at, hindrance_told_at, done_at, released_at) ON erasures TO barefoot_app;

CREATE TABLE experts (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'draft'::text,
  state_since timestamp with time zone NOT NULL,
  name text NOT NULL,
  headline_en text NOT NULL DEFAULT ''::text,
  headline_cy text NOT NULL DEFAULT ''::text,
  about_en text NOT NULL DEFAULT ''::text,
  about_cy text NOT NULL DEFAULT ''::text,
  topics text[] NOT NULL DEFAULT '{}'::text[],
  sectors text[] NOT NULL DEFAULT '{}'::text[],
  languages text[] NOT NULL DEFAULT '{en}'::text[],
  regions text[] NOT NULL DEFAULT '{}'::text[],
  remote boolean NOT NULL DEFAULT true,
  access text[] NOT NULL DEFAULT '{}'::text[],
  keywords text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL,
  search_short text NOT NULL GENERATED ALWAYS AS (plain_text((((((name || ' '::text) || headline_en) || ' '::text) || headline_cy) || ' '::text) || keywords)) STORED,
  search_document tsvector NOT NULL GENERATED ALWAYS AS (((setweight(to_tsvector('simple'::regconfig, search_words((((name || ' '::text) || headline_en) || ' '::text) || keywords)), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, search_words(headline_cy)), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, search_words(about_cy)), 'C'::"char")) || setweight(to_tsvector('simple'::regconfig, search_words(about_en)), 'D'::"char")) STORED,
  interests_declared_at timestamp with time zone,
  approved_at timestamp with time zone,
  suspended_at timestamp with time zone,
  oversight_id uuid,
  has_oversight boolean NOT NULL GENERATED ALWAYS AS (oversight_id IS NOT NULL) STORED,
  countersigned_minutes integer NOT NULL DEFAULT 0,
  stages text[] NOT NULL DEFAULT '{}'::text[],
  legal_forms text[] NOT NULL DEFAULT '{}'::text[],
  lowest_price_minor bigint,
  paid_minutes_90d integer NOT NULL DEFAULT 0,
  lowest_price_at timestamp with time zone,
  CONSTRAINT experts_pkey PRIMARY KEY (id),
  CONSTRAINT "a person has one adviser profile" UNIQUE (user_id),
  CONSTRAINT experts_id_fkey FOREIGN KEY (id) REFERENCES diaries(expert_id),
  CONSTRAINT experts_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "who answers for an adviser has said yes to it" FOREIGN KEY (oversight_id, id, has_oversight) REFERENCES oversights(id, expert_id, is_current),
  CONSTRAINT "a live profile says who and what" CHECK (state <> 'live'::text OR length(headline_en) > 0 AND length(about_en) > 0 AND cardinality(topics) > 0 AND cardinality(languages) > 0),
  CONSTRAINT "a profile is draft, submitted, live or paused" CHECK (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'live'::text, 'paused'::text])),
  CONSTRAINT "a profile is live after it was approved, and not before" CHECK ((state = ANY (ARRAY['live'::text, 'paused'::text])) = (approved_at IS NOT NULL)),
  CONSTRAINT "a profile names at most 10 stages" CHECK (cardinality(stages) <= 10 AND array_position(stages, NULL::text) IS NULL),
  CONSTRAINT "a profile names at most 15 legal forms" CHECK (cardinality(legal_forms) <= 15 AND array_position(legal_forms, NULL::text) IS NULL),
  CONSTRAINT "an adviser is a specialist or barefoot" CHECK (kind = ANY (ARRAY['specialist'::text, 'barefoot'::text])),
  CONSTRAINT "countersigned minutes only add up" CHECK (countersigned_minutes >= 0),
  CONSTRAINT "paid minutes are none or some" CHECK (paid_minutes_90d >= 0),
  CONSTRAINT "profile texts are bounded" CHECK (length(name) >= 2 AND length(name) <= 120 AND length(headline_en) <= 160 AND length(headline_cy) <= 160 AND length(about_en) <= 4000 AND length(about_cy) <= 4000),
  CONSTRAINT "somebody answers for a live barefoot adviser" CHECK (kind <> 'barefoot'::text OR (state = ANY (ARRAY['draft'::text, 'paused'::text])) OR oversight_id IS NOT NULL),
  CONSTRAINT "the lowest price is nothing or something" CHECK (lowest_price_minor >= 0),
  CONSTRAINT "who is submitted has declared their interests" CHECK (state = 'draft'::text OR interests_declared_at IS NOT NULL),
  CONSTRAINT "who is suspended is paused" CHECK (suspended_at IS NULL OR state = 'paused'::text)
);
CREATE INDEX experts_by_likeness ON experts USING gin (search_short gin_trgm_ops);
CREATE INDEX experts_by_oversight ON experts USING btree (oversight_id, id, has_oversight);
CREATE INDEX experts_by_topic ON experts USING gin (topics);
CREATE INDEX experts_by_words ON experts USING gin (search_document);
CREATE INDEX experts_to_verify ON experts USING btree (state_since, id) WHERE state = 'submitted'::text;
CREATE TRIGGER "an erased person advises nobody" BEFORE INSERT OR UPDATE OF name, headline_en, headline_cy, about_en, about_cy, state ON experts FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE ON experts TO barefoot_app;

CREATE TABLE exposure_alarms (
  day date NOT NULL,
  exposure_minor bigint NOT NULL,
  cap_minor bigint NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT exposure_alarms_pkey PRIMARY KEY (day),
  CONSTRAINT "an alarm says of how much" CHECK (exposure_minor >= 0 AND cap_minor >= 0)
);
CREATE TRIGGER exposure_alarms_stay BEFORE DELETE OR UPDATE ON exposure_alarms FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exposure_alarms_stay_all BEFORE TRUNCATE ON exposure_alarms FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON exposure_alarms TO barefoot_app;

CREATE TABLE file_contents (
  file_id uuid NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT file_contents_pkey PRIMARY KEY (file_id),
  CONSTRAINT file_contents_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  CONSTRAINT "a content has 1 byte to 10 MB" CHECK (octet_length(content) >= 1 AND octet_length(content) <= 10485760)
);
GRANT SELECT, INSERT, DELETE ON file_contents TO barefoot_app;

CREATE TABLE files (
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  put_up_by uuid NOT NULL,
  side text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  put_up_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  CONSTRAINT files_pkey PRIMARY KEY (id),
  CONSTRAINT files_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  CONSTRAINT files_put_up_by_fkey FOREIGN KEY (put_up_by) REFERENCES "user"(id),
  CONSTRAINT "a file has 1 byte to 10 MB" CHECK (size_bytes >= 1 AND size_bytes <= 10485760),
  CONSTRAINT "a file has a name of 1 to 120 characters, and no path" CHECK (length(name) >= 1 AND length(name) <= 120 AND name !~ '[/\\[:cntrl:]]'::text),
  CONSTRAINT "a file is known by its SHA-256" CHECK (length(sha256) = 32),
  CONSTRAINT "a file is of a type that we take" CHECK (type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text, 'image/webp'::text, 'text/plain'::text, 'text/csv'::text, 'text/markdown'::text, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'::text, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'::text, 'application/vnd.oasis.opendocument.text'::text, 'application/vnd.oasis.opendocument.spreadsheet'::text])),
  CONSTRAINT "a file is put up by one of the sides" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text]))
);
CREATE INDEX files_by_age ON files USING btree (put_up_at);
CREATE INDEX files_by_owner ON files USING btree (put_up_by, put_up_at);
CREATE INDEX files_of_conversation ON files USING btree (conversation_id, put_up_at, id);
CREATE TRIGGER "an erased person shows nothing" BEFORE INSERT ON files FOR EACH ROW EXECUTE FUNCTION refuse_erased('put_up_by');
GRANT SELECT, INSERT, UPDATE (removed_at) ON files TO barefoot_app;

CREATE TABLE float_alarms (
  raised_on date NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  held_minor bigint NOT NULL,
  needed_minor bigint NOT NULL,
  CONSTRAINT float_alarms_pkey PRIMARY KEY (raised_on),
  CONSTRAINT "an alarm of the float is of something missing" CHECK (held_minor < needed_minor)
);
GRANT SELECT, INSERT ON float_alarms TO barefoot_app;

CREATE TABLE float_checks (
  id uuid NOT NULL,
  checked_on date NOT NULL,
  checked_at timestamp with time zone NOT NULL,
  theirs_minor bigint NOT NULL,
  ours_minor bigint NOT NULL,
  differences jsonb NOT NULL,
  CONSTRAINT float_checks_pkey PRIMARY KEY (id),
  CONSTRAINT "the float is held against the books once a day" UNIQUE (checked_on),
  CONSTRAINT "differences of the float are a list of at most 500" CHECK (
CASE jsonb_typeof(differences)
    WHEN 'array'::text THEN jsonb_array_length(differences) <= 500
    ELSE false
END)
);
CREATE INDEX float_checks_in_order ON float_checks USING btree (checked_at, id);
GRANT SELECT, INSERT, UPDATE (checked_at, theirs_minor, ours_minor, differences) ON float_checks TO barefoot_app;

CREATE TABLE float_top_ups (
  id uuid NOT NULL,
  direction text NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  moved_on date NOT NULL,
  bank_reference text NOT NULL,
  reference_key text NOT NULL GENERATED ALWAYS AS (lower(regexp_replace(bank_reference, '\s'::text, ''::text, 'g'::text))) STORED,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  reversed_at timestamp with time zone,
  reversed_by uuid,
  reason text,
  CONSTRAINT float_top_ups_pkey PRIMARY KEY (id),
  CONSTRAINT float_top_ups_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT float_top_ups_reversed_by_fkey FOREIGN KEY (reversed_by) REFERENCES "user"(id),
  CONSTRAINT "a top-up has a reference of 2 to 140 characters" CHECK (length(bank_reference) >= 2 AND length(bank_reference) <= 140),
  CONSTRAINT "a top-up is of 1 penny to £1 million" CHECK (amount_minor >= 1 AND amount_minor <= 100000000 AND currency = 'GBP'::bpchar),
  CONSTRAINT "a top-up is recorded before it is reversed" CHECK (reversed_at >= recorded_at),
  CONSTRAINT "a top-up is reversed by somebody, for a reason" CHECK ((reversed_at IS NULL) = (reversed_by IS NULL) AND (reversed_at IS NULL) = (reason IS NULL)),
  CONSTRAINT "a top-up's reason is of 3 to 500 characters" CHECK (length(reason) >= 3 AND length(reason) <= 500),
  CONSTRAINT "money goes to the float, or back to the bank" CHECK (direction = ANY (ARRAY['to-float'::text, 'to-bank'::text]))
);
CREATE UNIQUE INDEX "money for the float is recorded once" ON float_top_ups USING btree (reference_key) WHERE reversed_at IS NULL;
CREATE INDEX float_top_ups_by_steward ON float_top_ups USING btree (recorded_by);
CREATE INDEX float_top_ups_in_order ON float_top_ups USING btree (recorded_at, id);
CREATE INDEX float_top_ups_reversed_by ON float_top_ups USING btree (reversed_by);
CREATE TRIGGER float_top_ups_stay BEFORE DELETE ON float_top_ups FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER float_top_ups_stay_all BEFORE TRUNCATE ON float_top_ups FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER float_top_ups_stay_the_same BEFORE UPDATE OF id, direction, amount_minor, currency, moved_on, bank_reference, recorded_at, recorded_by ON float_top_ups FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (reversed_at, reversed_by, reason) ON float_top_ups TO barefoot_app;

CREATE TABLE fund_returns (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  returned_at timestamp with time zone NOT NULL,
  returned_by uuid NOT NULL,
  reason text NOT NULL,
  CONSTRAINT fund_returns_pkey PRIMARY KEY (id),
  CONSTRAINT fund_returns_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES "user"(id),
  CONSTRAINT "what goes back is in the currency of its programme" FOREIGN KEY (programme_id, currency) REFERENCES programmes(id, currency),
  CONSTRAINT "a fund goes back for a reason" CHECK (length(reason) >= 3 AND length(reason) <= 500),
  CONSTRAINT "something goes back" CHECK (amount_minor > 0)
);
CREATE INDEX fund_returns_by_steward ON fund_returns USING btree (returned_by);
CREATE INDEX fund_returns_of_programme ON fund_returns USING btree (programme_id, currency);
CREATE TRIGGER fund_returns_stay BEFORE DELETE OR UPDATE ON fund_returns FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fund_returns_stay_all BEFORE TRUNCATE ON fund_returns FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON fund_returns TO barefoot_app;

CREATE TABLE funders (
  organisation_id uuid NOT NULL,
  is_public_authority boolean NOT NULL,
  recognised_at timestamp with time zone NOT NULL,
  recognised_by uuid NOT NULL,
  CONSTRAINT funders_pkey PRIMARY KEY (organisation_id),
  CONSTRAINT funders_organisation_id_is_public_authority_key UNIQUE (organisation_id, is_public_authority),
  CONSTRAINT funders_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT funders_recognised_by_fkey FOREIGN KEY (recognised_by) REFERENCES "user"(id)
);
CREATE INDEX funders_by_steward ON funders USING btree (recognised_by);
GRANT SELECT, INSERT, UPDATE ON funders TO barefoot_app;

CREATE TABLE group_seats (
  group_session_id uuid NOT NULL,
  seat smallint NOT NULL,
  capacity integer NOT NULL,
  CONSTRAINT group_seats_pkey PRIMARY KEY (group_session_id, seat),
  CONSTRAINT group_seats_group_session_id_capacity_fkey FOREIGN KEY (group_session_id, capacity) REFERENCES group_sessions(id, capacity),
  CONSTRAINT "a seat is one of as many as there are" CHECK (seat >= 1 AND seat <= capacity)
);
CREATE INDEX group_seats_of_session ON group_seats USING btree (group_session_id, capacity);
GRANT SELECT, INSERT ON group_seats TO barefoot_app;

CREATE TABLE group_session_pays (
  group_session_id uuid NOT NULL,
  paid_at timestamp with time zone NOT NULL,
  currency character(3) NOT NULL,
  earned_minor bigint NOT NULL,
  adviser_minor bigint NOT NULL,
  from_pool_minor bigint NOT NULL,
  from_guarantee_minor bigint NOT NULL,
  to_pool_minor bigint NOT NULL,
  CONSTRAINT group_session_pays_pkey PRIMARY KEY (group_session_id),
  CONSTRAINT group_session_pays_group_session_id_fkey FOREIGN KEY (group_session_id) REFERENCES group_sessions(id),
  CONSTRAINT "nothing is laid out where something is left over" CHECK (to_pool_minor = 0 OR (from_pool_minor + from_guarantee_minor) = 0),
  CONSTRAINT "what the seats of a session brought is paid or left over" CHECK ((earned_minor + from_pool_minor + from_guarantee_minor) = (adviser_minor + to_pool_minor) AND earned_minor >= 0 AND adviser_minor >= 0 AND from_pool_minor >= 0 AND from_guarantee_minor >= 0 AND to_pool_minor >= 0)
);
CREATE TRIGGER group_session_pays_stay BEFORE DELETE OR UPDATE ON group_session_pays FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER group_session_pays_stay_all BEFORE TRUNCATE ON group_session_pays FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON group_session_pays TO barefoot_app;

CREATE TABLE group_sessions (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  state text NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL,
  mode text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  capacity integer NOT NULL,
  minimum_seats integer NOT NULL,
  price_minor bigint NOT NULL,
  price_currency character(3) NOT NULL,
  decide_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  sequence integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  guaranteed_at timestamp with time zone,
  guaranteed_by uuid,
  guarantee_pool text,
  guarantee_reason text,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancel_reason text,
  cancel_note text,
  preparation_minutes integer NOT NULL DEFAULT 0,
  write_up_minutes integer NOT NULL DEFAULT 0,
  travel_minutes integer NOT NULL DEFAULT 0,
  unpaid_minutes integer NOT NULL DEFAULT 0,
  unpaid_travel_minutes integer NOT NULL DEFAULT 0,
  expenses_minor bigint NOT NULL DEFAULT 0,
  unreimbursed_costs_minor bigint NOT NULL DEFAULT 0,
  pay_net_minor bigint,
  pay_vat_minor bigint,
  reminded_at timestamp with time zone,
  reminded_soon_at timestamp with time zone,
  CONSTRAINT group_sessions_pkey PRIMARY KEY (id),
  CONSTRAINT group_sessions_id_capacity_key UNIQUE (id, capacity),
  CONSTRAINT group_sessions_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES "user"(id),
  CONSTRAINT group_sessions_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT group_sessions_guaranteed_by_fkey FOREIGN KEY (guaranteed_by) REFERENCES "user"(id),
  CONSTRAINT group_sessions_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  CONSTRAINT "a cancelled group session says when, by whom and why" CHECK ((state = 'cancelled'::text) = (cancelled_at IS NOT NULL) AND (state = 'cancelled'::text) = (cancelled_by IS NOT NULL) AND (state = 'cancelled'::text) = (cancel_reason IS NOT NULL) AND (cancel_note IS NULL OR state = 'cancelled'::text AND length(cancel_note) <= 1000)),
  CONSTRAINT "a group session ends after it starts" CHECK (ends_at > starts_at),
  CONSTRAINT "a group session has 2 to 100 seats and needs no more" CHECK (capacity >= 2 AND capacity <= 100 AND minimum_seats >= 1 AND minimum_seats <= capacity),
  CONSTRAINT "a group session has a title of 2 to 120 characters" CHECK (length(title_en) >= 2 AND length(title_en) <= 120 AND length(title_cy) <= 120),
  CONSTRAINT "a group session is decided before it starts" CHECK (decide_at < starts_at),
  CONSTRAINT "a group session is met in a known way" CHECK (mode = ANY (ARRAY['video'::text, 'phone'::text, 'in_person'::text])),
  CONSTRAINT "a group session is paid its adviser's net and their VAT" CHECK ((num_nulls(pay_net_minor, pay_vat_minor) = ANY (ARRAY[0, 2])) AND COALESCE(pay_net_minor, 0::bigint) >= 0 AND COALESCE(pay_vat_minor, 0::bigint) >= 0 AND COALESCE(pay_vat_minor, 0::bigint) <= COALESCE(pay_net_minor, 0::bigint)),
  CONSTRAINT "a group session is scheduled or cancelled" CHECK (state = ANY (ARRAY['scheduled'::text, 'cancelled'::text])),
  CONSTRAINT "a guaranteed session says when, by whom, from what and why" CHECK ((guaranteed_at IS NULL) = (guaranteed_by IS NULL) AND (guaranteed_at IS NULL) = (guarantee_pool IS NULL) AND (guaranteed_at IS NULL) = (guarantee_reason IS NULL) AND (guarantee_pool IS NULL OR length(guarantee_pool) >= 2 AND length(guarantee_pool) <= 120) AND (guarantee_reason IS NULL OR length(guarantee_reason) >= 3 AND length(guarantee_reason) <= 500)),
  CONSTRAINT "a reason to call a group session off is known" CHECK (cancel_reason = ANY (ARRAY['no-longer-needed'::text, 'booked-by-mistake'::text, 'found-other-support'::text, 'illness'::text, 'emergency'::text, 'other'::text, 'too-few-seats'::text])),
  CONSTRAINT "a seat costs nothing or something" CHECK (price_minor >= 0),
  CONSTRAINT "work around a group session is at most 16 hours of a kind" CHECK (preparation_minutes >= 0 AND preparation_minutes <= 960 AND write_up_minutes >= 0 AND write_up_minutes <= 960 AND travel_minutes >= 0 AND travel_minutes <= 960 AND unpaid_minutes >= 0 AND unpaid_minutes <= 960 AND unpaid_travel_minutes >= 0 AND unpaid_travel_minutes <= 960 AND expenses_minor >= 0 AND unreimbursed_costs_minor >= 0)
);
CREATE INDEX group_sessions_of_expert ON group_sessions USING btree (expert_id, starts_at, id);
CREATE INDEX group_sessions_of_offer ON group_sessions USING btree (offer_id, starts_at, id);
CREATE INDEX group_sessions_to_come ON group_sessions USING btree (starts_at, id) WHERE state = 'scheduled'::text;
CREATE INDEX group_sessions_to_decide ON group_sessions USING btree (decide_at) WHERE state = 'scheduled'::text AND decided_at IS NULL;
CREATE TRIGGER pay_stays BEFORE UPDATE ON group_sessions FOR EACH ROW WHEN (old.preparation_minutes IS DISTINCT FROM new.preparation_minutes OR old.write_up_minutes IS DISTINCT FROM new.write_up_minutes OR old.travel_minutes IS DISTINCT FROM new.travel_minutes OR old.unpaid_minutes IS DISTINCT FROM new.unpaid_minutes OR old.unpaid_travel_minutes IS DISTINCT FROM new.unpaid_travel_minutes OR old.expenses_minor IS DISTINCT FROM new.expenses_minor OR old.unreimbursed_costs_minor IS DISTINCT FROM new.unreimbursed_costs_minor OR old.pay_net_minor IS DISTINCT FROM new.pay_net_minor OR old.pay_vat_minor IS DISTINCT FROM new.pay_vat_minor) EXECUTE FUNCTION refuse_other_pay();
GRANT SELECT, INSERT, UPDATE ON group_sessions TO barefoot_app;

CREATE TABLE idempotency_keys (
  user_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status smallint NOT NULL,
  body jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key),
  CONSTRAINT idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "an idempotency key is at most 200 characters" CHECK (length(key) <= 200)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO barefoot_app;

CREATE TABLE inbound_mail (
  id uuid NOT NULL,
  webhook_id text NOT NULL,
  raw bytea,
  received_at timestamp with time zone NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  due_at timestamp with time zone NOT NULL,
  handled_at timestamp with time zone,
  parked_at timestamp with time zone,
  outcome text,
  CONSTRAINT inbound_mail_pkey PRIMARY KEY (id),
  CONSTRAINT "a message comes in once" UNIQUE (webhook_id),
  CONSTRAINT "a message has at most 1 MB" CHECK (octet_length(raw) <= 1048576),
  CONSTRAINT "a message is told by a name of 1 to 200 characters" CHECK (length(webhook_id) >= 1 AND length(webhook_id) <= 200),
  CONSTRAINT "a message is tried so many times" CHECK (tries >= 0),
  CONSTRAINT "an outcome is a code" CHECK (outcome ~ '^[a-z]+(-[a-z]+)*$'::text AND length(outcome) <= 40),
  CONSTRAINT "what was handled has an outcome" CHECK ((handled_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT "what was handled is not kept" CHECK ((handled_at IS NULL) = (raw IS NOT NULL)),
  CONSTRAINT "what was handled is not parked" CHECK (num_nonnulls(handled_at, parked_at) <= 1)
);
CREATE INDEX inbound_mail_by_age ON inbound_mail USING btree (received_at);
CREATE INDEX inbound_mail_to_handle ON inbound_mail USING btree (due_at, id) WHERE handled_at IS NULL AND parked_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON inbound_mail TO barefoot_app;

CREATE TABLE interests (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  organisation_id uuid,
  organisation_name text,
  nature text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  since date NOT NULL,
  until date,
  declared_at timestamp with time zone NOT NULL,
  CONSTRAINT interests_pkey PRIMARY KEY (id),
  CONSTRAINT interests_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT interests_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "an interest ends after it begins" CHECK (until >= since),
  CONSTRAINT "an interest is in one organisation, by id or by name" CHECK (num_nonnulls(organisation_id, organisation_name) = 1),
  CONSTRAINT "the nature of an interest is known" CHECK (nature = ANY (ARRAY['employment'::text, 'membership'::text, 'financial'::text, 'family'::text, 'other'::text])),
  CONSTRAINT "the texts of an interest are bounded" CHECK (length(note) <= 1000 AND (organisation_name IS NULL OR length(organisation_name) >= 2 AND length(organisation_name) <= 120))
);
CREATE INDEX interests_in_organisation ON interests USING btree (organisation_id);
CREATE INDEX interests_of_person ON interests USING btree (user_id, declared_at, id);
CREATE TRIGGER "an erased person declares nothing" BEFORE INSERT ON interests FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE (until) ON interests TO barefoot_app;

CREATE TABLE invitations (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  token_hash bytea NOT NULL,
  invited_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  lapses_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  CONSTRAINT invitations_pkey PRIMARY KEY (id),
  CONSTRAINT "a token opens one invitation" UNIQUE (token_hash),
  CONSTRAINT invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES "user"(id),
  CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES "user"(id),
  CONSTRAINT invitations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT invitations_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES "user"(id),
  CONSTRAINT "a token is kept as its SHA-256" CHECK (length(token_hash) = 32),
  CONSTRAINT "a withdrawn invitation says when and by whom" CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
  CONSTRAINT "an accepted invitation says when and by whom" CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CONSTRAINT "an invitation is accepted or withdrawn, not both" CHECK (accepted_at IS NULL OR withdrawn_at IS NULL),
  CONSTRAINT "an invitation is to a known role" CHECK (role = ANY (ARRAY['member'::text, 'booker'::text, 'finance'::text, 'admin'::text])),
  CONSTRAINT "an invitation is to an address in lower case, which is not long" CHECK (email = lower(email) AND length(email) >= 3 AND length(email) <= 254),
  CONSTRAINT "an invitation lapses after it was sent" CHECK (lapses_at > sent_at AND isfinite(lapses_at))
);
CREATE UNIQUE INDEX "an address has one standing invitation to an organisation" ON invitations USING btree (organisation_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX invitations_by_accepter ON invitations USING btree (accepted_by);
CREATE INDEX invitations_by_inviter ON invitations USING btree (invited_by);
CREATE INDEX invitations_by_withdrawer ON invitations USING btree (withdrawn_by);
CREATE INDEX invitations_of_organisation ON invitations USING btree (organisation_id, created_at);
GRANT SELECT, INSERT, UPDATE (role, token_hash, invited_by, sent_at, lapses_at, accepted_at, accepted_by, withdrawn_at, withdrawn_by) ON invitations TO barefoot_app;

CREATE TABLE invoice_cancellations (
  invoice_id uuid NOT NULL,
  year integer NOT NULL,
  sequence integer NOT NULL,
  number text NOT NULL GENERATED ALWAYS AS ((('BC-'::text || year) || '-'::text) || lpad(sequence::text, GREATEST(4, length(sequence::text)), '0'::text)) STORED,
  cancelled_at timestamp with time zone NOT NULL,
  cancelled_by uuid NOT NULL,
  reason text NOT NULL,
  CONSTRAINT invoice_cancellations_pkey PRIMARY KEY (invoice_id),
  CONSTRAINT "a credit note has a number of its own" UNIQUE (year, sequence),
  CONSTRAINT invoice_cancellations_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES "user"(id),
  CONSTRAINT invoice_cancellations_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id),
  CONSTRAINT "an invoice is cancelled for a reason" CHECK (length(reason) >= 3 AND length(reason) <= 500)
);
CREATE INDEX invoice_cancellations_by_person ON invoice_cancellations USING btree (cancelled_by);
CREATE TRIGGER invoice_cancellations_stay BEFORE DELETE OR UPDATE ON invoice_cancellations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_cancellations_stay_all BEFORE TRUNCATE ON invoice_cancellations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON invoice_cancellations TO barefoot_app;

CREATE TABLE invoice_documents (
  invoice_id uuid NOT NULL,
  kind text NOT NULL,
  language text NOT NULL,
  content bytea NOT NULL,
  sha256 bytea NOT NULL,
  CONSTRAINT invoice_documents_pkey PRIMARY KEY (invoice_id, kind, language),
  CONSTRAINT invoice_documents_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id),
  CONSTRAINT "a document has the hash of what is in it" CHECK (sha256 = sha256(content)),
  CONSTRAINT "a document is an invoice or a credit note" CHECK (kind = ANY (ARRAY['invoice'::text, 'credit-note'::text])),
  CONSTRAINT "a document is at most 500 kB" CHECK (octet_length(content) >= 1 AND octet_length(content) <= 500000),
  CONSTRAINT "a document is in English or Welsh" CHECK (language = ANY (ARRAY['en'::text, 'cy'::text]))
);
CREATE TRIGGER invoice_documents_stay BEFORE DELETE OR UPDATE ON invoice_documents FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_documents_stay_all BEFORE TRUNCATE ON invoice_documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON invoice_documents TO barefoot_app;

CREATE TABLE invoice_letters (
  about uuid NOT NULL,
  kind text NOT NULL,
  invoice_id uuid NOT NULL,
  posted_at timestamp with time zone NOT NULL,
  CONSTRAINT invoice_letters_pkey PRIMARY KEY (about, kind),
  CONSTRAINT invoice_letters_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id),
  CONSTRAINT "a letter about a payment is of a known kind" CHECK (kind = ANY (ARRAY['failed'::text, 'taken-back'::text]))
);
CREATE INDEX invoice_letters_of_invoice ON invoice_letters USING btree (invoice_id);
GRANT SELECT, INSERT ON invoice_letters TO barefoot_app;

CREATE TABLE invoice_numbers (
  kind text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT invoice_numbers_pkey PRIMARY KEY (kind, year),
  CONSTRAINT "a number is at least 1" CHECK (last >= 1),
  CONSTRAINT "a number is of an invoice or a credit note" CHECK (kind = ANY (ARRAY['invoice'::text, 'credit-note'::text]))
);
GRANT SELECT, INSERT, UPDATE (last) ON invoice_numbers TO barefoot_app;

CREATE TABLE invoices (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  year integer NOT NULL,
  sequence integer NOT NULL,
  number text NOT NULL GENERATED ALWAYS AS ((('BF-'::text || year) || '-'::text) || lpad(sequence::text, GREATEST(4, length(sequence::text)), '0'::text)) STORED,
  currency character(3) NOT NULL,
  net_minor bigint NOT NULL,
  vat_percent numeric(5,2) NOT NULL,
  vat_minor bigint NOT NULL,
  vat_reason text NOT NULL,
  gross_minor bigint NOT NULL GENERATED ALWAYS AS (net_minor + vat_minor) STORED,
  bank_reference text NOT NULL,
  programme_en text NOT NULL,
  programme_cy text NOT NULL,
  buyer_name text NOT NULL,
  buyer_registration text,
  buyer_reference text,
  issued_at timestamp with time zone NOT NULL,
  issued_by uuid,
  due_on date NOT NULL,
  standing_deposit_id uuid,
  standing_month date,
  CONSTRAINT invoices_pkey PRIMARY KEY (id),
  CONSTRAINT "a month of a standing deposit is asked for once" UNIQUE (standing_deposit_id, standing_month),
  CONSTRAINT "an invoice has a bank reference of its own" UNIQUE (bank_reference),
  CONSTRAINT "an invoice has a number of its own" UNIQUE (year, sequence),
  CONSTRAINT invoices_id_programme_id_key UNIQUE (id, programme_id),
  CONSTRAINT "an invoice is in the currency of its programme" FOREIGN KEY (programme_id, currency) REFERENCES programmes(id, currency),
  CONSTRAINT "an invoice is of a standing deposit of its programme" FOREIGN KEY (standing_deposit_id, programme_id) REFERENCES standing_deposits(id, programme_id),
  CONSTRAINT invoices_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES "user"(id),
  CONSTRAINT invoices_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a bank reference is ten letters and digits" CHECK (bank_reference ~ '^BF[2-9A-HJKMNP-Z]{8}$'::text),
  CONSTRAINT "a buyer's reference is 1 to 60 characters" CHECK (length(buyer_reference) >= 1 AND length(buyer_reference) <= 60),
  CONSTRAINT "a grant is outside the scope of VAT" CHECK (vat_reason = 'grant'::text AND vat_percent = 0::numeric AND vat_minor = 0),
  CONSTRAINT "an invoice is issued by somebody or of a standing deposit" CHECK ((issued_by IS NULL) = (standing_deposit_id IS NOT NULL) AND (standing_deposit_id IS NULL) = (standing_month IS NULL)),
  CONSTRAINT "an invoice is £1 to £10 million" CHECK (net_minor >= 100 AND net_minor <= 1000000000),
  CONSTRAINT "an invoice names its buyer" CHECK (length(buyer_name) >= 2 AND length(buyer_name) <= 120 AND length(buyer_registration) <= 20),
  CONSTRAINT "an invoice names its programme" CHECK (length(programme_en) >= 3 AND length(programme_en) <= 120 AND length(programme_cy) <= 120)
);
CREATE INDEX invoices_by_person ON invoices USING btree (issued_by);
CREATE INDEX invoices_in_order ON invoices USING btree (issued_at, id);
CREATE INDEX invoices_of_organisation ON invoices USING btree (organisation_id);
CREATE INDEX invoices_of_programme ON invoices USING btree (programme_id, issued_at, id);
CREATE TRIGGER invoices_stay BEFORE DELETE OR UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoices_stay_all BEFORE TRUNCATE ON invoices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON invoices TO barefoot_app;

CREATE TABLE invoicing_authorities (
  expert_id uuid NOT NULL,
  number integer NOT NULL,
  given boolean NOT NULL,
  wording_version integer NOT NULL,
  at timestamp with time zone NOT NULL,
  previous integer GENERATED ALWAYS AS (NULLIF(number - 1, 0)) STORED,
  CONSTRAINT invoicing_authorities_pkey PRIMARY KEY (expert_id, number),
  CONSTRAINT invoicing_authorities_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "no word on an authority is missing" FOREIGN KEY (expert_id, previous) REFERENCES invoicing_authorities(expert_id, number),
  CONSTRAINT "an authority is given and then taken back, in turn" CHECK (number >= 1 AND given = ((number % 2) = 1)),
  CONSTRAINT "an authority is in words of a version" CHECK (wording_version >= 1)
);
CREATE TRIGGER "an erased person lets nobody issue their invoices" BEFORE INSERT ON invoicing_authorities FOR EACH ROW EXECUTE FUNCTION refuse_destination_of_erased();
CREATE TRIGGER invoicing_authorities_stay BEFORE DELETE OR UPDATE ON invoicing_authorities FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoicing_authorities_stay_all BEFORE TRUNCATE ON invoicing_authorities FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON invoicing_authorities TO barefoot_app;

CREATE TABLE late_pay (
  earning_id uuid NOT NULL,
  since date NOT NULL,
  rate integer NOT NULL,
  base_rate_policy_id uuid NOT NULL,
  compensation_minor bigint NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  CONSTRAINT late_pay_pkey PRIMARY KEY (earning_id),
  CONSTRAINT late_pay_base_rate_policy_id_fkey FOREIGN KEY (base_rate_policy_id) REFERENCES policies(id),
  CONSTRAINT late_pay_earning_id_fkey FOREIGN KEY (earning_id) REFERENCES earnings(id),
  CONSTRAINT "late pay bears interest" CHECK (rate >= 1 AND rate <= 100000),
  CONSTRAINT "late pay is compensated as the law says" CHECK (compensation_minor = ANY (ARRAY[4000::bigint, 7000::bigint, 10000::bigint]))
);
CREATE INDEX late_pay_by_base_rate ON late_pay USING btree (base_rate_policy_id);
CREATE TRIGGER late_pay_stays BEFORE DELETE OR UPDATE ON late_pay FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER late_pay_stays_all BEFORE TRUNCATE ON late_pay FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON late_pay TO barefoot_app;

CREATE TABLE late_pay_interest (
  id uuid NOT NULL,
  earning_id uuid NOT NULL,
  through date NOT NULL,
  amount_minor bigint NOT NULL,
  days integer NOT NULL,
  CONSTRAINT late_pay_interest_pkey PRIMARY KEY (id),
  CONSTRAINT "interest of a day is written once" UNIQUE (earning_id, through),
  CONSTRAINT late_pay_interest_earning_id_fkey FOREIGN KEY (earning_id) REFERENCES late_pay(earning_id),
  CONSTRAINT "interest is of some days" CHECK (days >= 1 AND days <= 36600),
  CONSTRAINT "interest is something" CHECK (amount_minor > 0)
);
CREATE TRIGGER late_pay_interest_stays BEFORE DELETE OR UPDATE ON late_pay_interest FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER late_pay_interest_stays_all BEFORE TRUNCATE ON late_pay_interest FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON late_pay_interest TO barefoot_app;

CREATE TABLE late_pay_told (
  earning_id uuid NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT late_pay_told_pkey PRIMARY KEY (earning_id),
  CONSTRAINT late_pay_told_earning_id_fkey FOREIGN KEY (earning_id) REFERENCES late_pay(earning_id)
);
GRANT SELECT, INSERT ON late_pay_told TO barefoot_app;

CREATE TABLE ledger_accounts (
  id uuid NOT NULL,
  kind text NOT NULL,
  owner text NOT NULL,
  currency character(3) NOT NULL,
  least_minor bigint,
  balance_minor bigint NOT NULL DEFAULT 0,
  opened_at timestamp with time zone NOT NULL,
  CONSTRAINT ledger_accounts_pkey PRIMARY KEY (id),
  CONSTRAINT ledger_accounts_id_currency_key UNIQUE (id, currency),
  CONSTRAINT "one account of a kind, an owner and a currency" UNIQUE (kind, owner, currency),
  CONSTRAINT "a currency is three letters" CHECK (currency ~ '^[A-Z]{3}$'::text),
  CONSTRAINT "a guarded account stays at its least or above" CHECK (
CASE
    WHEN least_minor IS NULL THEN balance_minor = 0
    ELSE balance_minor >= least_minor
END),
  CONSTRAINT "a kind of account is a word" CHECK (kind ~ '^[a-z][a-z-]{1,39}$'::text),
  CONSTRAINT "an owner is at most 60 characters" CHECK (length(owner) <= 60)
);
CREATE TRIGGER ledger_accounts_stay BEFORE DELETE ON ledger_accounts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_accounts_stay_all BEFORE TRUNCATE ON ledger_accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_accounts_stay_the_same BEFORE UPDATE OF id, kind, owner, currency, least_minor, opened_at ON ledger_accounts FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT (id, kind, owner, currency, least_minor, opened_at) ON ledger_accounts TO barefoot_app;

CREATE TABLE ledger_postings (
  transfer_id uuid NOT NULL,
  place smallint NOT NULL,
  account_id uuid NOT NULL,
  currency character(3) NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT ledger_postings_pkey PRIMARY KEY (transfer_id, place),
  CONSTRAINT "a posting is in the currency of its account" FOREIGN KEY (account_id, currency) REFERENCES ledger_accounts(id, currency),
  CONSTRAINT "a posting is in the currency of its transfer" FOREIGN KEY (transfer_id, currency) REFERENCES ledger_transfers(id, currency),
  CONSTRAINT "a posting moves something" CHECK (amount_minor <> 0),
  CONSTRAINT "a transfer has at most 1000 postings" CHECK (place >= 1 AND place <= 1000)
);
CREATE INDEX ledger_postings_of_account ON ledger_postings USING btree (account_id, transfer_id);
CREATE TRIGGER ledger_postings_stay BEFORE DELETE OR UPDATE ON ledger_postings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_postings_stay_all BEFORE TRUNCATE ON ledger_postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER postings_are_in_time BEFORE INSERT ON ledger_postings FOR EACH ROW EXECUTE FUNCTION refuse_late_postings();
CREATE CONSTRAINT TRIGGER postings_balance AFTER INSERT ON ledger_postings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_transfers();
CREATE TRIGGER postings_count AFTER INSERT ON ledger_postings FOR EACH ROW EXECUTE FUNCTION count_posting();
GRANT SELECT, INSERT ON ledger_postings TO barefoot_app;

CREATE TABLE ledger_transfers (
  id uuid NOT NULL,
  code text NOT NULL,
  reference text NOT NULL,
  currency character(3) NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  reverses uuid,
  by_user uuid,
  sealed_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT ledger_transfers_pkey PRIMARY KEY (id),
  CONSTRAINT "a fact is written in the books once" UNIQUE (code, reference),
  CONSTRAINT "a transfer is reversed once" UNIQUE (reverses),
  CONSTRAINT ledger_transfers_id_currency_key UNIQUE (id, currency),
  CONSTRAINT ledger_transfers_number_key UNIQUE (number),
  CONSTRAINT ledger_transfers_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT ledger_transfers_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger_transfers(id),
  CONSTRAINT "a transfer does not reverse itself" CHECK (reverses <> id),
  CONSTRAINT "a transfer has a code" CHECK (code ~ '^[a-z][a-z-]{1,59}$'::text),
  CONSTRAINT "a transfer says what it is about" CHECK (length(reference) >= 1 AND length(reference) <= 200),
  CONSTRAINT "what is recorded has occurred" CHECK (occurred_at <= recorded_at)
);
CREATE INDEX ledger_transfers_by_person ON ledger_transfers USING btree (by_user) WHERE by_user IS NOT NULL;
CREATE INDEX ledger_transfers_in_order ON ledger_transfers USING btree (recorded_at, number);
CREATE TRIGGER ledger_transfers_stay BEFORE DELETE OR UPDATE ON ledger_transfers FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transfers_stay_all BEFORE TRUNCATE ON ledger_transfers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER transfers_balance AFTER INSERT ON ledger_transfers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_transfers();
GRANT SELECT, INSERT (id, code, reference, currency, occurred_at, recorded_at, reverses, by_user) ON ledger_transfers TO barefoot_app;

CREATE TABLE letter_hours (
  user_id uuid NOT NULL,
  quiet_from time without time zone,
  quiet_to time without time zone,
  digest_at time without time zone NOT NULL DEFAULT '08:00:00'::time without time zone,
  chosen_at timestamp with time zone NOT NULL,
  CONSTRAINT letter_hours_pkey PRIMARY KEY (user_id),
  CONSTRAINT letter_hours_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "quiet hours are not a whole day" CHECK (quiet_from <> quiet_to),
  CONSTRAINT "quiet hours begin and end" CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
CREATE TRIGGER "an erased person keeps no hours" BEFORE INSERT ON letter_hours FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE (quiet_from, quiet_to, digest_at, chosen_at), DELETE ON letter_hours TO barefoot_app;

CREATE TABLE letters (
  id uuid NOT NULL,
  kind text NOT NULL,
  to_address text NOT NULL,
  to_name text NOT NULL,
  subject text NOT NULL,
  body text,
  calendar text,
  calendar_method text,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  path text,
  read_at timestamp with time zone,
  reply_to text,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamp with time zone,
  worth_until timestamp with time zone,
  handing_over_until timestamp with time zone,
  failure text,
  held_at timestamp with time zone,
  given_up_at timestamp with time zone,
  came_back_at timestamp with time zone,
  language text NOT NULL DEFAULT 'en'::text,
  news text,
  way text NOT NULL DEFAULT 'mail'::text,
  held_until timestamp with time zone,
  about uuid,
  gathered_in uuid,
  CONSTRAINT letters_pkey PRIMARY KEY (id),
  CONSTRAINT letters_gathered_in_fkey FOREIGN KEY (gathered_in) REFERENCES letters(id) ON DELETE SET NULL,
  CONSTRAINT "a calendar part names its method" CHECK ((calendar IS NULL) = (calendar_method IS NULL) AND (calendar_method = ANY (ARRAY['REQUEST'::text, 'CANCEL'::text]))),
  CONSTRAINT "a letter comes back once it went out" CHECK (came_back_at IS NULL OR sent_at IS NOT NULL),
  CONSTRAINT "a letter comes to one end" CHECK (num_nonnulls(sent_at, held_at, given_up_at) <= 1),
  CONSTRAINT "a letter goes by mail, in a digest, or on the site alone" CHECK (way = ANY (ARRAY['mail'::text, 'digest'::text, 'site'::text])),
  CONSTRAINT "a letter is answered at an address" CHECK (reply_to ~ '^[^@\s]+@[^@\s]+$'::text AND length(reply_to) <= 254),
  CONSTRAINT "a letter is in English or Welsh" CHECK (language = ANY (ARRAY['en'::text, 'cy'::text])),
  CONSTRAINT "a letter is read once it was written" CHECK (read_at >= created_at),
  CONSTRAINT "a letter is tried so many times" CHECK (tries >= 0),
  CONSTRAINT "a letter is tried until it is worth nothing" CHECK (next_try_at IS NULL OR worth_until IS NOT NULL),
  CONSTRAINT "a letter leads to an address of this site" CHECK (path ~ '^/[^/\\\s][^\\\s]*$'::text AND length(path) <= 300),
  CONSTRAINT "a letter that came to its end is not tried again" CHECK (next_try_at IS NULL OR num_nonnulls(sent_at, held_at, given_up_at) = 0),
  CONSTRAINT "a letter that can be refused is of known news" CHECK (news = ANY (ARRAY['bookings'::text, 'messages'::text, 'reminders'::text, 'money'::text, 'account'::text, 'members'::text, 'digest'::text])),
  CONSTRAINT "a letter that is still to go has its text" CHECK (body IS NOT NULL OR num_nonnulls(sent_at, given_up_at) > 0 OR way <> 'mail'::text),
  CONSTRAINT "only what was to be gathered is" CHECK (gathered_in IS NULL OR way = 'digest'::text),
  CONSTRAINT "what is told on the site alone waits for nothing" CHECK (held_until IS NULL OR way <> 'site'::text),
  CONSTRAINT "why a letter did not arrive is a code" CHECK (failure ~ '^[a-z0-9][a-z0-9.-]{0,29}$'::text)
);
CREATE INDEX letters_by_address ON letters USING btree (to_address, kind, created_at);
CREATE INDEX letters_by_digest ON letters USING btree (gathered_in);
CREATE INDEX letters_by_what_they_are_about ON letters USING btree (about) WHERE news = 'reminders'::text;
CREATE INDEX letters_held ON letters USING btree (lower(to_address)) WHERE held_at IS NOT NULL;
CREATE INDEX letters_held_until ON letters USING btree (held_until) WHERE held_until IS NOT NULL;
CREATE INDEX letters_newest_first ON letters USING btree (created_at DESC, id DESC);
CREATE INDEX letters_to_try ON letters USING btree (next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX letters_undelivered ON letters USING btree (COALESCE(given_up_at, came_back_at), id) WHERE COALESCE(given_up_at, came_back_at) IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON letters TO barefoot_app;

CREATE TABLE mandates (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL,
  created_by uuid,
  request_id text,
  external_id text,
  bank_name text,
  account_ending text,
  active_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_reason text,
  CONSTRAINT mandates_pkey PRIMARY KEY (id),
  CONSTRAINT "a mandate is asked for once" UNIQUE (request_id),
  CONSTRAINT "a provider's mandate is one of ours" UNIQUE (external_id),
  CONSTRAINT mandates_id_organisation_id_key UNIQUE (id, organisation_id),
  CONSTRAINT mandates_created_by_fkey FOREIGN KEY (created_by) REFERENCES "user"(id),
  CONSTRAINT mandates_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a mandate has a state" CHECK (state = ANY (ARRAY['requested'::text, 'pending'::text, 'active'::text, 'ended'::text])),
  CONSTRAINT "a mandate shows little of a bank account" CHECK (length(bank_name) <= 200 AND length(account_ending) <= 4 AND length(end_reason) <= 100),
  CONSTRAINT "a mandate that ends says when and why" CHECK ((state = 'ended'::text) = (ended_at IS NOT NULL) AND (state = 'ended'::text) = (end_reason IS NOT NULL)),
  CONSTRAINT "a mandate that was agreed to is known to its provider" CHECK (external_id IS NOT NULL OR (state <> ALL (ARRAY['pending'::text, 'active'::text]))),
  CONSTRAINT "an active mandate says since when" CHECK (state <> 'active'::text OR active_at IS NOT NULL)
);
CREATE INDEX mandates_by_person ON mandates USING btree (created_by);
CREATE INDEX mandates_of_organisation ON mandates USING btree (organisation_id, created_at, id);
GRANT SELECT, INSERT, UPDATE (state, version, request_id, external_id, bank_name, account_ending, active_at, ended_at, end_reason) ON mandates TO barefoot_app;

CREATE TABLE meeting_settings (
  expert_id uuid NOT NULL,
  url text,
  number text,
  address text,
  directions text NOT NULL DEFAULT ''::text,
  access text NOT NULL DEFAULT ''::text,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT meeting_settings_pkey PRIMARY KEY (expert_id),
  CONSTRAINT meeting_settings_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a link of one’s own is https and not long" CHECK (length(url) <= 500 AND url ~ '^https://[^\s]+$'::text),
  CONSTRAINT "a number to be called on is international" CHECK (number ~ '^\+[1-9][0-9]{6,14}$'::text),
  CONSTRAINT "a place has an address of 1 to 500 characters" CHECK (length(address) >= 1 AND length(address) <= 500),
  CONSTRAINT "what is said of a place is bounded, and there is one" CHECK (length(directions) <= 1000 AND length(access) <= 1000 AND (address IS NOT NULL OR directions = ''::text AND access = ''::text))
);
GRANT SELECT, INSERT, UPDATE (url, number, address, directions, access, set_at) ON meeting_settings TO barefoot_app;

CREATE TABLE meetings (
  booking_id uuid NOT NULL,
  client_number text,
  room text,
  url text,
  number text,
  address text,
  directions text NOT NULL DEFAULT ''::text,
  access text NOT NULL DEFAULT ''::text,
  fixed_at timestamp with time zone,
  CONSTRAINT meetings_pkey PRIMARY KEY (booking_id),
  CONSTRAINT meetings_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT "a client’s number is international" CHECK (client_number ~ '^\+[1-9][0-9]{6,14}$'::text),
  CONSTRAINT "a room is a link and not long" CHECK (length(room) <= 500 AND room ~ '^https?://[^\s]+$'::text),
  CONSTRAINT "a session’s link is one and not long" CHECK (length(url) <= 500 AND url ~ '^https?://[^\s]+$'::text),
  CONSTRAINT "a session’s number is international" CHECK (number ~ '^\+[1-9][0-9]{6,14}$'::text),
  CONSTRAINT "a session’s place has an address of 1 to 500 characters" CHECK (length(address) >= 1 AND length(address) <= 500),
  CONSTRAINT "what is said of a session’s place is bounded" CHECK (length(directions) <= 1000 AND length(access) <= 1000 AND (address IS NOT NULL OR directions = ''::text AND access = ''::text)),
  CONSTRAINT "where two meet is known once it is fixed" CHECK (fixed_at IS NOT NULL OR room IS NULL AND url IS NULL AND number IS NULL AND address IS NULL)
);
GRANT SELECT, INSERT, UPDATE (client_number, room, url, number, address, directions, access, fixed_at) ON meetings TO barefoot_app;

CREATE TABLE memberships (
  organisation_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT "a person has one role in an organisation" PRIMARY KEY (organisation_id, user_id),
  CONSTRAINT memberships_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "a role is known" CHECK (role = ANY (ARRAY['member'::text, 'booker'::text, 'finance'::text, 'admin'::text]))
);
CREATE INDEX memberships_by_user ON memberships USING btree (user_id);
CREATE TRIGGER "an erased person joins nothing" BEFORE INSERT ON memberships FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE, DELETE ON memberships TO barefoot_app;

CREATE TABLE messages (
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  number integer NOT NULL,
  written_by uuid NOT NULL,
  side text NOT NULL,
  text text NOT NULL,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT messages_pkey PRIMARY KEY (id),
  CONSTRAINT "a message has a place of its own in its conversation" UNIQUE (conversation_id, number),
  CONSTRAINT messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  CONSTRAINT messages_written_by_fkey FOREIGN KEY (written_by) REFERENCES "user"(id),
  CONSTRAINT "a message has 1 to 4000 characters" CHECK (length(text) >= 1 AND length(text) <= 4000),
  CONSTRAINT "a message is written by one of the sides" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "the first message has number 1" CHECK (number >= 1)
);
CREATE INDEX messages_by_age ON messages USING btree (written_at);
CREATE INDEX messages_by_writer ON messages USING btree (written_by, written_at);
CREATE TRIGGER "an erased person says nothing" BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION refuse_erased('written_by');
GRANT SELECT, INSERT ON messages TO barefoot_app;

CREATE TABLE migrations (
  name text NOT NULL,
  hash text NOT NULL,
  ran_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migrations_pkey PRIMARY KEY (name)
);

CREATE TABLE no_shows (
  id uuid NOT NULL,
  booking_id uuid NOT NULL,
  side text NOT NULL,
  reported_at timestamp with time zone NOT NULL,
  reported_by uuid NOT NULL,
  contest_by timestamp with time zone NOT NULL,
  contested_at timestamp with time zone,
  contested_by uuid,
  statement text,
  decision text,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision_note text,
  warned_at timestamp with time zone,
  CONSTRAINT no_shows_pkey PRIMARY KEY (id),
  CONSTRAINT no_shows_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT no_shows_contested_by_fkey FOREIGN KEY (contested_by) REFERENCES "user"(id),
  CONSTRAINT no_shows_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES "user"(id),
  CONSTRAINT no_shows_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES "user"(id),
  CONSTRAINT "a contested no-show is decided on by somebody or by a clock" CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL OR contested_at IS NOT NULL AND (decision = ANY (ARRAY['stands'::text, 'undone'::text])) AND num_nonnulls(decided_by, warned_at) > 0) AND (decided_by IS NULL OR decision IS NOT NULL) AND (decision_note IS NULL OR decided_by IS NOT NULL AND length(decision_note) <= 2000)),
  CONSTRAINT "a contested no-show says when, by whom and why" CHECK ((contested_at IS NULL) = (contested_by IS NULL) AND (contested_at IS NULL) = (statement IS NULL) AND (statement IS NULL OR length(statement) >= 1 AND length(statement) <= 2000)),
  CONSTRAINT "of a no-show is warned once it is contested" CHECK (warned_at IS NULL OR contested_at IS NOT NULL AND warned_at >= contested_at),
  CONSTRAINT "who did not come is the client or the adviser" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text]))
);
CREATE UNIQUE INDEX "a session has one standing no-show" ON no_shows USING btree (booking_id) WHERE decision IS DISTINCT FROM 'undone'::text;
CREATE INDEX no_shows_of_booking ON no_shows USING btree (booking_id, reported_at);
CREATE INDEX no_shows_uncontested ON no_shows USING btree (contest_by) WHERE contested_at IS NULL;
CREATE INDEX no_shows_undecided ON no_shows USING btree (contested_at) WHERE contested_at IS NOT NULL AND decision IS NULL;
CREATE TRIGGER "an erased person contests nothing" BEFORE UPDATE OF contested_by ON no_shows FOR EACH ROW WHEN (new.contested_by IS DISTINCT FROM old.contested_by) EXECUTE FUNCTION refuse_erased('contested_by');
GRANT SELECT, INSERT, UPDATE (contested_at, contested_by, statement, decision, decided_at, decided_by, decision_note, warned_at) ON no_shows TO barefoot_app;

CREATE TABLE notification_preferences (
  user_id uuid NOT NULL,
  news text NOT NULL,
  channel text NOT NULL,
  wanted boolean NOT NULL,
  chosen_at timestamp with time zone NOT NULL,
  daily boolean NOT NULL DEFAULT false,
  CONSTRAINT "a person chooses once for each news and channel" PRIMARY KEY (user_id, news, channel),
  CONSTRAINT notification_preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "a channel is known" CHECK (channel = 'email'::text),
  CONSTRAINT "news is of a known kind" CHECK (news = ANY (ARRAY['bookings'::text, 'messages'::text, 'reminders'::text, 'money'::text, 'account'::text, 'members'::text])),
  CONSTRAINT "reminders are not gathered" CHECK (NOT daily OR news <> 'reminders'::text)
);
GRANT SELECT, INSERT, UPDATE (wanted, chosen_at, daily) ON notification_preferences TO barefoot_app;

CREATE TABLE occupancies (
  reference uuid NOT NULL,
  expert_id uuid NOT NULL,
  during tstzrange NOT NULL,
  blocked tstzrange NOT NULL,
  kind text NOT NULL,
  lapses_at timestamp with time zone,
  unpaid boolean NOT NULL DEFAULT false,
  CONSTRAINT occupancies_pkey PRIMARY KEY (reference),
  CONSTRAINT "one adviser, one place at a time" EXCLUDE USING gist (expert_id WITH =, blocked WITH &&),
  CONSTRAINT occupancies_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id),
  CONSTRAINT "taken time begins and ends" CHECK (lower_inc(blocked) AND NOT upper_inc(blocked) AND NOT lower_inf(blocked) AND NOT upper_inf(blocked) AND isfinite(lower(blocked)) AND isfinite(upper(blocked))),
  CONSTRAINT "taken time is of a known kind" CHECK (kind = ANY (ARRAY['held'::text, 'requested'::text, 'confirmed'::text])),
  CONSTRAINT "the session lies within what it blocks" CHECK (NOT isempty(during) AND blocked @> during),
  CONSTRAINT "what is held lapses and what is confirmed does not" CHECK (
CASE kind
    WHEN 'held'::text THEN lapses_at IS NOT NULL
    WHEN 'confirmed'::text THEN lapses_at IS NULL
    ELSE true
END)
);
CREATE INDEX occupancies_by_lapse ON occupancies USING btree (lapses_at) WHERE lapses_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON occupancies TO barefoot_app;

CREATE TABLE offer_calendars (
  offer_id uuid NOT NULL,
  language text NOT NULL,
  content_hash bytea NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT "an offer has one calendar in each language" PRIMARY KEY (offer_id, language),
  CONSTRAINT offer_calendars_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  CONSTRAINT "a calendar of an offer is in English or in Welsh" CHECK (language = ANY (ARRAY['en'::text, 'cy'::text])),
  CONSTRAINT "what the calendar of an offer said is kept as its SHA-256" CHECK (length(content_hash) = 32)
);
GRANT SELECT, INSERT, UPDATE (content_hash, changed_at) ON offer_calendars TO barefoot_app;

CREATE TABLE offers (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL DEFAULT ''::text,
  summary_en text NOT NULL DEFAULT ''::text,
  summary_cy text NOT NULL DEFAULT ''::text,
  pricing text NOT NULL,
  duration_minutes integer NOT NULL,
  interval_minutes integer NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  notice_minutes integer NOT NULL,
  window_days integer NOT NULL,
  modes text[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  retired_at timestamp with time zone,
  window_kind text NOT NULL DEFAULT 'calendar'::text,
  asks boolean NOT NULL DEFAULT false,
  capacity integer NOT NULL DEFAULT 1,
  minimum_seats integer NOT NULL DEFAULT 1,
  preparation_minutes integer NOT NULL DEFAULT 0,
  write_up_minutes integer NOT NULL DEFAULT 0,
  travel_minutes integer NOT NULL DEFAULT 0,
  expenses_minor bigint NOT NULL DEFAULT 0,
  expenses_currency character(3) NOT NULL DEFAULT 'GBP'::bpchar,
  unpaid_minutes integer NOT NULL DEFAULT 0,
  unpaid_travel_minutes integer NOT NULL DEFAULT 0,
  unreimbursed_costs_minor bigint NOT NULL DEFAULT 0,
  unreimbursed_costs_currency character(3) NOT NULL DEFAULT 'GBP'::bpchar,
  CONSTRAINT offers_pkey PRIMARY KEY (id),
  CONSTRAINT offers_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a booking window counts days of the calendar or open days" CHECK (window_kind = ANY (ARRAY['calendar'::text, 'open_days'::text])),
  CONSTRAINT "a booking window is 1 to 90 days" CHECK (window_days >= 1 AND window_days <= 90),
  CONSTRAINT "a buffer is at most 4 hours" CHECK (buffer_before_minutes >= 0 AND buffer_before_minutes <= 240 AND buffer_after_minutes >= 0 AND buffer_after_minutes <= 240),
  CONSTRAINT "a free introduction lasts at most 30 minutes" CHECK (pricing <> 'free_introduction'::text OR duration_minutes <= 30),
  CONSTRAINT "a seat in a group is not asked for" CHECK (capacity = 1 OR NOT asks),
  CONSTRAINT "an offer has 1 to 100 seats, and needs no more than it has" CHECK (capacity >= 1 AND capacity <= 100 AND minimum_seats >= 1 AND minimum_seats <= capacity),
  CONSTRAINT "an offer has a title of 2 to 120 characters" CHECK (length(title_en) >= 2 AND length(title_en) <= 120),
  CONSTRAINT "an offer is free, by the rate card or for time credits" CHECK (pricing = ANY (ARRAY['free_introduction'::text, 'rate_card'::text, 'time_credits'::text])),
  CONSTRAINT "an offer lasts 5 minutes to 8 hours" CHECK (duration_minutes >= 5 AND duration_minutes <= 480),
  CONSTRAINT "an offer says how you meet" CHECK (cardinality(modes) >= 1 AND cardinality(modes) <= 3 AND modes <@ ARRAY['video'::text, 'phone'::text, 'in_person'::text]),
  CONSTRAINT "expenses and costs of a session are at most 10000 pounds" CHECK (expenses_minor >= 0 AND expenses_minor <= 1000000 AND unreimbursed_costs_minor >= 0 AND unreimbursed_costs_minor <= 1000000 AND expenses_currency = 'GBP'::bpchar AND unreimbursed_costs_currency = 'GBP'::bpchar),
  CONSTRAINT "nothing of a free introduction is paid" CHECK (pricing <> 'free_introduction'::text OR (preparation_minutes + write_up_minutes + travel_minutes + expenses_minor) = 0),
  CONSTRAINT "notice is at most 30 days" CHECK (notice_minutes >= 0 AND notice_minutes <= 43200),
  CONSTRAINT "offer texts are bounded" CHECK (length(title_cy) <= 120 AND length(summary_en) <= 1000 AND length(summary_cy) <= 1000),
  CONSTRAINT "slots start every 5 minutes to 8 hours" CHECK (interval_minutes >= 5 AND interval_minutes <= 480),
  CONSTRAINT "time credits pay no expenses and no groups" CHECK (pricing <> 'time_credits'::text OR (expenses_minor + unreimbursed_costs_minor) = 0 AND capacity = 1),
  CONSTRAINT "whoever travels meets in person" CHECK ((travel_minutes + unpaid_travel_minutes) = 0 OR modes = ARRAY['in_person'::text]),
  CONSTRAINT "work around a session is at most 16 hours of a kind" CHECK (preparation_minutes >= 0 AND preparation_minutes <= 960 AND write_up_minutes >= 0 AND write_up_minutes <= 960 AND travel_minutes >= 0 AND travel_minutes <= 960 AND unpaid_minutes >= 0 AND unpaid_minutes <= 960 AND unpaid_travel_minutes >= 0 AND unpaid_travel_minutes <= 960)
);
CREATE INDEX offers_by_expert ON offers USING btree (expert_id) WHERE retired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON offers TO barefoot_app;

CREATE TABLE organisations (
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT organisations_pkey PRIMARY KEY (id),
  CONSTRAINT "an organisation has a name of 2 to 120 characters" CHECK (length(name) >= 2 AND length(name) <= 120),
  CONSTRAINT "an organisation is of a known kind" CHECK (kind = ANY (ARRAY['start_up'::text, 'co_op'::text, 'funder'::text, 'development_body'::text]))
);
GRANT SELECT, INSERT, UPDATE, DELETE ON organisations TO barefoot_app;

CREATE TABLE outcomes (
  id uuid NOT NULL,
  voucher_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  kind text NOT NULL,
  value bigint NOT NULL,
  happened_on date NOT NULL,
  evidence text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  CONSTRAINT outcomes_pkey PRIMARY KEY (id),
  CONSTRAINT "an outcome is of the organisation that had the voucher" FOREIGN KEY (voucher_id, organisation_id) REFERENCES vouchers(id, organisation_id),
  CONSTRAINT outcomes_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT outcomes_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES "user"(id),
  CONSTRAINT "an outcome has a value of its kind" CHECK (
CASE kind
    WHEN 'registration'::text THEN value = 1
    WHEN 'finance-raised'::text THEN value >= 1 AND value <= '100000000000'::bigint
    WHEN 'trading-12-months'::text THEN value = ANY (ARRAY[0::bigint, 1::bigint])
    WHEN 'trading-24-months'::text THEN value = ANY (ARRAY[0::bigint, 1::bigint])
    ELSE value >= 0 AND value <= 100000
END),
  CONSTRAINT "an outcome has evidence" CHECK (length(evidence) >= 3 AND length(evidence) <= 2000),
  CONSTRAINT "an outcome is of a known kind" CHECK (kind = ANY (ARRAY['registration'::text, 'jobs-before'::text, 'jobs'::text, 'finance-raised'::text, 'trading-12-months'::text, 'trading-24-months'::text])),
  CONSTRAINT "an outcome that is recorded has happened" CHECK (happened_on <= (recorded_at AT TIME ZONE 'Europe/London'::text)::date),
  CONSTRAINT "an outcome that is withdrawn says when and by whom" CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX outcomes_by_recorder ON outcomes USING btree (recorded_by);
CREATE INDEX outcomes_by_withdrawer ON outcomes USING btree (withdrawn_by);
CREATE INDEX outcomes_of_organisation ON outcomes USING btree (organisation_id, recorded_at, id);
CREATE INDEX outcomes_of_voucher ON outcomes USING btree (voucher_id, organisation_id, recorded_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON outcomes TO barefoot_app;

CREATE TABLE oversights (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  organisation_id uuid,
  specialist_id uuid,
  state text NOT NULL,
  is_current boolean NOT NULL GENERATED ALWAYS AS (state = 'accepted'::text) STORED,
  note text NOT NULL DEFAULT ''::text,
  asked_at timestamp with time zone NOT NULL,
  answered_at timestamp with time zone,
  answered_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  reason text NOT NULL DEFAULT ''::text,
  CONSTRAINT oversights_pkey PRIMARY KEY (id),
  CONSTRAINT oversights_by_currency UNIQUE (id, expert_id, is_current),
  CONSTRAINT oversights_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES "user"(id),
  CONSTRAINT oversights_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES "user"(id),
  CONSTRAINT oversights_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT oversights_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT oversights_specialist_id_fkey FOREIGN KEY (specialist_id) REFERENCES experts(id),
  CONSTRAINT "a body or a specialist oversees, not both" CHECK (num_nonnulls(organisation_id, specialist_id) = 1),
  CONSTRAINT "an answered oversight says when and by whom" CHECK ((state = ANY (ARRAY['accepted'::text, 'declined'::text, 'ended'::text])) = (answered_at IS NOT NULL) AND (answered_at IS NULL) = (answered_by IS NULL)),
  CONSTRAINT "an oversight is in a known state" CHECK (state = ANY (ARRAY['asked'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'ended'::text])),
  CONSTRAINT "an oversight that is over says when and by whom" CHECK ((state = ANY (ARRAY['withdrawn'::text, 'ended'::text])) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT "nobody oversees themselves" CHECK (specialist_id <> expert_id),
  CONSTRAINT "the texts of an oversight are bounded" CHECK (length(note) <= 1000 AND length(reason) <= 1000),
  CONSTRAINT "who declines or ends an oversight says why" CHECK ((state <> ALL (ARRAY['declined'::text, 'ended'::text])) OR length(reason) >= 3)
);
CREATE UNIQUE INDEX "an adviser has one standing oversight" ON oversights USING btree (expert_id) WHERE state = ANY (ARRAY['asked'::text, 'accepted'::text]);
CREATE INDEX oversights_by_organisation ON oversights USING btree (organisation_id, asked_at, id);
CREATE INDEX oversights_by_specialist ON oversights USING btree (specialist_id, asked_at, id);
CREATE INDEX oversights_of_expert ON oversights USING btree (expert_id, asked_at, id);
CREATE TRIGGER "an erased person answers for nobody" BEFORE UPDATE OF state ON oversights FOR EACH ROW WHEN (new.state = 'accepted'::text) EXECUTE FUNCTION refuse_erased('answered_by');
GRANT SELECT, INSERT, UPDATE (state, answered_at, answered_by, ended_at, ended_by, reason) ON oversights TO barefoot_app;

CREATE TABLE passkey (
  id uuid NOT NULL,
  name text NOT NULL,
  "publicKey" text NOT NULL,
  "userId" uuid NOT NULL,
  "credentialID" text NOT NULL,
  counter bigint NOT NULL,
  "deviceType" text NOT NULL,
  "backedUp" boolean NOT NULL,
  transports text NOT NULL,
  aaguid text NOT NULL,
  "createdAt" timestamp with time zone NOT NULL,
  "lastUsedAt" timestamp with time zone,
  CONSTRAINT passkey_pkey PRIMARY KEY (id),
  CONSTRAINT "a passkey is one person’s" UNIQUE ("credentialID"),
  CONSTRAINT "passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "a device counts in 32 bits" CHECK (counter >= 0 AND counter <= '4294967295'::bigint),
  CONSTRAINT "a passkey has a name of 1 to 80 characters" CHECK (length(name) >= 1 AND length(name) <= 80),
  CONSTRAINT "a passkey is named by 1 to 1,023 bytes in base64url" CHECK (length("credentialID") >= 2 AND length("credentialID") <= 1364 AND "credentialID" ~ '^[A-Za-z0-9_-]+$'::text),
  CONSTRAINT "a passkey is on one device or on many" CHECK ("deviceType" = ANY (ARRAY['singleDevice'::text, 'multiDevice'::text])),
  CONSTRAINT "a public key is not long" CHECK (length("publicKey") >= 1 AND length("publicKey") <= 4000),
  CONSTRAINT "the make of a device is an AAGUID" CHECK (aaguid ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text),
  CONSTRAINT "the ways to a device are few" CHECK (length(transports) <= 220)
);
CREATE INDEX passkeys_of_person ON passkey USING btree ("userId", "createdAt");
CREATE TRIGGER "an erased person keeps no passkey" BEFORE INSERT ON passkey FOR EACH ROW EXECUTE FUNCTION refuse_erased('userId');
GRANT SELECT, INSERT, UPDATE (name, counter, "lastUsedAt"), DELETE ON passkey TO barefoot_app;

CREATE TABLE payment_news (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  told_at timestamp with time zone,
  tries integer NOT NULL DEFAULT 0,
  failure text,
  parked_at timestamp with time zone,
  due_at timestamp with time zone NOT NULL,
  CONSTRAINT payment_news_pkey PRIMARY KEY (id),
  CONSTRAINT payment_news_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  CONSTRAINT "news is told or parked" CHECK (num_nonnulls(told_at, parked_at) <= 1),
  CONSTRAINT "news of a payment has a kind" CHECK (kind = ANY (ARRAY['secured'::text, 'ended'::text, 'reversed'::text, 'restored'::text])),
  CONSTRAINT "what kept news from being told is at most 500 characters" CHECK (length(failure) <= 500)
);
CREATE INDEX payment_news_of_payment ON payment_news USING btree (payment_id);
CREATE INDEX payment_news_parked ON payment_news USING btree (parked_at, id) WHERE parked_at IS NOT NULL;
CREATE INDEX payment_news_waiting ON payment_news USING btree (due_at) WHERE told_at IS NULL AND parked_at IS NULL;
GRANT SELECT, INSERT, UPDATE (told_at, tries, failure, parked_at, due_at) ON payment_news TO barefoot_app;

CREATE TABLE payment_reversals (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  kind text NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  is_owed boolean NOT NULL,
  at timestamp with time zone NOT NULL,
  restored_at timestamp with time zone,
  CONSTRAINT payment_reversals_pkey PRIMARY KEY (id),
  CONSTRAINT payment_reversals_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  CONSTRAINT "a reversal has a kind" CHECK (kind = ANY (ARRAY['late-failure'::text, 'chargeback'::text, 'dispute'::text])),
  CONSTRAINT "a reversal takes something" CHECK (amount_minor > 0),
  CONSTRAINT "what is restored was taken first" CHECK (restored_at >= at)
);
CREATE UNIQUE INDEX "a payment is taken back once at a time" ON payment_reversals USING btree (payment_id) WHERE restored_at IS NULL;
CREATE INDEX payment_reversals_of_payment ON payment_reversals USING btree (payment_id);
GRANT SELECT, INSERT, UPDATE (restored_at) ON payment_reversals TO barefoot_app;

CREATE TABLE payments (
  id uuid NOT NULL,
  purpose text NOT NULL,
  reference uuid NOT NULL,
  organisation_id uuid NOT NULL,
  rail text NOT NULL,
  provider text NOT NULL GENERATED ALWAYS AS (
CASE rail
    WHEN 'card'::text THEN 'stripe'::text
    ELSE 'gocardless'::text
END) STORED,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  planned_at timestamp with time zone NOT NULL,
  planned_by uuid,
  expires_at timestamp with time zone NOT NULL,
  checkout_id text,
  checkout_url text,
  external_id text,
  is_debit boolean NOT NULL DEFAULT false,
  relied_at timestamp with time zone,
  settled_at timestamp with time zone,
  cleared_at timestamp with time zone,
  ended_at timestamp with time zone,
  failure text,
  mandate_id uuid,
  retried_at timestamp with time zone,
  CONSTRAINT payments_pkey PRIMARY KEY (id),
  CONSTRAINT "a provider's payment is one of ours" UNIQUE (provider, external_id),
  CONSTRAINT "a provider's payment page is one of ours" UNIQUE (provider, checkout_id),
  CONSTRAINT "a debit is by a mandate of its payer" FOREIGN KEY (mandate_id, organisation_id) REFERENCES mandates(id, organisation_id),
  CONSTRAINT payments_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT payments_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES "user"(id),
  CONSTRAINT "a debit is by a mandate, and nothing else is" CHECK ((rail = 'debit'::text) = (mandate_id IS NOT NULL)),
  CONSTRAINT "a failure is at most 200 characters" CHECK (length(failure) <= 200),
  CONSTRAINT "a payment comes by a rail" CHECK (rail = ANY (ARRAY['bank'::text, 'debit'::text, 'card'::text])),
  CONSTRAINT "a payment has a state" CHECK (state = ANY (ARRAY['planned'::text, 'open'::text, 'pending'::text, 'settled'::text, 'failed'::text, 'expired'::text, 'reversed'::text])),
  CONSTRAINT "a payment is for something" CHECK (purpose = ANY (ARRAY['session'::text, 'debt'::text, 'invoice'::text])),
  CONSTRAINT "a payment is £0.30 to £1 million" CHECK (amount_minor >= 30 AND amount_minor <= 100000000),
  CONSTRAINT "a payment page is at most 2000 characters" CHECK (length(checkout_url) <= 2000),
  CONSTRAINT "a payment that ends says when" CHECK ((ended_at IS NOT NULL) = (state = ANY (ARRAY['failed'::text, 'expired'::text]))),
  CONSTRAINT "a settled payment says since when" CHECK ((state <> ALL (ARRAY['settled'::text, 'reversed'::text])) OR num_nonnulls(settled_at, relied_at) > 0),
  CONSTRAINT "only what has settled is clear" CHECK (cleared_at IS NULL OR settled_at IS NOT NULL),
  CONSTRAINT "what has settled or was counted on has come from somewhere" CHECK (external_id IS NOT NULL OR num_nonnulls(relied_at, settled_at, cleared_at) = 0)
);
CREATE UNIQUE INDEX "one payment of a thing is on its way" ON payments USING btree (purpose, reference) WHERE state = ANY (ARRAY['planned'::text, 'open'::text, 'pending'::text]);
CREATE INDEX payments_by_mandate ON payments USING btree (mandate_id, organisation_id);
CREATE INDEX payments_by_person ON payments USING btree (planned_by);
CREATE INDEX payments_not_clear ON payments USING btree (settled_at) WHERE is_debit AND cleared_at IS NULL AND (state = ANY (ARRAY['pending'::text, 'settled'::text]));
CREATE INDEX payments_of_organisation ON payments USING btree (organisation_id, planned_at, id);
CREATE INDEX payments_of_reference ON payments USING btree (reference);
CREATE INDEX payments_on_their_way ON payments USING btree (expires_at) WHERE state = ANY (ARRAY['planned'::text, 'open'::text, 'pending'::text]);
GRANT SELECT, INSERT, UPDATE (state, version, expires_at, checkout_id, checkout_url, external_id, is_debit, relied_at, settled_at, cleared_at, ended_at, failure, retried_at) ON payments TO barefoot_app;

CREATE TABLE payout_accounts (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  external_id text,
  state text NOT NULL,
  due_count integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  planned_at timestamp with time zone NOT NULL,
  looked_at timestamp with time zone,
  looks integer NOT NULL DEFAULT 0,
  next_look_at timestamp with time zone,
  CONSTRAINT payout_accounts_pkey PRIMARY KEY (id),
  CONSTRAINT "a person has one payout account" UNIQUE (user_id),
  CONSTRAINT "a provider's account is one person's" UNIQUE (external_id),
  CONSTRAINT payout_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "a payout account has a state" CHECK (state = ANY (ARRAY['planned'::text, 'needs-more'::text, 'pending'::text, 'active'::text])),
  CONSTRAINT "a payout account is asked about while it waits at its provider" CHECK (next_look_at IS NULL OR (state = ANY (ARRAY['needs-more'::text, 'pending'::text]))),
  CONSTRAINT "a payout account is planned until the provider has it" CHECK ((state = 'planned'::text) = (external_id IS NULL)),
  CONSTRAINT "looks at a payout account are counted" CHECK (looks >= 0),
  CONSTRAINT "the id of a provider's account is at most 200 characters" CHECK (length(external_id) <= 200),
  CONSTRAINT "what is asked for a payout account is counted" CHECK (due_count >= 0 AND due_count <= 1000)
);
CREATE INDEX payout_accounts_to_look_at ON payout_accounts USING btree (next_look_at, id) WHERE next_look_at IS NOT NULL;
CREATE TRIGGER "an erased person is paid out to nowhere" BEFORE INSERT ON payout_accounts FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE, DELETE ON payout_accounts TO barefoot_app;

CREATE TABLE payout_approvals (
  payout_id uuid NOT NULL,
  approved_at timestamp with time zone NOT NULL,
  approved_by uuid NOT NULL,
  told_at timestamp with time zone,
  CONSTRAINT payout_approvals_pkey PRIMARY KEY (payout_id),
  CONSTRAINT payout_approvals_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES "user"(id),
  CONSTRAINT payout_approvals_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES adviser_payouts(id),
  CONSTRAINT "an approval is told after it is given" CHECK (told_at >= approved_at)
);
CREATE INDEX payout_approvals_by_steward ON payout_approvals USING btree (approved_by);
CREATE INDEX payout_approvals_to_tell ON payout_approvals USING btree (approved_at) WHERE told_at IS NULL;
CREATE TRIGGER payout_approvals_stay BEFORE DELETE ON payout_approvals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_approvals_stay_all BEFORE TRUNCATE ON payout_approvals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_approvals_stay_the_same BEFORE UPDATE OF payout_id, approved_at, approved_by ON payout_approvals FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (told_at) ON payout_approvals TO barefoot_app;

CREATE TABLE payout_destinations (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  rail text NOT NULL,
  state text NOT NULL,
  account_name text,
  sort_code text,
  account_number text,
  external_id text,
  name_check text,
  name_at_bank text,
  version integer NOT NULL DEFAULT 1,
  chosen_at timestamp with time zone NOT NULL,
  ready_at timestamp with time zone,
  broken_because text,
  next_look_at timestamp with time zone,
  forgotten_at timestamp with time zone,
  CONSTRAINT payout_destinations_pkey PRIMARY KEY (id),
  CONSTRAINT payout_destinations_id_expert_id_rail_key UNIQUE (id, expert_id, rail),
  CONSTRAINT payout_destinations_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a bank account is a British one" CHECK (length(account_name) >= 1 AND length(account_name) <= 70 AND sort_code ~ '^\d{6}$'::text AND account_number ~ '^\d{8}$'::text),
  CONSTRAINT "a bank account is named in full, until it is forgotten" CHECK ((account_name IS NULL) = (rail = 'stripe'::text OR forgotten_at IS NOT NULL) AND (account_name IS NULL) = (sort_code IS NULL) AND (sort_code IS NULL) = (account_number IS NULL)),
  CONSTRAINT "a bank is asked about what is being checked" CHECK (next_look_at IS NULL OR state = 'checking'::text AND rail = 'gocardless'::text),
  CONSTRAINT "a bank's word on a name is known" CHECK ((name_check = ANY (ARRAY['full-match'::text, 'partial-match'::text, 'no-match'::text, 'unable-to-match'::text])) AND length(name_at_bank) <= 200),
  CONSTRAINT "a destination has a state" CHECK (state = ANY (ARRAY['checking'::text, 'ready'::text, 'broken'::text, 'replaced'::text])),
  CONSTRAINT "a destination that can be paid to says since when" CHECK (state <> 'ready'::text OR ready_at IS NOT NULL),
  CONSTRAINT "a destination that is forgotten is nobody's any more" CHECK (forgotten_at IS NULL OR state = 'replaced'::text AND external_id IS NULL AND name_at_bank IS NULL),
  CONSTRAINT "a destination's id has at most 200 characters" CHECK (length(external_id) >= 1 AND length(external_id) <= 200),
  CONSTRAINT "an adviser is paid by a rail" CHECK (rail = ANY (ARRAY['stripe'::text, 'gocardless'::text, 'bank-file'::text])),
  CONSTRAINT "what is broken says why" CHECK (broken_because IS NULL OR state = 'broken'::text AND (broken_because = ANY (ARRAY['returned'::text, 'account-refused'::text])))
);
CREATE INDEX payout_destinations_of_expert ON payout_destinations USING btree (expert_id, chosen_at, id);
CREATE UNIQUE INDEX payout_destinations_one_at_a_time ON payout_destinations USING btree (expert_id) WHERE state <> 'replaced'::text;
CREATE INDEX payout_destinations_to_look_at ON payout_destinations USING btree (next_look_at) WHERE next_look_at IS NOT NULL;
CREATE TRIGGER "an erased person is paid nowhere new" BEFORE INSERT ON payout_destinations FOR EACH ROW EXECUTE FUNCTION refuse_destination_of_erased();
CREATE TRIGGER payout_destinations_stay BEFORE DELETE ON payout_destinations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_destinations_stay_the_same BEFORE UPDATE ON payout_destinations FOR EACH ROW WHEN ((new.account_name IS DISTINCT FROM old.account_name OR new.sort_code IS DISTINCT FROM old.sort_code OR new.account_number IS DISTINCT FROM old.account_number) AND new.account_name IS NOT NULL) EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (state, account_name, sort_code, account_number, external_id, name_check, name_at_bank, version, ready_at, broken_because, next_look_at, forgotten_at) ON payout_destinations TO barefoot_app;

CREATE TABLE payout_reminders (
  expert_id uuid NOT NULL,
  reminded_at timestamp with time zone NOT NULL,
  CONSTRAINT payout_reminders_pkey PRIMARY KEY (expert_id),
  CONSTRAINT payout_reminders_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id)
);
GRANT SELECT, INSERT, UPDATE ON payout_reminders TO barefoot_app;

CREATE TABLE policies (
  id uuid NOT NULL,
  name text NOT NULL,
  value jsonb NOT NULL,
  in_force_from timestamp with time zone NOT NULL,
  decision text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid,
  ends_at timestamp with time zone,
  CONSTRAINT policies_pkey PRIMARY KEY (id),
  CONSTRAINT "one figure of a name from one instant on" UNIQUE (name, in_force_from),
  CONSTRAINT "a policy is known" FOREIGN KEY (name) REFERENCES policy_names(name),
  CONSTRAINT policies_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a policy names its decision" CHECK (length(decision) >= 3 AND length(decision) <= 500),
  CONSTRAINT "an emergency figure ends after it began" CHECK (ends_at > in_force_from),
  CONSTRAINT "what the members decide comes into force later" CHECK (recorded_by IS NULL OR in_force_from > recorded_at)
);
CREATE INDEX policies_by_recorder ON policies USING btree (recorded_by);
CREATE TRIGGER policies_stay BEFORE DELETE OR UPDATE ON policies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policies_stay_all BEFORE TRUNCATE ON policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON policies TO barefoot_app;

CREATE TABLE policies_told (
  policy_id uuid NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT policies_told_pkey PRIMARY KEY (policy_id),
  CONSTRAINT policies_told_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policies(id)
);
GRANT SELECT, INSERT ON policies_told TO barefoot_app;

CREATE TABLE policy_changes (
  id uuid NOT NULL,
  name text NOT NULL,
  value jsonb NOT NULL,
  in_force_from timestamp with time zone NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  proposed_by uuid NOT NULL,
  organisation_id uuid,
  seconded_by uuid,
  seconded_for uuid,
  opened_at timestamp with time zone,
  quorum integer,
  closes_at timestamp with time zone NOT NULL,
  countdown_ends_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  policy_id uuid,
  CONSTRAINT policy_changes_pkey PRIMARY KEY (id),
  CONSTRAINT "a figure is decided once" UNIQUE (policy_id),
  CONSTRAINT policy_changes_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES "user"(id),
  CONSTRAINT policy_changes_name_fkey FOREIGN KEY (name) REFERENCES policy_names(name),
  CONSTRAINT policy_changes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT policy_changes_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policies(id),
  CONSTRAINT policy_changes_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES "user"(id),
  CONSTRAINT policy_changes_seconded_by_fkey FOREIGN KEY (seconded_by) REFERENCES "user"(id),
  CONSTRAINT policy_changes_seconded_for_fkey FOREIGN KEY (seconded_for) REFERENCES organisations(id),
  CONSTRAINT "a change has a reason of 10 to 2000 characters" CHECK (length(reason) >= 10 AND length(reason) <= 2000),
  CONSTRAINT "a change has a state" CHECK (state = ANY (ARRAY['proposed'::text, 'open'::text, 'passed'::text, 'rejected'::text, 'no-quorum'::text, 'lapsed'::text, 'withdrawn'::text, 'decided'::text])),
  CONSTRAINT "a change is voted on once it is seconded, or a steward's" CHECK ((opened_at IS NULL OR organisation_id IS NULL OR seconded_by IS NOT NULL) AND ((state = ANY (ARRAY['proposed'::text, 'lapsed'::text, 'withdrawn'::text])) OR opened_at IS NOT NULL)),
  CONSTRAINT "a vote ends after it began" CHECK (closes_at > COALESCE(opened_at, proposed_at)),
  CONSTRAINT "a vote has a quorum" CHECK ((opened_at IS NULL) = (quorum IS NULL) AND quorum >= 1),
  CONSTRAINT "another organisation seconds a change" CHECK ((seconded_by IS NULL) = (seconded_for IS NULL) AND seconded_for <> organisation_id),
  CONSTRAINT "what is decided is a figure" CHECK ((state = 'decided'::text) = (policy_id IS NOT NULL) AND (policy_id IS NULL) = (decided_at IS NULL) AND (policy_id IS NULL) = (decided_by IS NULL)),
  CONSTRAINT "what passed is counted down" CHECK ((state = ANY (ARRAY['passed'::text, 'decided'::text])) = (countdown_ends_at IS NOT NULL) AND countdown_ends_at >= closes_at)
);
CREATE INDEX policy_changes_by_decider ON policy_changes USING btree (decided_by);
CREATE INDEX policy_changes_by_name ON policy_changes USING btree (name);
CREATE INDEX policy_changes_by_organisation ON policy_changes USING btree (organisation_id);
CREATE INDEX policy_changes_by_proposer ON policy_changes USING btree (proposed_by);
CREATE INDEX policy_changes_by_seconder ON policy_changes USING btree (seconded_by);
CREATE INDEX policy_changes_closing ON policy_changes USING btree (closes_at, id) WHERE state = ANY (ARRAY['proposed'::text, 'open'::text]);
CREATE INDEX policy_changes_newest ON policy_changes USING btree (proposed_at DESC, id DESC);
CREATE INDEX policy_changes_seconded_for ON policy_changes USING btree (seconded_for);
CREATE TRIGGER "an erased person proposes no change" BEFORE INSERT ON policy_changes FOR EACH ROW EXECUTE FUNCTION refuse_erased('proposed_by');
CREATE TRIGGER policy_changes_stay BEFORE DELETE ON policy_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_changes_stay_the_same BEFORE UPDATE OF id, name, value, in_force_from, reason, proposed_at, proposed_by, organisation_id ON policy_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (state, seconded_by, seconded_for, opened_at, quorum, closes_at, countdown_ends_at, decided_at, decided_by, policy_id) ON policy_changes TO barefoot_app;

CREATE TABLE policy_names (
  name text NOT NULL,
  CONSTRAINT policy_names_pkey PRIMARY KEY (name)
);

CREATE TABLE policy_news (
  id uuid NOT NULL,
  kind text NOT NULL,
  change_id uuid,
  policy_id uuid,
  due_at timestamp with time zone NOT NULL,
  told_through uuid,
  told_at timestamp with time zone,
  CONSTRAINT policy_news_pkey PRIMARY KEY (id),
  CONSTRAINT "an emergency is told once" UNIQUE (policy_id),
  CONSTRAINT "news of a change is told once" UNIQUE (change_id, kind),
  CONSTRAINT policy_news_change_id_fkey FOREIGN KEY (change_id) REFERENCES policy_changes(id),
  CONSTRAINT policy_news_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policies(id),
  CONSTRAINT "news is of a change, or of an emergency" CHECK ((change_id IS NULL) = (kind = 'overridden'::text) AND (policy_id IS NOT NULL) = (kind = 'overridden'::text)),
  CONSTRAINT "news is told when it is true, and then to nobody more" CHECK (told_at IS NULL OR told_at >= due_at AND told_through IS NULL),
  CONSTRAINT "news of figures has a kind" CHECK (kind = ANY (ARRAY['proposed'::text, 'opened'::text, 'passed'::text, 'rejected'::text, 'no-quorum'::text, 'withdrawn'::text, 'in-force'::text, 'overridden'::text, 'to-record'::text, 'unrecorded'::text]))
);
CREATE INDEX policy_news_to_tell ON policy_news USING btree (due_at, id) WHERE told_at IS NULL;
CREATE TRIGGER policy_news_stay BEFORE DELETE ON policy_news FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_news_stay_all BEFORE TRUNCATE ON policy_news FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_news_stay_the_same BEFORE UPDATE OF id, kind, change_id, policy_id, due_at ON policy_news FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (told_through, told_at) ON policy_news TO barefoot_app;

CREATE TABLE policy_votes (
  change_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  vote text NOT NULL,
  cast_at timestamp with time zone NOT NULL,
  cast_by uuid NOT NULL,
  CONSTRAINT "one member, one vote" PRIMARY KEY (change_id, organisation_id),
  CONSTRAINT policy_votes_cast_by_fkey FOREIGN KEY (cast_by) REFERENCES "user"(id),
  CONSTRAINT policy_votes_change_id_fkey FOREIGN KEY (change_id) REFERENCES policy_changes(id),
  CONSTRAINT policy_votes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a vote is for, against or neither" CHECK (vote = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text]))
);
CREATE INDEX policy_votes_by_caster ON policy_votes USING btree (cast_by);
CREATE INDEX policy_votes_of_organisation ON policy_votes USING btree (organisation_id);
CREATE TRIGGER "an erased person casts no vote" BEFORE INSERT ON policy_votes FOR EACH ROW EXECUTE FUNCTION refuse_erased('cast_by');
CREATE TRIGGER policy_votes_stay BEFORE DELETE OR UPDATE ON policy_votes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_votes_stay_all BEFORE TRUNCATE ON policy_votes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON policy_votes TO barefoot_app;

CREATE TABLE pool_deposits (
  id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  given_by text NOT NULL,
  bank_reference text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  CONSTRAINT pool_deposits_pkey PRIMARY KEY (id),
  CONSTRAINT pool_deposits_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a deposit into the pool is of 1 penny to a million pounds" CHECK (amount_minor >= 1 AND amount_minor <= 100000000 AND currency = 'GBP'::bpchar),
  CONSTRAINT "a deposit into the pool says whose it was and how it came" CHECK (length(given_by) >= 2 AND length(given_by) <= 120 AND length(bank_reference) >= 3 AND length(bank_reference) <= 120)
);
CREATE INDEX pool_deposits_by_steward ON pool_deposits USING btree (recorded_by);
CREATE INDEX pool_deposits_in_order ON pool_deposits USING btree (recorded_at, id);
CREATE TRIGGER pool_deposits_stay BEFORE DELETE OR UPDATE ON pool_deposits FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pool_deposits_stay_all BEFORE TRUNCATE ON pool_deposits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON pool_deposits TO barefoot_app;

CREATE TABLE profile_decisions (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  decision text NOT NULL,
  reasons text NOT NULL DEFAULT ''::text,
  decided_at timestamp with time zone NOT NULL,
  decided_by uuid NOT NULL,
  CONSTRAINT profile_decisions_pkey PRIMARY KEY (id),
  CONSTRAINT profile_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES "user"(id),
  CONSTRAINT profile_decisions_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a decision on a profile is known" CHECK (decision = ANY (ARRAY['approved'::text, 'returned'::text, 'suspended'::text, 'lifted'::text, 'promoted'::text, 'not-promoted'::text])),
  CONSTRAINT "a decision that disappoints has its reasons, which are not long" CHECK (length(reasons) <= 2000 AND ((decision <> ALL (ARRAY['returned'::text, 'suspended'::text, 'promoted'::text, 'not-promoted'::text])) OR length(reasons) >= 3))
);
CREATE INDEX profile_decisions_in_order ON profile_decisions USING btree (expert_id, decided_at, id);
CREATE TRIGGER "what was decided stays decided" BEFORE DELETE OR UPDATE OR TRUNCATE ON profile_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();
GRANT SELECT, INSERT ON profile_decisions TO barefoot_app;

CREATE TABLE programme_packages (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  title_en text NOT NULL,
  title_cy text NOT NULL,
  value_minor bigint NOT NULL,
  minutes integer,
  retired_at timestamp with time zone,
  CONSTRAINT programme_packages_pkey PRIMARY KEY (id),
  CONSTRAINT programme_packages_id_programme_id_key UNIQUE (id, programme_id),
  CONSTRAINT programme_packages_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT "a package has a title of 3 to 120 characters" CHECK (length(title_en) >= 3 AND length(title_en) <= 120 AND length(title_cy) >= 3 AND length(title_cy) <= 120),
  CONSTRAINT "a package is of 15 minutes to 1000 hours" CHECK (minutes >= 15 AND minutes <= 60000),
  CONSTRAINT "a package is worth £1 to £100000" CHECK (value_minor >= 100 AND value_minor <= 10000000)
);
CREATE INDEX programme_packages_of_programme ON programme_packages USING btree (programme_id);
GRANT SELECT, INSERT, UPDATE ON programme_packages TO barefoot_app;

CREATE TABLE programmes (
  id uuid NOT NULL,
  funder_id uuid NOT NULL,
  subsidy_controlled boolean NOT NULL,
  name_en text NOT NULL,
  name_cy text NOT NULL,
  summary_en text NOT NULL,
  summary_cy text NOT NULL,
  state text NOT NULL,
  state_since timestamp with time zone NOT NULL,
  currency character(3) NOT NULL,
  budget_minor bigint NOT NULL,
  monthly_cap_minor bigint,
  opens_at timestamp with time zone NOT NULL,
  closes_at timestamp with time zone NOT NULL,
  eligibility jsonb NOT NULL,
  decision text NOT NULL,
  scorers integer NOT NULL,
  funder_percent integer NOT NULL,
  match text NOT NULL,
  match_minutes_an_hour integer,
  pays_fee_and_vat boolean NOT NULL,
  preparation_percent integer NOT NULL,
  commitment_fee_minor bigint NOT NULL,
  topics text[] NOT NULL,
  adviser_kinds text[] NOT NULL,
  offer_days integer NOT NULL,
  start_days integer NOT NULL,
  use_months integer NOT NULL,
  report_fields text[] NOT NULL,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by uuid NOT NULL,
  criteria text[] NOT NULL DEFAULT '{need,readiness,co-operative-character,impact}'::text[],
  CONSTRAINT programmes_pkey PRIMARY KEY (id),
  CONSTRAINT programmes_id_currency_key UNIQUE (id, currency),
  CONSTRAINT "a programme is a recognised funder's" FOREIGN KEY (funder_id, subsidy_controlled) REFERENCES funders(organisation_id, is_public_authority) ON UPDATE CASCADE,
  CONSTRAINT programmes_created_by_fkey FOREIGN KEY (created_by) REFERENCES "user"(id),
  CONSTRAINT "a commitment fee is at most £1000" CHECK (commitment_fee_minor >= 0 AND commitment_fee_minor <= 100000),
  CONSTRAINT "a funder pays 1 to 100 percent" CHECK (funder_percent >= 1 AND funder_percent <= 100),
  CONSTRAINT "a match is of a known kind" CHECK ((match = ANY (ARRAY['none'::text, 'cash'::text, 'in-kind'::text, 'time-credits'::text])) AND (match <> 'none'::text OR funder_percent = 100) AND (match = 'time-credits'::text) = (match_minutes_an_hour IS NOT NULL) AND COALESCE(match_minutes_an_hour >= 1 AND match_minutes_an_hour <= 600, true)),
  CONSTRAINT "a panel has 2 to 9 scorers" CHECK (scorers >= 2 AND scorers <= 9),
  CONSTRAINT "a programme closes after it opens" CHECK (opens_at < closes_at),
  CONSTRAINT "a programme decides in a known way" CHECK (decision = ANY (ARRAY['first-come'::text, 'panel'::text, 'members'::text])),
  CONSTRAINT "a programme has a budget" CHECK (budget_minor > 0 AND currency ~ '^[A-Z]{3}$'::text AND currency <> 'TCR'::bpchar),
  CONSTRAINT "a programme has a name of 3 to 120 characters" CHECK (length(name_en) >= 3 AND length(name_en) <= 120 AND (length(name_cy) >= 3 AND length(name_cy) <= 120 OR name_cy = ''::text AND state = 'draft'::text)),
  CONSTRAINT "a programme is in a known state" CHECK (state = ANY (ARRAY['draft'::text, 'open'::text, 'paused'::text, 'closed'::text])),
  CONSTRAINT "a programme scores 1 to 8 known criteria" CHECK (cardinality(criteria) >= 1 AND cardinality(criteria) <= 8 AND criteria <@ ARRAY['need'::text, 'readiness'::text, 'co-operative-character'::text, 'impact'::text, 'reach'::text, 'viability'::text, 'environment'::text, 'welsh-language'::text]),
  CONSTRAINT "a programme's summary is at most 2000 characters" CHECK (length(summary_en) <= 2000 AND length(summary_cy) <= 2000),
  CONSTRAINT "a programme's times are sensible" CHECK (offer_days >= 1 AND offer_days <= 90 AND start_days >= 1 AND start_days <= 365 AND use_months >= 1 AND use_months <= 36),
  CONSTRAINT "preparation is a part of a package" CHECK (preparation_percent >= 0 AND preparation_percent <= 100),
  CONSTRAINT "what a month commits is within the budget" CHECK (monthly_cap_minor >= 1 AND monthly_cap_minor <= budget_minor)
);
CREATE INDEX programmes_by_person ON programmes USING btree (created_by);
CREATE INDEX programmes_of_funder ON programmes USING btree (funder_id, subsidy_controlled);
CREATE INDEX programmes_of_funder_in_order ON programmes USING btree (funder_id, created_at DESC, id DESC);
CREATE INDEX programmes_open ON programmes USING btree (closes_at, id) WHERE state = 'open'::text;
GRANT SELECT, INSERT, UPDATE ON programmes TO barefoot_app;

CREATE TABLE promotion_requests (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  requested_at timestamp with time zone NOT NULL,
  endorsed boolean,
  endorsement_reason text NOT NULL DEFAULT ''::text,
  endorsed_at timestamp with time zone,
  endorsed_by uuid,
  decided_at timestamp with time zone,
  CONSTRAINT promotion_requests_pkey PRIMARY KEY (id),
  CONSTRAINT promotion_requests_endorsed_by_fkey FOREIGN KEY (endorsed_by) REFERENCES "user"(id),
  CONSTRAINT promotion_requests_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a request for promotion is in a known state" CHECK (state = ANY (ARRAY['open'::text, 'promoted'::text, 'not-promoted'::text])),
  CONSTRAINT "a request that is decided says when" CHECK ((state = 'open'::text) = (decided_at IS NULL)),
  CONSTRAINT "an endorsement says when and by whom" CHECK ((endorsed IS NULL) = (endorsed_at IS NULL) AND (endorsed IS NULL) = (endorsed_by IS NULL)),
  CONSTRAINT "who does not endorse says why" CHECK (length(endorsement_reason) <= 1000 AND (endorsed IS NOT FALSE OR length(endorsement_reason) >= 3))
);
CREATE UNIQUE INDEX "an adviser has one open request for promotion" ON promotion_requests USING btree (expert_id) WHERE state = 'open'::text;
CREATE INDEX promotion_requests_of_expert ON promotion_requests USING btree (expert_id, requested_at, id);
GRANT SELECT, INSERT, UPDATE (state, endorsed, endorsement_reason, endorsed_at, endorsed_by, decided_at) ON promotion_requests TO barefoot_app;

CREATE TABLE provider_cursors (
  provider text NOT NULL,
  cursor text NOT NULL,
  read_at timestamp with time zone NOT NULL,
  CONSTRAINT provider_cursors_pkey PRIMARY KEY (provider),
  CONSTRAINT "a cursor is of a provider" CHECK (provider = ANY (ARRAY['stripe'::text, 'gocardless'::text]))
);
GRANT SELECT, INSERT, UPDATE (cursor, read_at) ON provider_cursors TO barefoot_app;

CREATE TABLE provider_events (
  id uuid NOT NULL,
  provider text NOT NULL,
  event_id text NOT NULL,
  kind text NOT NULL,
  subject text,
  body jsonb NOT NULL,
  came_by text NOT NULL,
  happened_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  handled_at timestamp with time zone,
  tries integer NOT NULL DEFAULT 0,
  failure text,
  parked_at timestamp with time zone,
  payment_id uuid,
  due_at timestamp with time zone NOT NULL,
  ignored_because text,
  CONSTRAINT provider_events_pkey PRIMARY KEY (id),
  CONSTRAINT "an event is taken once" UNIQUE (provider, event_id),
  CONSTRAINT "an event comes by webhook or is fetched" CHECK (came_by = ANY (ARRAY['webhook'::text, 'list'::text])),
  CONSTRAINT "an event has a kind and ids of at most 200 characters" CHECK (length(event_id) <= 200 AND length(kind) <= 200 AND length(subject) <= 200 AND length(failure) <= 500),
  CONSTRAINT "an event is from a provider" CHECK (provider = ANY (ARRAY['stripe'::text, 'gocardless'::text])),
  CONSTRAINT "an event is handled or parked" CHECK (num_nonnulls(handled_at, parked_at) <= 1),
  CONSTRAINT "what is handled of an event is its ids" CHECK (handled_at IS NULL OR body = '{}'::jsonb),
  CONSTRAINT "what is ignored of what providers tell is handled, and says why" CHECK (ignored_because IS NULL OR handled_at IS NOT NULL AND length(ignored_because) >= 1 AND length(ignored_because) <= 500)
);
CREATE INDEX provider_events_parked ON provider_events USING btree (parked_at, id) WHERE parked_at IS NOT NULL;
CREATE INDEX provider_events_waiting ON provider_events USING btree (due_at) WHERE handled_at IS NULL AND parked_at IS NULL;
GRANT SELECT, INSERT, UPDATE (body, handled_at, tries, failure, parked_at, due_at, ignored_because) ON provider_events TO barefoot_app;

CREATE TABLE provider_payout_items (
  payout_id uuid NOT NULL,
  place integer NOT NULL,
  kind text NOT NULL,
  external_id text NOT NULL,
  tenths bigint NOT NULL,
  CONSTRAINT provider_payout_items_pkey PRIMARY KEY (payout_id, place),
  CONSTRAINT provider_payout_items_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES provider_payouts(id),
  CONSTRAINT "an item of a payout says what it is" CHECK (length(kind) >= 1 AND length(kind) <= 100 AND length(external_id) <= 200),
  CONSTRAINT "items of a payout are counted from 1" CHECK (place > 0)
);
CREATE INDEX provider_payout_items_of_thing ON provider_payout_items USING btree (external_id);
CREATE TRIGGER provider_payout_items_stay BEFORE DELETE OR UPDATE ON provider_payout_items FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_payout_items_stay_all BEFORE TRUNCATE ON provider_payout_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON provider_payout_items TO barefoot_app;

CREATE TABLE provider_payouts (
  id uuid NOT NULL,
  provider text NOT NULL,
  external_id text NOT NULL,
  amount_minor bigint NOT NULL,
  fee_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  state text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  kept_at timestamp with time zone NOT NULL,
  arrived_at timestamp with time zone,
  returned_at timestamp with time zone,
  CONSTRAINT provider_payouts_pkey PRIMARY KEY (id),
  CONSTRAINT "a payout is kept once" UNIQUE (provider, external_id),
  CONSTRAINT "a payout has a state" CHECK (state = ANY (ARRAY['under-way'::text, 'arrived'::text, 'returned'::text])),
  CONSTRAINT "a payout has an id of at most 200 characters" CHECK (length(external_id) >= 1 AND length(external_id) <= 200),
  CONSTRAINT "a payout is a provider's" CHECK (provider = ANY (ARRAY['stripe'::text, 'gocardless'::text])),
  CONSTRAINT "a payout pays something out" CHECK (amount_minor > 0),
  CONSTRAINT "a payout that came back says when" CHECK ((returned_at IS NOT NULL) = (state = 'returned'::text)),
  CONSTRAINT "a payout that has arrived says when" CHECK (
CASE state
    WHEN 'under-way'::text THEN arrived_at IS NULL
    WHEN 'arrived'::text THEN arrived_at IS NOT NULL
    ELSE true
END)
);
CREATE INDEX provider_payouts_under_way ON provider_payouts USING btree (provider, made_at) WHERE state = 'under-way'::text;
CREATE TRIGGER provider_payouts_stay BEFORE DELETE ON provider_payouts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_payouts_stay_the_same BEFORE UPDATE OF id, provider, external_id, amount_minor, fee_minor, currency, made_at, kept_at ON provider_payouts FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (state, arrived_at, returned_at) ON provider_payouts TO barefoot_app;

CREATE TABLE question_settings (
  expert_id uuid NOT NULL,
  open boolean NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT question_settings_pkey PRIMARY KEY (expert_id),
  CONSTRAINT question_settings_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id)
);
GRANT SELECT, INSERT, UPDATE ON question_settings TO barefoot_app;

CREATE TABLE "rateLimit" (
  id uuid NOT NULL,
  key text NOT NULL,
  count integer NOT NULL,
  "lastRequest" bigint NOT NULL,
  CONSTRAINT "rateLimit_pkey" PRIMARY KEY (id),
  CONSTRAINT "rateLimit_key_key" UNIQUE (key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "rateLimit" TO barefoot_app;

CREATE TABLE rate_cards (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  in_force_from timestamp with time zone NOT NULL,
  area text NOT NULL,
  contact_minor bigint NOT NULL,
  preparation_minor bigint NOT NULL,
  write_up_minor bigint NOT NULL,
  travel_minor bigint NOT NULL,
  vat_registered boolean NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  CONSTRAINT rate_cards_pkey PRIMARY KEY (id),
  CONSTRAINT "one rate card of an adviser from one instant on" UNIQUE (expert_id, in_force_from),
  CONSTRAINT rate_cards_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT rate_cards_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a rate card starts when it is recorded or within a year" CHECK (in_force_from >= recorded_at AND in_force_from <= (recorded_at + '8784:00:00'::interval)),
  CONSTRAINT "a wage area is known" CHECK (area = ANY (ARRAY['uk'::text, 'london'::text])),
  CONSTRAINT "an hour costs at most 1000 pounds" CHECK (contact_minor >= 0 AND contact_minor <= 100000 AND preparation_minor >= 0 AND preparation_minor <= 100000 AND write_up_minor >= 0 AND write_up_minor <= 100000 AND travel_minor >= 0 AND travel_minor <= 100000)
);
CREATE INDEX rate_cards_by_recorder ON rate_cards USING btree (recorded_by);
CREATE TRIGGER rate_cards_pay AFTER INSERT ON rate_cards FOR EACH ROW EXECUTE FUNCTION refuse_low_rates();
CREATE TRIGGER rate_cards_stay BEFORE DELETE OR UPDATE ON rate_cards FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rate_cards_stay_all BEFORE TRUNCATE ON rate_cards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON rate_cards TO barefoot_app;

CREATE TABLE read_marks (
  conversation_id uuid NOT NULL,
  user_id uuid NOT NULL,
  read_to integer NOT NULL,
  marked_at timestamp with time zone NOT NULL,
  CONSTRAINT "a person has one mark in a conversation" PRIMARY KEY (conversation_id, user_id),
  CONSTRAINT read_marks_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  CONSTRAINT read_marks_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE,
  CONSTRAINT "a mark is not before the first message" CHECK (read_to >= 0)
);
CREATE INDEX read_marks_of_person ON read_marks USING btree (user_id);
GRANT SELECT, INSERT, UPDATE ON read_marks TO barefoot_app;

CREATE TABLE receipt_keys (
  key_id text NOT NULL,
  public_key text NOT NULL,
  first_used_at timestamp with time zone NOT NULL,
  CONSTRAINT receipt_keys_pkey PRIMARY KEY (key_id),
  CONSTRAINT "a key is named by its fingerprint" CHECK (key_id = "left"(encode(sha256(decode(public_key, 'base64'::text)), 'hex'::text), 16)),
  CONSTRAINT "a key of receipts is of Ed25519" CHECK (public_key ~ '^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$'::text)
);
CREATE TRIGGER receipt_keys_stay BEFORE DELETE OR UPDATE ON receipt_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipt_keys_stay_all BEFORE TRUNCATE ON receipt_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON receipt_keys TO barefoot_app;

CREATE TABLE receipts (
  payout_id uuid NOT NULL,
  kind text NOT NULL,
  expert_id uuid NOT NULL,
  number integer NOT NULL,
  previous_hash text,
  hash text NOT NULL,
  body text,
  signature text NOT NULL,
  key_id text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  previous_number integer GENERATED ALWAYS AS (NULLIF(number - 1, 0)) STORED,
  kind_before text GENERATED ALWAYS AS (
CASE kind
    WHEN 'returned'::text THEN 'paid'::text
    ELSE NULL::text
END) STORED,
  CONSTRAINT receipts_pkey PRIMARY KEY (payout_id, kind),
  CONSTRAINT "a receipt has a number of its own" UNIQUE (expert_id, number),
  CONSTRAINT receipts_expert_id_number_hash_key UNIQUE (expert_id, number, hash),
  CONSTRAINT "a receipt follows on the one before it" FOREIGN KEY (expert_id, previous_number, previous_hash) REFERENCES receipts(expert_id, number, hash),
  CONSTRAINT "a receipt is of a payout of its adviser's" FOREIGN KEY (payout_id, expert_id) REFERENCES adviser_payouts(id, expert_id),
  CONSTRAINT receipts_key_id_fkey FOREIGN KEY (key_id) REFERENCES receipt_keys(key_id),
  CONSTRAINT "what came back was paid first" FOREIGN KEY (payout_id, kind_before) REFERENCES receipts(payout_id, kind),
  CONSTRAINT "a receipt is of what was paid or came back" CHECK (kind = ANY (ARRAY['paid'::text, 'returned'::text])),
  CONSTRAINT "a receipt is signed" CHECK (signature ~ '^[A-Za-z0-9+/]{86}==$'::text),
  CONSTRAINT "a receipt's body is at most 4 million characters" CHECK (length(body) >= 2 AND length(body) <= 4000000),
  CONSTRAINT "a receipt's hash is that of its body" CHECK (hash = encode(sha256(convert_to(body, 'UTF8'::name)), 'hex'::text)),
  CONSTRAINT "the first receipt alone has none before it" CHECK (number >= 1 AND (number = 1) = (previous_hash IS NULL))
);
CREATE INDEX receipts_by_key ON receipts USING btree (key_id);
CREATE TRIGGER receipts_say_the_same BEFORE UPDATE OF body ON receipts FOR EACH ROW EXECUTE FUNCTION refuse_other_bodies();
CREATE TRIGGER receipts_stay BEFORE DELETE ON receipts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipts_stay_all BEFORE TRUNCATE ON receipts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipts_stay_the_same BEFORE UPDATE OF payout_id, kind, expert_id, number, previous_hash, hash, signature, key_id, issued_at ON receipts FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (body) ON receipts TO barefoot_app;

CREATE TABLE reconciliation_lines (
  id uuid NOT NULL,
  reconciliation_id uuid NOT NULL,
  kind text NOT NULL,
  external_id text NOT NULL,
  our_id uuid,
  provider_minor bigint NOT NULL,
  books_minor bigint NOT NULL,
  state text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT reconciliation_lines_pkey PRIMARY KEY (id),
  CONSTRAINT "a thing is reconciled once in a run" UNIQUE (reconciliation_id, kind, external_id),
  CONSTRAINT reconciliation_lines_reconciliation_id_fkey FOREIGN KEY (reconciliation_id) REFERENCES reconciliations(id),
  CONSTRAINT "a line agrees where both say the same" CHECK ((state = ANY (ARRAY['same'::text, 'waiting'::text, 'different'::text])) AND (state = 'same'::text) = (provider_minor = books_minor)),
  CONSTRAINT "a line of a reconciliation has a kind" CHECK (kind = ANY (ARRAY['payment'::text, 'fee'::text, 'refund'::text, 'payout'::text, 'pay'::text, 'other'::text])),
  CONSTRAINT "a line of a reconciliation has an id of at most 200 characters" CHECK (length(external_id) >= 1 AND length(external_id) <= 200)
);
CREATE INDEX reconciliation_lines_in_order ON reconciliation_lines USING btree (reconciliation_id, at, id);
CREATE TRIGGER reconciliation_lines_stay BEFORE DELETE OR UPDATE ON reconciliation_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reconciliation_lines_stay_all BEFORE TRUNCATE ON reconciliation_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON reconciliation_lines TO barefoot_app;

CREATE TABLE reconciliations (
  id uuid NOT NULL,
  provider text NOT NULL,
  day date NOT NULL,
  ran_at timestamp with time zone NOT NULL,
  currency character(3) NOT NULL,
  lines integer NOT NULL,
  waiting integer NOT NULL,
  differences integer NOT NULL,
  held_provider_minor bigint,
  held_books_minor bigint,
  CONSTRAINT reconciliations_pkey PRIMARY KEY (id),
  CONSTRAINT "a day is reconciled when it is over" CHECK (ran_at >= ((day + 1)::timestamp without time zone AT TIME ZONE 'Europe/London'::text)),
  CONSTRAINT "a reconciliation is of a provider" CHECK (provider = ANY (ARRAY['stripe'::text, 'gocardless'::text])),
  CONSTRAINT "lines that wait or differ are lines" CHECK (waiting >= 0 AND differences >= 0 AND lines >= (waiting + differences)),
  CONSTRAINT "what lies at a provider is said by both or neither" CHECK ((held_provider_minor IS NULL) = (held_books_minor IS NULL))
);
CREATE INDEX reconciliations_newest ON reconciliations USING btree (day, provider, ran_at, id);
CREATE TRIGGER reconciliations_stay BEFORE DELETE OR UPDATE ON reconciliations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reconciliations_stay_all BEFORE TRUNCATE ON reconciliations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON reconciliations TO barefoot_app;

CREATE TABLE refunds (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  total_minor bigint NOT NULL,
  why text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  planned_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  ended_at timestamp with time zone,
  external_id text,
  failure text,
  asked_at timestamp with time zone,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamp with time zone,
  retry_of uuid,
  CONSTRAINT refunds_pkey PRIMARY KEY (id),
  CONSTRAINT "a provider's refund is one of ours" UNIQUE (payment_id, external_id),
  CONSTRAINT "a refund is tried anew once" UNIQUE (retry_of),
  CONSTRAINT refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  CONSTRAINT refunds_retry_of_fkey FOREIGN KEY (retry_of) REFERENCES refunds(id),
  CONSTRAINT "a failed refund says why in 200 characters" CHECK (length(failure) <= 200),
  CONSTRAINT "a refund gives something back" CHECK (amount_minor > 0),
  CONSTRAINT "a refund has a reason" CHECK (why = ANY (ARRAY['session-settled'::text, 'came-too-late'::text, 'not-needed'::text])),
  CONSTRAINT "a refund has a state" CHECK (state = ANY (ARRAY['planned'::text, 'sent'::text, 'paid'::text, 'failed'::text])),
  CONSTRAINT "a refund is asked for before it is sent" CHECK (asked_at IS NOT NULL OR sent_at IS NULL AND external_id IS NULL),
  CONSTRAINT "a refund is part of what was refunded" CHECK (total_minor >= amount_minor),
  CONSTRAINT "a refund that ends says when" CHECK ((ended_at IS NOT NULL) = (state = ANY (ARRAY['paid'::text, 'failed'::text]))),
  CONSTRAINT "a refund that is sent says when" CHECK (sent_at IS NOT NULL OR (state = ANY (ARRAY['planned'::text, 'failed'::text])))
);
CREATE INDEX refunds_by_external ON refunds USING btree (external_id);
CREATE INDEX refunds_of_payment ON refunds USING btree (payment_id, planned_at, id);
CREATE INDEX refunds_on_their_way ON refunds USING btree (planned_at) WHERE state = ANY (ARRAY['planned'::text, 'sent'::text]);
CREATE TRIGGER refunds_stay BEFORE UPDATE ON refunds FOR EACH ROW WHEN (old.state = 'failed'::text OR old.payment_id IS DISTINCT FROM new.payment_id OR old.amount_minor IS DISTINCT FROM new.amount_minor OR old.currency IS DISTINCT FROM new.currency OR old.why IS DISTINCT FROM new.why OR old.planned_at IS DISTINCT FROM new.planned_at OR old.retry_of IS DISTINCT FROM new.retry_of) EXECUTE FUNCTION refuse_other_refunds();
CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_refunds_beyond_payment();
GRANT SELECT, INSERT, UPDATE ON refunds TO barefoot_app;

CREATE TABLE reply_addresses (
  booking_id uuid NOT NULL,
  side text NOT NULL,
  address text NOT NULL,
  CONSTRAINT reply_addresses_pkey PRIMARY KEY (booking_id, side),
  CONSTRAINT "an address takes the answers of one side of one session" UNIQUE (address),
  CONSTRAINT reply_addresses_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT "an address takes the answers of a side" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "an address that takes answers is written small" CHECK (address = lower(address) AND address ~ '^[^@\s]+@[^@\s]+$'::text AND length(address) <= 254)
);
GRANT SELECT, INSERT ON reply_addresses TO barefoot_app;

CREATE TABLE report_periods (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  locked_at timestamp with time zone NOT NULL,
  locked_by uuid NOT NULL,
  CONSTRAINT report_periods_pkey PRIMARY KEY (id),
  CONSTRAINT "a day of a programme is in one period that is locked" EXCLUDE USING gist (programme_id WITH =, daterange(from_on, to_on, '[]'::text) WITH &&),
  CONSTRAINT report_periods_locked_by_fkey FOREIGN KEY (locked_by) REFERENCES "user"(id),
  CONSTRAINT report_periods_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT "a period is locked when it is over" CHECK (((to_on + 1)::timestamp without time zone AT TIME ZONE 'Europe/London'::text) <= locked_at),
  CONSTRAINT "a period is of a day to 24 months" CHECK (to_on >= from_on AND to_on < (from_on + '2 years'::interval))
);
CREATE INDEX report_periods_by_person ON report_periods USING btree (locked_by);
CREATE INDEX report_periods_in_order ON report_periods USING btree (programme_id, locked_at DESC, id DESC);
CREATE TRIGGER report_periods_stay BEFORE DELETE OR UPDATE ON report_periods FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_periods_stay_all BEFORE TRUNCATE ON report_periods FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON report_periods TO barefoot_app;

CREATE TABLE report_versions (
  period_id uuid NOT NULL,
  version integer NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by uuid NOT NULL,
  reason text,
  snapshot jsonb NOT NULL,
  hash text NOT NULL,
  changes jsonb NOT NULL,
  CONSTRAINT report_versions_pkey PRIMARY KEY (period_id, version),
  CONSTRAINT report_versions_made_by_fkey FOREIGN KEY (made_by) REFERENCES "user"(id),
  CONSTRAINT report_versions_period_id_fkey FOREIGN KEY (period_id) REFERENCES report_periods(id),
  CONSTRAINT "a report is hashed" CHECK (hash ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT "a report is restated at most 99 times" CHECK (version >= 1 AND version <= 100),
  CONSTRAINT "a restatement has a reason, and the first report none" CHECK (
CASE
    WHEN version = 1 THEN reason IS NULL
    ELSE COALESCE(length(reason), 0) >= 3 AND COALESCE(length(reason), 0) <= 500
END)
);
CREATE INDEX report_versions_by_person ON report_versions USING btree (made_by);
CREATE TRIGGER report_versions_stay BEFORE DELETE OR UPDATE ON report_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_versions_stay_all BEFORE TRUNCATE ON report_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON report_versions TO barefoot_app;

CREATE TABLE reviews (
  id uuid NOT NULL,
  booking_id uuid NOT NULL,
  side text NOT NULL,
  written_at timestamp with time zone NOT NULL,
  written_by uuid NOT NULL,
  useful smallint,
  clear smallint,
  prepared smallint,
  respectful smallint,
  on_time smallint NOT NULL,
  comment text NOT NULL,
  names_organisation boolean NOT NULL,
  visible_from timestamp with time zone NOT NULL,
  announced_at timestamp with time zone,
  comment_hidden_at timestamp with time zone,
  comment_hidden_by uuid,
  comment_hidden_for text,
  reply text,
  replied_at timestamp with time zone,
  replied_by uuid,
  reply_hidden_at timestamp with time zone,
  reply_hidden_by uuid,
  reply_hidden_for text,
  CONSTRAINT reviews_pkey PRIMARY KEY (id),
  CONSTRAINT "each side reviews a session once" UNIQUE (booking_id, side),
  CONSTRAINT reviews_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT reviews_comment_hidden_by_fkey FOREIGN KEY (comment_hidden_by) REFERENCES "user"(id),
  CONSTRAINT reviews_replied_by_fkey FOREIGN KEY (replied_by) REFERENCES "user"(id),
  CONSTRAINT reviews_reply_hidden_by_fkey FOREIGN KEY (reply_hidden_by) REFERENCES "user"(id),
  CONSTRAINT reviews_written_by_fkey FOREIGN KEY (written_by) REFERENCES "user"(id),
  CONSTRAINT "a rating is 1 to 5" CHECK (COALESCE(useful::integer, 1) >= 1 AND COALESCE(useful::integer, 1) <= 5 AND COALESCE(clear::integer, 1) >= 1 AND COALESCE(clear::integer, 1) <= 5 AND COALESCE(prepared::integer, 1) >= 1 AND COALESCE(prepared::integer, 1) <= 5 AND COALESCE(respectful::integer, 1) >= 1 AND COALESCE(respectful::integer, 1) <= 5 AND on_time >= 1 AND on_time <= 5),
  CONSTRAINT "a reason to hide is known" CHECK ((COALESCE(comment_hidden_for, 'other'::text) = ANY (ARRAY['abusive'::text, 'personal-details'::text, 'not-about-the-session'::text, 'unlawful'::text, 'other'::text])) AND (COALESCE(reply_hidden_for, 'other'::text) = ANY (ARRAY['abusive'::text, 'personal-details'::text, 'not-about-the-session'::text, 'unlawful'::text, 'other'::text]))),
  CONSTRAINT "a reply is of 1 to 1000 characters and says when and by whom" CHECK ((reply IS NULL) = (replied_at IS NULL) AND (reply IS NULL) = (replied_by IS NULL) AND (reply IS NULL OR length(reply) >= 1 AND length(reply) <= 1000)),
  CONSTRAINT "a review has at most 2000 characters" CHECK (length(comment) <= 2000),
  CONSTRAINT "a review is the client's or the adviser's" CHECK (side = ANY (ARRAY['client'::text, 'adviser'::text])),
  CONSTRAINT "a review rates what its side can tell" CHECK ((side = 'client'::text) = (useful IS NOT NULL) AND (side = 'client'::text) = (clear IS NOT NULL) AND (side = 'adviser'::text) = (prepared IS NOT NULL) AND (side = 'adviser'::text) = (respectful IS NOT NULL)),
  CONSTRAINT "only a client's review may name the client" CHECK (side = 'client'::text OR NOT names_organisation),
  CONSTRAINT "what is hidden says since when, by whom and why" CHECK ((comment_hidden_at IS NULL) = (comment_hidden_by IS NULL) AND (comment_hidden_at IS NULL) = (comment_hidden_for IS NULL) AND (reply_hidden_at IS NULL) = (reply_hidden_by IS NULL) AND (reply_hidden_at IS NULL) = (reply_hidden_for IS NULL) AND (reply_hidden_at IS NULL OR reply IS NOT NULL))
);
CREATE INDEX reviews_to_announce ON reviews USING btree (visible_from) WHERE announced_at IS NULL;
CREATE TRIGGER "an erased person replies to nothing" BEFORE UPDATE OF replied_by ON reviews FOR EACH ROW WHEN (new.replied_by IS DISTINCT FROM old.replied_by) EXECUTE FUNCTION refuse_erased('replied_by');
CREATE TRIGGER "an erased person reviews nothing" BEFORE INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION refuse_erased('written_by');
GRANT SELECT, INSERT, UPDATE (visible_from, announced_at, comment_hidden_at, comment_hidden_by, comment_hidden_for, reply, replied_at, replied_by, reply_hidden_at, reply_hidden_by, reply_hidden_for) ON reviews TO barefoot_app;

CREATE TABLE session (
  id uuid NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  token text NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL,
  "lastUsedAt" timestamp with time zone,
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_key UNIQUE (token),
  CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON session USING btree ("userId");
CREATE TRIGGER "an erased person is not signed in" BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION refuse_erased('userId');
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO barefoot_app;

CREATE TABLE session_deliveries (
  booking_id uuid NOT NULL,
  version integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  contact_minutes integer NOT NULL,
  preparation_minutes integer NOT NULL,
  write_up_minutes integer NOT NULL,
  travel_minutes integer NOT NULL,
  topics text[] NOT NULL,
  language text NOT NULL,
  summary text NOT NULL,
  acceptance_hours integer NOT NULL,
  CONSTRAINT session_deliveries_pkey PRIMARY KEY (booking_id, version),
  CONSTRAINT session_deliveries_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT session_deliveries_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES "user"(id),
  CONSTRAINT "a record is corrected at most twenty times" CHECK (version >= 1 AND version <= 21),
  CONSTRAINT "a session has contact, and at most a day of any kind of work" CHECK (contact_minutes >= 1 AND contact_minutes <= 1440 AND preparation_minutes >= 0 AND preparation_minutes <= 1440 AND write_up_minutes >= 0 AND write_up_minutes <= 1440 AND travel_minutes >= 0 AND travel_minutes <= 1440),
  CONSTRAINT "a session is summed up in at most 4000 characters" CHECK (length(summary) <= 4000),
  CONSTRAINT "a session was about 1 to 15 topics" CHECK (cardinality(topics) >= 1 AND cardinality(topics) <= 15)
);
CREATE TRIGGER "an erased person records nothing" BEFORE INSERT ON session_deliveries FOR EACH ROW EXECUTE FUNCTION refuse_erased('recorded_by');
GRANT SELECT, INSERT ON session_deliveries TO barefoot_app;

CREATE TABLE session_notes (
  booking_id uuid NOT NULL,
  notes text NOT NULL,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT session_notes_pkey PRIMARY KEY (booking_id),
  CONSTRAINT session_notes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT "private notes have at most 4000 characters" CHECK (length(notes) <= 4000)
);
GRANT SELECT, INSERT, UPDATE (notes, written_at) ON session_notes TO barefoot_app;

CREATE TABLE session_objections (
  id uuid NOT NULL,
  booking_id uuid NOT NULL,
  version integer NOT NULL,
  reason text NOT NULL,
  statement text NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  raised_by uuid NOT NULL,
  decision text,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision_note text,
  closed_at timestamp with time zone,
  outcome text,
  warned_at timestamp with time zone,
  CONSTRAINT session_objections_pkey PRIMARY KEY (id),
  CONSTRAINT session_objections_booking_id_version_fkey FOREIGN KEY (booking_id, version) REFERENCES session_deliveries(booking_id, version),
  CONSTRAINT session_objections_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES "user"(id),
  CONSTRAINT session_objections_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES "user"(id),
  CONSTRAINT "a decision is explained in at most 2000 characters" CHECK (length(decision_note) <= 2000),
  CONSTRAINT "a decision on an objection says what, when and by whom" CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL) AND (decision IS NOT NULL OR decision_note IS NULL) AND (decision IS NULL OR (decision = ANY (ARRAY['as-recorded'::text, 'to-be-corrected'::text, 'did-not-take-place'::text])))),
  CONSTRAINT "a reason to object is known" CHECK (reason = ANY (ARRAY['did-not-take-place'::text, 'minutes-wrong'::text, 'content-wrong'::text, 'other'::text])),
  CONSTRAINT "an objection is said in 1 to 2000 characters" CHECK (length(statement) >= 1 AND length(statement) <= 2000),
  CONSTRAINT "an objection that is over says how" CHECK ((closed_at IS NULL) = (outcome IS NULL) AND (outcome IS NULL OR (outcome = ANY (ARRAY['withdrawn'::text, 'accepted'::text, 'as-recorded'::text, 'corrected'::text, 'did-not-take-place'::text, 'disputed'::text, 'lapsed'::text]))))
);
CREATE UNIQUE INDEX "a record has one standing objection" ON session_objections USING btree (booking_id) WHERE closed_at IS NULL;
CREATE INDEX session_objections_of_record ON session_objections USING btree (booking_id, version);
CREATE TRIGGER "an erased person objects to nothing" BEFORE INSERT ON session_objections FOR EACH ROW EXECUTE FUNCTION refuse_erased('raised_by');
GRANT SELECT, INSERT, UPDATE (decision, decided_at, decided_by, decision_note, closed_at, outcome, warned_at) ON session_objections TO barefoot_app;

CREATE TABLE standing_deposits (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency character(3) NOT NULL,
  day integer NOT NULL,
  buyer_reference text,
  state text NOT NULL,
  state_since timestamp with time zone NOT NULL,
  pause_reason text,
  started_at timestamp with time zone NOT NULL,
  started_by uuid NOT NULL,
  state_by uuid,
  CONSTRAINT standing_deposits_pkey PRIMARY KEY (id),
  CONSTRAINT standing_deposits_id_programme_id_key UNIQUE (id, programme_id),
  CONSTRAINT "a standing deposit is in the currency of its programme" FOREIGN KEY (programme_id, currency) REFERENCES programmes(id, currency),
  CONSTRAINT standing_deposits_started_by_fkey FOREIGN KEY (started_by) REFERENCES "user"(id),
  CONSTRAINT standing_deposits_state_by_fkey FOREIGN KEY (state_by) REFERENCES "user"(id),
  CONSTRAINT "a pause says why" CHECK ((state = 'paused'::text) = (pause_reason IS NOT NULL) AND COALESCE(pause_reason = ANY (ARRAY['asked'::text, 'no-mandate'::text]), true)),
  CONSTRAINT "a standing deposit has a state" CHECK (state = ANY (ARRAY['active'::text, 'paused'::text, 'ended'::text])),
  CONSTRAINT "a standing deposit is on a day that every month has" CHECK (day >= 1 AND day <= 28),
  CONSTRAINT "a standing deposit is £1 to £1 million" CHECK (amount_minor >= 100 AND amount_minor <= 100000000),
  CONSTRAINT "a standing deposit's reference is 1 to 60 characters" CHECK (length(buyer_reference) >= 1 AND length(buyer_reference) <= 60)
);
CREATE INDEX standing_deposits_active ON standing_deposits USING btree (id) WHERE state = 'active'::text;
CREATE INDEX standing_deposits_by_person ON standing_deposits USING btree (started_by);
CREATE INDEX standing_deposits_changed_by_person ON standing_deposits USING btree (state_by);
CREATE INDEX standing_deposits_of_programme ON standing_deposits USING btree (programme_id, currency);
GRANT SELECT, INSERT, UPDATE (state, state_since, pause_reason, state_by) ON standing_deposits TO barefoot_app;

CREATE TABLE stewards (
  user_id uuid NOT NULL,
  granted_at timestamp with time zone NOT NULL,
  granted_by text NOT NULL,
  CONSTRAINT stewards_pkey PRIMARY KEY (user_id),
  CONSTRAINT stewards_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id)
);
GRANT SELECT ON stewards TO barefoot_app;

CREATE TABLE subsidy_awards (
  voucher_id uuid NOT NULL,
  confirmation_id uuid NOT NULL,
  confirmed_at timestamp with time zone NOT NULL,
  awarded_at timestamp with time zone NOT NULL,
  value_minor bigint NOT NULL,
  for_publication boolean NOT NULL,
  CONSTRAINT subsidy_awards_pkey PRIMARY KEY (voucher_id),
  CONSTRAINT "a subsidy is awarded as it was confirmed" FOREIGN KEY (confirmation_id, voucher_id, confirmed_at) REFERENCES subsidy_confirmations(id, voucher_id, confirmed_at),
  CONSTRAINT "a subsidy is awarded at its voucher's value" FOREIGN KEY (voucher_id, value_minor) REFERENCES vouchers(id, value_minor),
  CONSTRAINT "a subsidy is confirmed before it is awarded" CHECK (confirmed_at <= awarded_at)
);
CREATE INDEX subsidy_awards_as_confirmed ON subsidy_awards USING btree (confirmation_id, voucher_id, confirmed_at);
CREATE INDEX subsidy_awards_in_order ON subsidy_awards USING btree (awarded_at DESC, voucher_id DESC);
CREATE TRIGGER subsidy_awards_stay BEFORE DELETE OR UPDATE ON subsidy_awards FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_awards_stay_all BEFORE TRUNCATE ON subsidy_awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON subsidy_awards TO barefoot_app;

CREATE TABLE subsidy_confirmations (
  id uuid NOT NULL,
  voucher_id uuid NOT NULL,
  notified_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone NOT NULL,
  confirmed_by uuid NOT NULL,
  counted_from date NOT NULL,
  declared_minor bigint NOT NULL,
  own_minor bigint NOT NULL,
  value_minor bigint NOT NULL,
  cap_minor bigint NOT NULL,
  CONSTRAINT subsidy_confirmations_pkey PRIMARY KEY (id),
  CONSTRAINT subsidy_confirmations_id_voucher_id_confirmed_at_key UNIQUE (id, voucher_id, confirmed_at),
  CONSTRAINT "an enterprise confirms what it was notified of" FOREIGN KEY (voucher_id, notified_at) REFERENCES subsidy_notices(voucher_id, notified_at),
  CONSTRAINT subsidy_confirmations_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES "user"(id),
  CONSTRAINT "a subsidy is within the cap" CHECK (declared_minor >= 0 AND own_minor >= 0 AND value_minor > 0 AND (declared_minor + own_minor + value_minor) <= cap_minor),
  CONSTRAINT "an enterprise is notified before it confirms" CHECK (notified_at <= confirmed_at),
  CONSTRAINT "years of subsidies begin on 1 April" CHECK (EXTRACT(month FROM counted_from) = 4::numeric AND EXTRACT(day FROM counted_from) = 1::numeric)
);
CREATE INDEX subsidy_confirmations_by_person ON subsidy_confirmations USING btree (confirmed_by);
CREATE INDEX subsidy_confirmations_of_voucher ON subsidy_confirmations USING btree (voucher_id, notified_at);
CREATE TRIGGER "an erased person confirms no subsidy" BEFORE INSERT ON subsidy_confirmations FOR EACH ROW EXECUTE FUNCTION refuse_erased('confirmed_by');
CREATE TRIGGER subsidy_confirmations_stay BEFORE DELETE OR UPDATE ON subsidy_confirmations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_confirmations_stay_all BEFORE TRUNCATE ON subsidy_confirmations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON subsidy_confirmations TO barefoot_app;

CREATE TABLE subsidy_notices (
  voucher_id uuid NOT NULL,
  value_minor bigint NOT NULL,
  notified_at timestamp with time zone NOT NULL,
  CONSTRAINT subsidy_notices_pkey PRIMARY KEY (voucher_id),
  CONSTRAINT subsidy_notices_voucher_id_notified_at_key UNIQUE (voucher_id, notified_at),
  CONSTRAINT "an enterprise is notified of its voucher's value" FOREIGN KEY (voucher_id, value_minor) REFERENCES vouchers(id, value_minor)
);
CREATE TRIGGER subsidy_notices_stay BEFORE DELETE OR UPDATE ON subsidy_notices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidy_notices_stay_all BEFORE TRUNCATE ON subsidy_notices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON subsidy_notices TO barefoot_app;

CREATE TABLE support_events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_user uuid,
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT support_events_pkey PRIMARY KEY (id),
  CONSTRAINT support_events_by_user_fkey FOREIGN KEY (by_user) REFERENCES "user"(id),
  CONSTRAINT "an event of support is a word" CHECK (kind ~ '^[a-z][a-z-]{2,39}$'::text),
  CONSTRAINT "an event of support is about a known thing" CHECK (subject = ANY (ARRAY['programme'::text, 'application'::text, 'voucher'::text]))
);
CREATE INDEX support_events_by_person ON support_events USING btree (by_user) WHERE by_user IS NOT NULL;
CREATE INDEX support_events_in_order ON support_events USING btree (subject_id, id);
CREATE TRIGGER support_events_stay BEFORE DELETE OR UPDATE ON support_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER support_events_stay_all BEFORE TRUNCATE ON support_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON support_events TO barefoot_app;

CREATE TABLE tax_letters (
  expert_id uuid NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL,
  missing text[] NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT "a letter about tax is written once of a year" PRIMARY KEY (expert_id, year, kind),
  CONSTRAINT tax_letters_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a letter about tax asks for details, or brings a statement" CHECK (kind = ANY (ARRAY['details-missing'::text, 'year-statement'::text])),
  CONSTRAINT "details are asked for in December, a statement follows its year" CHECK (year >= 2020 AND year <= 2099 AND
CASE kind
    WHEN 'details-missing'::text THEN date_trunc('month'::text, (told_at AT TIME ZONE 'Europe/London'::text)) = make_date(year, 12, 1)
    ELSE (told_at AT TIME ZONE 'Europe/London'::text) >= make_date(year + 1, 1, 1)
END),
  CONSTRAINT "details are asked for where some are missing" CHECK (missing <@ ARRAY['legal_name'::text, 'address'::text, 'country'::text, 'tax_number'::text, 'date_of_birth'::text, 'account'::text] AND (kind = 'year-statement'::text OR cardinality(missing) > 0))
);
CREATE TRIGGER "an erased person is written to no more" BEFORE INSERT ON tax_letters FOR EACH ROW EXECUTE FUNCTION refuse_destination_of_erased();
CREATE TRIGGER tax_letters_stay BEFORE DELETE OR UPDATE ON tax_letters FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tax_letters_stay_all BEFORE TRUNCATE ON tax_letters FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON tax_letters TO barefoot_app;

CREATE TABLE time_gifts (
  id uuid NOT NULL,
  from_organisation_id uuid,
  from_expert_id uuid,
  to_organisation_id uuid,
  minutes integer NOT NULL,
  reason text,
  given_at timestamp with time zone NOT NULL,
  given_by uuid NOT NULL,
  CONSTRAINT time_gifts_pkey PRIMARY KEY (id),
  CONSTRAINT time_gifts_from_expert_id_fkey FOREIGN KEY (from_expert_id) REFERENCES experts(id),
  CONSTRAINT time_gifts_from_organisation_id_fkey FOREIGN KEY (from_organisation_id) REFERENCES organisations(id),
  CONSTRAINT time_gifts_given_by_fkey FOREIGN KEY (given_by) REFERENCES "user"(id),
  CONSTRAINT time_gifts_to_organisation_id_fkey FOREIGN KEY (to_organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a gift is of 1 minute to 100 hours" CHECK (minutes >= 1 AND minutes <= 6000),
  CONSTRAINT "time goes to or from the pot, or from adviser to organisation" CHECK (num_nonnulls(from_organisation_id, from_expert_id, to_organisation_id) > 0 AND num_nonnulls(from_organisation_id, from_expert_id) < 2 AND num_nonnulls(from_organisation_id, to_organisation_id) < 2),
  CONSTRAINT "what the pot gives is given for a reason" CHECK ((reason IS NOT NULL) = (num_nonnulls(from_organisation_id, from_expert_id) = 0) AND (reason IS NULL OR length(reason) >= 3 AND length(reason) <= 500))
);
CREATE INDEX time_gifts_by_person ON time_gifts USING btree (given_by);
CREATE INDEX time_gifts_from_expert ON time_gifts USING btree (from_expert_id);
CREATE INDEX time_gifts_from_organisation ON time_gifts USING btree (from_organisation_id);
CREATE INDEX time_gifts_to_organisation ON time_gifts USING btree (to_organisation_id);
CREATE TRIGGER time_gifts_stay BEFORE DELETE OR UPDATE ON time_gifts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER time_gifts_stay_all BEFORE TRUNCATE ON time_gifts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON time_gifts TO barefoot_app;

CREATE TABLE time_off (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  during tstzrange NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  source_id uuid,
  CONSTRAINT time_off_pkey PRIMARY KEY (id),
  CONSTRAINT "imported time off is of the adviser whose source it is" FOREIGN KEY (expert_id, source_id) REFERENCES time_off_sources(expert_id, id) ON DELETE CASCADE,
  CONSTRAINT time_off_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "a reason is at most 200 characters" CHECK (length(reason) <= 200),
  CONSTRAINT "time off begins and ends" CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during) AND NOT lower_inf(during) AND NOT upper_inf(during) AND isfinite(lower(during)) AND isfinite(upper(during)))
);
CREATE INDEX time_off_by_expert ON time_off USING gist (expert_id, during);
CREATE INDEX time_off_by_source ON time_off USING btree (expert_id, source_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON time_off TO barefoot_app;

CREATE TABLE time_off_sources (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  name text NOT NULL,
  CONSTRAINT time_off_sources_pkey PRIMARY KEY (id),
  CONSTRAINT time_off_sources_expert_id_id_key UNIQUE (expert_id, id),
  CONSTRAINT time_off_sources_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "a source of time off has a name of 1 to 80 characters" CHECK (length(name) >= 1 AND length(name) <= 80)
);
GRANT SELECT, INSERT, UPDATE (name), DELETE ON time_off_sources TO barefoot_app;

CREATE TABLE trading_details (
  expert_id uuid NOT NULL,
  kind text NOT NULL,
  legal_name text NOT NULL,
  address text NOT NULL,
  country text NOT NULL,
  vat_number text,
  tax_number_kind text,
  tax_number text,
  date_of_birth date,
  invoice_prefix text NOT NULL,
  stated_at timestamp with time zone NOT NULL,
  CONSTRAINT trading_details_pkey PRIMARY KEY (expert_id),
  CONSTRAINT trading_details_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT "a VAT number is a country's, with its digits" CHECK (vat_number ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'::text),
  CONSTRAINT "a person alone was born, and has a person's tax number" CHECK (
CASE kind
    WHEN 'company'::text THEN date_of_birth IS NULL AND COALESCE(tax_number_kind <> 'nino'::text, true)
    ELSE COALESCE(tax_number_kind <> 'company-number'::text, true)
END),
  CONSTRAINT "a tax number is of a kind" CHECK ((tax_number_kind IS NULL) = (tax_number IS NULL) AND
CASE tax_number_kind
    WHEN 'utr'::text THEN tax_number ~ '^\d{10}$'::text
    WHEN 'nino'::text THEN tax_number ~ '^[A-Z]{2}\d{6}[A-D]$'::text
    WHEN 'company-number'::text THEN tax_number ~ '^[A-Z0-9]{2}\d{6}$'::text
    ELSE tax_number_kind IS NULL
END),
  CONSTRAINT "an adviser trades as a person or a company" CHECK (kind = ANY (ARRAY['individual'::text, 'company'::text])),
  CONSTRAINT "an adviser trades in a country" CHECK (country ~ '^[A-Z]{2}$'::text),
  CONSTRAINT "an adviser trades under a name, at an address" CHECK (length(legal_name) >= 2 AND length(legal_name) <= 120 AND length(address) >= 5 AND length(address) <= 300),
  CONSTRAINT "an invoice's prefix is 1 to 10 letters and digits" CHECK (invoice_prefix ~ '^[A-Z0-9]{1,10}$'::text)
);
CREATE TRIGGER "an erased person trades no more" BEFORE INSERT OR UPDATE ON trading_details FOR EACH ROW EXECUTE FUNCTION refuse_destination_of_erased();
GRANT SELECT, INSERT, UPDATE (kind, legal_name, address, country, vat_number, tax_number_kind, tax_number, date_of_birth, invoice_prefix, stated_at), DELETE ON trading_details TO barefoot_app;

CREATE TABLE travels (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  zone text NOT NULL,
  dates daterange NOT NULL,
  CONSTRAINT travels_pkey PRIMARY KEY (id),
  CONSTRAINT "one adviser, one zone at a time" EXCLUDE USING gist (expert_id WITH =, dates WITH &&),
  CONSTRAINT travels_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "a travel zone is at most 64 characters" CHECK (length(zone) <= 64),
  CONSTRAINT "travel begins and ends" CHECK (NOT isempty(dates) AND NOT lower_inf(dates) AND NOT upper_inf(dates) AND isfinite(lower(dates)) AND isfinite(upper(dates)))
);
GRANT SELECT, INSERT, DELETE ON travels TO barefoot_app;

CREATE TABLE undeliverable_addresses (
  id uuid NOT NULL,
  address text NOT NULL,
  reason text NOT NULL,
  failure text,
  letter_id uuid,
  since timestamp with time zone NOT NULL,
  CONSTRAINT undeliverable_addresses_pkey PRIMARY KEY (id),
  CONSTRAINT "an address is undeliverable once" UNIQUE (address),
  CONSTRAINT undeliverable_addresses_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id) ON DELETE SET NULL,
  CONSTRAINT "an address is undeliverable for a known reason" CHECK (reason = ANY (ARRAY['bounced'::text, 'refused'::text, 'complained'::text])),
  CONSTRAINT "an undeliverable address is written small" CHECK (address = lower(address) AND length(address) <= 254),
  CONSTRAINT "why an address takes no mail is a code" CHECK (failure ~ '^[a-z0-9][a-z0-9.-]{0,29}$'::text)
);
CREATE INDEX undeliverable_addresses_in_order ON undeliverable_addresses USING btree (since, id);
CREATE INDEX undeliverable_addresses_of_letter ON undeliverable_addresses USING btree (letter_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON undeliverable_addresses TO barefoot_app;

CREATE TABLE "user" (
  id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  "emailVerified" boolean NOT NULL,
  image text,
  language text NOT NULL DEFAULT 'en'::text,
  zone text NOT NULL DEFAULT 'Europe/London'::text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT user_pkey PRIMARY KEY (id),
  CONSTRAINT "an e-mail address signs in one person" UNIQUE (email),
  CONSTRAINT "a name is at most 200 characters" CHECK (length(name) <= 200),
  CONSTRAINT "a person is written to in English or Welsh" CHECK (language = ANY (ARRAY['en'::text, 'cy'::text])),
  CONSTRAINT "an e-mail address is kept in lower case" CHECK (email = lower(email))
);
CREATE TRIGGER "an erased person stays erased" BEFORE UPDATE ON "user" FOR EACH ROW EXECUTE FUNCTION refuse_erased('id');
GRANT SELECT, INSERT, UPDATE, DELETE ON "user" TO barefoot_app;

CREATE TABLE verification (
  id uuid NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON verification USING btree (identifier);
GRANT SELECT, INSERT, UPDATE, DELETE ON verification TO barefoot_app;

CREATE TABLE voucher_decisions (
  id uuid NOT NULL,
  voucher_id uuid NOT NULL,
  kind text NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  decided_by uuid,
  reason text NOT NULL,
  CONSTRAINT voucher_decisions_pkey PRIMARY KEY (id),
  CONSTRAINT voucher_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES "user"(id),
  CONSTRAINT voucher_decisions_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id),
  CONSTRAINT "a decision on a voucher has a reason" CHECK (length(reason) >= 3 AND length(reason) <= 500),
  CONSTRAINT "a decision on a voucher is a known one" CHECK (kind = ANY (ARRAY['fee-received'::text, 'fee-waived'::text, 'extended'::text, 'suspended'::text, 'resumed'::text, 'cancelled'::text, 'clawed-back'::text])),
  CONSTRAINT "a person decides, save that a debt suspends" CHECK (decided_by IS NOT NULL OR kind = 'suspended'::text)
);
CREATE INDEX voucher_decisions_by_person ON voucher_decisions USING btree (decided_by);
CREATE INDEX voucher_decisions_in_order ON voucher_decisions USING btree (voucher_id, decided_at, id);
CREATE TRIGGER "an erased person decides on no voucher" BEFORE INSERT ON voucher_decisions FOR EACH ROW EXECUTE FUNCTION refuse_erased('decided_by');
CREATE TRIGGER voucher_decisions_stay BEFORE DELETE OR UPDATE ON voucher_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_decisions_stay_all BEFORE TRUNCATE ON voucher_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON voucher_decisions TO barefoot_app;

CREATE TABLE voucher_declarations (
  voucher_id uuid NOT NULL,
  code text NOT NULL,
  version integer NOT NULL,
  declared_at timestamp with time zone NOT NULL,
  declared_by uuid NOT NULL,
  CONSTRAINT voucher_declarations_pkey PRIMARY KEY (voucher_id, code),
  CONSTRAINT voucher_declarations_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES "user"(id),
  CONSTRAINT voucher_declarations_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id),
  CONSTRAINT "what is declared has a text" FOREIGN KEY (code, version) REFERENCES declaration_texts(code, version)
);
CREATE INDEX voucher_declarations_by_person ON voucher_declarations USING btree (declared_by);
CREATE INDEX voucher_declarations_of_text ON voucher_declarations USING btree (code, version);
CREATE TRIGGER "an erased person declares nothing of a voucher" BEFORE INSERT ON voucher_declarations FOR EACH ROW EXECUTE FUNCTION refuse_erased('declared_by');
CREATE TRIGGER voucher_declarations_stay BEFORE DELETE OR UPDATE ON voucher_declarations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_declarations_stay_all BEFORE TRUNCATE ON voucher_declarations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON voucher_declarations TO barefoot_app;

CREATE TABLE voucher_news (
  voucher_id uuid NOT NULL,
  kind text NOT NULL,
  about timestamp with time zone NOT NULL,
  amount_minor bigint,
  reason text,
  told_at timestamp with time zone,
  CONSTRAINT voucher_news_pkey PRIMARY KEY (voucher_id, kind, about),
  CONSTRAINT voucher_news_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id),
  CONSTRAINT "news of a voucher is a word" CHECK (kind ~ '^[a-z][a-z-]{2,39}$'::text),
  CONSTRAINT "news of a voucher quotes at most 500 characters" CHECK (length(reason) <= 500)
);
CREATE INDEX voucher_news_to_tell ON voucher_news USING btree (about, voucher_id) WHERE told_at IS NULL;
GRANT SELECT, INSERT, UPDATE (told_at) ON voucher_news TO barefoot_app;

CREATE TABLE voucher_use_ends (
  voucher_id uuid NOT NULL,
  reference uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  amount_minor bigint NOT NULL,
  drawn_minor bigint NOT NULL,
  returned_minor bigint NOT NULL,
  returned_to text,
  late boolean NOT NULL DEFAULT false,
  CONSTRAINT voucher_use_ends_pkey PRIMARY KEY (voucher_id, reference),
  CONSTRAINT "what ends was reserved" FOREIGN KEY (voucher_id, reference, amount_minor) REFERENCES voucher_uses(voucher_id, reference, amount_minor),
  CONSTRAINT "what was reserved is drawn or goes back" CHECK (drawn_minor >= 0 AND returned_minor >= 0 AND (drawn_minor + returned_minor) = amount_minor AND (returned_minor > 0) = (returned_to IS NOT NULL) AND (returned_to = ANY (ARRAY['voucher'::text, 'programme'::text])))
);
CREATE TRIGGER voucher_use_ends_stay BEFORE DELETE OR UPDATE ON voucher_use_ends FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_use_ends_stay_all BEFORE TRUNCATE ON voucher_use_ends FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON voucher_use_ends TO barefoot_app;

CREATE TABLE voucher_uses (
  voucher_id uuid NOT NULL,
  reference uuid NOT NULL,
  reserved_at timestamp with time zone NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  amount_minor bigint NOT NULL,
  preparation_minor bigint NOT NULL,
  minutes integer NOT NULL,
  match_minutes integer NOT NULL DEFAULT 0,
  CONSTRAINT voucher_uses_pkey PRIMARY KEY (voucher_id, reference),
  CONSTRAINT voucher_uses_voucher_id_reference_amount_minor_key UNIQUE (voucher_id, reference, amount_minor),
  CONSTRAINT voucher_uses_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id),
  CONSTRAINT "a session uses a voucher for something" CHECK (amount_minor > 0 AND minutes >= 0 AND match_minutes >= 0),
  CONSTRAINT "preparation is part of what is used" CHECK (preparation_minor >= 0 AND preparation_minor <= amount_minor)
);
CREATE INDEX voucher_uses_for_session ON voucher_uses USING btree (reference);
CREATE TRIGGER voucher_uses_stay BEFORE DELETE OR UPDATE ON voucher_uses FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_uses_stay_all BEFORE TRUNCATE ON voucher_uses FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON voucher_uses TO barefoot_app;

CREATE TABLE vouchers (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  application_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  package_id uuid NOT NULL,
  state text NOT NULL,
  state_since timestamp with time zone NOT NULL,
  currency character(3) NOT NULL,
  value_minor bigint NOT NULL,
  minutes integer,
  preparation_most_minor bigint NOT NULL,
  funder_percent integer NOT NULL,
  match text NOT NULL,
  match_minutes_an_hour integer,
  pays_fee_and_vat boolean NOT NULL,
  topics text[] NOT NULL,
  adviser_kinds text[] NOT NULL,
  start_days integer NOT NULL,
  use_months integer NOT NULL,
  commitment_fee_minor bigint NOT NULL,
  subsidy_controlled boolean NOT NULL,
  offered_at timestamp with time zone NOT NULL,
  offered_by uuid,
  offer_lapses_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  active_at timestamp with time zone,
  start_by timestamp with time zone,
  expires_at timestamp with time zone,
  extended_at timestamp with time zone,
  suspended_at timestamp with time zone,
  suspension_reason text,
  ended_at timestamp with time zone,
  end_reason text,
  late_paid_at timestamp with time zone,
  code_hash text,
  clawback_cause text,
  CONSTRAINT vouchers_pkey PRIMARY KEY (id),
  CONSTRAINT "a code is of one voucher" UNIQUE (code_hash),
  CONSTRAINT "a voucher is of one organisation" UNIQUE (id, organisation_id),
  CONSTRAINT vouchers_id_value_minor_key UNIQUE (id, value_minor),
  CONSTRAINT "a voucher is a package of its programme" FOREIGN KEY (package_id, programme_id) REFERENCES programme_packages(id, programme_id),
  CONSTRAINT "a voucher is of its application" FOREIGN KEY (application_id, programme_id, organisation_id) REFERENCES applications(id, programme_id, organisation_id),
  CONSTRAINT vouchers_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES "user"(id),
  CONSTRAINT vouchers_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES "user"(id),
  CONSTRAINT "a code is kept as its hash" CHECK (code_hash ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT "a voucher is in a known state" CHECK (state = ANY (ARRAY['offered'::text, 'declined'::text, 'lapsed'::text, 'accepted'::text, 'active'::text, 'suspended'::text, 'exhausted'::text, 'expired'::text, 'cancelled'::text, 'clawed-back'::text])),
  CONSTRAINT "a voucher is suspended for a reason" CHECK ((state = 'suspended'::text) = (suspended_at IS NOT NULL) AND (suspended_at IS NULL) = (suspension_reason IS NULL)),
  CONSTRAINT "a voucher is worth something" CHECK (value_minor > 0 AND preparation_most_minor >= 0 AND preparation_most_minor <= value_minor),
  CONSTRAINT "a voucher that can be used says until when" CHECK ((active_at IS NULL) = (start_by IS NULL) AND (active_at IS NULL) = (expires_at IS NULL) AND ((state <> ALL (ARRAY['active'::text, 'suspended'::text, 'exhausted'::text, 'expired'::text])) OR active_at IS NOT NULL) AND (expires_at IS NULL OR active_at < expires_at)),
  CONSTRAINT "a voucher that ended says when and why" CHECK ((ended_at IS NOT NULL) = (state = ANY (ARRAY['declined'::text, 'lapsed'::text, 'exhausted'::text, 'expired'::text, 'cancelled'::text, 'clawed-back'::text])) AND (ended_at IS NULL) = (end_reason IS NULL) AND (end_reason IS NULL OR length(end_reason) >= 3 AND length(end_reason) <= 500)),
  CONSTRAINT "a voucher that was accepted says when and by whom" CHECK ((accepted_at IS NULL) = (accepted_by IS NULL) AND ((state = ANY (ARRAY['offered'::text, 'declined'::text, 'lapsed'::text, 'cancelled'::text])) OR accepted_at IS NOT NULL)),
  CONSTRAINT "what is clawed back has a cause" CHECK ((state = 'clawed-back'::text) = (clawback_cause IS NOT NULL) AND (clawback_cause = ANY (ARRAY['false-declaration'::text, 'funder-error'::text, 'platform-error'::text])))
);
CREATE UNIQUE INDEX "one voucher for an application" ON vouchers USING btree (application_id) WHERE state <> ALL (ARRAY['lapsed'::text, 'declined'::text, 'cancelled'::text]);
CREATE INDEX vouchers_by_accepter ON vouchers USING btree (accepted_by);
CREATE INDEX vouchers_by_offerer ON vouchers USING btree (offered_by);
CREATE INDEX vouchers_ending ON vouchers USING btree (expires_at) WHERE state = ANY (ARRAY['active'::text, 'suspended'::text]);
CREATE INDEX vouchers_of_application ON vouchers USING btree (application_id, programme_id, organisation_id);
CREATE INDEX vouchers_of_organisation ON vouchers USING btree (organisation_id, offered_at DESC, id);
CREATE INDEX vouchers_of_package ON vouchers USING btree (package_id, programme_id);
CREATE INDEX vouchers_of_programme ON vouchers USING btree (programme_id, state);
CREATE INDEX vouchers_of_programme_in_order ON vouchers USING btree (programme_id, offered_at DESC, id DESC);
CREATE INDEX vouchers_offered ON vouchers USING btree (offer_lapses_at) WHERE state = 'offered'::text;
CREATE INDEX vouchers_starting ON vouchers USING btree (start_by) WHERE state = ANY (ARRAY['active'::text, 'suspended'::text]);
CREATE CONSTRAINT TRIGGER acceptances_are_in_order AFTER INSERT OR UPDATE ON vouchers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_hasty_acceptance();
GRANT SELECT, INSERT, UPDATE ON vouchers TO barefoot_app;

CREATE TABLE waiting_entries (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  entry_number smallint,
  made_by uuid NOT NULL,
  mode text NOT NULL,
  needs text NOT NULL,
  starts_from timestamp with time zone,
  ends_by timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  unanswered smallint NOT NULL DEFAULT 0,
  ended_at timestamp with time zone,
  end_reason text,
  group_session_id uuid,
  CONSTRAINT waiting_entries_pkey PRIMARY KEY (id),
  CONSTRAINT "an organisation waits in at most three lines" UNIQUE (organisation_id, entry_number),
  CONSTRAINT waiting_entries_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES experts(id),
  CONSTRAINT waiting_entries_group_session_id_fkey FOREIGN KEY (group_session_id) REFERENCES group_sessions(id),
  CONSTRAINT waiting_entries_made_by_fkey FOREIGN KEY (made_by) REFERENCES "user"(id),
  CONSTRAINT waiting_entries_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  CONSTRAINT waiting_entries_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT "a session that is waited for is met in a known way" CHECK (mode = ANY (ARRAY['video'::text, 'phone'::text, 'in_person'::text])),
  CONSTRAINT "a time that is waited for lies between two instants" CHECK (ends_by > starts_from),
  CONSTRAINT "times that went unanswered are counted" CHECK (unanswered >= 0 AND unanswered <= 3),
  CONSTRAINT "waiting ends for a known reason" CHECK ((ended_at IS NULL) = (end_reason IS NULL) AND (end_reason IS NULL OR (end_reason = ANY (ARRAY['booked'::text, 'left'::text, 'window-over'::text, 'unanswered'::text, 'offer-retired'::text, 'session-cancelled'::text, 'session-started'::text])))),
  CONSTRAINT "what is needed of a waiting list is said in 2000 characters" CHECK (length(needs) <= 2000),
  CONSTRAINT "who waits does so for a window of time or for a group session" CHECK ((group_session_id IS NULL) = (starts_from IS NOT NULL) AND (starts_from IS NULL) = (ends_by IS NULL)),
  CONSTRAINT "who waits has a number of 1 to 3, and only who waits" CHECK ((ended_at IS NULL) = (entry_number IS NOT NULL) AND (entry_number IS NULL OR entry_number >= 1 AND entry_number <= 3))
);
CREATE UNIQUE INDEX "an organisation waits for a group session once" ON waiting_entries USING btree (organisation_id, group_session_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX "an organisation waits for an offer once" ON waiting_entries USING btree (organisation_id, offer_id) WHERE ended_at IS NULL AND group_session_id IS NULL;
CREATE INDEX waiting_entries_by_end ON waiting_entries USING btree (ends_by) WHERE ended_at IS NULL;
CREATE INDEX waiting_entries_in_line ON waiting_entries USING btree (expert_id, created_at, id) WHERE ended_at IS NULL;
CREATE INDEX waiting_entries_of_group_session ON waiting_entries USING btree (group_session_id) WHERE ended_at IS NULL;
CREATE TRIGGER "an erased person waits for nothing" BEFORE INSERT ON waiting_entries FOR EACH ROW EXECUTE FUNCTION refuse_erased('made_by');
GRANT SELECT, INSERT, UPDATE ON waiting_entries TO barefoot_app;

CREATE TABLE webhook_deliveries (
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  message_id uuid NOT NULL,
  sequence bigint NOT NULL,
  about_id uuid NOT NULL,
  told_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  tries integer NOT NULL DEFAULT 0,
  first_tried_at timestamp with time zone,
  last_tried_at timestamp with time zone,
  due_at timestamp with time zone NOT NULL,
  claim uuid,
  claimed_until timestamp with time zone,
  status integer,
  failure text,
  ended_at timestamp with time zone,
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
  CONSTRAINT "a message is delivered to an endpoint once" UNIQUE (endpoint_id, message_id),
  CONSTRAINT webhook_deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints(id),
  CONSTRAINT webhook_deliveries_message_id_fkey FOREIGN KEY (message_id) REFERENCES webhook_messages(id) ON DELETE CASCADE,
  CONSTRAINT "a webhook delivery has a state" CHECK (state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'given-up'::text])),
  CONSTRAINT "a webhook delivery has ended or waits" CHECK ((state = 'waiting'::text) = (ended_at IS NULL)),
  CONSTRAINT "a webhook delivery that was tried says when" CHECK (tries >= 0 AND (tries > 0) = (first_tried_at IS NOT NULL)),
  CONSTRAINT "the status of an answer has three digits" CHECK (status >= 100 AND status <= 999),
  CONSTRAINT "who tries a webhook delivery does so until an instant" CHECK ((claim IS NULL) = (claimed_until IS NULL)),
  CONSTRAINT "why a webhook delivery failed is a code" CHECK (failure ~ '^[a-z-]{1,40}$'::text)
);
CREATE INDEX webhook_deliveries_in_line ON webhook_deliveries USING btree (endpoint_id, about_id, sequence) WHERE state = 'waiting'::text;
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries USING btree (endpoint_id, told_at DESC, id DESC);
CREATE INDEX webhook_deliveries_of_message ON webhook_deliveries USING btree (message_id);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries USING btree (endpoint_id, sequence) WHERE state = 'waiting'::text;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_deliveries TO barefoot_app;

CREATE TABLE webhook_endpoints (
  id uuid NOT NULL,
  organisation_id uuid,
  user_id uuid,
  url text NOT NULL,
  description text NOT NULL,
  event_types text[] NOT NULL,
  state text NOT NULL,
  disabled_because text,
  sealed_secret text,
  sealed_previous_secret text,
  previous_secret_until timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamp with time zone,
  rests_until timestamp with time zone,
  slow_at timestamp with time zone,
  warned_at timestamp with time zone,
  delivered_at timestamp with time zone,
  replayed_at timestamp with time zone,
  removed_at timestamp with time zone,
  CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_endpoints_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT webhook_endpoints_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id),
  CONSTRAINT "a webhook endpoint follows a list of events" CHECK (cardinality(event_types) <= 100),
  CONSTRAINT "a webhook endpoint has a secret until it is removed" CHECK ((removed_at IS NULL) = (sealed_secret IS NOT NULL)),
  CONSTRAINT "a webhook endpoint has a state" CHECK (state = ANY (ARRAY['enabled'::text, 'paused'::text, 'disabled'::text])),
  CONSTRAINT "a webhook endpoint is an organisation's or a person's" CHECK (num_nonnulls(organisation_id, user_id) =
CASE
    WHEN removed_at IS NULL THEN 1
    ELSE 0
END),
  CONSTRAINT "an earlier secret is good until an instant" CHECK ((sealed_previous_secret IS NULL) = (previous_secret_until IS NULL)),
  CONSTRAINT "an endpoint that fails has failed" CHECK (failures >= 0 AND (failures > 0) = (failing_since IS NOT NULL)),
  CONSTRAINT "the address of a webhook endpoint is short" CHECK (char_length(url) >= 1 AND char_length(url) <= 500),
  CONSTRAINT "the description of a webhook endpoint is short" CHECK (char_length(description) <= 200),
  CONSTRAINT "what is disabled says why" CHECK ((state = 'disabled'::text) = (disabled_because IS NOT NULL) AND COALESCE(disabled_because = ANY (ARRAY['gone'::text, 'failing'::text]), true))
);
CREATE INDEX webhook_endpoints_of_organisation ON webhook_endpoints USING btree (organisation_id);
CREATE INDEX webhook_endpoints_of_person ON webhook_endpoints USING btree (user_id);
CREATE INDEX webhook_endpoints_removed ON webhook_endpoints USING btree (removed_at) WHERE removed_at IS NOT NULL;
CREATE TRIGGER "an erased person follows nothing" BEFORE INSERT ON webhook_endpoints FOR EACH ROW EXECUTE FUNCTION refuse_erased('user_id');
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoints TO barefoot_app;

CREATE TABLE webhook_messages (
  id uuid NOT NULL,
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  about_kind text NOT NULL,
  about_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  data jsonb NOT NULL,
  CONSTRAINT webhook_messages_pkey PRIMARY KEY (id),
  CONSTRAINT "the data of a webhook message is small" CHECK (octet_length(data::text) <= 8192)
);
CREATE INDEX webhook_messages_by_age ON webhook_messages USING btree (at);
GRANT SELECT, INSERT, DELETE ON webhook_messages TO barefoot_app;

CREATE TABLE weekly_hours (
  expert_id uuid NOT NULL,
  weekday smallint NOT NULL,
  windows int4multirange NOT NULL,
  CONSTRAINT weekly_hours_pkey PRIMARY KEY (expert_id, weekday),
  CONSTRAINT weekly_hours_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES diaries(expert_id) ON DELETE CASCADE,
  CONSTRAINT "a weekday is 1 (Monday) to 7 (Sunday)" CHECK (weekday >= 1 AND weekday <= 7),
  CONSTRAINT "a weekday without hours has no row" CHECK (NOT isempty(windows)),
  CONSTRAINT "weekly hours lie within the day" CHECK (windows <@ '{[0,1440)}'::int4multirange)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON weekly_hours TO barefoot_app;

CREATE TABLE working_relations (
  user_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT working_relations_pkey PRIMARY KEY (user_id, organisation_id),
  CONSTRAINT working_relations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT working_relations_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id)
);
CREATE INDEX working_relations_of_organisation ON working_relations USING btree (organisation_id);
GRANT SELECT, INSERT ON working_relations TO barefoot_app;
