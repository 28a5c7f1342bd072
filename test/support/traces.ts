import { aPlannedPayout } from '../factories/adviser-pay.js';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { clientShareReceived } from '../../src/bookings/funding/booking.postings.js';
import { type BookingId, newId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { payoutReference } from '../../src/payouts/payout-reference.js';
import { Database } from '../../src/platform/database.js';
import { advisersPaidByFile } from '../factories/pay-by-file.js';
import { type AnExpert, type Somebody } from './factories.js';
import type { TestServer } from './server.js';

/** Later than all before it: those of one millisecond are in no order, and what is made at one instant is listed by id. */
function risingId(): string {
  let id: string = newId();
  while (id <= lastId) id = newId();
  lastId = id;
  return id;
}
let lastId = '';

type Row = Readonly<Record<string, unknown>>;
type Connection = Pick<pg.ClientBase, 'query'>;

/** A row as the application would leave it, past its rules and not past the constraints. */
export async function put({ owner }: { owner: Connection }, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  const places = columns.map((_, index) => `$${index + 1}`);
  await owner.query(`INSERT INTO ${table} (${columns.join()}) VALUES (${places.join()})`, Object.values(row));
}

export interface APastSession {
  readonly adviser: Pick<AnExpert, 'id' | 'offerId'>;
  readonly organisationId: string;
  readonly by: Somebody;
  readonly daysAgo: number;
  readonly needs: string;
  /** Who said that it is paid for; free where nobody did. */
  readonly fundedBy?: Somebody;
}

/** What an hour at £60 costs with the fee, of somebody who is not registered for VAT. */
const figures = { adviser_net_minor: 6000, fee_minor: 480, vat_minor: 0, total_minor: 6480 };

/** A session of an hour that is over, made in the database, where time can be long ago: quoted and funded as the constraints want it. */
export async function aPastSession(server: TestServer, given: APastSession): Promise<string> {
  const { adviser, organisationId, by, daysAgo, needs, fundedBy } = given;
  const start = server.clock.now().subtract({ hours: daysAgo * 24 });
  const [id, at] = [risingId(), start.toString()];
  const owner = await server.owner.connect();
  await owner.query('BEGIN');
  await put({ owner }, 'bookings', {
    ...{ id, expert_id: adviser.id, offer_id: adviser.offerId, organisation_id: organisationId, booked_by: by.id },
    ...{ state: 'confirmed', title_en: 'A long talk', title_cy: '', mode: 'video', needs },
    ...{ starts_at: at, ends_at: start.add({ hours: 1 }).toString(), price_minor: fundedBy ? 6480 : 0 },
    ...{ price_currency: 'GBP', cancel_free_until: at, cancel_late_after: at, created_at: at, updated_at: at },
    ...{ confirmed_at: at, confirmed_by: by.id },
  });
  if (fundedBy) await aFunding({ owner }, id, fundedBy, { card: await aCard(server, adviser.id), at });
  await owner.query('COMMIT');
  owner.release();
  if (fundedBy) await aReceipt(server, id);
  return id;
}

/** In the books, where what is written now was not written before. */
function aReceipt({ app, clock }: TestServer, id: string): Promise<void> {
  return app.get(Database).transaction(async (tx) => {
    const received = { bookingId: id as BookingId, amount: money(figures.total_minor) };
    await new Ledger(tx).post([clientShareReceived(received, { occurredAt: clock.now() })], clock.now());
  });
}

interface AFunding {
  readonly card: string;
  readonly at: string;
}

async function aFunding(
  db: { readonly owner: Connection },
  id: string,
  by: Somebody,
  { card, at }: AFunding,
): Promise<void> {
  await put(db, 'booking_quotes', {
    ...{ booking_id: id, rate_card_id: card, quoted_at: at, currency: 'GBP', ...figures },
    ...{ hash: createHash('sha256').update(id).digest('hex'), area: 'uk', floor_minor: 2959, effective_minor: 6000 },
    ...{ fee_rate: 800, adviser_vat_rate: 0, platform_vat_rate: 0, free_hours: 72, late_hours: 24 },
    ...{ middle_rate: 5000, late_rate: 10_000, policies: '{}' },
  });
  const line = { booking_id: id, lifted: false, vat_rate: 0, vat_minor: 0 };
  await put(db, 'booking_quote_lines', {
    ...{ ...line, position: 1, kind: 'contact', supplier: 'adviser', minutes: 60, hourly_minor: 6000, net_minor: 6000 },
  });
  await put(db, 'booking_quote_lines', { ...line, position: 2, kind: 'fee', supplier: 'platform', net_minor: 480 });
  const share = { booking_id: id, position: 1 };
  await put(db, 'booking_shares', {
    ...{ ...share, source: 'client', amount_minor: 6480, total_minor: 6480, currency: 'GBP' },
    ...{ fixed_at: at, fixed_by: by.id },
  });
  await put(db, 'booking_shares_secured', { ...share, at, by_user: by.id, reason: 'Paid by bank transfer.' });
  await put(db, 'booking_fundings', {
    ...{ booking_id: id, at, by_user: by.id, reason: 'Paid by bank transfer.', total_minor: 6480, currency: 'GBP' },
  });
}

/** A card of the adviser's: the one that they have, or a new one. */
async function aCard(server: TestServer, expertId: string): Promise<string> {
  const { rows } = await server.owner.query<{ id: string | null; user_id: string }>(
    `SELECT c.id, x.user_id FROM experts x LEFT JOIN rate_cards c ON c.expert_id = x.id WHERE x.id = $1 LIMIT 1`,
    [expertId],
  );
  if (rows[0]?.id) return rows[0].id;
  const [id, now] = [risingId(), server.clock.now().toString()];
  await put(server, 'rate_cards', {
    ...{ id, expert_id: expertId, in_force_from: now, area: 'uk', contact_minor: 6000, preparation_minor: 6000 },
    ...{ write_up_minor: 6000, travel_minor: 6000, vat_registered: false, recorded_at: now },
    recorded_by: rows[0]?.user_id,
  });
  return id;
}

export interface Traces {
  /** Of whom there will be something everywhere; every text of theirs has this word in it. */
  readonly person: Somebody;
  readonly word: string;
  /** Their own profile, and somebody else's. */
  readonly adviser: AnExpert;
  readonly other: AnExpert;
  /** For which they book, and another with its admin, who books them. */
  readonly organisationId: string;
  readonly client: { readonly id: string; readonly admin: Somebody };
}

/** Leaves of one person, as adviser, as client and as somebody who once held an office, what can be left after sessions and about standing. */
export async function leaveTraces(server: TestServer, traces: Traces): Promise<Record<'given' | 'taken', string>> {
  await leaveStanding(server, traces);
  await leaveGroups(server, traces);
  await leaveBankFiles(server, traces);
  const given = await leaveAsAdviser(server, traces);
  const taken = await leaveAsClient(server, traces);
  return { given, taken };
}

async function leaveStanding(server: TestServer, { person, word, adviser, other, client }: Traces): Promise<void> {
  const now = server.clock.now().toString();
  await put(server, 'mandates', {
    ...{ id: risingId(), organisation_id: client.id, state: 'requested', created_at: now, created_by: person.id },
  });
  await put(server, 'debt_payments', {
    ...{ id: risingId(), organisation_id: client.id, amount_minor: 9719, currency: 'GBP', bank_reference: 'Line 9' },
    ...{ received_at: now, recorded_at: now, recorded_by: person.id },
  });
  const credential = { kind: 'training', issuer: 'A college', evidence_note: `${word} note`, issued_on: '2020-01-01' };
  await put(server, 'credentials', {
    ...{ ...credential, id: risingId(), expert_id: adviser.id, title: `${word} diploma`, claimed_at: now },
  });
  await put(server, 'credentials', {
    ...{
      ...credential,
      id: risingId(),
      expert_id: other.id,
      title: 'Diploma',
      evidence_note: 'Seen.',
      claimed_at: now,
    },
    ...{ state: 'verified', decided_at: now, decided_by: person.id },
  });
  await put(server, 'coop_memberships', {
    ...{
      id: risingId(),
      expert_id: adviser.id,
      name: `${word} co-op`,
      role: 'member',
      since: '2020-01-01',
      added_at: now,
    },
  });
  await put(server, 'interests', {
    ...{
      id: risingId(),
      user_id: person.id,
      organisation_name: `${word} Ltd`,
      nature: 'family',
      note: `${word} sister`,
    },
    ...{ since: '2020-01-01', declared_at: now },
  });
  await put(server, 'oversights', {
    ...{ id: risingId(), expert_id: adviser.id, organisation_id: client.id, state: 'asked', note: `${word} asks` },
    asked_at: now,
  });
  await put(server, 'oversights', {
    ...{
      id: risingId(),
      expert_id: other.id,
      specialist_id: adviser.id,
      state: 'ended',
      note: 'Please.',
      asked_at: now,
    },
    ...{ answered_at: now, answered_by: person.id, ended_at: now, ended_by: person.id, reason: `${word} has no time` },
  });
  await put(server, 'profile_decisions', {
    ...{ id: risingId(), expert_id: other.id, decision: 'approved', decided_at: now, decided_by: person.id },
  });
  await put(server, 'promotion_requests', { id: risingId(), expert_id: adviser.id, requested_at: now });
  await put(server, 'promotion_requests', {
    ...{
      id: risingId(),
      expert_id: other.id,
      requested_at: now,
      endorsed: true,
      endorsement_reason: `${word} is sure`,
    },
    ...{ endorsed_at: now, endorsed_by: person.id, state: 'promoted', decided_at: now },
  });
  await put(server, 'cpd_entries', {
    ...{ id: risingId(), expert_id: adviser.id, on_date: '2026-01-01', minutes: 60, kind: 'reading' },
    ...{ what: `${word} book`, logged_at: now },
  });
  await put(server, 'passkey', {
    ...{
      id: risingId(),
      name: `${word} phone`,
      publicKey: 'PUBLICKEY',
      userId: person.id,
      credentialID: risingId(),
      counter: 0,
    },
    ...{ deviceType: 'singleDevice', backedUp: false, transports: '', createdAt: now },
    aaguid: '00000000-0000-0000-0000-000000000000',
  });
  await put(server, 'question_settings', { expert_id: adviser.id, open: true, changed_at: now });
  await put(server, 'blocked_organisations', { expert_id: adviser.id, organisation_id: client.id, blocked_at: now });
  await put(server, 'meeting_settings', {
    ...{ expert_id: adviser.id, address: `1 ${word} Street`, directions: `${word} bell`, set_at: now },
  });
}

async function leaveGroups(server: TestServer, { person, word, adviser }: Traces): Promise<void> {
  const start = server.clock.now().subtract({ hours: 72 });
  const [at, ends] = [start.toString(), start.add({ hours: 1 }).toString()];
  await put(server, 'group_sessions', {
    ...{ id: risingId(), expert_id: adviser.id, offer_id: adviser.offerId, state: 'cancelled', title_en: 'A clinic' },
    ...{ title_cy: '', mode: 'video', starts_at: at, ends_at: ends, capacity: 3, minimum_seats: 2, price_minor: 0 },
    ...{ price_currency: 'GBP', decide_at: start.subtract({ hours: 24 }).toString(), created_at: at, updated_at: at },
    ...{ guaranteed_at: at, guaranteed_by: person.id, guarantee_pool: 'The pool', guarantee_reason: 'For once.' },
    ...{ cancelled_at: at, cancelled_by: person.id, cancel_reason: 'illness', cancel_note: `${word} is ill` },
  });
  await put(server, 'time_gifts', {
    ...{ id: risingId(), from_expert_id: adviser.id, minutes: 60, given_at: at, given_by: person.id },
  });
  await put(server, 'float_top_ups', {
    ...{ id: risingId(), direction: 'to-float', amount_minor: 50_000, currency: 'GBP', moved_on: '2026-05-01' },
    ...{ bank_reference: `FLOAT ${risingId()}`, recorded_at: at, recorded_by: person.id },
    ...{ reversed_at: at, reversed_by: person.id, reason: 'Never sent' },
  });
  const { id: payout_id } = await aPlannedPayout(server, adviser.id);
  await put(server, 'payout_approvals', { payout_id, approved_at: at, approved_by: person.id });
  await put(server, 'pool_deposits', {
    ...{ id: risingId(), amount_minor: 50_000, currency: 'GBP', given_by: 'The members', bank_reference: 'BACS 12' },
    ...{ recorded_at: at, recorded_by: person.id },
  });
}

/** Of a file that pays somebody else. */
async function leaveBankFiles(server: TestServer, { person }: Traces): Promise<void> {
  const [adviser] = await advisersPaidByFile(server, [{}]);
  if (!adviser) throw new Error('Nobody is paid.');
  const { payoutId: payout_id } = adviser;
  const [made, withdrawn, at] = [risingId(), risingId(), server.clock.now().toString()];
  const file = { made_at: at, made_by: person.id, sha256: Buffer.alloc(32) };
  await put(server, 'bank_files', { id: made, ...file });
  await put(server, 'bank_file_lines', {
    ...{ file_id: made, position: 1, payout_id, reference: payoutReference(payout_id) },
  });
  await put(server, 'bank_file_results', {
    ...{ file_id: made, payout_id, outcome: 'paid', happened_on: at.slice(0, 10) },
    ...{ recorded_at: at, recorded_by: person.id },
  });
  await put(server, 'bank_file_surplus', {
    ...{ id: risingId(), file_id: made, payout_id, outcome: 'paid', number: 1, happened_on: at.slice(0, 10) },
    ...{ recorded_at: at, recorded_by: person.id },
  });
  await put(server, 'bank_files', {
    ...{ id: withdrawn, ...file, withdrawn_at: at, withdrawn_by: person.id, withdrawal_reason: 'Made twice.' },
  });
}

const times = { contact_minutes: 60, preparation_minutes: 0, write_up_minutes: 0, travel_minutes: 0 };
const record = { ...times, version: 1, topics: ['governance'], language: 'en', acceptance_hours: 120 };
const ratings = { on_time: 5, names_organisation: false };

async function leaveAsAdviser(server: TestServer, traces: Traces): Promise<string> {
  const { person, word, adviser, client } = traces;
  const session = { adviser, organisationId: client.id, by: client.admin, needs: 'Of the other side' };
  const free = await aPastSession(server, { ...session, daysAgo: 1 });
  const paid = await aPastSession(server, { ...session, daysAgo: 400, fundedBy: person });
  const now = server.clock.now().toString();
  await accept(server, free, person);
  for (const [booking_id, summary] of Object.entries({ [free]: `${word} record`, [paid]: `${word} paid record` }))
    await put(server, 'session_deliveries', {
      ...{ ...record, booking_id, recorded_at: now, recorded_by: person.id, summary },
    });
  await put(server, 'session_notes', { booking_id: free, notes: `${word} notes`, written_at: now });
  await put(server, 'meetings', {
    ...{ booking_id: free, client_number: '+442920180001', address: `1 ${word} Street`, fixed_at: now },
  });
  await put(server, 'calendar_replies', {
    ...{ booking_id: free, side: 'client', by_user: person.id, answer: 'tentative', sequence: 0 },
    ...{ said_at: now, received_at: now },
  });
  await put(server, 'undeliverable_addresses', {
    ...{ id: risingId(), address: person.email, reason: 'bounced', failure: '5.1.1', since: now },
  });
  await put(server, 'no_shows', {
    ...{ id: risingId(), booking_id: free, side: 'adviser', reported_at: now, reported_by: client.admin.id },
    ...{ contest_by: now, contested_at: now, contested_by: person.id, statement: `${word} was there` },
    ...{ decision: 'undone', decided_at: now, decided_by: person.id, decision_note: 'So it was.' },
  });
  await put(server, 'no_shows', {
    ...{ id: risingId(), booking_id: paid, side: 'client', reported_at: now, reported_by: person.id, contest_by: now },
  });
  const review = { booking_id: free, written_at: now, visible_from: now, announced_at: now, ...ratings };
  await put(server, 'reviews', {
    ...{ ...review, id: risingId(), side: 'adviser', written_by: person.id, prepared: 5, respectful: 5 },
    comment: `${word} liked it`,
  });
  await put(server, 'reviews', {
    ...{
      ...review,
      id: risingId(),
      side: 'client',
      written_by: client.admin.id,
      useful: 5,
      clear: 5,
      comment: 'Good.',
    },
    ...{ reply: `${word} is glad`, replied_at: now, replied_by: person.id },
    ...{ comment_hidden_at: now, comment_hidden_by: person.id, comment_hidden_for: 'other' },
    ...{ reply_hidden_at: now, reply_hidden_by: person.id, reply_hidden_for: 'other' },
  });
  await aPlan(server, free, { by: person, side: 'adviser', version: 1, cosigned: true });
  await anItem(server, free, 1, `${word} agreed`, person);
  return free;
}

async function leaveAsClient(server: TestServer, traces: Traces): Promise<string> {
  const { person, word, other, organisationId } = traces;
  const session = { adviser: other, organisationId, by: person };
  const free = await aPastSession(server, { ...session, daysAgo: 1, needs: `${word} free hour` });
  const paid = await aPastSession(server, {
    ...{ ...session, daysAgo: 400, needs: `${word} paid`, fundedBy: other.person },
  });
  const now = server.clock.now().toString();
  await accept(server, free, other.person);
  for (const [booking_id, statement] of Object.entries({ [free]: `${word} objects`, [paid]: `${word} paid for it` })) {
    const summary = 'Of the adviser.';
    await put(server, 'session_deliveries', {
      ...{ ...record, booking_id, recorded_at: now, recorded_by: other.person.id, summary },
    });
    await put(server, 'session_objections', {
      ...{ id: risingId(), booking_id, version: 1, reason: 'other', statement, raised_at: now, raised_by: person.id },
      ...{ decision: 'as-recorded', decided_at: now, decided_by: person.id, closed_at: now, outcome: 'as-recorded' },
    });
  }
  await put(server, 'countersignatures', {
    ...{ booking_id: free, version: 1, countersigned_at: now, countersigned_by: person.id, hours_right: true },
    note: `${word} looked`,
  });
  await put(server, 'meetings', {
    ...{ booking_id: free, client_number: '+442920180002', address: '2 Other Street', fixed_at: now },
  });
  await put(server, 'reviews', {
    ...{
      id: risingId(),
      booking_id: free,
      side: 'client',
      written_at: now,
      written_by: person.id,
      useful: 4,
      clear: 5,
    },
    ...{ ...ratings, comment: `${word} found it useful`, visible_from: now, announced_at: now },
  });
  await aPlan(server, free, { by: person, side: 'client', version: 2, cosigned: false });
  await anItem(server, free, 1, `${word} draft`, null);
  await anItem(server, free, 2, `${word} step`, person);
  return free;
}

/** Silence has accepted it. */
async function accept({ owner, clock }: TestServer, id: string, adviser: Somebody): Promise<void> {
  await owner.query(
    `UPDATE bookings SET state = 'accepted', delivered_at = $2, delivered_by = $3, accepted_at = $2 WHERE id = $1`,
    [id, clock.now().toString(), adviser.id],
  );
}

interface APlan {
  readonly by: Somebody;
  readonly side: 'client' | 'adviser';
  readonly version: number;
  readonly cosigned: boolean;
}

async function aPlan(server: TestServer, id: string, { by, side, version, cosigned }: APlan): Promise<void> {
  const now = server.clock.now().toString();
  await put(server, 'action_plans', {
    ...{ booking_id: id, version, written_at: now, written_by: by.id, written_side: side },
    first_cosigned_at: cosigned ? now : null,
  });
  await put(server, 'action_plan_signatures', { booking_id: id, version, side, signed_at: now, signed_by: by.id });
}

async function anItem(
  server: TestServer,
  id: string,
  version: number,
  what: string,
  doneBy: Somebody | null,
): Promise<void> {
  const done = { done_at: doneBy && server.clock.now().toString(), done_by: doneBy?.id ?? null };
  await put(server, 'action_plan_items', {
    ...{ booking_id: id, version, position: 1, what, who: 'client', by_date: '2031-01-01', ...done },
  });
}
