import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { newDatabase } from '../support/server.js';
import * as adviserPay from './adviser-pay-rows.js';
import * as float from './float-rows.js';
import * as programmes from './programme-rows.js';
import * as reports from './report-rows.js';
import * as busyCalendars from './busy-calendar-rows.js';
import * as awards from './award-rows.js';
import * as adviserInvoices from './adviser-invoice-rows.js';
import * as bankFiles from './bank-file-rows.js';
import * as disputes from './dispute-rows.js';
import * as events from './event-rows.js';
import * as latePay from './late-pay-rows.js';
import * as letters from './letter-rows.js';
import * as mandates from './mandate-rows.js';
import * as invoices from './invoice-rows.js';
import * as payments from './payment-rows.js';
import * as destinations from './payout-destination-rows.js';
import * as payouts from './payout-rows.js';
import * as receipts from './receipt-rows.js';
import * as policyChanges from './policy-change-rows.js';
import * as reconciliations from './reconciliation-rows.js';
import * as refunds from './refund-rows.js';
import * as webhooks from './webhook-rows.js';

type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const sha256 = `\\x${'ab'.repeat(32)}`;
const long = (length: number) => 'x'.repeat(length);

/** A row of each table that the database takes, and that one thing at a time is made wrong with. */
const good: Readonly<Record<string, Row>> = {
  ...programmes.good,
  ...reports.good,
  ...awards.good,
  ...busyCalendars.good,
  ...bankFiles.good,
  ...letters.good,
  ...mandates.good,
  ...events.good,
  ...payments.good,
  ...payouts.good,
  ...destinations.good,
  ...receipts.good,
  ...adviserInvoices.good,
  ...disputes.good,
  ...reconciliations.good,
  ...adviserPay.good,
  ...latePay.good,
  ...float.good,
  ...policyChanges.good,
  ...invoices.good,
  ...refunds.good,
  ...webhooks.good,
  '"user"': { id: id(1), name: 'Ada', email: 'ada@people.example', emailVerified: true },
  organisations: { id: id(2), name: 'Bakers', kind: 'co_op', created_at: 'now' },
  memberships: { organisation_id: id(902), user_id: id(901), role: 'booker', since: 'now' },
  idempotency_keys: { user_id: id(901), key: 'a key', request_hash: '', status: 201, body: '{}', created_at: 'now' },
  letters: {
    id: id(3),
    kind: 'test',
    to_address: 'ada@people.example',
    to_name: 'Ada',
    subject: 'Hello',
    body: 'Hello.',
    created_at: 'now',
  },
  diaries: { expert_id: id(4), user_id: id(901), zone: 'Europe/London' },
  weekly_hours: { expert_id: id(904), weekday: 1, windows: '{[540,720),[780,1440)}' },
  date_overrides: { expert_id: id(904), on_date: '2031-05-01', windows: '{}' },
  travels: { id: id(9), expert_id: id(904), zone: 'Asia/Tokyo', dates: '[2031-05-01,2031-05-08)' },
  time_off: { id: id(5), expert_id: id(904), during: '[2031-05-01T09:00Z,2031-05-01T10:00Z)' },
  occupancies: {
    reference: id(6),
    expert_id: id(904),
    during: '[2031-05-01T12:00Z,2031-05-01T12:30Z)',
    blocked: '[2031-05-01T11:50Z,2031-05-01T12:40Z)',
    kind: 'confirmed',
  },
  experts: { id: id(4), user_id: id(1), kind: 'specialist', state_since: 'now', name: 'Ada', created_at: 'now' },
  offers: {
    id: id(7),
    expert_id: id(904),
    title_en: 'A first talk',
    pricing: 'free_introduction',
    duration_minutes: 30,
    interval_minutes: 30,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    notice_minutes: 0,
    window_days: 60,
    modes: '{video}',
  },
  policies: {
    id: id(9),
    name: 'platform-fee',
    value: '{"percent": 7}',
    in_force_from: '2031-05-01T00:00Z',
    decision: 'A general meeting',
    recorded_at: '2031-04-01T00:00Z',
    recorded_by: id(901),
  },
  waiting_entries: {
    id: id(8),
    expert_id: id(904),
    offer_id: id(907),
    organisation_id: id(902),
    entry_number: 1,
    made_by: id(901),
    mode: 'video',
    needs: '',
    starts_from: '2031-05-01T12:00Z',
    ends_by: '2031-05-02T12:00Z',
    created_at: 'now',
  },
  bookings: {
    id: id(8),
    expert_id: id(904),
    offer_id: id(907),
    organisation_id: id(902),
    booked_by: id(901),
    state: 'held',
    title_en: 'A first talk',
    title_cy: '',
    mode: 'video',
    needs: '',
    starts_at: '2031-05-01T12:00Z',
    ends_at: '2031-05-01T12:30Z',
    price_minor: 0,
    price_currency: 'GBP',
    cancel_free_until: '2031-05-01T12:00Z',
    cancel_late_after: '2031-05-01T12:00Z',
    hold_number: 1,
    lapses_at: '2031-04-01T12:00Z',
    created_at: 'now',
    updated_at: 'now',
  },
  group_sessions: {
    id: id(13),
    expert_id: id(904),
    offer_id: id(907),
    state: 'scheduled',
    title_en: 'A clinic',
    title_cy: '',
    mode: 'video',
    starts_at: '2031-05-01T12:00Z',
    ends_at: '2031-05-01T12:30Z',
    capacity: 10,
    minimum_seats: 4,
    price_minor: 0,
    price_currency: 'GBP',
    decide_at: '2031-04-30T12:00Z',
    created_at: 'now',
    updated_at: 'now',
  },
  group_seats: { group_session_id: id(990), seat: 10, capacity: 10 },
  group_session_pays: {
    ...{ group_session_id: id(990), paid_at: 'now', currency: 'GBP', earned_minor: 9000, adviser_minor: 10_500 },
    ...{ from_pool_minor: 1000, from_guarantee_minor: 500, to_pool_minor: 0 },
  },
  pool_deposits: {
    ...{ id: id(14), amount_minor: 50_000, currency: 'GBP', given_by: 'A member', bank_reference: 'BACS 12' },
    ...{ recorded_at: 'now', recorded_by: id(901) },
  },
  time_gifts: { id: id(15), from_organisation_id: id(902), minutes: 60, given_at: 'now', given_by: id(901) },
  booking_events: { booking_id: id(908), kind: 'held', at: 'now' },
  interests: {
    ...{ id: id(20), user_id: id(901), organisation_id: id(902), nature: 'membership', since: '2020-04-01' },
    declared_at: 'now',
  },
  credentials: {
    ...{ id: id(21), expert_id: id(904), kind: 'qualification', title: 'Certificate', issuer: 'A college' },
    ...{ evidence_url: 'https://college.example/1', issued_on: '2024-04-01', claimed_at: 'now' },
  },
  coop_memberships: {
    ...{ id: id(22), expert_id: id(904), name: 'Bakers', role: 'member', since: '2020-04-01', added_at: 'now' },
  },
  oversights: { id: id(23), expert_id: id(924), organisation_id: id(902), state: 'asked', asked_at: 'now' },
  profile_decisions: {
    ...{ id: id(24), expert_id: id(904), decision: 'approved', decided_at: 'now', decided_by: id(901) },
  },
  cpd_entries: {
    ...{ id: id(25), expert_id: id(904), on_date: '2031-05-01', minutes: 60, kind: 'reading' },
    ...{ what: 'The 2014 Act', logged_at: 'now' },
  },
  promotion_requests: { id: id(26), expert_id: id(924), requested_at: 'now' },
  rate_cards: {
    id: id(20),
    expert_id: id(904),
    in_force_from: '2031-05-01T00:00Z',
    area: 'uk',
    ...{ contact_minor: 5999, preparation_minor: 5999, write_up_minor: 5999, travel_minor: 3000 },
    vat_registered: false,
    recorded_at: '2031-05-01T00:00Z',
    recorded_by: id(901),
  },
  booking_quotes: {
    booking_id: id(938),
    rate_card_id: id(920),
    quoted_at: 'now',
    currency: 'GBP',
    ...{ adviser_net_minor: 10_499, fee_minor: 840, vat_minor: 0, total_minor: 11_339 },
    hash: 'ab'.repeat(32),
    area: 'uk',
    floor_minor: 2959,
    effective_minor: 5999,
    ...{ fee_rate: 800, adviser_vat_rate: 0, platform_vat_rate: 0 },
    ...{ free_hours: 72, late_hours: 24, middle_rate: 5000, late_rate: 10_000 },
    policies: '{}',
  },
  booking_quote_lines: {
    booking_id: id(928),
    position: 9,
    kind: 'preparation',
    supplier: 'adviser',
    ...{ minutes: 30, hourly_minor: 5999, lifted: false, net_minor: 3000, vat_rate: 0, vat_minor: 0 },
  },
  booking_fundings: {
    booking_id: id(928),
    at: 'now',
    by_user: id(901),
    reason: 'Paid by bank transfer.',
    total_minor: 11_339,
    currency: 'GBP',
  },
  booking_settlements: {
    booking_id: id(948),
    at: 'now',
    kind: 'cancelled',
    band: 'middle',
    currency: 'GBP',
    ...{ adviser_net_minor: 4500, fee_minor: 360, vat_minor: 0, total_minor: 4860 },
    ...{ returned_minor: 6479, paid_minor: 11_339 },
  },
  booking_shares: {
    ...{ booking_id: id(928), position: 1, source: 'client', amount_minor: 11_339, total_minor: 11_339 },
    ...{ currency: 'GBP', fixed_at: 'now', fixed_by: id(901) },
  },
  booking_shares_secured: { booking_id: id(988), position: 1, at: 'now', by_user: id(901), reason: 'Paid.' },
  booking_settlement_shares: {
    ...{ booking_id: id(978), position: 1, amount_minor: 11_339, due_minor: 4860, returned_minor: 6479 },
  },
  debt_payments: {
    ...{ id: id(30), organisation_id: id(902), amount_minor: 9719, currency: 'GBP' },
    ...{ received_at: '2031-05-01T12:00Z', recorded_at: '2031-05-01T12:00Z' },
    ...{ recorded_by: id(901), bank_reference: 'Line 2' },
  },
  invitations: {
    id: id(9),
    organisation_id: id(902),
    email: 'new@people.example',
    role: 'booker',
    token_hash: sha256,
    invited_by: id(901),
    created_at: '2031-05-01T12:00Z',
    sent_at: '2031-05-01T12:00Z',
    lapses_at: '2031-05-15T12:00Z',
  },
  api_keys: {
    id: id(10),
    user_id: id(901),
    name: 'Our calendar',
    prefix: 'bf_abcd-_09',
    key_hash: sha256,
    scopes: '{read,book}',
    created_at: '2031-05-01T12:00Z',
  },
  calendar_links: {
    id: id(10),
    user_id: id(901),
    kind: 'sessions',
    name: 'My telephone',
    token_hash: sha256,
    created_at: '2031-05-01T12:00Z',
  },
  offer_calendars: { offer_id: id(907), language: 'cy', content_hash: sha256, changed_at: 'now' },
  passkey: {
    id: id(13),
    name: 'My telephone',
    publicKey: 'pQECAyYg',
    userId: id(901),
    credentialID: 'abcd-_09',
    counter: 0,
    deviceType: 'multiDevice',
    backedUp: true,
    transports: 'internal,hybrid',
    aaguid: '00000000-0000-0000-0000-000000000000',
    createdAt: 'now',
  },
  meeting_settings: { expert_id: id(904), set_at: 'now' },
  meetings: { booking_id: id(908), client_number: '+447700900123' },
  notification_preferences: {
    user_id: id(901),
    news: 'reminders',
    channel: 'email',
    wanted: false,
    chosen_at: 'now',
  },
  letter_hours: { user_id: id(901), quiet_from: '21:00', quiet_to: '07:00', chosen_at: 'now' },
  audit_entries: {
    id: id(12),
    at: 'now',
    by_user: id(901),
    acted_as: 'admin',
    deed: 'member-role-changed',
    subject_kind: 'person',
    subject_id: id(903),
    organisation_id: id(902),
    about_user: id(903),
    facts: '{"from":"member","to":"booker"}',
  },
  conversations: {
    id: id(20),
    booking_id: id(908),
    expert_id: id(904),
    organisation_id: id(902),
    opened_by: id(901),
    opened_at: 'now',
    last_message_at: 'now',
  },
  messages: {
    id: id(21),
    conversation_id: id(920),
    number: 2,
    written_by: id(901),
    side: 'client',
    text: 'Good morning',
    written_at: 'now',
  },
  read_marks: { conversation_id: id(920), user_id: id(901), read_to: 1, marked_at: 'now' },
  files: {
    id: id(22),
    conversation_id: id(920),
    put_up_by: id(901),
    side: 'client',
    name: 'Cynllun tŷ.pdf',
    type: 'application/pdf',
    size_bytes: 10_485_760,
    sha256,
    put_up_at: 'now',
  },
  file_contents: { file_id: id(922), content: '\\x00' },
  question_settings: { expert_id: id(904), open: false, changed_at: 'now' },
  blocked_organisations: { expert_id: id(904), organisation_id: id(902), blocked_at: 'now' },
  erasures: { id: id(13), user_id: id(901), asked_at: '2031-05-01T12:00Z', due_at: '2031-05-08T12:00Z' },
  complaints: {
    id: id(15),
    user_id: id(901),
    about: 'service',
    body: 'Nobody answered me.',
    received_at: '2031-05-01T12:00Z',
    due_at: '2031-05-31T12:00Z',
  },
  complaint_events: { id: id(16), complaint_id: id(915), kind: 'received', at: 'now', by_user: id(901) },
  session_deliveries: {
    booking_id: id(908),
    version: 1,
    recorded_at: 'now',
    recorded_by: id(901),
    contact_minutes: 30,
    preparation_minutes: 0,
    write_up_minutes: 1440,
    travel_minutes: 0,
    topics: '{governance}',
    language: 'en',
    summary: '',
    acceptance_hours: 48,
  },
  session_notes: { booking_id: id(908), notes: '', written_at: 'now' },
  delivery_reminders: { booking_id: id(908), number: 1, sent_at: 'now' },
  session_objections: {
    id: id(13),
    booking_id: id(918),
    version: 1,
    reason: 'other',
    statement: 'It was shorter.',
    raised_at: 'now',
    raised_by: id(901),
  },
  no_shows: {
    id: id(14),
    booking_id: id(908),
    side: 'client',
    reported_at: 'now',
    reported_by: id(901),
    contest_by: 'now',
  },
  action_plans: { booking_id: id(908), version: 1, written_at: 'now', written_by: id(901), written_side: 'client' },
  action_plan_items: {
    booking_id: id(918),
    version: 1,
    position: 1,
    what: 'Ring the registrar',
    who: 'client',
    by_date: '2031-05-01',
  },
  action_plan_signatures: { booking_id: id(918), version: 1, side: 'client', signed_at: 'now', signed_by: id(901) },
  reviews: {
    id: id(15),
    booking_id: id(908),
    side: 'client',
    written_at: 'now',
    written_by: id(901),
    useful: 5,
    clear: 1,
    on_time: 3,
    comment: '',
    names_organisation: true,
    visible_from: 'now',
  },
  countersignatures: {
    booking_id: id(918),
    version: 1,
    countersigned_at: 'now',
    countersigned_by: id(901),
    hours_right: true,
    note: '',
  },
  enterprises: { organisation_id: id(902), registration_number: 'RS007890', people: 100_000, updated_at: 'now' },
  diagnostics: {
    ...{ id: id(30), organisation_id: id(902), answers: '{"stage":"idea"}', version: 1, consent_version: 1 },
    ...{ kept_at: 'now', kept_by: id(901) },
  },
  ledger_accounts: { id: id(30), kind: 'bank', owner: 'a bank', currency: 'GBP', opened_at: '2031-05-01T12:00Z' },
  ledger_transfers: {
    id: id(30),
    code: 'deposit',
    reference: 'of Ada',
    currency: 'GBP',
    occurred_at: '2031-05-01T12:00Z',
    recorded_at: '2031-05-01T12:00Z',
  },
  ledger_postings: { transfer_id: id(30), place: 1, account_id: id(930), currency: 'GBP', amount_minor: 500 },
  applications: {
    ...{ id: id(32), programme_id: id(960), package_id: id(961), organisation_id: id(902), state: 'started' },
    ...{ state_since: 'now', enterprise: '{}', started_at: 'now', started_by: id(901) },
  },
  application_scorers: {
    ...{ application_id: id(932), user_id: id(903), assigned_at: 'now', assigned_by: id(901), of_funder: false },
  },
  application_scores: {
    ...{ application_id: id(932), user_id: id(901), scored_at: 'now', criteria: '{need,impact}', points: '{0,5}' },
    comment: '',
  },
  working_relations: { user_id: id(903), organisation_id: id(902), since: 'now' },
};

/** The application has no right to these: they are tried as their owner. */
const goodOfOwner: Readonly<Record<string, Row>> = {
  ...awards.goodOfOwner,
  equality_answers: { user_id: id(901), question: 'age', answer: '25-34' },
};

const resolved = {
  state: 'resolved',
  acknowledged_at: '2031-05-02T12:00Z',
  resolved_at: '2031-05-03T12:00Z',
  outcome: 'We have apologised.',
};
const forgotten = { ...resolved, body: '', outcome: '', forgotten_at: '2037-05-04T12:00Z' };

const declinedQuestion = { state: 'declined', closed_at: 'now', closed_side: 'adviser', decline_reason: 'no-time' };
const question = { booking_id: null, organisation_id: id(912) };
const fixed = { fixed_at: 'now' };
const paid = { pricing: 'rate_card' };
const granted = { from_organisation_id: null, to_organisation_id: id(902), reason: 'They start.' };
const ofMinutes = {
  ...{ currency: 'TCR', adviser_net_minor: 11_339, fee_minor: 0, vat_minor: 0, fee_rate: 0 },
  ...{ rate_card_id: null, area: null, floor_minor: null, effective_minor: null },
};
const atFloor = { contact_minor: 2959, preparation_minor: 2959, write_up_minor: 2959 };
const quotedLines: readonly Row[] = [
  { kind: 'contact', minutes: 60, net_minor: 5999 },
  { kind: 'write-up', minutes: 15, net_minor: 1500 },
  { kind: 'travel', minutes: 60, hourly_minor: 3000 },
  { kind: 'fee', supplier: 'platform', minutes: null, hourly_minor: null, net_minor: 840 },
];
const nothingDue = { band: 'free', adviser_net_minor: 0, fee_minor: 0, total_minor: 0, returned_minor: 11_339 };
const decided = { decided_at: 'now', decided_by: id(901) };
const contested = { contested_at: 'now', contested_by: id(901), statement: 'We came.' };
const ofClient = { side: 'adviser', useful: null, clear: null, prepared: 4, respectful: 5, names_organisation: false };
const commentHidden = { comment_hidden_at: 'now', comment_hidden_by: id(901), comment_hidden_for: 'other' };
const replied = { reply: 'Thanks.', replied_at: 'now', replied_by: id(901) };
const replyHidden = { reply_hidden_at: 'now', reply_hidden_by: id(901), reply_hidden_for: 'abusive' };

const accepted = { accepted_at: 'now', accepted_by: id(901) };
const withdrawn = { withdrawn_at: 'now', withdrawn_by: id(901) };

const verified = { state: 'verified', decided_at: 'now', decided_by: id(901) };
const answered = { answered_at: 'now', answered_by: id(901) };
const endorsed = { endorsed: true, endorsed_at: 'now', endorsed_by: id(901) };

const confirmed = {
  state: 'confirmed',
  hold_number: null,
  lapses_at: null,
  confirmed_at: 'now',
  confirmed_by: id(901),
};
const cancelled = {
  ...{ state: 'cancelled', hold_number: null, lapses_at: null, cancelled_at: 'now', cancelled_by: id(901) },
  ...{ cancelled_side: 'client', cancel_reason: 'other' },
};
const lapsed = { state: 'lapsed', hold_number: null };
const requested = { state: 'requested', hold_number: null, requested_at: 'now', requested_by: id(901) };
const declined = {
  ...{ state: 'declined', hold_number: null, lapses_at: null, declined_at: 'now', declined_by: id(901) },
  decline_reason: 'no-time',
};
const delivered = { ...confirmed, state: 'delivered', delivered_at: 'now', delivered_by: id(901) };
const noShow = { ...confirmed, state: 'no-show', no_show_at: 'now', no_show_by: id(901), no_show_side: 'client' };
const approved = { approved_at: 'now', interests_declared_at: 'now' };
const live = {
  id: id(4),
  state: 'live',
  ...approved,
  headline_en: 'Knows how',
  about_en: 'Has done it.',
  topics: '{governance}',
};
const calledOff = { state: 'cancelled', cancelled_at: 'now', cancelled_by: id(901), cancel_reason: 'illness' };
const guaranteed = {
  ...{ guaranteed_at: 'now', guaranteed_by: id(901) },
  ...{ guarantee_pool: 'Solidarity pool', guarantee_reason: 'Agreed by the board' },
};

const submitted = { state: 'submitted', submitted_at: 'now', submitted_by: id(901) };
const diagnosed = {
  ...submitted,
  state: 'diagnosed',
  diagnosed_at: 'now',
  diagnosed_by: id(901),
  adviser_kind: 'barefoot',
};
const rejected = {
  ...{ ...diagnosed, state: 'rejected', decided_at: 'now', decided_by: id(901), decided_on: '2031-05-01' },
  ...{ decision_reference: 'Panel 1', reason: 'Not now' },
};
const appealed = { ...rejected, appealed_at: 'now', appealed_by: id(901), appeal_statement: 'Please look again' };
const appealDecided = {
  ...{ ...appealed, appeal_decided_at: 'now', appeal_decided_by: id(903), appeal_decision: 'dismissed' },
  appeal_reason: 'It stands',
};

/** What must never be, by the sentence that forbids it: the table and what is wrong with its row. */
const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  ...busyCalendars.wrong,
  ...programmes.wrong,
  ...reports.wrong,
  ...awards.wrong,
  ...letters.wrong,
  ...mandates.wrong,
  ...events.wrong,
  ...payments.wrong,
  ...payouts.wrong,
  ...destinations.wrong,
  ...receipts.wrong,
  ...adviserInvoices.wrong,
  ...bankFiles.wrong,
  ...disputes.wrong,
  ...reconciliations.wrong,
  ...adviserPay.wrong,
  ...latePay.wrong,
  ...float.wrong,
  ...policyChanges.wrong,
  ...invoices.wrong,
  ...refunds.wrong,
  ...webhooks.wrong,
  'an e-mail address signs in one person': [['"user"', { email: 'taken@people.example' }]],
  'an e-mail address is kept in lower case': [
    ['"user"', { email: 'Ada@people.example' }],
    ['"user"', { email: 'TAKEN@people.example' }],
  ],
  'a person is written to in English or Welsh': [['"user"', { language: 'fr' }]],
  'a name is at most 200 characters': [['"user"', { name: long(201) }]],
  'an organisation has a name of 2 to 120 characters': [
    ['organisations', { name: 'B' }],
    ['organisations', { name: long(121) }],
  ],
  'an organisation is of a known kind': [['organisations', { kind: 'cartel' }]],
  'a person has one role in an organisation': [['memberships', { user_id: id(903), role: 'admin' }]],
  'a role is known': [['memberships', { role: 'owner' }]],
  'a registration number is 2 to 20 letters and digits': [
    ['enterprises', { registration_number: '1' }],
    ['enterprises', { registration_number: long(21) }],
    ['enterprises', { registration_number: 'SC 123456' }],
  ],
  'an enterprise is in at most 5 sectors': [['enterprises', { sectors: '{a,b,c,d,e,f}' }]],
  'an enterprise is of 1 to 100000 people': [
    ['enterprises', { people: 0 }],
    ['enterprises', { people: 100_001 }],
  ],
  'answers are an object of at most 4000 characters': [
    ['diagnostics', { answers: '[]' }],
    ['diagnostics', { answers: `{"stage":"${long(4000)}"}` }],
  ],
  'answers are given to a version of the questions': [['diagnostics', { version: 0 }]],
  'answers are kept by consent to a text': [['diagnostics', { consent_version: 0 }]],
  'an idempotency key is at most 200 characters': [['idempotency_keys', { key: long(201) }]],

  'a calendar part names its method': [
    ['letters', { calendar: 'BEGIN:VCALENDAR' }],
    ['letters', { calendar_method: 'PUBLISH', calendar: 'BEGIN:VCALENDAR' }],
    ['letters', { calendar_method: 'REQUEST' }],
  ],
  'a letter leads to an address of this site': [
    ['letters', { path: 'https://evil.example' }],
    ['letters', { path: '//evil.example' }],
    ['letters', { path: '/\\evil.example' }],
    ['letters', { path: '/\t/evil.example' }],
    ['letters', { path: '/bookings\\1' }],
    ['letters', { path: `/${long(300)}` }],
  ],
  'a letter is read once it was written': [['letters', { read_at: '2020-01-01T00:00Z' }]],
  'a letter that is still to go has its text': [['letters', { body: null }]],
  'a letter is in English or Welsh': [['letters', { language: 'fr' }]],
  'a letter that can be refused is of known news': [['letters', { news: 'gossip' }]],
  'a letter goes by mail, in a digest, or on the site alone': [['letters', { way: 'pigeon' }]],
  'what is told on the site alone waits for nothing': [['letters', { way: 'site', held_until: 'now' }]],
  'only what was to be gathered is': [['letters', { gathered_in: id(903) }]],
  'reminders are not gathered': [['notification_preferences', { daily: true }]],
  'quiet hours begin and end': [
    ['letter_hours', { quiet_from: null }],
    ['letter_hours', { quiet_to: null }],
  ],
  'quiet hours are not a whole day': [['letter_hours', { quiet_to: '21:00' }]],

  'a zone is at most 64 characters': [['diaries', { zone: long(65) }]],
  'a weekday is 1 (Monday) to 7 (Sunday)': [
    ['weekly_hours', { weekday: 0 }],
    ['weekly_hours', { weekday: 8 }],
  ],
  'weekly hours lie within the day': [
    ['weekly_hours', { windows: '{[540,1441)}' }],
    ['weekly_hours', { windows: '{[-1,60)}' }],
    ['weekly_hours', { windows: '{[540,)}' }],
  ],
  'a weekday without hours has no row': [['weekly_hours', { windows: '{}' }]],
  'override hours lie within the day': [
    ['date_overrides', { windows: '{[0,1441)}' }],
    ['date_overrides', { windows: '{(,60)}' }],
  ],
  'travel begins and ends': [
    ['travels', { dates: 'empty' }],
    ['travels', { dates: '[2031-05-01,)' }],
    ['travels', { dates: '(,2031-05-01)' }],
    ['travels', { dates: '[2031-05-01,infinity)' }],
  ],
  'a travel zone is at most 64 characters': [['travels', { zone: long(65) }]],
  'one adviser, one zone at a time': [['travels', { dates: '[2031-06-07,2031-06-08)' }]],
  'a day is limited to 1 to 100 sessions': [
    ['diaries', { most_sessions_a_day: 0 }],
    ['diaries', { most_sessions_a_day: 101 }],
  ],
  'a day is limited to 5 minutes to 24 hours': [
    ['diaries', { most_minutes_a_day: 4 }],
    ['diaries', { most_minutes_a_day: 1441 }],
  ],
  'a week is limited to 1 to 500 sessions': [
    ['diaries', { most_sessions_a_week: 0 }],
    ['diaries', { most_sessions_a_week: 501 }],
  ],
  'a week is limited to 5 minutes to 7 days': [
    ['diaries', { most_minutes_a_week: 4 }],
    ['diaries', { most_minutes_a_week: 10_081 }],
  ],
  'a booking window counts days of the calendar or open days': [['offers', { window_kind: 'business_days' }]],
  'time off begins and ends': [
    ['time_off', { during: 'empty' }],
    ['time_off', { during: '(,2031-05-01T10:00Z)' }],
    ['time_off', { during: '[2031-05-01T10:00Z,)' }],
    ['time_off', { during: '[2031-05-01T10:00Z,2031-05-01T11:00Z]' }],
    ['time_off', { during: '[2031-05-01T10:00Z,infinity)' }],
    ['time_off', { during: '[-infinity,2031-05-01T10:00Z)' }],
  ],
  'a reason is at most 200 characters': [['time_off', { reason: long(201) }]],

  'one adviser, one place at a time': [
    [
      'occupancies',
      { during: '[2031-05-01T09:00Z,2031-05-01T09:30Z)', blocked: '[2031-05-01T09:00Z,2031-05-01T09:30Z)' },
    ],
    // Ten minutes after the one that stands begin after its own ten; twenty lie between the sessions, and both buffers need them.
    [
      'occupancies',
      { during: '[2031-05-01T09:45Z,2031-05-01T10:15Z)', blocked: '[2031-05-01T09:35Z,2031-05-01T10:15Z)' },
    ],
    [
      'occupancies',
      { during: '[2031-05-01T08:15Z,2031-05-01T08:45Z)', blocked: '[2031-05-01T08:15Z,2031-05-01T08:55Z)' },
    ],
    [
      'occupancies',
      { during: '[2031-05-01T07:00Z,2031-05-01T15:00Z)', blocked: '[2031-05-01T07:00Z,2031-05-01T15:00Z)' },
    ],
    [
      'occupancies',
      {
        during: '[2031-05-01T09:10Z,2031-05-01T09:11Z)',
        blocked: '[2031-05-01T09:10Z,2031-05-01T09:11Z)',
        kind: 'held',
        lapses_at: '2000-01-01',
      },
    ],
  ],
  'the session lies within what it blocks': [
    ['occupancies', { during: 'empty' }],
    ['occupancies', { blocked: '[2031-05-01T12:10Z,2031-05-01T12:40Z)' }],
    ['occupancies', { during: '[2031-05-01T11:00Z,2031-05-01T13:00Z)' }],
  ],
  'taken time begins and ends': [
    ['occupancies', { blocked: '(,2031-05-01T12:40Z)', expert_id: id(914) }],
    ['occupancies', { blocked: '[2031-05-01T12:00Z,)', expert_id: id(914) }],
    ['occupancies', { blocked: '[2031-05-01T12:00Z,2031-05-01T12:30Z]' }],
    ['occupancies', { blocked: '(2031-05-01T11:00Z,2031-05-01T12:40Z)' }],
    ['occupancies', { blocked: '[2031-05-01T12:00Z,infinity)' }],
    ['occupancies', { blocked: '[-infinity,2031-05-01T12:40Z)', expert_id: id(914) }],
  ],
  'taken time is of a known kind': [['occupancies', { kind: 'maybe' }]],
  'what is held lapses and what is confirmed does not': [
    ['occupancies', { kind: 'held' }],
    ['occupancies', { kind: 'confirmed', lapses_at: 'now' }],
  ],

  'a profile names at most 10 stages': [
    ['experts', { stages: `{${Array.from({ length: 11 }, (_, number) => `stage-${number}`).join()}}` }],
    ['experts', { stages: '{idea,NULL}' }],
  ],
  'a profile names at most 15 legal forms': [
    ['experts', { legal_forms: `{${Array.from({ length: 16 }, (_, number) => `form-${number}`).join()}}` }],
    ['experts', { legal_forms: '{NULL}' }],
  ],
  'the lowest price is nothing or something': [['experts', { lowest_price_minor: -1 }]],
  'paid minutes are none or some': [['experts', { paid_minutes_90d: -1 }]],
  'a person has one adviser profile': [['experts', { user_id: id(901) }]],
  'an adviser is a specialist or barefoot': [['experts', { kind: 'guru' }]],
  'a profile is draft, submitted, live or paused': [['experts', { state: 'deleted', ...approved, approved_at: null }]],
  'a profile is live after it was approved, and not before': [
    ['experts', { ...live, approved_at: null }],
    ['experts', { state: 'paused', ...approved, approved_at: null }],
    ['experts', { approved_at: 'now' }],
    ['experts', { ...approved, state: 'submitted' }],
  ],
  'who is submitted has declared their interests': [
    ['experts', { state: 'submitted' }],
    ['experts', { ...live, interests_declared_at: null }],
  ],
  'who is suspended is paused': [['experts', { ...live, suspended_at: 'now' }]],
  'somebody answers for a live barefoot adviser': [
    ['experts', { ...live, kind: 'barefoot' }],
    ['experts', { kind: 'barefoot', state: 'submitted', interests_declared_at: 'now' }],
  ],
  'who answers for an adviser has said yes to it': [
    ['experts', { ...live, kind: 'barefoot', oversight_id: id(4) }],
    ['experts', { oversight_id: id(915) }], // another adviser’s
  ],
  'countersigned minutes only add up': [['experts', { countersigned_minutes: -1 }]],

  'a programme scores 1 to 8 known criteria': [
    ['programmes', { criteria: '{}' }],
    ['programmes', { criteria: '{need,luck}' }],
    ['programmes', { criteria: '{need,need,need,need,need,need,need,need,need}' }],
  ],
  'an application is for a package of its programme': [['applications', { package_id: id(31) }]],
  'an application is in a known state': [['applications', { ...submitted, state: 'dreamt' }]],
  'an application states its need in at most 4000 characters': [['applications', { need: long(4001) }]],
  'an application that was submitted says when and by whom': [
    ['applications', { state: 'submitted' }],
    ['applications', { ...submitted, submitted_by: null }],
    ['applications', { submitted_by: id(901) }],
    ['applications', { state: 'wait-listed' }],
  ],
  'a rejection gives its reason': [
    ['applications', { ...rejected, reason: null }],
    ['applications', { ...rejected, reason: 'no' }],
    ['applications', { ...rejected, reason: long(2001) }],
    ['applications', { ...submitted, state: 'rejected', reason: 'Not now' }],
  ],
  'one appeal, of a decision': [
    ['applications', { ...appealed, state: 'submitted', decided_at: null, decided_by: null }],
  ],
  'a diagnosis says when, by whom and what kind of adviser': [
    ['applications', { ...submitted, state: 'diagnosed' }],
    ['applications', { ...diagnosed, diagnosed_by: null }],
    ['applications', { ...diagnosed, adviser_kind: null }],
    ['applications', { ...diagnosed, adviser_kind: 'wizard' }],
  ],
  'a diagnosis is of at most 5 topics and 4000 characters': [
    ['applications', { ...diagnosed, diagnosed_topics: '{a,b,c,d,e,f}' }],
    ['applications', { ...diagnosed, diagnosis: long(4001) }],
  ],
  'an application that is scored has its score': [
    ['applications', { ...diagnosed, state: 'scored' }],
    ['applications', { ...diagnosed, state: 'scored', score_half_points: -1 }],
    ['applications', { ...diagnosed, state: 'scored', score_half_points: 81 }],
  ],
  'who decides says of which day and by which reference': [
    ['applications', { ...rejected, decided_on: null }],
    ['applications', { ...rejected, decision_reference: null }],
    ['applications', { ...rejected, decision_reference: 'P' }],
    ['applications', { ...rejected, decision_reference: long(141) }],
    ['applications', { ...diagnosed, decided_by: id(901) }],
  ],
  'an appeal says what, when and by whom': [
    ['applications', { ...appealed, appealed_by: null }],
    ['applications', { ...appealed, appeal_statement: null }],
    ['applications', { ...appealed, appeal_statement: 'x' }],
    ['applications', { ...appealed, appeal_statement: long(4001) }],
  ],
  'an appeal is decided once, for a reason': [
    ['applications', { ...appealDecided, appeal_decided_by: null }],
    ['applications', { ...appealDecided, appeal_decision: null }],
    ['applications', { ...appealDecided, appeal_decision: 'ignored' }],
    ['applications', { ...appealDecided, appeal_reason: null }],
    ['applications', { ...appealDecided, appeal_reason: 'no' }],
    ['applications', { ...appealDecided, appeal_reason: long(2001) }],
    ['applications', { ...appealDecided, appealed_at: null, appealed_by: null, appeal_statement: null }],
  ],
  'who leaves a panel says when and why': [
    ['application_scorers', { recused_at: 'now' }],
    ['application_scorers', { recused_at: 'now', recused_by: id(903) }],
    ['application_scorers', { recused_at: 'now', recused_by: id(903), recusal_reason: 'no' }],
    ['application_scorers', { recused_at: 'now', recused_by: id(903), recusal_reason: long(501) }],
  ],
  'a scorer scores an application once': [['application_scores', { user_id: id(905) }]],
  'who scores was asked to': [['application_scores', { user_id: id(903) }]],
  'each criterion has 0 to 5 points': [
    ['application_scores', { points: '{0,6}' }],
    ['application_scores', { points: '{-1,5}' }],
    ['application_scores', { points: '{5}' }],
    ['application_scores', { points: '{5,NULL}' }],
    ['application_scores', { criteria: '{}', points: '{}' }],
  ],
  'a score is explained in at most 2000 characters': [['application_scores', { comment: long(2001) }]],

  'an interest is in one organisation, by id or by name': [
    ['interests', { organisation_id: null }],
    ['interests', { organisation_name: 'Bakers' }],
  ],
  'the nature of an interest is known': [['interests', { nature: 'envy' }]],
  'the texts of an interest are bounded': [
    ['interests', { note: long(1001) }],
    ['interests', { organisation_id: null, organisation_name: 'B' }],
    ['interests', { organisation_id: null, organisation_name: long(121) }],
  ],
  'an interest ends after it begins': [['interests', { until: '2020-03-31' }]],

  'a credential is of a known kind': [['credentials', { kind: 'halo' }]],
  'the texts of a credential are bounded': [
    ['credentials', { title: 'x' }],
    ['credentials', { title: long(161) }],
    ['credentials', { issuer: 'x' }],
    ['credentials', { issuer: long(161) }],
    ['credentials', { evidence_note: long(1001) }],
    ['credentials', { ...verified, reason: long(1001) }],
  ],
  'a credential has evidence, at an https address or in words': [
    ['credentials', { evidence_url: null }],
    ['credentials', { evidence_url: 'http://college.example/1' }],
    ['credentials', { evidence_url: `https://college.example/${long(500)}` }],
  ],
  'a credential expires after it was issued': [['credentials', { expires_on: '2024-04-01' }]],
  'a credential is claimed, verified or refused': [['credentials', { ...verified, state: 'expired' }]],
  'a decided credential says when and by whom': [
    ['credentials', { ...verified, decided_at: null }],
    ['credentials', { ...verified, decided_by: null }],
    ['credentials', { decided_at: 'now', decided_by: id(901) }],
  ],
  'a refused credential says why': [['credentials', { ...verified, state: 'refused', reason: 'no' }]],

  'a co-op has a name, and a role in it, of 2 to 120 characters': [
    ['coop_memberships', { name: 'B' }],
    ['coop_memberships', { name: long(121) }],
    ['coop_memberships', { role: '' }],
    ['coop_memberships', { role: long(121) }],
  ],
  'a membership ends after it begins': [['coop_memberships', { until: '2020-03-31' }]],

  'an oversight is in a known state': [['oversights', { state: 'dreamt' }]],
  'a body or a specialist oversees, not both': [
    ['oversights', { organisation_id: null }],
    ['oversights', { specialist_id: id(904) }],
  ],
  'nobody oversees themselves': [['oversights', { organisation_id: null, specialist_id: id(924) }]],
  'an answered oversight says when and by whom': [
    ['oversights', { state: 'accepted' }],
    ['oversights', { ...answered, state: 'declined', reason: 'Full', answered_by: null }],
    ['oversights', answered],
  ],
  'an oversight that is over says when and by whom': [
    ['oversights', { state: 'withdrawn' }],
    ['oversights', { ...answered, state: 'ended', reason: 'Full', ended_at: 'now' }],
    ['oversights', { ended_at: 'now', ended_by: id(901) }],
  ],
  'who declines or ends an oversight says why': [
    ['oversights', { ...answered, state: 'declined' }],
    ['oversights', { ...answered, state: 'ended', ended_at: 'now', ended_by: id(901), reason: 'no' }],
  ],
  'the texts of an oversight are bounded': [
    ['oversights', { note: long(1001) }],
    ['oversights', { ...answered, state: 'declined', reason: long(1001) }],
  ],

  'a decision on a profile is known': [['profile_decisions', { decision: 'shrugged' }]],
  'a decision that disappoints has its reasons, which are not long': [
    ['profile_decisions', { decision: 'returned', reasons: 'no' }],
    ['profile_decisions', { decision: 'suspended' }],
    ['profile_decisions', { decision: 'promoted' }],
    ['profile_decisions', { decision: 'not-promoted' }],
    ['profile_decisions', { reasons: long(2001) }],
  ],

  'learning takes 5 to 6000 minutes': [
    ['cpd_entries', { minutes: 4 }],
    ['cpd_entries', { minutes: 6001 }],
  ],
  'learning is of a known kind': [['cpd_entries', { kind: 'osmosis' }]],
  'the texts of an entry are bounded': [
    ['cpd_entries', { what: 'x' }],
    ['cpd_entries', { what: long(301) }],
    ['cpd_entries', { reflection: long(2001) }],
  ],
  'an entry that is struck out says why': [
    ['cpd_entries', { struck_at: 'now' }],
    ['cpd_entries', { strike_reason: 'Logged twice' }],
    ['cpd_entries', { struck_at: 'now', strike_reason: 'no' }],
  ],
  'a request for promotion is in a known state': [['promotion_requests', { state: 'dreamt', decided_at: 'now' }]],
  'an endorsement says when and by whom': [
    ['promotion_requests', { endorsed: true }],
    ['promotion_requests', { ...endorsed, endorsed_at: null }],
    ['promotion_requests', { endorsed_by: id(901) }],
  ],
  'who does not endorse says why': [
    ['promotion_requests', { ...endorsed, endorsed: false }],
    ['promotion_requests', { ...endorsed, endorsement_reason: long(1001) }],
  ],
  'a request that is decided says when': [
    ['promotion_requests', { state: 'promoted' }],
    ['promotion_requests', { decided_at: 'now' }],
  ],

  'a live profile says who and what': [
    ['experts', { ...live, headline_en: '' }],
    ['experts', { ...live, about_en: '' }],
    ['experts', { ...live, topics: '{}' }],
    ['experts', { ...live, languages: '{}' }],
  ],
  'profile texts are bounded': [
    ['experts', { name: 'A' }],
    ['experts', { name: long(121) }],
    ['experts', { headline_en: long(161) }],
    ['experts', { headline_cy: long(161) }],
    ['experts', { about_en: long(4001) }],
    ['experts', { about_cy: long(4001) }],
  ],
  'an offer has a title of 2 to 120 characters': [
    ['offers', { title_en: '' }],
    ['offers', { title_en: long(121) }],
  ],
  'offer texts are bounded': [
    ['offers', { title_cy: long(121) }],
    ['offers', { summary_en: long(1001) }],
    ['offers', { summary_cy: long(1001) }],
  ],
  'an offer is free, by the rate card or for time credits': [['offers', { pricing: 'donation' }]],
  'nothing of a free introduction is paid': [
    ['offers', { preparation_minutes: 1 }],
    ['offers', { write_up_minutes: 1 }],
    ['offers', { travel_minutes: 1, modes: '{in_person}' }],
    ['offers', { expenses_minor: 1 }],
  ],
  'work around a session is at most 16 hours of a kind': [
    ['offers', { ...paid, preparation_minutes: -1 }],
    ['offers', { ...paid, write_up_minutes: 961 }],
    ['offers', { ...paid, travel_minutes: 961, modes: '{in_person}' }],
    ['offers', { unpaid_minutes: -1 }],
    ['offers', { unpaid_travel_minutes: 961, modes: '{in_person}' }],
  ],
  'expenses and costs of a session are at most 10000 pounds': [
    ['offers', { ...paid, expenses_minor: -1 }],
    ['offers', { ...paid, expenses_minor: 1_000_001 }],
    ['offers', { ...paid, expenses_currency: 'EUR' }],
    ['offers', { unreimbursed_costs_minor: -1 }],
    ['offers', { unreimbursed_costs_currency: 'EUR' }],
  ],
  'whoever travels meets in person': [
    ['offers', { ...paid, travel_minutes: 60 }],
    ['offers', { unpaid_travel_minutes: 60, modes: '{in_person,video}' }],
  ],
  'one rate card of an adviser from one instant on': [
    ['rate_cards', { in_force_from: '2031-04-01T00:00Z', recorded_at: '2031-04-01T00:00Z' }],
  ],
  'a wage area is known': [['rate_cards', { area: 'mars' }]],
  'an hour costs at most 1000 pounds': [
    ['rate_cards', { contact_minor: 100_001, travel_minor: 60_000 }],
    ['rate_cards', { preparation_minor: 100_001 }],
    ['rate_cards', { write_up_minor: 100_001 }],
    ['rate_cards', { travel_minor: 100_001 }],
  ],
  'a rate card starts when it is recorded or within a year': [
    ['rate_cards', { in_force_from: '2031-04-30T23:59Z' }],
    ['rate_cards', { in_force_from: '2032-05-03T00:00Z' }],
  ],
  "a quote is the adviser's net, the fee and the VAT": [
    ['booking_quotes', { total_minor: 11_340 }],
    ['booking_quotes', { fee_minor: -840, vat_minor: 1680 }],
    ['booking_quotes', { adviser_net_minor: 0, fee_minor: 0, total_minor: 0 }],
  ],
  'a quote is hashed': [['booking_quotes', { hash: 'ab' }]],
  'the wage area of a quote is known': [['booking_quotes', { area: 'mars' }]],
  'the rates of a quote are parts of a whole': [
    ['booking_quotes', { fee_rate: -1 }],
    ['booking_quotes', { adviser_vat_rate: 10_001 }],
    ['booking_quotes', { platform_vat_rate: 10_001 }],
    ['booking_quotes', { middle_rate: -1 }],
    ['booking_quotes', { late_rate: 10_001 }],
  ],
  'the bands of a quote are in order': [
    ['booking_quotes', { late_hours: 73 }],
    ['booking_quotes', { late_hours: -1 }],
  ],
  'a line of a quote is of a known kind': [['booking_quote_lines', { kind: 'tea' }]],
  'a quote has one line of a kind': [['booking_quote_lines', { kind: 'contact' }]],
  'the platform supplies its fee and the adviser all else': [
    ['booking_quote_lines', { supplier: 'platform' }],
    ['booking_quote_lines', { kind: 'fee', minutes: null, hourly_minor: null }],
  ],
  'work costs its minutes at its hourly rate, half up': [
    ['booking_quote_lines', { net_minor: 2999 }],
    ['booking_quote_lines', { minutes: 0, net_minor: 0 }],
    ['booking_quote_lines', { minutes: null }],
    ['booking_quote_lines', { hourly_minor: null }],
    ['booking_quote_lines', { kind: 'expenses' }],
  ],
  'the VAT of a line is its rate of the net, half up': [
    ['booking_quote_lines', { vat_minor: 1 }],
    ['booking_quote_lines', { vat_rate: 2000, vat_minor: 599 }],
    ['booking_quote_lines', { vat_rate: -1 }],
    ['booking_quote_lines', { kind: 'expenses', minutes: null, hourly_minor: null, net_minor: -1 }],
  ],
  'what is paid is what was quoted': [['booking_fundings', { total_minor: 11_338 }]],
  'a funding says why in 3 to 500 characters': [
    ['booking_fundings', { reason: 'ok' }],
    ['booking_fundings', { reason: long(501) }],
  ],
  'what is settled is what was paid': [['booking_settlements', { returned_minor: 6478, paid_minor: 11_338 }]],
  'a settlement is of a known kind': [['booking_settlements', { kind: 'forgotten' }]],
  'a settlement is in a known band': [['booking_settlements', { band: 'brass' }]],
  'nothing is due of what the client did not call off': [['booking_settlements', { band: 'excused' }]],
  'what is due and what goes back is what was paid': [
    ['booking_settlements', { returned_minor: 6478 }],
    ['booking_settlements', { fee_minor: 361 }],
    ['booking_settlements', { adviser_net_minor: 12_000, total_minor: 12_360, returned_minor: -1021 }],
    ['booking_settlements', { fee_minor: -360, vat_minor: 720 }],
  ],
  'what nobody paid is part of what is due': [
    ['booking_settlements', { debt_minor: 4861, returned_minor: 11_340 }],
    ['booking_settlements', { debt_minor: -1, returned_minor: 6478 }],
  ],
  'a share is of what was quoted': [['booking_shares', { total_minor: 11_340 }]],
  'a share is paid by a known source': [['booking_shares', { source: 'friend' }]],
  'a share of a voucher names what was set aside of it': [['booking_shares', { source: 'voucher' }]],
  'what a voucher pays was set aside for it': [['booking_shares', { source: 'voucher', voucher_id: id(1) }]],
  'a share is part of the price': [
    ['booking_shares', { amount_minor: 0 }],
    ['booking_shares', { amount_minor: 11_340 }],
  ],
  'time credits pay time credits': [['booking_shares', { source: 'time-credits' }]],
  'a session is paid from distinct sources': [['booking_shares', { booking_id: id(988), position: 2 }]],
  "a funder's part is a rate": [['booking_shares', { funder_rate: 7500 }]],
  'what is secured is a share': [['booking_shares_secured', { position: 9 }]],
  "a steward's word has a reason": [
    ['booking_shares_secured', { reason: 'ok' }],
    ['booking_shares_secured', { reason: long(501) }],
    ['booking_shares_secured', { by_user: null }],
  ],
  'what is settled of a share is that share': [
    ['booking_settlement_shares', { amount_minor: 11_338, returned_minor: 6478 }],
  ],
  'a share is due or goes back': [
    ['booking_settlement_shares', { due_minor: 4861 }],
    ['booking_settlement_shares', { due_minor: -1, returned_minor: 11_340 }],
    ['booking_settlement_shares', { due_minor: 11_340, returned_minor: -1 }],
  ],
  'a payment of a debt is £0.01 to £1 million': [
    ['debt_payments', { amount_minor: 0 }],
    ['debt_payments', { amount_minor: 100_000_001 }],
  ],
  'a payment was received before it is recorded': [['debt_payments', { received_at: '2031-05-01T12:01Z' }]],
  'a payment has a reference of 2 to 140 characters': [
    ['debt_payments', { bank_reference: 'x' }],
    ['debt_payments', { bank_reference: long(141) }],
  ],
  'a payment is recorded once': [
    ...['Line 1', 'LINE 1', ' li  ne1'].map((bank_reference): [string, Row] => ['debt_payments', { bank_reference }]),
  ],
  'cancelling is free before it is late': [['bookings', { cancel_free_until: '2031-05-01T12:01Z' }]],
  'a free introduction lasts at most 30 minutes': [['offers', { duration_minutes: 31 }]],
  'an offer lasts 5 minutes to 8 hours': [
    ['offers', { duration_minutes: 4 }],
    ['offers', { ...paid, duration_minutes: 481 }],
  ],
  'slots start every 5 minutes to 8 hours': [
    ['offers', { interval_minutes: 0 }],
    ['offers', { interval_minutes: 481 }],
  ],
  'a buffer is at most 4 hours': [
    ['offers', { buffer_before_minutes: -1 }],
    ['offers', { buffer_before_minutes: 241 }],
    ['offers', { buffer_after_minutes: -1 }],
    ['offers', { buffer_after_minutes: 241 }],
  ],
  'notice is at most 30 days': [
    ['offers', { notice_minutes: -1 }],
    ['offers', { notice_minutes: 43_201 }],
  ],
  'a booking window is 1 to 90 days': [
    ['offers', { window_days: 0 }],
    ['offers', { window_days: 91 }],
  ],
  'an offer says how you meet': [
    ['offers', { modes: '{}' }],
    ['offers', { modes: '{telepathy}' }],
    ['offers', { modes: '{NULL}' }],
    ['offers', { modes: '{video,video,video,video}' }],
  ],

  'a policy is known': [['policies', { name: 'weather' }]],
  'a policy names its decision': [['policies', { decision: '' }]],
  'one figure of a name from one instant on': [
    ['policies', { in_force_from: '2025-10-22T00:00:00Z', recorded_by: null }],
  ],
  'what the members decide comes into force later': [['policies', { recorded_at: '2031-05-01T00:00Z' }]],

  'a booking is in a known state': [['bookings', { state: 'maybe', hold_number: null }]],
  'a session ends after it starts': [
    ['bookings', { ends_at: '2031-05-01T12:00Z' }],
    ['bookings', { ends_at: '2031-05-01T11:00Z' }],
  ],
  'a session costs nothing or something': [['bookings', { price_minor: -1 }]],
  'a session is met in a known way': [['bookings', { mode: 'telepathy' }]],
  'what is needed is said in at most 2000 characters': [['bookings', { needs: long(2001) }]],
  'an organisation holds at most three times at once': [['bookings', { hold_number: 3 }]],
  'a hold has a number of 1 to 3, and only a hold': [
    ['bookings', { hold_number: 0 }],
    ['bookings', { hold_number: 4 }],
    ['bookings', { hold_number: null }],
    ['bookings', { ...confirmed, hold_number: 1 }],
    ['bookings', { ...cancelled, hold_number: 1 }],
    ['bookings', { state: 'lapsed' }],
  ],
  'a hold lapses, and a request': [
    ['bookings', { lapses_at: null }],
    ['bookings', { ...requested, lapses_at: null }],
  ],
  'a request says when and by whom': [
    ['bookings', { ...requested, requested_at: null, requested_by: null }],
    ['bookings', { requested_at: 'now' }],
  ],
  'a declined booking says when, by whom and why': [
    ['bookings', { ...declined, declined_at: null }],
    ['bookings', { ...declined, declined_by: null }],
    ['bookings', { ...declined, decline_reason: null }],
    ['bookings', { ...confirmed, declined_at: 'now', declined_by: id(901), decline_reason: 'no-time' }],
  ],
  'a reason to decline is known': [['bookings', { ...declined, decline_reason: 'bored' }]],
  'a note on declining is at most 1000 characters': [['bookings', { ...declined, decline_note: long(1001) }]],
  'a delivered session says when and by whom': [
    ['bookings', { ...delivered, delivered_at: null, delivered_by: null }],
    ['bookings', { ...delivered, delivered_by: null }],
  ],
  'an accepted session says when': [
    ['bookings', { ...delivered, state: 'accepted' }],
    ['bookings', { ...delivered, accepted_at: 'now' }],
    ['bookings', { ...delivered, accepted_by: id(901) }],
  ],
  'a no-show says when, by whom and whose': [
    ['bookings', { ...noShow, no_show_side: null }],
    ['bookings', { ...noShow, no_show_side: 'steward' }],
    ['bookings', { ...noShow, no_show_by: null }],
    ['bookings', { ...confirmed, no_show_at: 'now', no_show_by: id(901), no_show_side: 'client' }],
  ],
  'a seat is of a group session, while somebody has it': [
    ['bookings', { seat: 1 }],
    ['bookings', { group_session_id: id(990) }],
    ['bookings', { group_session_id: id(990), seat: 0 }],
    ['bookings', { ...cancelled, group_session_id: id(990), seat: 1 }],
  ],
  'an organisation waits in at most three lines': [['waiting_entries', { offer_id: id(917), entry_number: 3 }]],
  'who waits has a number of 1 to 3, and only who waits': [
    ['waiting_entries', { entry_number: null }],
    ['waiting_entries', { entry_number: 0 }],
    ['waiting_entries', { entry_number: 4 }],
    ['waiting_entries', { ended_at: 'now', end_reason: 'left' }],
  ],
  'waiting ends for a known reason': [
    ['waiting_entries', { end_reason: 'left' }],
    ['waiting_entries', { entry_number: null, ended_at: 'now' }],
    ['waiting_entries', { entry_number: null, ended_at: 'now', end_reason: 'bored' }],
  ],
  'a time that is waited for lies between two instants': [['waiting_entries', { ends_by: '2031-05-01T12:00Z' }]],
  'a session that is waited for is met in a known way': [['waiting_entries', { mode: 'pigeon' }]],
  'what is needed of a waiting list is said in 2000 characters': [['waiting_entries', { needs: long(2001) }]],
  'who waits does so for a window of time or for a group session': [
    ['waiting_entries', { group_session_id: id(990) }],
    ['waiting_entries', { group_session_id: id(990), starts_from: null }],
    ['waiting_entries', { group_session_id: id(990), ends_by: null }],
    ['waiting_entries', { starts_from: null }],
    ['waiting_entries', { ends_by: null }],
    ['waiting_entries', { starts_from: null, ends_by: null }],
  ],
  'times that went unanswered are counted': [
    ['waiting_entries', { unanswered: -1 }],
    ['waiting_entries', { unanswered: 4 }],
  ],
  'a time is offered to somebody who waits': [['bookings', { waiting_entry_id: id(992), hold_number: null }]],
  "a seat is one booking's": [['bookings', { ...confirmed, group_session_id: id(990), seat: 7 }]],
  'an offer has 1 to 100 seats, and needs no more than it has': [
    ['offers', { capacity: 0 }],
    ['offers', { capacity: 101 }],
    ['offers', { minimum_seats: 0 }],
    ['offers', { minimum_seats: 2 }],
  ],
  'a seat in a group is not asked for': [['offers', { capacity: 2, asks: true }]],
  'a confirmed booking says when and by whom': [
    ['bookings', { ...confirmed, confirmed_at: null }],
    ['bookings', { ...confirmed, confirmed_by: null }],
  ],
  'a cancelled booking says when, by whom and why': [
    ['bookings', { ...cancelled, cancelled_at: null }],
    ['bookings', { ...cancelled, cancelled_by: null }],
    ['bookings', { ...cancelled, cancel_reason: null }],
    ['bookings', { ...cancelled, cancelled_side: null }],
    ['bookings', { cancelled_at: 'now' }],
    ['bookings', { ...confirmed, cancel_reason: 'illness' }],
  ],
  'a reason is known': [['bookings', { ...cancelled, cancel_reason: 'hangover' }]],
  'only a group session has too few seats': [
    ['bookings', { ...cancelled, cancel_reason: 'too-few-seats', cancelled_side: 'adviser' }],
    ['bookings', { ...cancelled, cancel_reason: 'too-few-seats', group_session_id: id(990) }],
  ],
  'a seat is one that the group session has': [
    ['bookings', { ...confirmed, group_session_id: id(990), seat: 9 }],
    ['bookings', { ...confirmed, group_session_id: id(990), seat: 11 }],
  ],
  'a group session is scheduled or cancelled': [['group_sessions', { state: 'maybe' }]],
  'a group session has a title of 2 to 120 characters': [
    ['group_sessions', { title_en: 'A' }],
    ['group_sessions', { title_en: long(121) }],
    ['group_sessions', { title_cy: long(121) }],
  ],
  'a group session is met in a known way': [['group_sessions', { mode: 'telepathy' }]],
  'a group session ends after it starts': [['group_sessions', { ends_at: '2031-05-01T12:00Z' }]],
  'a group session is decided before it starts': [['group_sessions', { decide_at: '2031-05-01T12:00Z' }]],
  'a group session has 2 to 100 seats and needs no more': [
    ['group_sessions', { capacity: 1, minimum_seats: 1 }],
    ['group_sessions', { capacity: 101 }],
    ['group_sessions', { minimum_seats: 0 }],
    ['group_sessions', { minimum_seats: 11 }],
  ],
  "a group session is paid its adviser's net and their VAT": [
    ['group_sessions', { pay_net_minor: 100 }],
    ['group_sessions', { pay_vat_minor: 0 }],
    ['group_sessions', { pay_net_minor: -1, pay_vat_minor: 0 }],
    ['group_sessions', { pay_net_minor: 100, pay_vat_minor: 101 }],
  ],
  'work around a group session is at most 16 hours of a kind': [
    ['group_sessions', { preparation_minutes: 961 }],
    ['group_sessions', { write_up_minutes: -1 }],
    ['group_sessions', { expenses_minor: -1 }],
  ],
  'what the seats of a session brought is paid or left over': [
    ['group_session_pays', { adviser_minor: 10_501 }],
    ['group_session_pays', { earned_minor: -1, from_pool_minor: 10_001 }],
    ['group_session_pays', { from_guarantee_minor: 1501, from_pool_minor: -1 }],
  ],
  'nothing is laid out where something is left over': [
    ['group_session_pays', { adviser_minor: 10_400, to_pool_minor: 100 }],
  ],
  'a deposit into the pool is of 1 penny to a million pounds': [
    ['pool_deposits', { amount_minor: 0 }],
    ['pool_deposits', { amount_minor: 100_000_001 }],
    ['pool_deposits', { currency: 'TCR' }],
  ],
  'a deposit into the pool says whose it was and how it came': [
    ['pool_deposits', { given_by: 'A' }],
    ['pool_deposits', { bank_reference: long(121) }],
  ],
  'time goes to or from the pot, or from adviser to organisation': [
    ['time_gifts', { from_expert_id: id(904) }],
    ['time_gifts', { to_organisation_id: id(902) }],
    ['time_gifts', { from_organisation_id: null, reason: 'To nobody' }],
  ],
  'a gift is of 1 minute to 100 hours': [
    ['time_gifts', { minutes: 0 }],
    ['time_gifts', { minutes: 6001 }],
  ],
  'what the pot gives is given for a reason': [
    ['time_gifts', { ...granted, reason: null }],
    ['time_gifts', { ...granted, reason: 'no' }],
    ['time_gifts', { ...granted, reason: long(501) }],
    ['time_gifts', { reason: 'It is theirs' }],
  ],
  'time credits pay no expenses and no groups': [
    ['offers', { pricing: 'time_credits', expenses_minor: 1 }],
    ['offers', { pricing: 'time_credits', unreimbursed_costs_minor: 1 }],
    ['offers', { pricing: 'time_credits', capacity: 2 }],
  ],
  'a quote in pounds has a card, and one in time credits has none': [
    ['booking_quotes', { rate_card_id: null }],
    ['booking_quotes', { floor_minor: null, area: null, effective_minor: null }],
    ['booking_quotes', { ...ofMinutes, floor_minor: 60 }],
  ],
  'time credits bear no fee and no VAT': [
    ['booking_quotes', { ...ofMinutes, fee_minor: 840, adviser_net_minor: 10_499 }],
    ['booking_quotes', { ...ofMinutes, fee_rate: 1 }],
    ['booking_quotes', { ...ofMinutes, adviser_vat_rate: 1 }],
  ],
  'a seat costs nothing or something': [['group_sessions', { price_minor: -1 }]],
  'a guaranteed session says when, by whom, from what and why': [
    ['group_sessions', { ...guaranteed, guaranteed_at: null }],
    ['group_sessions', { ...guaranteed, guaranteed_by: null }],
    ['group_sessions', { ...guaranteed, guarantee_pool: null }],
    ['group_sessions', { ...guaranteed, guarantee_pool: 'x' }],
    ['group_sessions', { ...guaranteed, guarantee_pool: long(121) }],
    ['group_sessions', { ...guaranteed, guarantee_reason: null }],
    ['group_sessions', { ...guaranteed, guarantee_reason: 'no' }],
    ['group_sessions', { ...guaranteed, guarantee_reason: long(501) }],
  ],
  'a cancelled group session says when, by whom and why': [
    ['group_sessions', { state: 'cancelled' }],
    ['group_sessions', { ...calledOff, cancelled_at: null }],
    ['group_sessions', { ...calledOff, cancelled_by: null }],
    ['group_sessions', { ...calledOff, cancel_reason: null }],
    ['group_sessions', { ...calledOff, state: 'scheduled' }],
    ['group_sessions', { ...calledOff, cancel_note: long(1001) }],
    ['group_sessions', { cancel_note: 'Why' }],
  ],
  'a reason to call a group session off is known': [['group_sessions', { ...calledOff, cancel_reason: 'hangover' }]],
  'a seat is one of as many as there are': [
    ['group_seats', { seat: 0 }],
    ['group_seats', { seat: 11 }],
  ],
  'a side is known': [['bookings', { ...cancelled, cancelled_side: 'nobody' }]],
  'a note is at most 1000 characters': [['bookings', { ...cancelled, cancel_note: long(1001) }]],
  'silence accepts only what is recorded and not accepted': [
    ['bookings', { ...confirmed, accept_by: 'now' }],
    ['bookings', { ...delivered, state: 'accepted', accepted_at: 'now', accept_by: 'now' }],
  ],
  'a record is corrected at most twenty times': [
    ['session_deliveries', { version: 0 }],
    ['session_deliveries', { version: 22 }],
  ],
  'a session has contact, and at most a day of any kind of work': [
    ['session_deliveries', { contact_minutes: 0 }],
    ['session_deliveries', { contact_minutes: 1441 }],
    ['session_deliveries', { preparation_minutes: -1 }],
    ['session_deliveries', { preparation_minutes: 1441 }],
    ['session_deliveries', { write_up_minutes: -1 }],
    ['session_deliveries', { write_up_minutes: 1441 }],
    ['session_deliveries', { travel_minutes: -1 }],
    ['session_deliveries', { travel_minutes: 1441 }],
  ],
  'a session was about 1 to 15 topics': [
    ['session_deliveries', { topics: '{}' }],
    ['session_deliveries', { topics: `{${Array(16).fill('governance').join(',')}}` }],
  ],
  'a session is summed up in at most 4000 characters': [['session_deliveries', { summary: long(4001) }]],
  'private notes have at most 4000 characters': [['session_notes', { notes: long(4001) }]],
  'both sides are asked of a session that nobody recorded': [
    ['delivery_reminders', { number: 0 }],
    ['delivery_reminders', { number: 4 }],
  ],
  'a reason to object is known': [['session_objections', { reason: 'bored' }]],
  'an objection is said in 1 to 2000 characters': [
    ['session_objections', { statement: '' }],
    ['session_objections', { statement: long(2001) }],
  ],
  'a decision on an objection says what, when and by whom': [
    ['session_objections', { decision: 'as-recorded' }],
    ['session_objections', { decision: 'as-recorded', decided_at: 'now' }],
    ['session_objections', decided],
    ['session_objections', { decision: 'maybe', ...decided }],
    ['session_objections', { decision_note: 'So it is.' }],
  ],
  'a decision is explained in at most 2000 characters': [
    ['session_objections', { decision: 'as-recorded', ...decided, decision_note: long(2001) }],
  ],
  'an objection that is over says how': [
    ['session_objections', { closed_at: 'now' }],
    ['session_objections', { outcome: 'withdrawn' }],
    ['session_objections', { closed_at: 'now', outcome: 'forgotten' }],
  ],
  'who did not come is the client or the adviser': [['no_shows', { side: 'steward' }]],
  'a contested no-show says when, by whom and why': [
    ['no_shows', { ...contested, statement: null }],
    ['no_shows', { ...contested, contested_by: null }],
    ['no_shows', { ...contested, statement: '' }],
    ['no_shows', { ...contested, statement: long(2001) }],
  ],
  'of a no-show is warned once it is contested': [['no_shows', { warned_at: 'now' }]],
  'a contested no-show is decided on by somebody or by a clock': [
    ['no_shows', { ...contested, decision: 'undone', decided_at: 'now' }],
    ['no_shows', { ...contested, warned_at: 'now', decision: 'undone' }],
    ['no_shows', { decision: 'stands', ...decided }],
    ['no_shows', { ...contested, decision: 'stands' }],
    ['no_shows', { ...contested, ...decided }],
    ['no_shows', { ...contested, ...decided, decision: 'maybe' }],
    ['no_shows', { ...contested, decision_note: 'So it is.' }],
    ['no_shows', { ...contested, ...decided, decision: 'stands', decision_note: long(2001) }],
  ],
  'a plan is written at most 200 times': [
    ['action_plans', { version: 0 }],
    ['action_plans', { version: 201 }],
  ],
  'a plan is written by the client or the adviser': [['action_plans', { written_side: 'steward' }]],
  'a plan has at most twenty items': [
    ['action_plan_items', { position: 0 }],
    ['action_plan_items', { position: 21 }],
  ],
  'an item is said in 1 to 500 characters': [
    ['action_plan_items', { what: '' }],
    ['action_plan_items', { what: long(501) }],
  ],
  "an item is the client's or the adviser's to do": [['action_plan_items', { who: 'somebody' }]],
  'an item that is done says when and by whom': [
    ['action_plan_items', { done_at: 'now' }],
    ['action_plan_items', { done_by: id(901) }],
  ],
  'a plan is signed by the client or the adviser': [['action_plan_signatures', { side: 'steward' }]],
  'each side reviews a session once': [['reviews', { booking_id: id(918) }]],
  "a review is the client's or the adviser's": [
    ['reviews', { side: 'steward', useful: null, clear: null, names_organisation: false }],
  ],
  'a review rates what its side can tell': [
    ['reviews', { useful: null }],
    ['reviews', { clear: null }],
    ['reviews', { prepared: 3 }],
    ['reviews', { ...ofClient, respectful: null }],
    ['reviews', { ...ofClient, useful: 3 }],
  ],
  'a rating is 1 to 5': [
    ['reviews', { useful: 0 }],
    ['reviews', { clear: 6 }],
    ['reviews', { on_time: 0 }],
    ['reviews', { ...ofClient, prepared: 6 }],
    ['reviews', { ...ofClient, respectful: 0 }],
  ],
  'a review has at most 2000 characters': [['reviews', { comment: long(2001) }]],
  "only a client's review may name the client": [['reviews', { ...ofClient, names_organisation: true }]],
  'a reply is of 1 to 1000 characters and says when and by whom': [
    ['reviews', { ...replied, reply: '' }],
    ['reviews', { ...replied, reply: long(1001) }],
    ['reviews', { ...replied, replied_by: null }],
    ['reviews', { ...replied, replied_at: null }],
    ['reviews', { ...replied, reply: null }],
  ],
  'what is hidden says since when, by whom and why': [
    ['reviews', { ...commentHidden, comment_hidden_for: null }],
    ['reviews', { ...commentHidden, comment_hidden_by: null }],
    ['reviews', { ...replied, ...replyHidden, reply_hidden_at: null }],
    ['reviews', replyHidden],
  ],
  'a reason to hide is known': [
    ['reviews', { ...commentHidden, comment_hidden_for: 'dull' }],
    ['reviews', { ...replied, ...replyHidden, reply_hidden_for: 'dull' }],
  ],
  'a record is countersigned once': [['countersignatures', { version: 2 }]],
  'wrong hours are explained, in at most 1000 characters': [
    ['countersignatures', { hours_right: false }],
    ['countersignatures', { note: long(1001) }],
  ],
  'an event is of a known kind': [['booking_events', { kind: 'teleported' }]],

  'a token opens one invitation': [['invitations', { token_hash: `\\x${'cd'.repeat(32)}` }]],
  'an invitation is to an address in lower case, which is not long': [
    ['invitations', { email: 'New@people.example' }],
    ['invitations', { email: '' }],
    ['invitations', { email: `${long(250)}@x.eu` }],
  ],
  'an invitation is to a known role': [['invitations', { role: 'owner' }]],
  'a token is kept as its SHA-256': [['invitations', { token_hash: '\\xabcd' }]],
  'an invitation lapses after it was sent': [
    ['invitations', { lapses_at: '2031-05-01T12:00Z' }],
    ['invitations', { lapses_at: 'infinity' }],
  ],
  'an accepted invitation says when and by whom': [
    ['invitations', { accepted_at: 'now' }],
    ['invitations', { accepted_by: id(901) }],
  ],
  'a withdrawn invitation says when and by whom': [
    ['invitations', { withdrawn_at: 'now' }],
    ['invitations', { withdrawn_by: id(901) }],
  ],
  'an invitation is accepted or withdrawn, not both': [['invitations', { ...accepted, ...withdrawn }]],

  'an API key is one person’s': [['api_keys', { key_hash: `\\x${'cd'.repeat(32)}` }]],
  'an API key has a name of 1 to 80 characters': [
    ['api_keys', { name: '' }],
    ['api_keys', { name: long(81) }],
  ],
  'an API key is shown by its first eleven characters': [
    ['api_keys', { prefix: 'bf_abc' }],
    ['api_keys', { prefix: 'bf_abcd-_09x' }],
    ['api_keys', { prefix: 'xx_abcd-_09' }],
  ],
  'an API key is kept as its SHA-256': [['api_keys', { key_hash: '\\xabcd' }]],
  'an API key has known scopes': [
    ['api_keys', { scopes: '{}' }],
    ['api_keys', { scopes: '{read,rule}' }],
    ['api_keys', { scopes: '{read,NULL}' }],
  ],
  'an API key expires after it was made': [['api_keys', { expires_at: '2031-05-01T12:00Z' }]],

  'a calendar link is one person’s': [['calendar_links', { token_hash: `\\x${'cd'.repeat(32)}` }]],
  'a calendar link is of sessions or of busy time': [['calendar_links', { kind: 'letters' }]],
  'a calendar link has a name of 1 to 80 characters': [
    ['calendar_links', { name: '' }],
    ['calendar_links', { name: long(81) }],
  ],
  'a calendar link is kept as its SHA-256': [['calendar_links', { token_hash: '\\xabcd' }]],
  'what a calendar said is kept as its SHA-256': [['calendar_links', { content_hash: '\\xabcd', changed_at: 'now' }]],
  'what a calendar said has a time': [
    ['calendar_links', { content_hash: sha256 }],
    ['calendar_links', { changed_at: 'now' }],
  ],
  'an offer has one calendar in each language': [['offer_calendars', { language: 'en' }]],
  'a calendar of an offer is in English or in Welsh': [['offer_calendars', { language: 'fr' }]],
  'what the calendar of an offer said is kept as its SHA-256': [['offer_calendars', { content_hash: '\\xabcd' }]],

  'a passkey is one person’s': [['passkey', { credentialID: 'taken', userId: id(903) }]],
  'a passkey has a name of 1 to 80 characters': [
    ['passkey', { name: '' }],
    ['passkey', { name: long(81) }],
  ],
  'a passkey is named by 1 to 1,023 bytes in base64url': [
    ['passkey', { credentialID: '' }],
    ['passkey', { credentialID: long(1365) }],
    ['passkey', { credentialID: 'ab+/' }],
  ],
  'a public key is not long': [
    ['passkey', { publicKey: '' }],
    ['passkey', { publicKey: long(4001) }],
  ],
  'a device counts in 32 bits': [
    ['passkey', { counter: -1 }],
    ['passkey', { counter: 4_294_967_296 }],
  ],
  'a passkey is on one device or on many': [['passkey', { deviceType: 'paper' }]],
  'the ways to a device are few': [['passkey', { transports: long(221) }]],
  'the make of a device is an AAGUID': [['passkey', { aaguid: 'Bitwarden' }]],

  'a link of one’s own is https and not long': [
    ['meeting_settings', { url: 'http://meet.example' }],
    ['meeting_settings', { url: 'javascript:alert(1)' }],
    ['meeting_settings', { url: 'https://meet.example/\nx' }],
    ['meeting_settings', { url: `https://${long(500)}` }],
  ],
  'a number to be called on is international': [
    ['meeting_settings', { number: '02920180000' }],
    ['meeting_settings', { number: '+44 29 2018 0000' }],
    ['meeting_settings', { number: '' }],
  ],
  'a place has an address of 1 to 500 characters': [
    ['meeting_settings', { address: '' }],
    ['meeting_settings', { address: long(501) }],
  ],
  'what is said of a place is bounded, and there is one': [
    ['meeting_settings', { directions: 'By the bridge.' }],
    ['meeting_settings', { access: 'Ring.' }],
    ['meeting_settings', { address: 'Cardiff', directions: long(1001) }],
    ['meeting_settings', { address: 'Cardiff', access: long(1001) }],
  ],
  'a client’s number is international': [['meetings', { client_number: '07700900123' }]],
  'a room is a link and not long': [
    ['meetings', { ...fixed, room: 'javascript:alert(1)' }],
    ['meetings', { ...fixed, room: `https://${long(500)}` }],
  ],
  'a session’s link is one and not long': [
    ['meetings', { ...fixed, url: 'javascript:alert(1)' }],
    ['meetings', { ...fixed, url: `https://${long(500)}` }],
  ],
  'a session’s number is international': [['meetings', { ...fixed, number: '02920180000' }]],
  'a session’s place has an address of 1 to 500 characters': [
    ['meetings', { ...fixed, address: '' }],
    ['meetings', { ...fixed, address: long(501) }],
  ],
  'what is said of a session’s place is bounded': [
    ['meetings', { ...fixed, access: 'Ring.' }],
    ['meetings', { ...fixed, address: 'Cardiff', directions: long(1001) }],
  ],
  'where two meet is known once it is fixed': [
    ['meetings', { room: 'https://meet.example/a' }],
    ['meetings', { url: 'https://meet.example/a' }],
    ['meetings', { number: '+442920180000' }],
    ['meetings', { address: 'Cardiff' }],
  ],

  'a person chooses once for each news and channel': [['notification_preferences', { user_id: id(903) }]],
  'news is of a known kind': [['notification_preferences', { news: 'gossip' }]],
  'a channel is known': [['notification_preferences', { channel: 'pigeon' }]],

  'a booking has one conversation': [['conversations', { booking_id: id(918) }]],
  'a conversation is open, closed or declined': [
    ['conversations', { ...question, state: 'asleep', closed_at: 'now', closed_side: 'client' }],
  ],
  'the conversation of a booking stays open': [
    ['conversations', { state: 'closed', closed_at: 'now', closed_side: 'client' }],
  ],
  'a conversation that is over says since when and by which side': [
    ['conversations', { ...question, state: 'closed', closed_side: 'client' }],
    ['conversations', { ...question, state: 'closed', closed_at: 'now' }],
    ['conversations', { closed_at: 'now' }],
    ['conversations', { closed_side: 'client' }],
  ],
  'a conversation is ended by one of its sides': [
    ['conversations', { ...question, state: 'closed', closed_at: 'now', closed_side: 'steward' }],
  ],
  'an adviser declines, and says why': [
    ['conversations', { ...question, ...declinedQuestion, decline_reason: null }],
    ['conversations', { ...question, ...declinedQuestion, closed_side: 'client' }],
    ['conversations', { decline_reason: 'no-time' }],
    ['conversations', { decline_note: 'No time.' }],
  ],
  'a reason to decline a question is known': [
    ['conversations', { ...question, ...declinedQuestion, decline_reason: 'weather' }],
  ],
  'a note on declining a question is at most 1000 characters': [
    ['conversations', { ...question, ...declinedQuestion, decline_note: long(1001) }],
  ],
  'a conversation has at most 5000 messages': [
    ['conversations', { last_number: 5001 }],
    ['conversations', { last_number: -1 }],
  ],
  'a message has a place of its own in its conversation': [['messages', { number: 1 }]],
  'the first message has number 1': [['messages', { number: 0 }]],
  'a message is written by one of the sides': [['messages', { side: 'steward' }]],
  'a message has 1 to 4000 characters': [
    ['messages', { text: '' }],
    ['messages', { text: long(4001) }],
  ],
  'a person has one mark in a conversation': [['read_marks', { user_id: id(903) }]],
  'a mark is not before the first message': [['read_marks', { read_to: -1 }]],
  'a file is put up by one of the sides': [['files', { side: 'steward' }]],
  'a file has a name of 1 to 120 characters, and no path': [
    ['files', { name: '' }],
    ['files', { name: long(121) }],
    ['files', { name: '../plan.pdf' }],
    ['files', { name: 'plans\\plan.pdf' }],
    ['files', { name: 'plan\r\n.pdf' }],
  ],
  'a file is of a type that we take': [['files', { type: 'text/html' }]],
  'a file has 1 byte to 10 MB': [
    ['files', { size_bytes: 0 }],
    ['files', { size_bytes: 10_485_761 }],
  ],
  'a file is known by its SHA-256': [['files', { sha256: '\\xabcd' }]],
  'a content has 1 byte to 10 MB': [
    ['file_contents', { content: '' }],
    ['file_contents', { content: Buffer.alloc(10_485_761) }],
  ],
  'an adviser blocks an organisation once': [['blocked_organisations', { organisation_id: id(912) }]],

  'a deed is done by a person, or by who runs the service': [
    ['audit_entries', { by_user: null }],
    ['audit_entries', { acted_as: 'operator' }],
  ],
  'a deed is done in a known capacity': [['audit_entries', { acted_as: 'king' }]],
  'a deed is a word of at most 60 letters': [
    ['audit_entries', { deed: '' }],
    ['audit_entries', { deed: 'Ada left' }],
    ['audit_entries', { deed: long(61) }],
  ],
  'a deed is done to something': [['audit_entries', { subject_kind: '' }]],
  'the facts of a deed are few': [
    ['audit_entries', { facts: '[]' }],
    ['audit_entries', { facts: JSON.stringify({ note: long(2000) }) }],
  ],

  'an erasure is due after it was asked for': [
    ['erasures', { due_at: '2031-05-01T11:59Z' }],
    ['erasures', { due_at: 'infinity' }],
  ],
  'an erasure is withdrawn or done, not both': [
    ['erasures', { withdrawn_at: '2031-05-09T12:00Z', done_at: '2031-05-09T12:00Z' }],
  ],
  'an erasure is done when it is due, not before': [['erasures', { done_at: '2031-05-08T11:59Z' }]],
  'what the law holds is let go after the erasure': [
    ['erasures', { released_at: '2037-05-08T12:00Z' }],
    ['erasures', { done_at: '2031-05-09T12:00Z', released_at: '2031-05-08T12:00Z' }],
  ],

  'a complaint is about something known': [['complaints', { about: 'weather' }]],
  'a complaint is said in 10 to 4000 characters, until forgotten': [
    ['complaints', { body: 'Too short' }],
    ['complaints', { body: long(4001) }],
    ['complaints', { ...forgotten, body: 'Nobody answered me.' }],
  ],
  'a reference to a booking is at most 64 characters': [['complaints', { booking_reference: long(65) }]],
  'a complaint is received, acknowledged or resolved': [['complaints', { state: 'ignored', acknowledged_at: 'now' }]],
  'a complaint is acknowledged before it is resolved': [
    ['complaints', { acknowledged_at: 'now' }],
    ['complaints', { state: 'acknowledged' }],
    ['complaints', { ...resolved, acknowledged_at: null }],
    ['complaints', { ...resolved, resolved_at: null }],
    ['complaints', { state: 'acknowledged', acknowledged_at: 'now', resolved_at: 'now' }],
  ],
  'a resolved complaint says how it ended, until it is forgotten': [
    ['complaints', { outcome: 'We have apologised.' }],
    ['complaints', { ...resolved, outcome: null }],
    ['complaints', { ...resolved, outcome: 'Sorry.' }],
    ['complaints', { ...forgotten, outcome: null }],
    ['complaints', { ...forgotten, outcome: 'We have apologised.' }],
  ],
  'only a resolved complaint is forgotten': [['complaints', { body: '', forgotten_at: 'now' }]],
  'a complaint is due after it was received': [
    ['complaints', { due_at: '2031-05-01T12:00Z' }],
    ['complaints', { due_at: 'infinity' }],
  ],
  'what becomes of a complaint is of a known kind': [['complaint_events', { kind: 'lost' }]],

  'a person answers a question once': [['equality_answers', { user_id: id(903) }]],
  'an answer is one of those to its question': [
    ['equality_answers', { answer: 'woman' }],
    ['equality_answers', { question: 'income' }],
  ],

  'one account of a kind, an owner and a currency': [['ledger_accounts', { owner: 'standing' }]],
  'a kind of account is a word': [
    ['ledger_accounts', { kind: '' }],
    ['ledger_accounts', { kind: 'Bank' }],
    ['ledger_accounts', { kind: 'b' }],
    ['ledger_accounts', { kind: `b${long(40)}` }],
  ],
  'an owner is at most 60 characters': [['ledger_accounts', { owner: long(61) }]],
  'a currency is three letters': [['ledger_accounts', { currency: 'gbp' }]],
  'a guarded account stays at its least or above': [
    ['ledger_accounts', { least_minor: 1 }],
    ['ledger_postings', { account_id: id(931), amount_minor: -501 }],
  ],
  'a transfer has a code': [
    ['ledger_transfers', { code: '' }],
    ['ledger_transfers', { code: 'Deposit' }],
    ['ledger_transfers', { code: `d${long(60)}` }],
  ],
  'a transfer says what it is about': [
    ['ledger_transfers', { reference: '' }],
    ['ledger_transfers', { reference: long(201) }],
  ],
  'a fact is written in the books once': [['ledger_transfers', { reference: 'standing' }]],
  'what is recorded has occurred': [['ledger_transfers', { occurred_at: '2031-05-01T12:01Z' }]],
  'a transfer is reversed once': [['ledger_transfers', { reverses: id(930) }]],
  'a transfer does not reverse itself': [['ledger_transfers', { reverses: id(30) }]],
  'a posting moves something': [['ledger_postings', { amount_minor: 0 }]],
  'a transfer has at most 1000 postings': [
    ['ledger_postings', { place: 0 }],
    ['ledger_postings', { place: 1001 }],
  ],
  'a posting is in the currency of its transfer': [['ledger_postings', { account_id: id(932), currency: 'TCR' }]],
  'a posting is in the currency of its account': [['ledger_postings', { account_id: id(932) }]],
};

/** What looks much like it and is right. */
const right: readonly [string, string, Row][] = [
  ...busyCalendars.right,
  ...programmes.right,
  ...reports.right,
  ...awards.right,
  ...letters.right,
  ...mandates.right,
  ...events.right,
  ...payments.right,
  ...payouts.right,
  ...destinations.right,
  ...receipts.right,
  ...adviserInvoices.right,
  ...bankFiles.right,
  ...disputes.right,
  ...reconciliations.right,
  ...adviserPay.right,
  ...latePay.right,
  ...policyChanges.right,
  ...float.right,
  ...invoices.right,
  ...refunds.right,
  ...webhooks.right,
  [
    'an interest in an organisation that is not here',
    'interests',
    { organisation_id: null, organisation_name: 'Bakers' },
  ],
  ['an interest of one day', 'interests', { until: '2020-04-01' }],
  [
    'a credential with evidence in words, that expires',
    'credentials',
    { evidence_url: null, evidence_note: 'On paper', expires_on: '2031-01-01' },
  ],
  ['a credential that was refused', 'credentials', { ...verified, state: 'refused', reason: 'Not found' }],
  ['an oversight by a specialist', 'oversights', { organisation_id: null, specialist_id: id(904) }],
  ['an oversight that was declined', 'oversights', { ...answered, state: 'declined', reason: 'Full' }],
  ['an oversight that was withdrawn', 'oversights', { state: 'withdrawn', ended_at: 'now', ended_by: id(901) }],
  ['a profile that was returned', 'profile_decisions', { decision: 'returned', reasons: 'Say more' }],
  ['an entry that is struck out', 'cpd_entries', { struck_at: 'now', strike_reason: 'Logged twice' }],
  [
    'a request that is not endorsed',
    'promotion_requests',
    { ...endorsed, endorsed: false, endorsement_reason: 'Too early' },
  ],
  ['a profile that waits to be verified', 'experts', { state: 'submitted', interests_declared_at: 'now' }],
  ['a suspended profile', 'experts', { ...live, state: 'paused', suspended_at: 'now' }],
  [
    'time that begins when another’s buffer ends',
    'occupancies',
    { during: '[2031-05-01T09:50Z,2031-05-01T10:20Z)', blocked: '[2031-05-01T09:40Z,2031-05-01T10:30Z)' },
  ],
  [
    'the same time of another adviser',
    'occupancies',
    {
      expert_id: id(914),
      during: '[2031-05-01T09:00Z,2031-05-01T09:30Z)',
      blocked: '[2031-05-01T09:00Z,2031-05-01T09:30Z)',
    },
  ],
  ['requested time that lapses', 'occupancies', { kind: 'requested', lapses_at: 'now' }],
  ['requested time that does not', 'occupancies', { kind: 'requested' }],
  ['a live profile that says who and what', 'experts', live],
  ['a paid offer of eight hours', 'offers', { ...paid, duration_minutes: 480 }],
  ['paid travel to where one meets', 'offers', { ...paid, travel_minutes: 90, modes: '{in_person}' }],
  ['a rate at the floor, and travel at half of it', 'rate_cards', { ...atFloor, travel_minor: 1480 }],
  ['fares on a quote', 'booking_quote_lines', { kind: 'expenses', minutes: null, hourly_minor: null, net_minor: 800 }],
  ['a session that was let go in time', 'booking_settlements', nothingDue],
  ['a session of which something is owed', 'booking_settlements', { debt_minor: 3645, returned_minor: 10_124 }],
  ['a share that nobody needs to vouch for', 'booking_shares_secured', { by_user: null, reason: null }],
  ['the third hold of an organisation', 'bookings', { hold_number: 2 }],
  ['a second time of a hold that is a series', 'bookings', { series_id: id(991), hold_number: 2 }],
  [
    'a place in the line of a group session',
    'waiting_entries',
    { group_session_id: id(990), starts_from: null, ends_by: null },
  ],
  [
    'a place in the line of a group session that was called off',
    'waiting_entries',
    { entry_number: null, ended_at: 'now', end_reason: 'session-cancelled' },
  ],
  ['a time that a waiting list offers', 'bookings', { waiting_entry_id: id(908), hold_number: null }],
  ['a request', 'bookings', requested],
  ['a declined request', 'bookings', { ...requested, ...declined }],
  ['a confirmed booking', 'bookings', confirmed],
  ['another seat of a group session', 'bookings', { ...confirmed, group_session_id: id(990), seat: 8 }],
  [
    'a seat of a group session that had too few',
    'bookings',
    { ...cancelled, cancel_reason: 'too-few-seats', cancelled_side: 'adviser', group_session_id: id(990) },
  ],
  ['a group session that a pool guarantees', 'group_sessions', guaranteed],
  ['a group session that was called off', 'group_sessions', { ...calledOff, cancel_note: 'Sorry' }],
  ['a group session that had too few seats taken', 'group_sessions', { ...calledOff, cancel_reason: 'too-few-seats' }],
  [
    'time that an adviser gives to an organisation',
    'time_gifts',
    { ...granted, from_expert_id: id(904), reason: null },
  ],
  ['time that the pot gives', 'time_gifts', granted],
  ['an offer for time credits', 'offers', { pricing: 'time_credits', duration_minutes: 90, write_up_minutes: 15 }],
  ['a group session that is paid', 'group_sessions', { pay_net_minor: 10_500, pay_vat_minor: 2100 }],
  ['a delivered session', 'bookings', delivered],
  ['a session that silence accepted', 'bookings', { ...delivered, state: 'accepted', accepted_at: 'now' }],
  ['a session to which nobody came', 'bookings', noShow],
  ['a delivered session that silence will accept', 'bookings', { ...delivered, accept_by: 'now' }],
  ['an objection that a steward upheld', 'session_objections', { decision: 'to-be-corrected', ...decided }],
  ['an objection that was withdrawn', 'session_objections', { closed_at: 'now', outcome: 'withdrawn' }],
  ['an objection that lapsed', 'session_objections', { warned_at: 'now', closed_at: 'now', outcome: 'lapsed' }],
  ['a contested no-show that stands', 'no_shows', { ...contested, ...decided, decision: 'stands' }],
  ['a review of a client', 'reviews', ofClient],
  ['a review that is hidden, and its reply', 'reviews', { ...commentHidden, ...replied, ...replyHidden }],
  ['hours that are wrong, and how', 'countersignatures', { hours_right: false, note: 'It was an hour.' }],
  ['a cancelled booking', 'bookings', cancelled],
  ['a cancelled booking that was confirmed', 'bookings', { ...confirmed, ...cancelled }],
  ['a booking that lapsed', 'bookings', { state: 'lapsed', hold_number: null }],
  ['a letter with an invitation', 'letters', { calendar: 'BEGIN:VCALENDAR', calendar_method: 'REQUEST' }],
  ['a letter that leads somewhere', 'letters', { path: '/policies/fee#1' }],
  ['a letter that is gone, without its text', 'letters', { body: null, sent_at: 'now' }],
  ['an invitation that was accepted', 'invitations', accepted],
  ['an invitation that was withdrawn', 'invitations', withdrawn],
  ['another invitation of an address whose first was withdrawn', 'invitations', { email: 'gone@people.example' }],
  ['a session that is met at a place', 'meetings', { ...fixed, address: 'Cardiff', directions: 'By the bridge.' }],
  ['an API key that expires', 'api_keys', { expires_at: '2032-01-01' }],
  ['a question', 'conversations', question],
  ['a question that was declined', 'conversations', { ...question, ...declinedQuestion, decline_note: 'No time.' }],
  ['another question to an adviser who declined the first', 'conversations', { ...question, organisation_id: id(902) }],
  ['a message as long as may be', 'messages', { text: long(4000) }],
  ['a deed of whoever runs the service', 'audit_entries', { acted_as: 'operator', by_user: null }],
  ['an erasure that is due at once', 'erasures', { due_at: '2031-05-01T12:00Z' }],
  [
    'an erasure that was done and let go of',
    'erasures',
    { done_at: '2031-05-08T12:00Z', released_at: '2037-05-08T12:00Z' },
  ],
  ['another erasure of somebody whose first was withdrawn', 'erasures', { user_id: id(903) }],
  ['a complaint that is resolved', 'complaints', resolved],
  ['a complaint whose texts are forgotten', 'complaints', forgotten],
  ['a policy about how long things are kept', 'policies', { name: 'retention' }],
  ['an application that was diagnosed', 'applications', { ...diagnosed, diagnosed_topics: '{food,care}' }],
  ['an application that waits, where nobody decided', 'applications', { ...submitted, state: 'wait-listed' }],
  ['an application whose appeal was dismissed', 'applications', appealDecided],
  ['another application of one that was rejected', 'applications', { organisation_id: id(913) }],
  ['a day with hours to its very end', 'weekly_hours', { windows: '{[0,1440)}' }],
];

let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  const url = await newDatabase();
  owner = new pg.Client({ connectionString: url });
  app = new pg.Client({ connectionString: url, options: '-c role=barefoot_app' });
  await owner.connect();
  await app.connect();
  const standing: [string, Row][] = [
    ['"user"', { id: id(901), email: 'taken@people.example' }],
    ['"user"', { id: id(903), email: 'member@people.example' }],
    ['"user"', { id: id(1) }],
    ['organisations', { id: id(902) }],
    ['memberships', { user_id: id(903) }],
    ['diaries', { expert_id: id(904) }],
    ['diaries', { expert_id: id(914) }],
    ['diaries', { expert_id: id(4) }],
    ['diaries', { expert_id: id(924) }],
    ['experts', { id: id(904), user_id: id(901) }],
    ['experts', { id: id(914), user_id: id(903) }],
    ['"user"', { id: id(905), email: 'third@people.example' }],
    ['experts', { id: id(924), user_id: id(905) }],
    ['oversights', { id: id(915), expert_id: id(904), ...answered, state: 'accepted' }],
    ['promotion_requests', { id: id(917), expert_id: id(904) }],
    ['offers', { id: id(907) }],
    ['offers', { id: id(917) }],
    ['waiting_entries', { id: id(908), offer_id: id(917), entry_number: 3 }],
    ['group_sessions', { id: id(990) }],
    ['group_seats', { seat: 7 }],
    ['group_seats', { seat: 8 }],
    ['bookings', { id: id(908), hold_number: 3 }],
    ['bookings', { id: id(918), ...confirmed, group_session_id: id(990), seat: 7 }],
    ['rate_cards', { id: id(920), in_force_from: '2031-04-01T00:00Z', recorded_at: '2031-04-01T00:00Z' }],
    ['bookings', { id: id(938), ...lapsed, price_minor: 11_339 }],
    ...[928, 948, 978, 988].flatMap((number): [string, Row][] => [
      ['bookings', { id: id(number), ...lapsed, price_minor: 11_339 }],
      ['booking_quotes', { booking_id: id(number) }],
      ...quotedLines.map((line, position): [string, Row] => [
        'booking_quote_lines',
        { ...line, booking_id: id(number), position },
      ]),
    ]),
    ...[948, 978, 988].map((number): [string, Row] => ['booking_shares', { booking_id: id(number) }]),
    ...[948, 978].flatMap((number): [string, Row][] => [
      ['booking_shares_secured', { booking_id: id(number) }],
      ['booking_fundings', { booking_id: id(number) }],
    ]),
    ['debt_payments', { id: id(931), bank_reference: 'Line 1' }],
    ['session_deliveries', { booking_id: id(918) }],
    ['session_deliveries', { booking_id: id(918), version: 2 }],
    ['countersignatures', { version: 2 }],
    ['action_plans', { booking_id: id(918) }],
    ['reviews', { id: id(915), booking_id: id(918) }],
    ['no_shows', { id: id(914), booking_id: id(918) }],
    ['invitations', { id: id(909), token_hash: `\\x${'cd'.repeat(32)}`, email: 'invited@people.example' }],
    ['invitations', { id: id(919), token_hash: `\\x${'ef'.repeat(32)}`, email: 'gone@people.example', ...withdrawn }],
    ['api_keys', { id: id(910), key_hash: `\\x${'cd'.repeat(32)}` }],
    ['calendar_links', { id: id(910), token_hash: `\\x${'cd'.repeat(32)}` }],
    ['offer_calendars', { language: 'en' }],
    ['passkey', { id: id(912), credentialID: 'taken' }],
    ['notification_preferences', { user_id: id(903) }],
    ['audit_entries', { id: id(911) }],
    ['organisations', { id: id(912) }],
    ...programmes.standing,
    ['applications', { id: id(932), organisation_id: id(912), ...submitted }],
    ['organisations', { id: id(913) }],
    ['applications', { id: id(933), organisation_id: id(913), ...rejected }],
    ['application_scorers', { user_id: id(901) }],
    ['application_scorers', { user_id: id(905) }],
    ['application_scores', { user_id: id(905) }],
    ['conversations', { id: id(920), booking_id: id(918) }],
    ['conversations', { id: id(921), booking_id: null, ...declinedQuestion }],
    ['conversations', { id: id(923), booking_id: null, organisation_id: id(912), expert_id: id(914) }],
    ['messages', { id: id(921), number: 1 }],
    ['read_marks', { user_id: id(903) }],
    ['files', { id: id(922) }],
    ['blocked_organisations', { organisation_id: id(912) }],
    ['erasures', { id: id(913), user_id: id(903), withdrawn_at: 'now' }],
    ['complaints', { id: id(915) }],
    ['travels', { id: id(909), dates: '[2031-06-01,2031-06-08)' }],
    ['ledger_accounts', { id: id(930), owner: 'standing' }],
    ['ledger_accounts', { id: id(931), kind: 'programme-fund', owner: 'standing', least_minor: 0 }],
    ['ledger_accounts', { id: id(932), kind: 'time-credits', currency: 'TCR' }],
    ['ledger_transfers', { id: id(930), reference: 'standing' }],
    ['ledger_postings', { transfer_id: id(930), place: 1, amount_minor: -500 }],
    ['ledger_postings', { transfer_id: id(930), place: 2, account_id: id(931) }],
    ['ledger_transfers', { id: id(931), code: 'deposit-reversed', reference: 'standing', reverses: id(930) }],
    ['ledger_postings', { transfer_id: id(931), place: 1 }],
    ['ledger_postings', { transfer_id: id(931), place: 2, account_id: id(931), amount_minor: -500 }],
    [
      'occupancies',
      {
        reference: id(906),
        during: '[2031-05-01T09:00Z,2031-05-01T09:30Z)',
        blocked: '[2031-05-01T08:50Z,2031-05-01T09:40Z)',
      },
    ],
  ];
  standing.push(...invoices.standing, ...busyCalendars.standing);
  standing.push(...awards.standing, ...reports.standing, ...payments.standing);
  standing.push(...payouts.standing, ...disputes.standing, ...refunds.standing, ...events.standing);
  standing.push(...reconciliations.standing, ...receipts.standing, ...adviserPay.standing, ...bankFiles.standing);
  standing.push(...latePay.standing, ...float.standing, ...adviserInvoices.standing);
  standing.push(...policyChanges.standing, ...webhooks.standing);
  await app.query('BEGIN');
  standing.push(...mandates.standing);
  standing.push(...letters.standing);
  for (const [table, changed] of standing) await insert(app, table, { ...good[table], ...changed });
  await app.query(adviserPay.arranged);
  await app.query('COMMIT');
  await aSettlementWithoutShares();
  await insert(owner, 'equality_answers', { ...goodOfOwner['equality_answers'], user_id: id(903) });
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

/** To which a share can be added, which otherwise comes with it. */
async function aSettlementWithoutShares(): Promise<void> {
  await owner.query('ALTER TABLE booking_settlements DISABLE TRIGGER settlements_add_up');
  await insert(owner, 'booking_settlements', { ...good['booking_settlements'], booking_id: id(978) });
  await owner.query('ALTER TABLE booking_settlements ENABLE TRIGGER settlements_add_up');
}

describe('the database takes', () => {
  const fresh: Readonly<Record<string, Row>> = {
    '"user"': { id: id(11), email: 'new@people.example' },
    diaries: { expert_id: id(14) },
  };
  test.each(Object.entries(good))('a good row of %s', async (table, row) => {
    expect(await brokenBy(table, { ...row, ...fresh[table] })).toBeUndefined();
  });

  test.each(Object.entries(goodOfOwner))('a good row of %s, from its owner', async (table, row) => {
    expect(await brokenBy(table, row)).toBeUndefined();
  });

  test.each(right)('%s', async (_, table, changed) => {
    expect(await brokenBy(table, { ...good[table], ...changed })).toBeUndefined();
  });
});

describe('the database sees to it that', () => {
  test.each(Object.entries(wrong))('%s', async (sentence, rows) => {
    for (const [table, changed] of rows) {
      const fresh = table === '"user"' ? { id: id(11) } : table === 'diaries' ? { expert_id: id(14) } : {};
      expect({
        changed,
        broken: await brokenBy(table, { ...good[table], ...goodOfOwner[table], ...fresh, ...changed }),
      }).toEqual({
        changed,
        broken: sentence,
      });
    }
  });

  test('every constraint that has a sentence for a name is in this table', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conname LIKE '% %' ORDER BY conname`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(wrong).sort());
  });

  test('every check and every exclusion has a sentence for a name', async () => {
    const { rows } = await owner.query(
      `SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'x') AND conname NOT LIKE '% %'`,
    );
    expect(rows).toEqual([]);
  });
});

test('an address has one standing invitation to an organisation', async () => {
  expect(await brokenBy('invitations', { ...good['invitations'], email: 'invited@people.example' })).toBe(
    'an address has one standing invitation to an organisation',
  );
});

test('an organisation has one application at a time in a programme', async () => {
  expect(await brokenBy('applications', { ...good['applications'], organisation_id: id(912) })).toBe(
    'one application at a time in a programme',
  );
});

test('of a thing one payment is on its way at a time', async () => {
  const planned = { ...good['payments'], id: id(7003) };
  await insert(owner, 'payments', planned);
  expect(await brokenBy('payments', good['payments'] ?? {})).toBe('one payment of a thing is on its way');
  await owner.query('DELETE FROM payments WHERE id = $1', [id(7003)]);
});

test('a payment is taken back once at a time', async () => {
  const taken = good['payment_reversals'] ?? {};
  await insert(owner, 'payment_reversals', taken);
  const again = { ...taken, id: id(7103), kind: 'chargeback' };
  expect(await brokenBy('payment_reversals', again)).toBe('a payment is taken back once at a time');
  await owner.query('UPDATE payment_reversals SET restored_at = at WHERE id = $1', [taken['id']]);
  expect(await brokenBy('payment_reversals', again)).toBeUndefined();
  await owner.query('DELETE FROM payment_reversals WHERE id = $1', [taken['id']]);
});

const statements = [...refunds.statements, ...bankFiles.statements];
test.each(statements)('what stands of refunds and files for the bank is held: %s', async (sql, sentence) => {
  await app.query('BEGIN');
  try {
    const broken = await app.query(sql).then(
      () => undefined,
      (error: unknown) => (error as pg.DatabaseError).constraint,
    );
    expect(broken).toBe(sentence);
  } finally {
    await app.query('ROLLBACK');
  }
});

test.each(adviserPay.others)('what was earned is paid once: a payout %s', async (_, statements, sentence) => {
  await owner.query('BEGIN');
  try {
    const run = async () => {
      for (const sql of [...statements, 'SET CONSTRAINTS ALL IMMEDIATE']) await owner.query(sql);
    };
    const broken = await run().catch((error: unknown) => (error as pg.DatabaseError).constraint);
    expect(broken).toBe(sentence);
  } finally {
    await owner.query('ROLLBACK');
  }
});

test.each(adviserPay.changes)('a payout stays what it pays and to whom, for the tables’ owner too: %s', async (sql) => {
  await expect(owner.query(sql)).rejects.toMatchObject({ constraint: 'what was written stays' });
});

test.each(['FLOAT 0', 'float0', ' Flo at  0 '])(
  'money for the float is recorded once for a reference: %s',
  async (bank_reference) => {
    const row = { ...good['float_top_ups'], bank_reference };
    expect(await brokenBy('float_top_ups', row)).toBe('money for the float is recorded once');
  },
);

test.each(float.changes)('whose word money went out on stays, for the tables’ owner too: %s', async (sql) => {
  await owner.query('BEGIN');
  await insert(owner, 'payout_approvals', good['payout_approvals'] ?? {});
  await expect(owner.query(sql)).rejects.toMatchObject({ constraint: 'what was written stays' });
  await owner.query('ROLLBACK');
});

test('an organisation has one open question to an adviser', async () => {
  const row = { ...good['conversations'], booking_id: null, organisation_id: id(912), expert_id: id(914) };
  expect(await brokenBy('conversations', row)).toBe('an organisation has one open question to an adviser');
});

test.each([
  ['an adviser has one standing oversight', 'oversights', { expert_id: id(904) }],
  ['an adviser has one open request for promotion', 'promotion_requests', { expert_id: id(904) }],
])('%s', async (sentence, table, changed) => {
  expect(await brokenBy(table, { ...good[table], ...changed })).toBe(sentence);
});

describe('a live barefoot adviser', () => {
  const ofTheOverseen = `WHERE id = '${id(904)}'`;
  const oversee = `UPDATE experts SET kind = 'barefoot', oversight_id = '${id(915)}' ${ofTheOverseen}`;
  const goLive = `UPDATE experts SET state = 'live', approved_at = now(), interests_declared_at = now(), headline_en = 'x', about_en = 'x', topics = '{food}' ${ofTheOverseen}`;
  const endIt = `UPDATE oversights SET state = 'ended', ended_at = now(), ended_by = '${id(901)}', reason = 'Full' WHERE id = '${id(915)}'`;

  test.each([
    ['is overseen by who has accepted', [], undefined],
    ['loses nobody who answers for them', [endIt], 'who answers for an adviser has said yes to it'],
    [
      'names nobody less',
      [`UPDATE experts SET oversight_id = NULL ${ofTheOverseen}`],
      'somebody answers for a live barefoot adviser',
    ],
    ['pauses first', [`UPDATE experts SET state = 'paused', oversight_id = NULL ${ofTheOverseen}`, endIt], undefined],
    [
      'is not live again alone',
      [`UPDATE experts SET state = 'paused', oversight_id = NULL ${ofTheOverseen}`, endIt, goLive],
      'somebody answers for a live barefoot adviser',
    ],
    [
      'nor with one who has gone',
      [`UPDATE experts SET state = 'paused', oversight_id = NULL ${ofTheOverseen}`, endIt, oversee],
      'who answers for an adviser has said yes to it',
    ],
  ])('%s', async (_, statements, broken) => {
    await app.query('BEGIN');
    try {
      const run = async () => {
        for (const sql of [oversee, goLive, ...statements]) await app.query(sql);
      };
      if (broken === undefined) await run();
      else await expect(run()).rejects.toMatchObject({ constraint: broken });
    } finally {
      await app.query('ROLLBACK');
    }
  });
});

test('a person has one standing erasure', async () => {
  await app.query('BEGIN');
  try {
    await insert(app, 'erasures', good['erasures']!);
    await expect(insert(app, 'erasures', { ...good['erasures'], id: id(17) })).rejects.toMatchObject({
      constraint: 'a person has one standing erasure',
    });
  } finally {
    await app.query('ROLLBACK');
  }
});

test.each(['UPDATE complaint_events SET kind = kind', 'DELETE FROM complaint_events', 'TRUNCATE complaint_events'])(
  'what became of a complaint stays: %s is refused to everybody',
  async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow('complaint_events is only ever added to');
  },
);

describe('once somebody is erased', () => {
  const erased = { ...good['erasures'], user_id: id(903), done_at: '2031-05-08T12:00Z' };
  const inTheirName: readonly [string, Row][] = [
    ['"session"', { id: id(18), userId: id(903), token: 'a token', expiresAt: 'now', updatedAt: 'now' }],
    ['memberships', { user_id: id(903), organisation_id: id(922) }],
    ['api_keys', { user_id: id(903) }],
    ['calendar_links', { user_id: id(903) }],
    ['experts', { user_id: id(903) }],
    ['bookings', { booked_by: id(903) }],
    ['diagnostics', { kept_by: id(903) }],
    ...awards.inTheirName,
  ];

  test.each(inTheirName)('no row of %s begins in their name', async (table, changed) => {
    await app.query('BEGIN');
    try {
      await insert(app, 'organisations', { ...good['organisations'], id: id(922) });
      await insert(app, 'erasures', erased);
      await expect(insert(app, table, { ...good[table], ...changed })).rejects.toMatchObject({
        constraint: 'nothing begins for an erased person',
      });
    } finally {
      await app.query('ROLLBACK');
    }
  });

  test.each(['payout_destinations', 'trading_details', 'invoicing_authorities', 'tax_letters'])(
    'no row of %s begins of an adviser in whose name nothing does',
    async (table) => {
      await app.query('BEGIN');
      try {
        await insert(app, 'erasures', { ...erased, user_id: id(901) });
        await expect(insert(app, table, good[table] ?? {})).rejects.toMatchObject({
          constraint: 'nothing begins for an erased person',
        });
      } finally {
        await app.query('ROLLBACK');
      }
    },
  );

  test('what is counted of an adviser is counted on, and nothing is said in their name', async () => {
    await app.query('BEGIN');
    try {
      await insert(app, 'erasures', { ...erased, user_id: id(901) });
      await app.query('UPDATE experts SET paid_minutes_90d = 90 WHERE user_id = $1', [id(901)]);
      await expect(app.query(`UPDATE experts SET name = 'Ada' WHERE user_id = $1`, [id(901)])).rejects.toMatchObject({
        constraint: 'nothing begins for an erased person',
      });
    } finally {
      await app.query('ROLLBACK');
    }
  });

  test('they stay so', async () => {
    await app.query('BEGIN');
    try {
      await insert(app, 'erasures', erased);
      await expect(app.query(`UPDATE "user" SET name = 'Ada' WHERE id = $1`, [id(903)])).rejects.toMatchObject({
        constraint: 'nothing begins for an erased person',
      });
    } finally {
      await app.query('ROLLBACK');
    }
  });
});

test.each(['UPDATE profile_decisions SET reasons = reasons', 'DELETE FROM profile_decisions'])(
  'what was decided stays decided, for the tables’ owner too: %s',
  async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow('profile_decisions is only ever added to');
  },
);

test('a session has one standing no-show, and another once that is undone', async () => {
  const other = { ...good['no_shows'], booking_id: id(918) };
  expect(await brokenBy('no_shows', other)).toBe('a session has one standing no-show');
  expect(await brokenBy('no_shows', { ...other, ...contested, ...decided, decision: 'undone' })).toBeUndefined();
});

test('a record has one standing objection', async () => {
  await owner.query('BEGIN');
  try {
    await insert(owner, 'session_objections', { ...good['session_objections'], id: id(916) });
    await expect(insert(owner, 'session_objections', { ...good['session_objections'] })).rejects.toMatchObject({
      constraint: 'a record has one standing objection',
    });
  } finally {
    await owner.query('ROLLBACK');
  }
});

test.each(['UPDATE audit_entries SET deed = deed', 'DELETE FROM audit_entries', 'TRUNCATE audit_entries'])(
  'what was done stays done, for the tables’ owner too: %s',
  async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow('audit_entries is only ever added to');
  },
);

describe('what no row shows by itself', () => {
  beforeEach(() => app.query('BEGIN'));
  afterEach(() => app.query('ROLLBACK'));

  const booking = { ...good['bookings'], ...lapsed, id: id(958), price_minor: 11_339 };
  const quote = { ...good['booking_quotes'], booking_id: id(958) };

  async function aQuote(
    lines: readonly Row[],
    given: { booking?: Row; quote?: Row } = {},
  ): Promise<string | undefined> {
    await insert(app, 'bookings', { ...booking, ...given.booking });
    await insert(app, 'booking_quotes', { ...quote, ...given.quote });
    for (const [position, line] of lines.entries()) {
      await insert(app, 'booking_quote_lines', {
        ...good['booking_quote_lines'],
        ...line,
        ...{ booking_id: id(958), position },
      });
    }
    return brokenAtTheEnd();
  }

  test('a quote that adds up is taken', async () => {
    expect(await aQuote(quotedLines)).toBeUndefined();
  });

  test.each([
    ['without its lines', []],
    ['with one line too few', quotedLines.slice(1)],
    [
      'with one line too many',
      [...quotedLines, { kind: 'preparation', minutes: 1, hourly_minor: 2959, net_minor: 49 }],
    ],
    [
      'with VAT that it does not tell',
      [{ ...quotedLines[0], vat_rate: 2000, vat_minor: 1200 }, ...quotedLines.slice(1)],
    ],
  ])('a quote %s is not', async (_, lines) => {
    expect(await aQuote(lines)).toBe('a quote is the sum of its lines');
  });

  test('work under the floor is not quoted, though it adds up', async () => {
    expect(await aQuote(quotedLines, { quote: { floor_minor: 6000 } })).toBe('no work is quoted under the floor');
  });

  test('a session costs what its quote says', async () => {
    expect(await aQuote(quotedLines, { booking: { price_minor: 11_340 } })).toBe('a session costs what its quote says');
  });

  test('an hour of time credits is an hour, whatever the work', async () => {
    const inMinutes = { ...ofMinutes, adviser_net_minor: 60, total_minor: 60 };
    const price = { price_minor: 60, price_currency: 'TCR' };
    const hour = { kind: 'contact', minutes: 60, net_minor: 60 };
    await expect(aQuote([{ ...hour, hourly_minor: 120 }], { booking: price, quote: inMinutes })).rejects.toThrow(
      'has a line that is not its minutes',
    );
    await app.query('ROLLBACK');
    await app.query('BEGIN');
    expect(await aQuote([{ ...hour, hourly_minor: 60 }], { booking: price, quote: inMinutes })).toBeUndefined();
  });

  test('a group session keeps the terms that it was scheduled on', async () => {
    for (const change of ['pay_net_minor = 1, pay_vat_minor = 0', 'preparation_minutes = 15', 'expenses_minor = 1']) {
      await app.query('SAVEPOINT before');
      const changing = app.query(`UPDATE group_sessions SET ${change} WHERE id = $1`, [id(990)]);
      await expect(changing).rejects.toMatchObject({
        constraint: 'a group session keeps the terms that it was scheduled on',
      });
      await app.query('ROLLBACK TO before');
    }
    await app.query('UPDATE group_sessions SET sequence = 2 WHERE id = $1', [id(990)]);
  });

  test('a session that costs something is confirmed when it is paid for, and not before', async () => {
    await insert(app, 'bookings', { ...good['bookings'], id: id(968), ...confirmed, price_minor: 1 });
    expect(await brokenAtTheEnd()).toBe('a session is paid for before it is confirmed');
    await app.query('ROLLBACK');
    await app.query('BEGIN');
    expect(await aQuote(quotedLines)).toBeUndefined();
    await insert(app, 'booking_shares', { ...good['booking_shares'], booking_id: id(958) });
    await insert(app, 'booking_shares_secured', { ...good['booking_shares_secured'], booking_id: id(958) });
    await insert(app, 'booking_fundings', { ...good['booking_fundings'], booking_id: id(958) });
    await app.query(`UPDATE bookings SET state = 'confirmed', confirmed_at = now(), confirmed_by = $2 WHERE id = $1`, [
      id(958),
      id(901),
    ]);
    expect(await brokenAtTheEnd()).toBeUndefined();
  });

  test('shares of a session add up to its price', async () => {
    await insert(app, 'booking_shares', { ...good['booking_shares'], amount_minor: 11_338 });
    expect(await brokenAtTheEnd()).toBe('the shares of a session add up to its price');
  });

  test.each([
    ['without shares', 928],
    ['of which a share is owed', 988],
  ])('a session %s is not paid for', async (_, number) => {
    await insert(app, 'booking_fundings', { ...good['booking_fundings'], booking_id: id(number) });
    expect(await brokenAtTheEnd()).toBe('a session is paid for once every share is secured');
  });

  test.each([
    ['with none of them', []],
    ['with another sum', [{ due_minor: 4859, returned_minor: 6480 }]],
  ])('a settlement says what becomes of every share: %s', async (_, shares) => {
    await insert(app, 'booking_settlements', good['booking_settlements'] ?? {});
    for (const share of shares) {
      const row = { ...good['booking_settlement_shares'], booking_id: id(948), ...share };
      await insert(app, 'booking_settlement_shares', row);
    }
    expect(await brokenAtTheEnd()).toBe('a settlement is the sum of its shares');
  });

  test.each([
    ['an hour of work costs the floor or more', { contact_minor: 2958, travel_minor: 1479 }],
    ['an hour of work costs the floor or more', { preparation_minor: 2958 }],
    ['an hour of work costs the floor or more', { write_up_minor: 2958 }],
    ['an hour of work costs the floor or more', { area: 'london', ...atFloor }],
    [
      'an hour of work costs the floor or more',
      { in_force_from: '2025-10-21T00:00Z', recorded_at: '2025-10-21T00:00Z' },
    ],
    ['travel costs its part of contact or more', { travel_minor: 2999 }],
  ])('%s: %j', async (sentence, changed) => {
    await expect(insert(app, 'rate_cards', { ...good['rate_cards'], ...changed })).rejects.toMatchObject({
      constraint: sentence,
    });
  });

  async function brokenAtTheEnd(): Promise<string | undefined> {
    const error = await app.query('SET CONSTRAINTS ALL IMMEDIATE').then(
      () => undefined,
      (refusal: unknown) => refusal as pg.DatabaseError,
    );
    return error && (error.constraint ?? error.message);
  }
});

test.each(['UPDATE application_scores SET comment = comment', 'DELETE FROM application_scores'])(
  'a score that was given stays, for the tables’ owner too: %s',
  async (sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ constraint: 'what was written stays' });
  },
);

test.each([
  ...(['rate_cards', 'booking_quotes', 'booking_quote_lines', 'booking_shares', 'booking_shares_secured'] as const),
  ...(['booking_fundings', 'booking_settlements', 'booking_settlement_shares', 'debt_payments'] as const),
])('%s stay as they were written, for the tables’ owner too', async (table) => {
  const column = table === 'rate_cards' || table === 'debt_payments' ? 'id' : 'booking_id';
  const changes = [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`];
  if (table === 'booking_settlement_shares') await insert(owner, table, good[table] ?? {});
  for (const change of changes) {
    await expect(owner.query(change)).rejects.toMatchObject({ constraint: 'what was written stays' });
  }
});

test.each([
  ...programmes.history,
  ...reports.history,
  ...payments.history,
  ...reconciliations.history,
  ...receipts.history,
  ...adviserInvoices.history,
  ...adviserPay.history,
  ...latePay.history,
  ...policyChanges.history,
  ...invoices.history,
  ...bankFiles.history,
])('%s stay as they were written, for the tables’ owner too', async (table, column) => {
  for (const change of [
    `UPDATE ${table} SET ${column} = ${column}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
  ])
    await expect(owner.query(change)).rejects.toMatchObject({ constraint: 'what was written stays' });
});

test.each(awards.history)('%s stay as they were written, for the tables’ owner too', async (table, column) => {
  const row = { ...good[table], ...goodOfOwner[table] };
  const changes = [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`];
  for (const change of changes) {
    await owner.query('BEGIN');
    await insert(owner, table, row);
    await expect(owner.query(change)).rejects.toMatchObject({ constraint: 'what was written stays' });
    await owner.query('ROLLBACK');
  }
});

test('an application has one voucher at a time', async () => {
  expect(await brokenBy('vouchers', { ...good['vouchers'], application_id: id(5632) })).toBe(
    'one voucher for an application',
  );
});

describe('a voucher of public money is accepted', () => {
  const accept = `UPDATE vouchers SET state = 'accepted', accepted_at = now(), accepted_by = '${id(901)}' WHERE id = '${id(5621)}'`;
  const declare = `INSERT INTO voucher_declarations (voucher_id, code, version, declared_at, declared_by)
    SELECT '${id(5621)}', code, version, now(), '${id(901)}' FROM declaration_texts`;

  test.each([
    [
      'with every declaration',
      [`${declare} WHERE code <> 'terms'`, accept],
      'a voucher is accepted with every declaration',
    ],
    ['once its cap is confirmed', [declare, accept], 'a subsidy is accepted once its cap is confirmed'],
    ['as the law has it', [declare, accept, 'award'], undefined],
  ])('%s', async (_, statements, broken) => {
    await app.query('BEGIN');
    try {
      for (const sql of statements)
        await (sql === 'award' ? insert(app, 'subsidy_awards', good['subsidy_awards'] ?? {}) : app.query(sql));
      const end = app.query('SET CONSTRAINTS ALL IMMEDIATE');
      if (broken === undefined) await end;
      else await expect(end).rejects.toMatchObject({ constraint: broken });
    } finally {
      await app.query('ROLLBACK');
    }
  });
});
test.each(['time_gifts', 'group_session_pays', 'pool_deposits'])(
  '%s stay as they were written, for the tables’ owner too: what was given and paid',
  async (table) => {
    const key = table === 'group_session_pays' ? 'group_session_id' : 'id';
    await owner.query('BEGIN');
    try {
      await insert(owner, table, good[table] ?? {});
      for (const change of [
        `UPDATE ${table} SET ${key} = ${key}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await owner.query('SAVEPOINT before');
        await expect(owner.query(change)).rejects.toMatchObject({ constraint: 'what was written stays' });
        await owner.query('ROLLBACK TO before');
      }
    } finally {
      await owner.query('ROLLBACK');
    }
  },
);

test('a session moves into its own time, and not into that of another', async () => {
  const own = { ...good['occupancies'], reference: id(6) };
  await app.query('BEGIN');
  try {
    await insert(app, 'occupancies', own);
    const move = (from: string, to: string) =>
      app.query('UPDATE occupancies SET during = $2, blocked = $2 WHERE reference = $1', [id(6), `[${from},${to})`]);
    await move('2031-05-01T12:10Z', '2031-05-01T12:40Z');
    await expect(move('2031-05-01T09:20Z', '2031-05-01T09:50Z')).rejects.toMatchObject({
      constraint: 'one adviser, one place at a time',
    });
  } finally {
    await app.query('ROLLBACK');
  }
});

/** A posting is written with its transfer or not at all. What holds of a transfer as a whole is tried in ledger.spec.ts. */
const writtenWith: Readonly<Record<string, readonly [string, Row][]>> = {
  ledger_postings: [['ledger_transfers', good['ledger_transfers'] ?? {}]],
};

/** The name of the constraint that stops the row; nothing is kept either way. */
async function brokenBy(table: string, row: Row): Promise<string | undefined> {
  const client = table in goodOfOwner ? owner : app;
  await client.query('BEGIN');
  try {
    for (const [first, its] of writtenWith[table] ?? []) await insert(client, first, its);
    await insert(client, table, row);
    return undefined;
  } catch (error) {
    const { constraint, message } = error as pg.DatabaseError;
    return constraint ?? message;
  } finally {
    await client.query('ROLLBACK');
  }
}

async function insert(client: pg.Client, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).map((name) => pg.escapeIdentifier(name));
  const places = columns.map((_, index) => `$${index + 1}`);
  await client.query(`INSERT INTO ${table} (${columns.join()}) VALUES (${places.join()})`, Object.values(row));
}
