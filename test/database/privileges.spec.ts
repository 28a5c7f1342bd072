import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { newDatabase } from '../support/server.js';

let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  const url = await newDatabase();
  owner = new pg.Client({ connectionString: url });
  app = new pg.Client({ connectionString: url, options: '-c role=barefoot_app' });
  await owner.connect();
  await app.connect();
  await owner.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused by a trigger'; END $$;
    CREATE TRIGGER guard BEFORE INSERT ON booking_events FOR EACH ROW EXECUTE FUNCTION refuse();
  `);
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

describe('the role that the application runs as', () => {
  test('is not the owner of anything, and no superuser', async () => {
    const { rows } = await app.query(
      `SELECT rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolbypassrls,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS tables
       FROM pg_roles r WHERE rolname = current_user`,
    );
    const no = { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: false, rolbypassrls: false };
    expect(rows).toEqual([{ ...no, tables: 0 }]);
  });

  test.each([
    // The shape of the database is the migrations'.
    'CREATE TABLE mine (a int)',
    'CREATE TABLE pgboss.mine (a int)',
    'CREATE SCHEMA mine',
    'CREATE VIEW mine AS SELECT 1',
    `CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    'CREATE TYPE mine AS ENUM ()',
    'CREATE EXTENSION hstore',
    'CREATE INDEX mine ON bookings (needs)',
    'ALTER TABLE bookings ADD COLUMN mine text',
    'ALTER TABLE bookings DROP CONSTRAINT "a hold lapses, and a request"',
    'ALTER TABLE occupancies DROP CONSTRAINT "one adviser, one place at a time"',
    'ALTER TABLE "user" ALTER COLUMN email DROP NOT NULL',
    `CREATE OR REPLACE FUNCTION plain_text(value text) RETURNS text LANGUAGE sql AS 'SELECT value'`,
    'DROP TABLE bookings',
    'DROP SCHEMA pgboss CASCADE',
    'TRUNCATE letters',
    `COMMENT ON TABLE bookings IS 'mine'`,

    // Triggers hold, whoever writes.
    'DROP TRIGGER guard ON booking_events',
    'ALTER TABLE booking_events DISABLE TRIGGER guard',
    'ALTER TABLE booking_events DISABLE TRIGGER ALL',
    'SET session_replication_role = replica',
    'CREATE TRIGGER mine BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION refuse()',

    // What happened stays as it was.
    `UPDATE booking_events SET kind = 'held'`,
    'DELETE FROM booking_events',
    'TRUNCATE booking_events',
    'DELETE FROM bookings',
    'DELETE FROM offers',
    'DELETE FROM experts',
    'UPDATE rate_cards SET contact_minor = 0',
    'DELETE FROM rate_cards',
    'UPDATE booking_quotes SET total_minor = 0',
    'UPDATE booking_quote_lines SET net_minor = 0',
    'DELETE FROM booking_fundings',
    'UPDATE booking_settlements SET returned_minor = 0',
    'UPDATE booking_shares SET amount_minor = 1',
    'DELETE FROM booking_shares_secured',
    'UPDATE booking_settlement_shares SET due_minor = 0',
    'DELETE FROM debt_payments',
    `UPDATE session_deliveries SET summary = ''`,
    'DELETE FROM session_deliveries',
    'UPDATE countersignatures SET hours_right = true',
    `UPDATE session_objections SET statement = ''`,
    'UPDATE disputes SET disputed_minor = 1',
    'DELETE FROM disputes',
    `UPDATE dispute_statements SET statement = ''`,
    'DELETE FROM dispute_statements',
    'UPDATE dispute_decisions SET awarded_minor = 0',
    'DELETE FROM dispute_decisions',
    `UPDATE reviews SET comment = ''`,
    'UPDATE reviews SET on_time = 5',
    'DELETE FROM reviews',
    'DELETE FROM action_plan_signatures',
    'UPDATE time_gifts SET minutes = 6000',
    'DELETE FROM time_gifts',
    'UPDATE group_session_pays SET adviser_minor = 0',
    'DELETE FROM pool_deposits',
    'UPDATE payout_approvals SET approved_by = approved_by',
    'DELETE FROM payout_approvals',
    'UPDATE float_top_ups SET amount_minor = 100',
    'DELETE FROM float_top_ups',
    'DELETE FROM float_alarms',
    'DELETE FROM float_checks',
    'DELETE FROM group_sessions',
    'UPDATE group_seats SET seat = 1',
    'DELETE FROM group_seats',

    // What a funder gave, and for what.
    'DELETE FROM funders',
    'DELETE FROM programmes',
    'UPDATE report_versions SET reason = NULL',
    'DELETE FROM report_periods',
    'UPDATE outcomes SET value = 1',
    'DELETE FROM outcomes',
    'DELETE FROM programme_packages',
    'UPDATE deposits SET amount_minor = 100',
    'DELETE FROM deposits',
    'DELETE FROM deposit_reversals',
    'UPDATE invoices SET net_minor = 100',
    'DELETE FROM invoices',
    'DELETE FROM invoice_numbers',
    'DELETE FROM invoice_cancellations',
    `UPDATE invoice_documents SET content = ''`,
    'DELETE FROM standing_deposits',
    `UPDATE receipts SET hash = ''`,
    'DELETE FROM receipts',
    `UPDATE receipt_keys SET public_key = ''`,
    'UPDATE fund_returns SET amount_minor = 1',
    `UPDATE support_events SET kind = 'offered'`,
    'DELETE FROM support_events',
    // What was awarded, and what was said of it.
    'DELETE FROM vouchers',
    'UPDATE voucher_uses SET amount_minor = 1',
    'DELETE FROM voucher_use_ends',
    `UPDATE declaration_texts SET text_en = 'Nothing'`,
    `INSERT INTO declaration_texts VALUES ('terms', 9, false, 'Nothing at all', 'Dim byd o gwbl', now())`,
    'DELETE FROM voucher_declarations',
    'UPDATE subsidy_notices SET notified_at = now()',
    'UPDATE subsidy_confirmations SET declared_minor = 0',
    'DELETE FROM declared_subsidies',
    'UPDATE subsidy_awards SET for_publication = false',
    `UPDATE voucher_decisions SET reason = 'None'`,
    'UPDATE voucher_news SET amount_minor = 0',
    'DELETE FROM voucher_news',
    'UPDATE contributions SET value_minor = 1',
    'DELETE FROM contributions',

    `UPDATE audit_entries SET deed = 'nothing'`,
    `UPDATE profile_decisions SET reasons = 'nothing'`,
    'DELETE FROM profile_decisions',
    `UPDATE credentials SET title = 'Professor'`,
    'DELETE FROM credentials',
    'DELETE FROM interests',
    `UPDATE interests SET nature = 'other'`,
    'DELETE FROM oversights',
    'UPDATE oversights SET expert_id = specialist_id',
    'UPDATE cpd_entries SET minutes = 6000',
    'DELETE FROM promotion_requests',
    'DELETE FROM audit_entries',
    'TRUNCATE audit_entries',
    'ALTER TABLE audit_entries DISABLE TRIGGER "what was done stays done"',
    'DELETE FROM invitations',
    `UPDATE invitations SET email = 'me@people.example'`,
    'DELETE FROM api_keys',
    `UPDATE api_keys SET scopes = '{read,book,manage}'`,
    'UPDATE api_keys SET expires_at = NULL',
    'UPDATE calendar_links SET token_hash = token_hash',
    'UPDATE calendar_links SET user_id = gen_random_uuid()',
    'DELETE FROM offer_calendars',
    `UPDATE passkey SET "publicKey" = 'mine'`,
    'UPDATE passkey SET "userId" = gen_random_uuid()',

    // What was said was said, and stays between those who said it.
    `UPDATE messages SET text = 'Nothing'`,
    'DELETE FROM messages',
    'UPDATE conversations SET organisation_id = expert_id',
    'DELETE FROM conversations',
    `UPDATE files SET name = 'other.pdf'`,
    'DELETE FROM files',
    `UPDATE file_contents SET content = '\\x00'`,

    `UPDATE diagnostics SET answers = '{}'`,
    'DELETE FROM applications',
    'UPDATE application_scores SET points = points',
    'DELETE FROM application_scores',
    'DELETE FROM application_scorers',
    'UPDATE application_scorers SET of_funder = false',
    'DELETE FROM working_relations',
    'UPDATE working_relations SET since = since',

    // What providers pay out, and what they said of a day.
    'UPDATE provider_payouts SET amount_minor = 1',
    'DELETE FROM provider_payouts',
    'UPDATE provider_payout_items SET tenths = 0',
    'UPDATE reconciliations SET differences = 0',
    'DELETE FROM reconciliation_lines',

    // What was given to the bank, and what it said of that.
    `UPDATE bank_files SET sha256 = ''`,
    'DELETE FROM bank_files',
    'UPDATE bank_file_lines SET is_withdrawn = true',
    'DELETE FROM bank_file_lines',
    `UPDATE bank_file_results SET outcome = 'paid'`,
    'DELETE FROM bank_file_results',
    `UPDATE bank_file_surplus SET outcome = 'paid'`,
    'DELETE FROM bank_file_surplus',
    'UPDATE bank_file_silences SET told_at = now()',
    'DELETE FROM bank_file_silences',

    // What an adviser let us do, and what was invoiced in their name.
    'UPDATE invoicing_authorities SET given = true',
    'DELETE FROM invoicing_authorities',
    'UPDATE adviser_invoices SET net_minor = 1',
    'DELETE FROM adviser_invoices',
    `UPDATE tax_letters SET missing = '{}'`,
    'DELETE FROM tax_letters',
    `UPDATE policy_news SET kind = 'passed'`,
    'DELETE FROM policy_news',

    // Who somebody is belongs to them: the application asks for one person's own answers, and for counts.
    'SELECT FROM equality_answers',
    `INSERT INTO equality_answers VALUES (gen_random_uuid(), 'age', '25-34')`,
    `UPDATE equality_answers SET answer = 'woman'`,
    'DELETE FROM equality_answers',
    'COPY equality_answers TO STDOUT',
    `INSERT INTO equality_choices VALUES ('age', 'young', 9)`,
    `INSERT INTO policy_names VALUES ('weather')`,

    // What somebody asked for, and what became of it.
    'DELETE FROM erasures',
    'UPDATE erasures SET due_at = asked_at',
    'UPDATE erasures SET user_id = gen_random_uuid()',
    'DELETE FROM complaints',
    'UPDATE complaints SET due_at = due_at',
    'UPDATE complaints SET user_id = gen_random_uuid()',
    `UPDATE complaint_events SET kind = 'received'`,
    'DELETE FROM complaint_events',

    // Nobody makes themselves a steward, and no code forgets that it has run.
    `INSERT INTO stewards (user_id, granted_at, granted_by) VALUES (gen_random_uuid(), now(), 'me')`,
    `UPDATE stewards SET granted_by = 'me'`,
    'DELETE FROM stewards',
    'SELECT FROM migrations',
    `INSERT INTO migrations (name, hash) VALUES ('9999', '')`,
    `UPDATE migrations SET hash = ''`,
    'DELETE FROM migrations',

    // What is in the books stays in them, and nobody says what an account has.
    `UPDATE ledger_transfers SET reference = 'mine'`,
    'UPDATE ledger_postings SET amount_minor = -amount_minor',
    'UPDATE ledger_accounts SET balance_minor = 0',
    'UPDATE ledger_accounts SET least_minor = NULL',
    'DELETE FROM ledger_transfers',
    'DELETE FROM ledger_postings',
    'DELETE FROM ledger_accounts',
    'TRUNCATE ledger_transfers, ledger_postings, ledger_accounts',
    'ALTER TABLE ledger_postings DISABLE TRIGGER postings_are_in_time',
    'ALTER TABLE ledger_postings DISABLE TRIGGER ALL',
    'ALTER TABLE ledger_transfers DISABLE TRIGGER transfers_balance',
    'ALTER TABLE ledger_accounts DROP CONSTRAINT "a guarded account stays at its least or above"',
    'ALTER TABLE ledger_transfers DROP CONSTRAINT "a fact is written in the books once"',
    'DROP TRIGGER postings_count ON ledger_postings',
    'ALTER FUNCTION refuse_odd_transfers() RESET ALL',
    `CREATE OR REPLACE FUNCTION count_posting() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    `SELECT set_config('session_replication_role', 'replica', false)`,
    'SET LOCAL session_replication_role = replica',
    'INSERT INTO ledger_accounts (id, kind, owner, currency, balance_minor, opened_at) SELECT id, kind, owner, currency, 1, now() FROM ledger_accounts',
    `INSERT INTO ledger_transfers (id, code, reference, currency, occurred_at, recorded_at, sealed_by)
     SELECT id, code, reference, currency, now(), now(), sealed_by FROM ledger_transfers`,
    `INSERT INTO ledger_transfers (id, code, reference, currency, occurred_at, recorded_at, number) OVERRIDING SYSTEM VALUE
     SELECT id, code, reference, currency, now(), now(), number FROM ledger_transfers`,
    `SELECT setval('ledger_transfers_number_seq', 1)`,
    `SELECT lock_ledger_accounts('{}') FROM ledger_accounts FOR UPDATE`,

    // The rest of the server is none of its business.
    'ALTER ROLE barefoot_app SUPERUSER',
    'CREATE ROLE mine',
    'CREATE DATABASE mine',
    'SELECT rolpassword FROM pg_authid',
    `COPY letters TO PROGRAM 'cat'`,
    `COPY letters TO '/tmp/letters'`,
    `SELECT pg_read_file('postgresql.conf')`,
    'ALTER SYSTEM SET fsync = off',
    `SELECT lo_import('/etc/passwd')`,
  ])('is refused: %s', async (sql) => {
    const error = await app.query(sql).then(
      () => undefined,
      (refusal: unknown) => refusal as pg.DatabaseError,
    );
    expect({ sql, code: error?.code, message: error?.message }).toEqual({
      sql,
      code: '42501',
      message: expect.any(String),
    });
  });

  test('gives away nothing of what it has', async () => {
    const rights = () =>
      owner.query(`SELECT relname, relacl FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`);
    const before = (await rights()).rows;
    await app.query('GRANT ALL ON bookings TO PUBLIC; GRANT INSERT ON stewards TO barefoot_app');
    expect((await rights()).rows).toEqual(before);
  });

  test('writes what happens, through the triggers', async () => {
    await expect(
      app.query(`INSERT INTO booking_events (booking_id, kind, at) VALUES (gen_random_uuid(), 'held', now())`),
    ).rejects.toThrow('refused by a trigger');
  });

  test('has rights on tables by migrations only, never by PUBLIC', async () => {
    const { rows } = await owner.query(
      `SELECT c.relname, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a
       WHERE c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace) AND a.grantee = 0`,
    );
    expect(rows).toEqual([]);
  });
});

/**
 * A parent row that goes, or changes its key, is looked for in every child: without an index by reading all of it.
 * These need none, because their parents never go: the application may not delete them, and nobody changes an id.
 */
const needNoIndex: Readonly<Record<string, string>> = {
  'bookings (booked_by)': 'a person with bookings stays: who pays and who is paid must be known for years',
  ...Object.fromEntries(
    ['requested', 'declined', 'confirmed', 'cancelled', 'delivered', 'accepted', 'no_show'].map((deed) => [
      `bookings (${deed}_by)`,
      'likewise',
    ]),
  ),
  'bookings (offer_id)': 'an offer is retired, never deleted',
  ...Object.fromEntries(
    [
      ...['adviser_invoices (earning_id, expert_id)', 'adviser_invoices (expert_id, authority_number)'],
      ...['adviser_invoices (expert_id, previous)', 'invoicing_authorities (expert_id, previous)'],
    ].map((key) => [key, 'what it points to is never changed, and an index begins with the earning or the adviser']),
  ),
  'invoices (programme_id, currency)': 'programmes are not deleted; an index of invoices begins with the programme',
  'invoices (standing_deposit_id, programme_id)': 'nor are standing deposits; one index begins with theirs',
  'booking_events (by_user)': 'as for bookings',
  'bookings (waiting_entry_id)': 'entries are not deleted; the index of bookings holds those that were offered',
  'waiting_entries (expert_id)': 'advisers are not deleted; the index of entries holds those that still wait',
  'waiting_entries (group_session_id)': 'likewise of group sessions',
  'waiting_entries (made_by)': 'as for bookings',
  'waiting_entries (offer_id)': 'an offer is retired, never deleted',
  'booking_settlements (booking_id, paid_minor, currency)':
    'what was paid is never changed, and its booking is the key',
  'booking_settlement_shares (booking_id, position, amount_minor)': 'likewise of a share',
  'booking_shares (booking_id, total_minor, currency)': 'what was quoted is never changed, and its booking is the key',
  ...Object.fromEntries(
    [
      'session_deliveries (recorded_by)',
      ...['session_objections (raised_by)', 'session_objections (decided_by)'],
      ...['no_shows (reported_by)', 'no_shows (contested_by)', 'no_shows (decided_by)'],
      ...['action_plans (written_by)', 'action_plan_items (done_by)', 'action_plan_signatures (signed_by)'],
      ...['reviews (written_by)', 'reviews (replied_by)'],
      ...['reviews (comment_hidden_by)', 'reviews (reply_hidden_by)', 'countersignatures (countersigned_by)'],
    ].map((key) => [key, 'as for bookings: what somebody did about a session stays with it']),
  ),
  'subsidy_notices (voucher_id, value_minor)': 'its voucher is the key, and what a voucher is worth is never changed',
  'subsidy_awards (voucher_id, value_minor)': 'likewise',
  'voucher_use_ends (voucher_id, reference, amount_minor)': 'what was reserved is never changed, and it is the key',
  'group_sessions (guaranteed_by)': 'as for bookings',
  'group_sessions (cancelled_by)': 'likewise',
  'diaries (user_id)': 'an adviser with a diary stays, as their bookings do',
  'credentials (decided_by)': 'a steward who decided something stays: it must be known who did',
  'oversights (answered_by)': 'as for bookings',
  'oversights (ended_by)': 'as for bookings',
  'profile_decisions (decided_by)': 'a steward who decided something stays: it must be known who did',
  'promotion_requests (endorsed_by)': 'as for bookings',
  'ledger_transfers (by_user)': 'as for bookings; the index holds those that somebody wrote',
  'ledger_postings (transfer_id, currency)': 'what is in the books stays; the index begins with the transfer',
  'ledger_postings (account_id, currency)': 'likewise, with the account',
  'support_events (by_user)': 'as for bookings; its index leaves out what happened by itself',
  ...Object.fromEntries(
    [
      ...['applications (diagnosed_by)', 'applications (appealed_by)', 'applications (appeal_decided_by)'],
      ...['application_scorers (assigned_by)', 'application_scorers (recused_by)'],
    ].map((key) => [key, 'as for bookings: what somebody did about an application stays with it']),
  ),
  'receipts (expert_id, previous_number, previous_hash)':
    'receipts are never deleted, and their numbers and hashes stay',
  'receipts (payout_id, expert_id)': 'nor are payouts; the key begins with the payout',
  'receipts (payout_id, kind_before)': 'likewise',
  'offers (expert_id)': 'advisers are paused, never deleted; the index of offers holds those that are not retired',
};

describe('what the owner does for the application', () => {
  test.each([
    'SELECT erase_kept_of(gen_random_uuid(), now())',
    'SELECT erase_standing_of(gen_random_uuid(), now())',
    'SELECT erase_session_words_of(gen_random_uuid(), now(), now())',
  ])('is done for nobody who has not asked: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toThrow('nobody asked for the erasure');
  });

  test('is open to the application alone, and reads no table of anybody else’s making', async () => {
    const { rows } = await owner.query(
      `SELECT proname, array_to_string(proconfig, '') AS path,
         (SELECT array_agg(CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END) FROM aclexplode(p.proacl) a
          WHERE a.grantee <> p.proowner) AS open_to
       FROM pg_proc p WHERE prosecdef AND pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype ORDER BY proname`,
    );
    const path = 'search_path=pg_catalog, public, pg_temp';
    expect(rows).toEqual(
      [
        'equality_aggregates',
        'erase_dispute_words_of',
        'erase_kept_of',
        'erase_session_words_of',
        'erase_standing_of',
        'forget_messages_before',
        'give_equality_answers',
        'lock_ledger_accounts',
        'own_equality_answers',
        'report_equality',
        'take_back_equality_answers',
      ].map((proname) => ({ proname, path, open_to: ['barefoot_app'] })),
    );
  });
});

test('the rules of the books look things up in no table of anybody else’s making', async () => {
  const { rows } = await owner.query(
    `SELECT DISTINCT p.proname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE t.tgrelid::regclass::text LIKE 'ledger%' AND NOT t.tgisinternal AND p.proname <> 'refuse_change'
       AND p.proconfig IS DISTINCT FROM '{"search_path=pg_catalog, public, pg_temp"}'`,
  );
  expect(rows).toEqual([]);
});

test('every foreign key has an index that begins with it, or a reason to do without', async () => {
  const { rows } = await owner.query<{ key: string }>(
    `SELECT c.conrelid::regclass || ' (' || string_agg(a.attname, ', ' ORDER BY k.place) || ')' AS key
     FROM pg_constraint c
     CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY k (attnum, place)
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
     WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT EXISTS (
       SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
         AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
     GROUP BY c.oid ORDER BY 1`,
  );
  expect(rows.map(({ key }) => key)).toEqual(Object.keys(needNoIndex).sort());
});
