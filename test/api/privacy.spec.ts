import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { newId, type OrganisationId } from '../../src/kernel/id.js';
import { accountOf } from '../../src/ledger/index.js';
import { Jobs } from '../../src/platform/jobs.js';
import { PersonalData } from '../../src/platform/personal-data.js';
import { IssueReceipts } from '../../src/payouts/receipts/issue-receipts.job.js';
import { IssueAdviserInvoices } from '../../src/payouts/supplies/issue-adviser-invoices.job.js';
import { aTransfer } from '../factories/books.js';
import { aPaidPayout, payoutSeen } from '../factories/paid-payouts.js';
import { leaveApplication } from '../support/applications.js';
import { aBooker, aHold, aMonday, aSession, cancel, confirm, hold } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { aGroupAdviser, aGroupSession, aSeat } from '../support/groups.js';
import { aBarefootDraft, aBody, answer, ask as askOversight, submit } from '../support/standing.js';
import {
  aMembership,
  anExpert,
  type AnExpert,
  anOrganisation,
  aPerson,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { leaveProgrammes } from '../support/programmes.js';
import { leaveReports } from '../support/reports.js';
import { deadlocksIn, startServer, type TestServer } from '../support/server.js';
import { aPastSession, leaveTraces } from '../support/traces.js';
import { aVoucher } from '../support/vouchers.js';

let server: TestServer;
let client: Client;
/** Free introductions, for whoever needs just any session. */
let expert: AnExpert;
/** Says of sessions that they are paid for. */
let steward: Somebody;
let slots: { start: string; token: string }[];

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  client = await Client.of(server);
  expert = await anExpert(server, client);
  steward = await aSteward(server);
  slots = await slotsOf(client, expert, server.clock.now().add({ hours: 10 * 24 }), 10);
});
afterAll(async () => {
  await server.stop();
  expect(await deadlocksIn(server.databaseUrl)).toBe(0);
});

const exportOf = async (own: Client) => (await own.get('/api/v1/me/export')).body;
const sectionOf = (document: any, name: string) => document.sections.find((section: any) => section.name === name);
const ask = (own: Client, email: string) => own.post('/api/v1/me/erasure', { email });
const sweep = () => server.app.get(Jobs).sweepNow();

async function letDaysPass(days: number): Promise<void> {
  server.clock.moveTo(server.clock.now().add({ hours: Math.round(days * 24) }));
  await sweep();
}

/** Asks for it and lets the time to think pass; throws unless it was done. */
async function erased(own: Client, { id, email }: Somebody): Promise<void> {
  const { status, body } = await ask(own, email);
  if (status !== 201) throw new Error(`Not asked for, but ${status}: ${JSON.stringify(body)}`);
  await letDaysPass(7.5);
  const { rows } = await server.owner.query('SELECT name FROM "user" WHERE id = $1', [id]);
  expect(rows).toEqual([{ name: 'Erased person' }]);
}

/** A session that costs something, long ago. */
async function aPaidSession(
  by: Somebody,
  organisationId: string,
  { daysAgo, needs }: { daysAgo: number; needs: string },
): Promise<string> {
  return aPastSession(server, { adviser: expert, organisationId, by, daysAgo, needs, fundedBy: steward });
}

/** Every row of every table that holds one of these words, by table. */
async function tablesThatHold(...words: string[]): Promise<Record<string, number>> {
  const { rows: tables } = await server.owner.query<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await server.owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} t WHERE to_jsonb(t)::text LIKE ANY ($1)`,
      [words.map((word) => `%${word}%`)],
    );
    if (rows[0]!.count > 0) found[name] = rows[0]!.count;
  }
  return found;
}

/** The columns that point to people, as `table (column)`. */
async function columnsOfPeople(): Promise<string[]> {
  const { rows } = await server.owner.query<{ key: string }>(
    `SELECT k.table_name || ' (' || k.column_name || ')' AS key
     FROM information_schema.referential_constraints r
     JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name)
     JOIN information_schema.constraint_column_usage u ON u.constraint_schema = r.unique_constraint_schema
       AND u.constraint_name = r.unique_constraint_name
     WHERE u.table_name = 'user' AND u.column_name = 'id' ORDER BY 1`,
  );
  return rows.map(({ key }) => key);
}

/** What no section of an export tells, and why. */
const notExported: Readonly<Record<string, string>> = {
  'policies (recorded_by)':
    'what a steward recorded in office is public, with its decision; it is the members’, not theirs',
};

/** Where an erased person is pointed to still, and why. */
const stillPointing: Readonly<Record<string, string>> = {
  'action_plan_items (done_by)': 'the other side’s plan as well; ids only',
  'action_plan_signatures (signed_by)': 'likewise',
  'action_plans (written_by)': 'likewise; its words stay only where both sides signed them',
  'application_scorers (assigned_by)': 'what somebody decided in office',
  'application_scorers (recused_by)': 'likewise',
  'application_scorers (user_id)': 'who was supported was decided by it',
  'applications (appeal_decided_by)': 'what somebody decided in office',
  'applications (appealed_by)': 'a record of what was asked of funders; its words go when their time is over',
  'applications (decided_by)': 'what somebody decided in office',
  'applications (diagnosed_by)': 'likewise',
  'applications (started_by)': 'as for appealed_by',
  'applications (submitted_by)': 'likewise',
  'audit_entries (about_user)': 'who did what in others’ affairs has to stay known; ids and codes only',
  'audit_entries (by_user)': 'likewise',
  'bank_file_results (recorded_by)': 'who said that advisers were paid has to stay known',
  'bank_file_surplus (recorded_by)': 'likewise',
  'bank_files (made_by)': 'likewise',
  'bank_files (withdrawn_by)': 'likewise',
  'booking_events (by_user)': 'what happened to a booking is never changed; no text of theirs',
  'booking_fundings (by_user)': 'who said that a session is paid for has to stay known',
  'booking_shares (fixed_by)': 'who fixed who pays for a session has to stay known',
  'booking_shares_secured (by_user)': 'who said that a share is paid has to stay known',
  'bookings (booked_by)': 'a record of what was sold, or held',
  'bookings (cancelled_by)': 'likewise',
  'bookings (confirmed_by)': 'likewise',
  'bookings (delivered_by)': 'likewise',
  'complaint_events (by_user)': 'a register that could be thinned out would prove nothing',
  'complaints (user_id)': 'claims in law; its texts go when its own time is over',
  'conversations (opened_by)': 'the other side’s as well',
  'countersignatures (countersigned_by)': 'hours were counted by it; without the note',
  'credentials (decided_by)': 'what somebody decided in office',
  'debt_payments (recorded_by)': 'who said that a debt is paid has to stay known',
  'deposit_reversals (reversed_by)': 'what somebody did in office with others’ money; ids, and why',
  'deposits (recorded_by)': 'likewise',
  'diaries (user_id)': 'what is taken in it is others’ as well; emptied',
  'dispute_decisions (by_steward)': 'what somebody decided in office; why only of a paid session',
  'dispute_panelists (user_id)': 'who decided for two others has to stay known; why only of a paid session',
  'dispute_statements (said_by)': 'that something was said; what only of a paid session',
  'disputes (appealed_by)': 'likewise',
  'disputes (mediator_id)': 'who helped two others to settle something',
  'disputes (opened_by)': 'that a session was disputed',
  'erasures (user_id)': 'when it was asked for and done',
  'experts (user_id)': 'bookings point to it; blanked',
  'files (put_up_by)': 'that there was one; without its name and what was in it',
  'float_top_ups (recorded_by)': 'as for deposits',
  'float_top_ups (reversed_by)': 'likewise',
  'fund_returns (returned_by)': 'as for deposits',
  'funders (recognised_by)': 'likewise',
  'group_sessions (cancelled_by)': 'as for bookings; without the note',
  'group_sessions (guaranteed_by)': 'who said that a pool pays has to stay known',
  'invitations (accepted_by)': 'who let whom in; without the address',
  'invitations (invited_by)': 'likewise',
  'invitations (withdrawn_by)': 'likewise',
  'invoice_cancellations (cancelled_by)': 'as for deposits',
  'invoices (issued_by)': 'likewise',
  'ledger_transfers (by_user)': 'books that could be changed would prove nothing; ids and figures only',
  'mandates (created_by)': 'a bank can ask for it without a limit of time',
  'messages (written_by)': 'that something was written; without what',
  'no_shows (contested_by)': 'that it was contested; without what was said, save of a paid session',
  'no_shows (decided_by)': 'what somebody decided in office',
  'no_shows (reported_by)': 'a record of what was delivered',
  'outcomes (recorded_by)': 'what somebody said for their organisation: evidence of what public money did',
  'outcomes (withdrawn_by)': 'likewise',
  'oversights (answered_by)': 'who answered for whom; without what was written',
  'oversights (ended_by)': 'likewise',
  'payments (planned_by)': 'who said how something is paid has to stay known',
  'payout_accounts (user_id)': 'until what they are owed has been paid',
  'payout_approvals (approved_by)': 'on whose word money went out has to stay known',
  'policy_changes (proposed_by)': 'how the members came to their figures has to stay known',
  'policy_changes (seconded_by)': 'likewise',
  'policy_votes (cast_by)': 'likewise',
  'pool_deposits (recorded_by)': 'who saw the money come has to stay known',
  'profile_decisions (decided_by)': 'what somebody decided in office',
  'programmes (created_by)': 'as for deposits',
  'promotion_requests (endorsed_by)': 'that it was endorsed; without why',
  'rate_cards (recorded_by)': 'quotes are reckoned from it',
  'report_periods (locked_by)': 'what somebody did in office: a report that could be changed would prove nothing',
  'report_versions (made_by)': 'likewise',
  'reviews (comment_hidden_by)': 'what somebody decided in office',
  'reviews (written_by)': 'ratings are counted; without what was written',
  'session_deliveries (recorded_by)': 'a record of what was delivered; what was written only of a paid session',
  'session_objections (decided_by)': 'what somebody decided in office',
  'session_objections (raised_by)': 'that somebody objected; what was said only of a paid session',
  'standing_deposits (started_by)': 'as for deposits',
  'standing_deposits (state_by)': 'likewise',
  'support_events (by_user)': 'what happened is never changed; no text of theirs',
  'time_gifts (given_by)': 'whose word a transfer in the books follows from',
  'voucher_declarations (declared_by)': 'who declared what of public and members’ money has to stay known',
  'vouchers (accepted_by)': 'likewise',
  'waiting_entries (made_by)': 'that somebody waited; without what they wrote',
  'working_relations (user_id)': 'which organisations somebody advised; their sessions say so too',
};

/** What they wrote, and what says who they are. */
const marks = ['Zebedee', 'quagga', 'zebedee@'];

/** Somebody of whom there is something in every table that there is about people. */
async function aWholePerson() {
  const person = await aPerson(server, {
    name: 'Zebedee Jones',
    email: 'zebedee@people.example',
    zone: 'Europe/Lisbon',
  });
  const own = await client.as(person.email);
  await client.post('/api/auth/sign-in/magic-link', { email: person.email });
  const organisation = (
    await own.post('/api/v1/organisations', { name: 'Valley Bakers', kind: 'co_op' }, { 'idempotency-key': 'one' })
  ).body;
  await own.post('/api/v1/me/api-keys', { name: 'quagga calendar', scopes: ['read'] });
  await own.post('/api/v1/me/calendar-links', { kind: 'sessions', name: 'quagga telephone' });
  await own.put('/api/v1/me/notification-preferences', {
    ...{ bookings: { email: true }, reminders: { email: false }, account: { email: true } },
    quiet_hours: { from: '21:00', to: '07:00' },
  });
  await own.put('/api/v1/me/equality-answers', {
    ...{ age: '35-44', gender: 'man', ethnicity: null, disability: null, sexual_orientation: null },
    ...{ religion: null, first_language: 'welsh' },
  });
  await own.post(`/api/v1/organisations/${organisation.id}/diagnostics`, {
    ...{ answers: { stage: 'planning', needs: ['food'] }, consent_version: 1 },
  });
  await own.post(`/api/v1/organisations/${organisation.id}/invitations`, { email: 'a@people.example', role: 'member' });
  const invitation = (
    await own.post(`/api/v1/organisations/${organisation.id}/invitations`, {
      email: 'b@people.example',
      role: 'member',
    })
  ).body;
  await own.delete(`/api/v1/organisations/${organisation.id}/invitations/${invitation.id}`);
  const others = await anOrganisation(server);
  const admin = await aPerson(server);
  await aMembership(server, others.id, admin, 'admin');
  await (
    await client.as(admin.email)
  ).post(`/api/v1/organisations/${others.id}/invitations`, {
    email: person.email,
    role: 'booker',
  });
  const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(person.email)}`)).body;
  const token = /token=(\S+)/.exec(items.find(({ kind }: any) => kind === 'invitation').body)![1];
  await own.post('/api/v1/invitations/acceptance', { token });
  const adviser = await anExpert(server, client, {
    person,
    profile: { headline: { en: 'quagga headline', cy: 'quagga' }, about: { en: 'quagga about', cy: 'quagga' } },
    offer: { title: { en: 'A quagga talk', cy: 'quagga' }, summary: { en: 'quagga summary', cy: 'quagga' } },
  });
  await own.post('/api/v1/webhook-endpoints', {
    ...{ url: 'https://quagga.example/', description: 'quagga CRM', event_types: ['payout.returned'] },
  });
  await own.post(`/api/v1/experts/${adviser.id}/diary/time-off`, {
    ...{ start: '2031-06-02T08:00:00Z', end: '2031-06-02T11:00:00Z', reason: 'quagga leave' },
  });
  await own.post(`/api/v1/experts/${adviser.id}/calendars`, {
    ...{ address: 'http://10.0.0.1/quagga.ics', name: 'quagga rota' }, // which nobody is asked for
  });
  const booker = { client: own, organisation: { id: organisation.id, booker: person } };
  const letGo = await hold(booker, slots.shift(), { needs: 'quagga needs' });
  await cancel(own, letGo.body.id, 'other', 'quagga note');
  const session = await hold(booker, slots.shift(), { needs: 'quagga free session' });
  await confirm(own, session.body.id);
  await cancel(own, session.body.id, 'other', 'quagga again');
  const paid = await aPaidSession(person, organisation.id, { daysAgo: 400, needs: 'quagga paid' });
  await server.owner.query(
    `INSERT INTO waiting_entries (id, expert_id, offer_id, organisation_id, entry_number, made_by, mode, needs, starts_from, ends_by, created_at)
     VALUES ($1, $2, $3, $4, 1, $5, 'video', 'quagga wait', '2031-01-01', '2031-03-01', $6)`,
    [...[newId(), expert.id, expert.offerId, organisation.id, person.id], server.clock.now().toString()],
  );
  const [conversation, file, change, now] = [newId(), newId(), newId(), server.clock.now().toString()];
  const dispute = newId();
  for (const [sql, values] of [
    [
      `INSERT INTO disputes (id, booking_id, about, reason, opened_at, opened_by, opened_side, currency, total_minor, disputed_minor, held_minor,
         state, mediator_id, mediator_named_at, appealed_at, appealed_by, appealed_side, ended_at, outcome, awarded_minor)
       VALUES ($1, $2, 'session', 'other', $3, $4, 'client', 'GBP', 1, 1, 1, 'ended', $4, $3, $3, $4, 'client', $3, 'withdrawn', 1)`,
      [dispute, session.body.id, now, person.id],
    ],
    [
      `INSERT INTO dispute_statements (id, dispute_id, said_at, said_by, said_as, statement) VALUES ($1, $2, $3, $4, 'client', 'quagga disputes')`,
      [newId(), dispute, now, person.id],
    ],
    [
      `INSERT INTO dispute_panelists (dispute_id, user_id, round, named_at, awarded_minor, reason, voted_at)
       VALUES ($1, $2, 1, $3, 0, 'quagga decides', $3)`,
      [dispute, person.id, now],
    ],
    [
      `INSERT INTO dispute_decisions (dispute_id, round, by_steward, awarded_minor, decided_at, reason) VALUES ($1, 1, $2, 0, $3, 'quagga rules')`,
      [dispute, person.id, now],
    ],
    [
      `INSERT INTO conversations (id, booking_id, expert_id, organisation_id, opened_by, opened_at, last_message_at, last_number)
       VALUES ($1, $2, $3, $4, $5, $6, $6, 1)`,
      [conversation, session.body.id, expert.id, organisation.id, person.id, now],
    ],
    [
      `INSERT INTO messages (id, conversation_id, number, written_by, side, text, written_at) VALUES ($1, $2, 1, $3, 'client', $4, $5)`,
      [newId(), conversation, person.id, 'quagga message', now],
    ],
    [
      `INSERT INTO files (id, conversation_id, put_up_by, side, name, type, size_bytes, sha256, put_up_at)
       VALUES ($1, $2, $3, 'client', 'quagga.txt', 'text/plain', 6, sha256('quagga'), $4)`,
      [file, conversation, person.id, now],
    ],
    [`INSERT INTO file_contents (file_id, content) VALUES ($1, 'quagga')`, [file]],
    [
      'INSERT INTO read_marks (conversation_id, user_id, read_to, marked_at) VALUES ($1, $2, 1, $3)',
      [conversation, person.id, now],
    ],
    [
      `INSERT INTO payments (id, purpose, reference, organisation_id, rail, amount_minor, currency, state, planned_at, planned_by, expires_at)
       VALUES ($1, 'session', $2, $3, 'card', 6480, 'GBP', 'planned', $4, $5, $4::timestamptz + interval '1 day')`,
      [newId(), session.body.id, organisation.id, now, person.id],
    ],
    [
      `INSERT INTO policy_changes (id, name, value, in_force_from, reason, state, proposed_at, proposed_by, organisation_id, seconded_by,
         seconded_for, opened_at, quorum, closes_at)
       VALUES ($1, 'platform-fee', '{"percent": 6}', $2, 'Our costs fell', 'open', $2, $3, $4, $3, $5, $2, 5, $2::timestamptz + interval '7 days')`,
      [change, now, person.id, organisation.id, others.id],
    ],
    [
      `INSERT INTO policy_votes (change_id, organisation_id, vote, cast_at, cast_by) VALUES ($1, $2, 'for', $3, $4)`,
      [change, organisation.id, now, person.id],
    ],
    [
      `INSERT INTO payout_accounts (id, user_id, external_id, state, due_count, planned_at) VALUES ($1, $2, $3, 'active', 0, $4)`,
      [newId(), person.id, `acct_quagga_${person.id}`, now],
    ],
    [
      `INSERT INTO payout_destinations (id, expert_id, rail, state, account_name, sort_code, account_number, name_at_bank, chosen_at, ready_at)
       VALUES ($1, $2, 'gocardless', 'ready', 'quagga Jones', '200000', '55779911', 'quagga J', $3, $3)`,
      [newId(), adviser.id, now],
    ],
  ] as const)
    await server.owner.query(sql, [...values]);
  await leaveTraces(server, {
    ...{ person, word: 'quagga', adviser, other: expert, organisationId: organisation.id },
    client: { id: others.id, admin },
  });
  await aTransfer(server, { to: accountOf('client-credit', organisation.id), by: person.id });
  await leaveProgrammes(server, person.id, others.id);
  await leaveApplication(server, { person, word: 'quagga', organisationId: organisation.id });
  await leaveReports(server, person.id, others.id);
  await aVoucher(server, { organisationId: organisation.id, by: person });
  await own.put(`/api/v1/experts/${adviser.id}/trading-details`, {
    ...{ kind: 'individual', legal_name: 'quagga Jones', address: '1 quagga Street', invoice_prefix: 'ZEB' },
    tax_number: { kind: 'utr', value: '1234567890' },
  });
  await own.put(`/api/v1/experts/${adviser.id}/invoicing-authority`, { given: true, wording_version: 1 });
  await server.owner.query(
    `INSERT INTO tax_letters (expert_id, year, kind, missing, told_at) VALUES ($1, 2026, 'year-statement', '{account}', $2)`,
    [adviser.id, now],
  );
  const advised = { id: others.id as OrganisationId, name: 'Others' };
  await aPaidPayout(server, adviser.id, { minors: [1000], rail: 'gocardless', facts: { organisation: advised } });
  await server.app.get(IssueAdviserInvoices).issueAll();
  await server.app.get(IssueReceipts).issueAll();
  const complaint = (await own.post('/api/v1/complaints', { about: 'service', text: 'quagga complaint' })).body;
  return { person, own: await client.as(person.email), organisation, adviser, paid, complaint };
}

/** What an export tells of what `leaveTraces` leaves, section by section. */
const ofTraces: Readonly<Record<string, readonly object[]>> = {
  'application-scores': [{ by_me: true, assigned_by_me: true, points: [5, 5], comment: 'As I see it.' }],
  applications: [{ need: 'quagga need', appeal_statement: 'quagga appeals', reason: 'Not now.' }],
  'action-plans': [
    { version: 1, written_by_me: true, items: [{ what: 'quagga agreed' }], signed_by_me: [{}], done_by_me: [{}] },
    { version: 2, written_by_me: true, items: [{ what: 'quagga step' }], signed_by_me: [{}], done_by_me: [{}] },
  ],
  'bank-files': [
    { deed: 'bank-file-made' },
    { deed: 'bank-result-paid' },
    { deed: 'bank-second-paid' },
    { deed: 'bank-file-made' },
    { deed: 'bank-file-withdrawn', reason: 'Made twice.' },
  ],
  'busy-calendars': [{ name: 'quagga rota', host: '10.0.0.1', failure: 'refused-address' }],
  'coop-memberships': [{ name: 'quagga co-op' }],
  countersignatures: [{ note: 'quagga looked', hours_right: true }],
  'calendar-replies': [{ answer: 'tentative', sequence: 0 }],
  'undeliverable-address': [{ reason: 'bounced', failure: '5.1.1' }],
  'cpd-entries': [{ what: 'quagga book' }],
  credentials: [
    { mine: true, title: 'quagga diploma', evidence_note: 'quagga note' },
    { mine: false, decided_by_me: true, title: 'Diploma', evidence_note: null },
  ],
  disputes: [
    {
      ...{ opened_by_me: true, mediated_by_me: true, statements: [{ statement: 'quagga disputes' }] },
      ...{ on_its_panel: { reason: 'quagga decides' }, decided_by_me: [{ reason: 'quagga rules' }] },
    },
  ],
  'group-sessions': [{ given_by_me: true, cancel_note: 'quagga is ill', guarantee_reason: 'For once.' }],
  invoices: [
    { deed: 'invoice-issued' },
    { deed: 'invoice-cancelled', reason: 'The wrong year.' },
    { deed: 'standing-deposit-started' },
  ],
  interests: [{ organisation: 'quagga Ltd', note: 'quagga sister' }],
  ledger: [{ code: 'deposit-received', moved_minor: 500, currency: 'GBP' }],
  'meeting-settings': [{ address: '1 quagga Street', directions: 'quagga bell' }],
  meetings: [
    { my_number_as_client: null, as_adviser: { address: '1 quagga Street' } },
    { my_number_as_client: '+442920180002', as_adviser: null },
  ],
  'no-shows': [
    { reported_by_me: false, statement: 'quagga was there', decision_note: 'So it was.' },
    { reported_by_me: true, statement: null },
  ],
  oversights: [
    { of_me: true, note: 'quagga asks' },
    { of_me: false, by_me: true, note: null, reason: 'quagga has no time' },
  ],
  passkeys: [{ name: 'quagga phone' }],
  'funder-reports': [{ version: 1, from_on: '2025-01-01', reason: null }],
  outcomes: [{ kind: 'jobs', value: 3, evidence: 'A payroll.' }],
  payments: [{ purpose: 'session', rail: 'card', amount_minor: 6480, state: 'planned', taken_back: null }],
  'profile-decisions': [
    { about_me: true, by_me: false, decision: 'approved' },
    { about_me: false, by_me: true },
  ],
  'support-events': [{ subject: 'programme', kind: 'programme-created' }],
  'promotion-requests': [
    { of_me: true, state: 'open' },
    { of_me: false, endorsement_reason: 'quagga is sure' },
  ],
  'question-settings': [{ open: true, blocked: [{}] }],
  'rate-cards': [{ contact_minor: 6000 }],
  reviews: [
    { written_by_me: { comment: 'quagga liked it' }, replied_by_me: null },
    { written_by_me: null, replied_by_me: { reply: 'quagga is glad' }, comment_hidden_by_me: { for: 'other' } },
    { written_by_me: { comment: 'quagga found it useful', useful: 4 } },
  ],
  'session-money': [
    { total_minor: 6480, lines: [{ kind: 'contact' }, { kind: 'fee' }], funding: { reason: null }, settlement: null },
    { total_minor: 6480, funding: { reason: 'Paid by bank transfer.' } },
    { total_minor: 6480, funding: { reason: null } },
  ],
  'session-notes': [{ notes: 'quagga notes' }],
  'session-objections': [{ statement: 'quagga objects' }, { statement: 'quagga paid for it' }],
  'session-records': [{ summary: 'quagga record' }, { summary: 'quagga paid record' }],
  vouchers: [
    { what: 'accepted' },
    { what: 'declared' },
    { what: 'declared' },
    { what: 'declared' },
    { what: 'declared' },
  ],
  earnings: [
    { kind: 'session', amount_minor: 1000, late: null },
    { kind: 'group-session', amount_minor: 100 },
  ],
  'trading-details': [{ legal_name: 'quagga Jones', tax_number: '1234567890' }],
  'invoicing-authorities': [{ number: 1, given: true }],
  'adviser-invoices': [{ number: 'ZEB-0001', seller_name: 'quagga Jones' }],
  'adviser-payouts': [{ state: 'planned' }, { state: 'paid', amount_minor: 1000, items: [{ kind: 'pay' }] }],
  'tax-letters': [{ year: 2026, kind: 'year-statement', missing: ['account'] }],
  'pay-statements': [{ total: { earned: { minor: 1100 } } }],
  'payout-account': [{ provider: 'stripe', provider_id: expect.stringMatching(/^acct_quagga_/), state: 'active' }],
  webhooks: [{ url: 'https://quagga.example/', description: 'quagga CRM', state: 'enabled' }],
  'payout-destinations': [
    { rail: 'gocardless', account_name: 'quagga Jones', sort_code: '200000', account_number: '55779911' },
    { rail: 'bank-file', account_name: 'Ada', state: 'replaced' },
  ],
};

describe('what modules tell is kept of people', () => {
  test('is all that points to a person, or has its reason', async () => {
    const covered = server.app
      .get(PersonalData)
      .ofPeople()
      .flatMap(({ covers }) => covers);
    expect(covered.length).toBe(new Set(covered).size);
    expect((await columnsOfPeople()).filter((column) => !covered.includes(column))).toEqual(Object.keys(notExported));
    const columns = await columnsOfPeople();
    expect(covered.filter((column) => !columns.includes(column))).toEqual([]);
  });
});

describe('an export', () => {
  test('has everything of whoever asks, each section with its purpose and how long it is kept', async () => {
    const { person, own, organisation, adviser, paid, complaint } = await aWholePerson();
    const answer = await own.get('/api/v1/me/export');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="barefoot-export.json"');
    const document = answer.body;
    expect(document).toMatchObject({ schema: 'barefoot-export-1', of: { kind: 'person', id: person.id } });
    for (const { name, purpose, kept } of document.sections)
      expect({ name, purpose, kept }).toEqual({
        name,
        purpose: expect.stringMatching(/^[A-Z].{10,}\.$/),
        kept: expect.stringMatching(/^[A-Z].{5,}\.$/),
      });
    const empty = document.sections.filter(({ entries }: any) => entries.length === 0).map(({ name }: any) => name);
    expect(empty).toEqual(['erasures']);

    const entriesOf = (name: string) => sectionOf(document, name).entries;
    expect(entriesOf('account')).toMatchObject([
      { name: 'Zebedee Jones', email: 'zebedee@people.example', zone: 'Europe/Lisbon' },
    ]);
    expect(entriesOf('memberships')).toMatchObject([{ name: 'Valley Bakers', role: 'admin' }, { role: 'booker' }]);
    expect(entriesOf('api-keys')).toMatchObject([{ name: 'quagga calendar', scopes: ['read'] }]);
    expect(entriesOf('calendar-links')).toMatchObject([{ kind: 'sessions', name: 'quagga telephone' }]);
    expect(entriesOf('equality-answers')).toHaveLength(3);
    expect(entriesOf('diagnostics')).toMatchObject([
      { organisation: 'Valley Bakers', answers: { stage: 'planning', needs: ['food'] }, consent_version: 1 },
    ]);
    expect(entriesOf('adviser-profile')).toMatchObject([
      { id: adviser.id, about_en: 'quagga about', offers: [{ title_en: 'A quagga talk' }] },
    ]);
    expect(entriesOf('diary').map(({ kind }: any) => kind)).toEqual([
      'diary',
      ...Array.from({ length: 7 }, () => 'weekly-hours'),
      'time-off',
    ]);
    expect(entriesOf('bookings')).toMatchObject([
      { id: paid, my_side: 'client', needs: 'quagga paid', price_minor: 6480 },
      { my_side: 'adviser', needs: null, price_minor: 6480 },
      { my_side: 'client', needs: 'quagga paid', price_minor: 6480 },
      { my_side: 'adviser', needs: null, state: 'accepted' },
      { my_side: 'client', needs: 'quagga free hour', state: 'accepted' },
      { needs: 'quagga needs', cancel_note: 'quagga note', organisation: organisation.name },
      { needs: 'quagga free session', done_by_me: [{ kind: 'held' }, { kind: 'confirmed' }, { kind: 'cancelled' }] },
    ]);
    expect(entriesOf('receipts')).toMatchObject([{ number: 1, body: expect.stringContaining('Zebedee Jones') }]);
    expect(entriesOf('messages')).toMatchObject([{ text: 'quagga message', adviser: expert.person.name }]);
    expect(entriesOf('files')).toMatchObject([{ name: 'quagga.txt' }]);
    expect(entriesOf('complaints')).toMatchObject([{ id: complaint.id, text: 'quagga complaint' }]);
    expect(entriesOf('invitations')).toMatchObject([
      { from_me: true, to_my_address: null },
      { from_me: true },
      { from_me: false, to_my_address: 'zebedee@people.example' },
    ]);
    expect(entriesOf('letters').map(({ kind }: any) => kind)).toContain('sign-in');
    for (const [name, entries] of Object.entries(ofTraces)) {
      expect({ name, entries: entriesOf(name) }).toMatchObject({ name, entries });
    }
    expect(JSON.stringify(document)).not.toMatch(
      /Of the other side|Of the adviser|Good\.|Please\.|Other Street|PUBLICKEY/,
    );
  });

  test('holds no secret: no token, no hash, no link that signs in', async () => {
    const { own } = { own: await client.as('zebedee@people.example') };
    const { rows } = await server.owner.query(
      `SELECT token AS secret FROM "session" UNION ALL SELECT encode(key_hash, 'hex') FROM api_keys
       UNION ALL SELECT encode(token_hash, 'hex') FROM calendar_links
       UNION ALL SELECT substring(body FROM 'token=(\\S+)') FROM letters WHERE body LIKE '%token=%'`,
    );
    expect(rows.length).toBeGreaterThan(5);
    const text = JSON.stringify(await exportOf(own));
    expect(rows.filter(({ secret }) => text.includes(secret))).toEqual([]);
  });

  test('tells an adviser of their sessions, and not what clients wrote', async () => {
    const adviser = await anExpert(server, client);
    const booker = await aBooker(server, client);
    const [slot] = await slotsOf(client, adviser, server.clock.now().add({ hours: 24 }), 3);
    const { id } = (await hold(booker, slot, { needs: 'Between us' })).body;
    await confirm(booker.client, id);
    const document = await exportOf(adviser.client);
    expect(sectionOf(document, 'bookings').entries).toMatchObject([{ id, my_side: 'adviser', needs: null }]);
    expect(JSON.stringify(document)).not.toContain(booker.organisation.booker.email);
  });

  test('is told in parts where it is long, each entry once', async () => {
    const person = await aPerson(server);
    const own = await client.as(person.email);
    await server.owner.query(
      `INSERT INTO letters (id, kind, to_address, to_name, subject, created_at, sent_at)
       SELECT gen_random_uuid(), 'test', $1, '', 'Letter ' || n, $2::timestamptz + n * interval '1 second', $2 FROM generate_series(1, 1201) n`,
      [person.email, server.clock.now().toString()],
    );
    const subjects: string[] = [];
    let part = sectionOf(await exportOf(own), 'letters');
    for (;;) {
      expect(part.entries.length).toBeLessThanOrEqual(500);
      subjects.push(...part.entries.map(({ subject }: any) => subject));
      if (part.next === null) break;
      part = (await own.get(part.next)).body;
    }
    expect(subjects).toEqual(Array.from({ length: 1201 }, (_, index) => `Letter ${index + 1}`));
    expect(await own.get('/api/v1/me/export/secrets')).toMatchObject({ status: 404 });
    expect(await own.get('/api/v1/me/export/letters?from=-1')).toMatchObject({ status: 400 });
  });

  test('of an organisation is for its admins, and has of its people names and roles only', async () => {
    const { id, booker } = await anOrganisation(server, { name: 'Harbour Housing' });
    const admin = await aPerson(server, { name: 'Ada Admin' });
    await aMembership(server, id, admin, 'admin');
    const [asAdmin, asBooker] = [await client.as(admin.email), await client.as(booker.email)];
    await asAdmin.post(`/api/v1/organisations/${id}/invitations`, { email: 'invited@people.example', role: 'finance' });
    await asAdmin.put(`/api/v1/organisations/${id}/enterprise`, { region: 'wales', registration_number: 'RS007890' });
    await asBooker.post(`/api/v1/organisations/${id}/diagnostics`, { answers: { stage: 'idea' }, consent_version: 1 });
    const session = await aSession({ client: asBooker, organisation: { id, booker } }, slots.shift());
    const adviser = await anExpert(server, client, { person: await aPerson(server, { name: 'Ann Adviser' }) });
    const { given } = await leaveTraces(server, {
      ...{
        person: adviser.person,
        word: 'gnu',
        adviser,
        other: expert,
        organisationId: (await anOrganisation(server)).id,
      },
      client: { id, admin: booker },
    });
    const group = await aGroupAdviser(server, client);
    const groupSession = await aGroupSession(group, slots.shift()!.start);
    const seat = await aSeat({ client: asBooker, organisation: { id, booker } }, groupSession.id);

    const { body } = await asAdmin.get(`/api/v1/organisations/${id}/export`);
    expect(body).toMatchObject({ schema: 'barefoot-export-1', of: { kind: 'organisation', id } });
    expect(sectionOf(body, 'members').entries).toMatchObject([
      { name: booker.name, role: 'booker' },
      { name: 'Ada Admin', role: 'admin' },
    ]);
    expect(sectionOf(body, 'invitations').entries).toMatchObject([{ role: 'finance', invited_by: 'Ada Admin' }]);
    expect(sectionOf(body, 'enterprise').entries).toMatchObject([{ region: 'wales', registration_number: 'RS007890' }]);
    expect(sectionOf(body, 'diagnostics').entries).toMatchObject([
      { answers: { stage: 'idea' }, kept_by: booker.name },
    ]);
    const bookings = sectionOf(body, 'bookings').entries;
    expect(bookings.find((one: any) => one.id === session.id)).toMatchObject({ booked_by: booker.name });
    expect(bookings).toHaveLength(4);
    const records = sectionOf(body, 'session-records').entries;
    expect(records).toMatchObject([{ adviser: 'Ann Adviser', summary: 'gnu record' }, { summary: 'gnu paid record' }]);
    expect(sectionOf(body, 'action-plans').entries).toMatchObject([
      { booking_id: given, items: [{ what: 'gnu agreed' }] },
    ]);
    expect(sectionOf(body, 'session-money').entries).toMatchObject([
      { total_minor: 6480, lines: [{ net_minor: 6000 }, { net_minor: 480 }], funding: { total_minor: 6480 } },
    ]);
    expect(sectionOf(body, 'group-seats').entries).toMatchObject([
      { group_session_id: groupSession.id, booking_id: seat.id, seat: 1 },
    ]);
    for (const secret of [
      'gnu notes',
      '1 gnu Street',
      '+44292',
      admin.email,
      booker.email,
      'invited@people.example',
      admin.id,
      booker.id,
    ])
      expect(JSON.stringify(body)).not.toContain(secret);
    expect((await asAdmin.get(`/api/v1/organisations/${id}/export/members`)).body.entries).toHaveLength(2);
    expect(await asBooker.get(`/api/v1/organisations/${id}/export`)).toMatchObject({ status: 403 });
    expect(await asBooker.get(`/api/v1/organisations/${id}/export/members`)).toMatchObject({ status: 403 });
  });
});

describe('an erasure', () => {
  test('is said on the page of it in words that are those of its preview, record by record', async () => {
    const own = await client.as((await aPerson(server)).email);
    const { body } = await own.get('/api/v1/me/erasure-preview');
    const { default: words } = await import(join(import.meta.dirname, '../../web/words/en/records.ts'));
    const said = (part: 'goes' | 'stays') => body[part].map(({ records, what }: any) => [records, what]);
    expect(words).toMatchObject({ goes: Object.fromEntries(said('goes')), stays: Object.fromEntries(said('stays')) });
    const named = new Set([...said('goes'), ...said('stays')].map(([name]) => name));
    expect(new Set(Object.keys(words.names))).toEqual(named);
    expect(Object.keys({ ...words.goes, ...words.stays }).every((name) => named.has(name))).toBe(true);
  });

  test('is asked for by typing one’s own address, and previewed first', async () => {
    const person = await aPerson(server);
    const own = await client.as(person.email);
    const { body: preview } = await own.get('/api/v1/me/erasure-preview');
    expect(preview).toMatchObject({ grace_days: 7, hindrances: [] });
    expect(preview.goes.map(({ records }: any) => records)).toEqual(expect.arrayContaining(['account', 'letters']));
    expect(preview.stays.find(({ records }: any) => records === 'bookings')).toMatchObject({
      held: 0,
      what: expect.stringContaining('financial records'),
    });
    expect(await ask(own, 'somebody.else@people.example')).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ pointer: '/email' }] },
    });
    expect(await own.get('/api/v1/me/erasure')).toMatchObject({ status: 404 });
  });

  test('is hindered by an organisation that would be left without an admin, and by sessions to come', async () => {
    const person = await aPerson(server);
    const own = await client.as(person.email);
    const { id } = (await own.post('/api/v1/organisations', { name: 'River Energy', kind: 'co_op' })).body;
    const member = await aPerson(server);
    await aMembership(server, id, member, 'member');
    const booker = { client: own, organisation: { id, booker: person } };
    const session = await aSession(booker, slots.shift());

    const refused = await ask(own, person.email);
    expect(refused).toMatchObject({ status: 409, body: { code: 'erasure-hindered' } });
    expect(refused.body.hindrances).toMatchObject([
      { code: 'upcoming-session', id: session.id },
      { code: 'last-admin', id, detail: expect.stringContaining('River Energy') },
    ]);
    expect((await own.get('/api/v1/me/erasure-preview')).body.hindrances).toHaveLength(2);
    await cancel(own, session.id);
    await own.put(`/api/v1/organisations/${id}/members/${member.id}/role`, { role: 'admin' });
    expect(await ask(own, person.email)).toMatchObject({ status: 201 });
  });

  test('of an adviser is hindered by their sessions, and of a steward by their office', async () => {
    const adviser = await anExpert(server, client);
    const organisation = await anOrganisation(server);
    const booker = { client: await client.as(organisation.booker.email), organisation };
    const [slot] = await slotsOf(client, adviser, server.clock.now().add({ hours: 24 }), 3);
    const { id } = await aSession(booker, slot);
    expect((await ask(adviser.client, adviser.person.email)).body.hindrances).toMatchObject([{ id }]);
    const steward = await aSteward(server);
    expect((await ask(await client.as(steward.email), steward.email)).body.hindrances).toMatchObject([
      { code: 'steward' },
    ]);
  });

  test('can be withdrawn until it is done; a letter says how', async () => {
    const person = await aPerson(server, { language: 'cy' });
    const own = await client.as(person.email);
    const asked = (await ask(own, person.email)).body;
    expect(Temporal.Instant.from(asked.asked_at).until(asked.due_at).total('hours')).toBe(7 * 24);
    expect((await own.get('/api/v1/me/erasure')).body).toEqual(asked);
    const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(person.email)}`)).body;
    expect(items).toMatchObject([{ kind: 'erasure-asked', body: expect.stringContaining('/me#data') }]);

    await letDaysPass(6.5);
    expect(await own.delete('/api/v1/me/erasure')).toMatchObject({ status: 204 });
    expect(await own.delete('/api/v1/me/erasure')).toMatchObject({ status: 404 });
    await letDaysPass(10);
    expect((await own.get('/api/v1/me')).body).toMatchObject({ name: person.name });
    expect((await own.get('/api/v1/audit')).body.items.map(({ deed }: any) => deed)).toEqual([
      'erasure-withdrawn',
      'erasure-asked',
    ]);
    expect(await ask(own, person.email.toUpperCase())).toMatchObject({ status: 201 });
  });

  test('leaves nothing that says who somebody was, save what the law holds, and that without a name', async () => {
    const person = { id: '', email: 'zebedee@people.example', name: '' };
    const own = await client.as(person.email);
    const { body: me } = await own.get('/api/v1/me');
    const { entries } = sectionOf(await exportOf(own), 'bookings');
    const bookings = entries.filter(({ my_side }: any) => my_side === 'client');
    const preview = (await own.get('/api/v1/me/erasure-preview')).body;
    const held = Object.fromEntries(preview.stays.map(({ records, held: count }: any) => [records, count]));
    expect(held).toMatchObject({ bookings: 3, complaints: 1, 'session-records': 1, audit: null });
    const { body: profile } = await client.get(`/api/v1/experts?q=quagga`);
    expect(profile.items).toHaveLength(1);

    await erased(own, { ...person, id: me.user_id });
    const heldByLaw = {
      ...{ 'public.action_plan_items': 1, 'public.applications': 1, 'public.bookings': 2, 'public.complaints': 1 },
      ...{ 'public.receipts': 1, 'public.session_deliveries': 1, 'public.session_objections': 1 },
      ...{ 'public.adviser_invoices': 1, 'public.trading_details': 1 },
    };
    const whileOwed = { 'public.payout_accounts': 1, 'public.payout_destinations': 1 };
    expect(await tablesThatHold(...marks)).toEqual({ ...heldByLaw, ...whileOwed, 'public.letters': 6 });
    const { rows: underWay } = await server.owner.query("SELECT id FROM adviser_payouts WHERE state = 'planned'");
    for (const { id } of underWay) await payoutSeen(server, id, { state: 'paid' });
    const { rows: letters } = await server.owner.query('SELECT to_address FROM letters WHERE to_address LIKE $1', [
      '%zebedee%',
    ]);
    expect(letters).toEqual([]); // those that name them went to others
    const { rows: kept } = await server.owner.query(
      `SELECT id, needs, cancel_note FROM bookings WHERE booked_by = $1 ORDER BY starts_at, id`,
      [me.user_id],
    );
    expect(kept).toEqual(
      bookings.map(({ id, price_minor }: any) => ({
        id,
        needs: price_minor > 0 ? 'quagga paid' : '',
        cancel_note: null,
      })),
    );

    const { rows: waiting } = await server.owner.query(
      'SELECT needs, entry_number, end_reason FROM waiting_entries WHERE made_by = $1',
      [me.user_id],
    );
    expect(waiting).toEqual([{ needs: '', entry_number: null, end_reason: 'left' }]);
    expect((await server.owner.query('SELECT FROM file_contents')).rowCount).toBe(0);
    const pointing = [];
    for (const column of await columnsOfPeople()) {
      const [, table, name] = /^(\S+) \((\S+)\)$/.exec(column)!;
      const found = await server.owner.query(`SELECT FROM "${table}" WHERE "${name}" = $1`, [me.user_id]);
      if (found.rowCount) pointing.push(column);
    }
    expect(pointing).toEqual(Object.keys(stillPointing));
    await letDaysPass(91);
    expect(await tablesThatHold(...marks)).toEqual(heldByLaw);
    await letDaysPass(6 * 366);
    expect(await tablesThatHold(...marks)).toEqual({ 'public.complaints': 1 });
  });

  test('leaves what others said, and others can read what is left', async () => {
    const [adviser, other] = [await anExpert(server, client), await anExpert(server, client)];
    const [organisation, clients] = [await anOrganisation(server), await anOrganisation(server)];
    const { given, taken } = await leaveTraces(server, {
      ...{ person: adviser.person, word: 'okapi', adviser, other, organisationId: organisation.id },
      client: { id: clients.id, admin: clients.booker },
    });
    await erased(adviser.client, adviser.person);
    const asClient = await client.as(clients.booker.email);
    const read = async (by: Client, path: string) => {
      const { status, body } = await by.get(`/api/v1/bookings/${path}`);
      expect({ path, status }).toEqual({ path, status: 200 });
      return body;
    };
    expect(await read(asClient, `${given}/delivery`)).toMatchObject({
      record: { summary: '', minutes: { contact: 60 } },
    });
    expect(await read(asClient, `${given}/action-plan`)).toMatchObject({ items: [{ what: 'okapi agreed' }] });
    expect(await read(asClient, `${given}/meeting`)).toMatchObject({ how: null, place: null });
    expect(await read(asClient, `${given}/no-show`)).toMatchObject({ contested: { statement: '[erased]' } });
    expect(await read(asClient, `${given}/reviews`)).toMatchObject({
      of_adviser: { comment: null, reply: null, ratings: { useful: 5 } },
      of_client: { comment: '', ratings: { on_time: 5 } },
    });
    expect(await read(other.client, `${taken}/action-plan`)).toMatchObject({ items: [{ what: '[erased]' }] });
    expect(await read(other.client, `${taken}/meeting`)).toMatchObject({
      client_number: null,
      place: { address: '2 Other Street' },
    });
  });

  test('is hindered while somebody answers for others, or has a group session to come', async () => {
    const overseer = await aGroupAdviser(server, client);
    const overseen = await anExpert(server, client, { profile: { kind: 'barefoot' } });
    await server.owner.query(
      'UPDATE oversights SET organisation_id = NULL, specialist_id = $2, answered_by = $3 WHERE expert_id = $1',
      [overseen.id, overseer.id, overseer.person.id],
    );
    const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 72 }), 3);
    const group = await aGroupSession(overseer, slot!.start);
    expect((await ask(overseer.client, overseer.person.email)).body.hindrances).toMatchObject([
      { code: 'upcoming-session', id: group.id },
      { code: 'overseer', detail: expect.stringContaining(overseen.person.name) },
    ]);
    await erased(overseen.client, overseen.person);
    const { rows } = await server.owner.query(
      'SELECT v.state, v.reason, x.state AS profile, x.oversight_id FROM oversights v JOIN experts x ON x.id = v.expert_id WHERE x.id = $1',
      [overseen.id],
    );
    expect(rows).toEqual([{ state: 'ended', reason: '[erased]', profile: 'paused', oversight_id: null }]);
    expect((await overseer.client.get('/api/v1/me/erasure-preview')).body.hindrances).toEqual([]);
  });

  test('takes a profile that waits for a steward out of the queue', async () => {
    const adviser = await aBarefootDraft(server, client);
    const body = await aBody(server, client);
    const { id } = (await askOversight(adviser, { organisation_id: body.id })).body;
    await answer(body.admin, id);
    expect(await submit(adviser)).toMatchObject({ status: 200 });
    await erased(adviser.client, adviser.person);
    const { rows } = await server.owner.query('SELECT state FROM experts WHERE id = $1', [adviser.id]);
    expect(rows).toEqual([{ state: 'draft' }]);
    const { items } = (await body.admin.get('/api/v1/audit')).body;
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ deed: 'oversight-ended', by: expect.objectContaining({ name: 'Erased person' }) }),
      ]),
    );
  });

  test.each([
    ...[
      ['passkey', 'userId'],
      ['interests', 'user_id'],
      ['messages', 'written_by'],
      ['files', 'put_up_by'],
    ],
    ...[
      ['complaints', 'user_id'],
      ['waiting_entries', 'made_by'],
      ['session_deliveries', 'recorded_by'],
    ],
    ...[
      ['session_objections', 'raised_by'],
      ['disputes', 'opened_by'],
      ['dispute_statements', 'said_by'],
      ['action_plans', 'written_by'],
      ['reviews', 'written_by'],
    ],
    ...[
      ['countersignatures', 'countersigned_by'],
      ['bookings', 'booked_by'],
      ['memberships', 'user_id'],
      ['webhook_endpoints', 'user_id'],
    ],
  ] as [string, string][])('ends what %s would say in the name of somebody erased', async (table, column) => {
    const { rows } = await server.owner.query(`SELECT user_id FROM erasures WHERE done_at IS NOT NULL LIMIT 1`);
    await expect(
      server.owner.query(`INSERT INTO "${table}" ("${column}") VALUES ($1)`, [rows[0].user_id]),
    ).rejects.toThrow('nothing begins for an erased person');
  });

  test.each([
    ['no_shows', 'contested_by', 'contested_by = $1'],
    ['reviews', 'replied_by', 'replied_by = $1'],
    ['oversights', 'answered_by', `answered_by = $1, state = 'accepted'`],
  ])('ends what %s (%s) would say later', async (table, _column, change) => {
    const { rows } = await server.owner.query(`SELECT user_id FROM erasures WHERE done_at IS NOT NULL LIMIT 1`);
    await expect(server.owner.query(`UPDATE ${table} SET ${change}`, [rows[0].user_id])).rejects.toThrow(
      'nothing begins for an erased person',
    );
  });

  test('takes an adviser out of the directory, frees their calendar, and signs them out', async () => {
    const adviser = await anExpert(server, client, { profile: { headline: { en: 'Okapi knows how' } } });
    expect((await client.get('/api/v1/experts?q=okapi')).body.items).toHaveLength(1);
    await erased(adviser.client, adviser.person);
    expect((await client.get('/api/v1/experts?q=okapi')).body.items).toEqual([]);
    expect(await client.get(`/api/v1/experts/${adviser.id}`)).toMatchObject({ status: 404 });
    expect(await adviser.client.get('/api/v1/me')).toMatchObject({ status: 401 });
    const { rows } = await server.owner.query(
      `SELECT d.free::text AS free, x.state, (SELECT count(*)::int FROM offers WHERE expert_id = x.id AND retired_at IS NULL) AS offers
       FROM diaries d JOIN experts x ON x.id = d.expert_id WHERE x.id = $1`,
      [adviser.id],
    );
    expect(rows).toEqual([{ free: '{}', state: 'paused', offers: 0 }]);
  });

  test('leaves organisations to the others, who see that somebody left', async () => {
    const { id, booker } = await anOrganisation(server);
    const admin = await aPerson(server);
    await aMembership(server, id, admin, 'admin');
    await erased(await client.as(booker.email), booker);
    const asAdmin = await client.as(admin.email);
    expect((await asAdmin.get(`/api/v1/organisations/${id}`)).body.members).toHaveLength(1);
    expect((await asAdmin.get('/api/v1/audit')).body.items).toMatchObject([
      { deed: 'member-left', by: { name: 'Erased person' }, facts: { erased: true } },
    ]);
  });

  test('leaves a complaint to be resolved, and nobody to write to about it', async () => {
    const person = await aPerson(server);
    const own = await client.as(person.email);
    const { id } = (await own.post('/api/v1/complaints', { about: 'service', text: 'Nobody answered.' })).body;
    await erased(own, person);
    const steward = await client.as((await aSteward(server)).email);
    await steward.post(`/api/v1/complaints/${id}/acknowledgement`);
    const { body } = await steward.post(`/api/v1/complaints/${id}/resolution`, { outcome: 'We answer within a day.' });
    expect(body).toMatchObject({ state: 'resolved', complainant: { name: 'Erased person' }, text: 'Nobody answered.' });
    const { rowCount } = await server.owner.query(`SELECT FROM letters WHERE to_address LIKE '%erased.invalid'`);
    expect(rowCount).toBe(0);
  });

  test('leaves the address free: who signs in with it is somebody new', async () => {
    const person = await aPerson(server, { email: 'comes.back@people.example', name: 'Comes Back' });
    await erased(await client.as(person.email), person);
    const token = await signInByLetter(person.email);
    const { body } = await client.with(token).get('/api/v1/me');
    expect(body).toMatchObject({ email: person.email, name: '' });
    expect(body.user_id).not.toBe(person.id);
  });

  test('waits for a session that was booked meanwhile, says so once, and is done when it is over', async () => {
    const organisation = await anOrganisation(server);
    const booker = { client: await client.as(organisation.booker.email), organisation };
    const { booker: person } = organisation;
    await ask(booker.client, person.email);
    const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 9 * 24 }), 3);
    const session = await aSession(booker, slot);
    await letDaysPass(7.5);
    await sweep();
    expect((await booker.client.get('/api/v1/me')).body).toMatchObject({ name: person.name });
    const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(person.email)}`)).body;
    expect(items.filter(({ kind }: any) => kind === 'erasure-hindered')).toHaveLength(1);
    server.clock.moveTo(Temporal.Instant.from(session.end).add({ minutes: 1 }));
    await sweep();
    expect(await booker.client.get('/api/v1/me')).toMatchObject({ status: 401 });
  });

  test('waits for a time that is held to lapse, and writes to nobody about that', async () => {
    const organisation = await anOrganisation(server);
    const booker = { client: await client.as(organisation.booker.email), organisation };
    const { due_at } = (await ask(booker.client, organisation.booker.email)).body;
    const due = Temporal.Instant.from(due_at);
    server.clock.moveTo(due.subtract({ minutes: 5 }));
    const [slot] = await slotsOf(client, expert, server.clock.now().add({ hours: 24 }), 3);
    await aHold(booker, slot);
    server.clock.moveTo(due.add({ minutes: 1 }));
    await sweep();
    expect((await booker.client.get('/api/v1/me')).status).toBe(200);
    server.clock.moveTo(due.add({ minutes: 30 }));
    await sweep();
    expect((await booker.client.get('/api/v1/me')).status).toBe(401);
    const { rowCount } = await server.owner.query(`SELECT FROM letters WHERE to_address = $1`, [
      organisation.booker.email,
    ]);
    expect(rowCount).toBe(0);
  });
});

describe('what the law holds', () => {
  test('goes six years after its session, of whoever was erased and of nobody else', async () => {
    const [gone, stays] = [await anOrganisation(server), await anOrganisation(server)];
    const old = await aPaidSession(gone.booker, gone.id, { daysAgo: 7 * 365, needs: 'Seven years ago' });
    const middle = await aPaidSession(gone.booker, gone.id, { daysAgo: 5 * 365, needs: 'Five years ago' });
    const late = await aPaidSession(gone.booker, gone.id, { daysAgo: 10, needs: 'Ten days ago' });
    const other = await aPaidSession(stays.booker, stays.id, { daysAgo: 5 * 365, needs: 'Of somebody who stays' });
    const words = async () => {
      const { rows } = await server.owner.query('SELECT id, needs FROM bookings WHERE id = ANY($1)', [
        [old, middle, late, other],
      ]);
      return [old, middle, late, other].map((id) => rows.find((row) => row.id === id).needs);
    };
    const released = async () =>
      (await server.owner.query('SELECT released_at FROM erasures WHERE user_id = $1', [gone.booker.id])).rows[0]
        .released_at;

    await erased(await client.as(gone.booker.email), gone.booker);
    expect(await words()).toEqual(['', 'Five years ago', 'Ten days ago', 'Of somebody who stays']);
    await letDaysPass(400);
    expect(await words()).toEqual(['', '', 'Ten days ago', 'Of somebody who stays']);
    expect(await released()).toBeNull();
    await letDaysPass(5 * 365);
    expect(await words()).toEqual(['', '', '', 'Of somebody who stays']);
    expect(await released()).not.toBeNull();
  });
});

describe('of many at once', () => {
  test('nobody declares an interest as a person who is erased at that moment', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => aPerson(server)));
    const own = await Promise.all(people.map(({ email }) => client.as(email)));
    for (const [index, each] of own.entries()) await ask(each, people[index]!.email);
    server.clock.moveTo(server.clock.now().add({ hours: 7 * 24 + 1 }));
    const interest = { organisation_name: 'Harbour Ltd', nature: 'family', since: '2020-01-01' };
    const [answers] = await Promise.all([
      Promise.all(own.map((each) => each.post('/api/v1/me/interests', interest))),
      ...Array.from({ length: 3 }, () => sweep()),
    ]);
    expect(answers.filter(({ status }) => status !== 201 && status !== 401)).toEqual([]);
    const { rows } = await server.owner.query(
      `SELECT count(*) FILTER (WHERE e.done_at IS NOT NULL)::int AS of_erased, count(*) FILTER (WHERE e.done_at IS NULL)::int AS of_others
       FROM interests i JOIN erasures e ON e.user_id = i.user_id WHERE i.user_id = ANY($1)`,
      [people.map(({ id }) => id)],
    );
    expect(rows).toEqual([{ of_erased: 0, of_others: 0 }]);
  });

  test('twenty requests to be erased are one, with one letter', async () => {
    const person = await aPerson(server);
    const own = await client.as(person.email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(own, person.email)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201))
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'erasure-standing' });
    const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(person.email)}`)).body;
    expect(items).toHaveLength(1);
  });

  test('withdrawing and erasing come to one end: somebody who stayed, or nobody', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => aPerson(server)));
    const own = await Promise.all(people.map(({ email }) => client.as(email)));
    for (const [index, each] of own.entries()) await ask(each, people[index]!.email);
    server.clock.moveTo(server.clock.now().add({ hours: 7 * 24 + 1 }));
    const [answers] = await Promise.all([
      Promise.all(own.map((each) => each.delete('/api/v1/me/erasure'))),
      ...Array.from({ length: 4 }, () => sweep()),
    ]);
    for (const [index, { status }] of answers.entries()) {
      const { rows } = await server.owner.query(
        `SELECT u.name, e.withdrawn_at IS NULL AS stood, e.done_at IS NOT NULL AS done FROM erasures e JOIN "user" u ON u.id = e.user_id
         WHERE u.id = $1`,
        [people[index]!.id],
      );
      expect(rows).toEqual([
        status === 204
          ? { name: people[index]!.name, stood: false, done: false }
          : { name: 'Erased person', stood: true, done: true },
      ]);
    }
  });

  test('nobody is signed in, books or joins as a person who is erased at that moment', async () => {
    const organisations = await Promise.all(Array.from({ length: 20 }, () => anOrganisation(server)));
    const people = organisations.map(({ booker }) => booker);
    const own = await Promise.all(people.map(({ email }) => client.as(email)));
    for (const [index, each] of own.entries()) await ask(each, people[index]!.email);
    server.clock.moveTo(server.clock.now().add({ hours: 7 * 24 + 1 }));
    const links = await Promise.all(people.map(({ email }) => aLink(email)));
    const free = await slotsOf(client, expert, server.clock.now().add({ hours: 24 }), 10);
    const [signedIn, held, renamed, founded] = await Promise.all([
      Promise.all(links.map((link) => signInBy(link))),
      Promise.all(
        own.map(async (each, index) => {
          const held = await hold({ client: each, organisation: organisations[index]! }, free[index]);
          return held.status === 201 ? (await confirm(each, held.body.id)).status : held.status;
        }),
      ),
      Promise.all(own.map((each) => each.patch('/api/v1/me', { name: 'Still Here' }))),
      Promise.all(own.map((each) => each.post('/api/v1/organisations', { name: 'Last minute', kind: 'co_op' }))),
      ...Array.from({ length: 3 }, () => sweep()),
    ]);
    const statuses = [...signedIn, ...held, ...[...renamed, ...founded].map(({ status }) => status)];
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    const { rows } = await server.owner.query(
      `SELECT u.name, u.email LIKE 'erased-%' AS anonymous,
         (SELECT count(*)::int FROM "session" s WHERE s."userId" = u.id) AS sessions,
         (SELECT count(*)::int FROM memberships m WHERE m.user_id = u.id) AS memberships,
         (SELECT count(*)::int FROM bookings b WHERE b.booked_by = u.id AND b.state = 'confirmed') AS booked
       FROM "user" u JOIN erasures e ON e.user_id = u.id WHERE e.done_at IS NOT NULL AND u.id = ANY($1)`,
      [people.map(({ id }) => id)],
    );
    for (const row of rows)
      expect(row).toEqual({ name: 'Erased person', anonymous: true, sessions: 0, memberships: 0, booked: 0 });
    const { rows: standing } = await server.owner.query(
      `SELECT (SELECT count(*)::int FROM bookings b WHERE b.booked_by = e.user_id AND b.state IN ('held', 'confirmed')) AS booked,
         (SELECT count(*)::int FROM memberships m WHERE m.user_id = e.user_id) AS memberships
       FROM erasures e WHERE e.done_at IS NULL AND e.user_id = ANY($1)`,
      [people.map(({ id }) => id)],
    );
    expect(rows.length + standing.length).toBe(20);
    for (const { booked, memberships } of standing)
      expect({ booked, memberships }).toEqual({ booked: 1, memberships: 2 });
  });
});

async function aLink(email: string): Promise<string> {
  await client.post('/api/auth/sign-in/magic-link', { email });
  const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(email)}`)).body;
  return /token=(\S+)/.exec(items[0].body)![1]!;
}

async function signInBy(token: string): Promise<number> {
  return (await fetch(`${server.baseUrl}/api/auth/magic-link/verify?token=${token}`, { redirect: 'manual' })).status;
}

async function signInByLetter(email: string): Promise<string> {
  const token = await aLink(email);
  const answer = await fetch(`${server.baseUrl}/api/auth/magic-link/verify?token=${token}`, { redirect: 'manual' });
  return answer.headers.get('set-auth-token')!;
}
