import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { newDatabase } from '../support/server.js';

type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const sha256 = `\\x${'ab'.repeat(32)}`;
const long = (length: number) => 'x'.repeat(length);

/** A row of each table that the database takes, and that one thing at a time is made wrong with. */
const good: Readonly<Record<string, Row>> = {
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
    price_minor: 0,
    price_currency: 'GBP',
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
  booking_events: { booking_id: id(908), kind: 'held', at: 'now' },
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
  notification_preferences: {
    user_id: id(901),
    news: 'reminders',
    channel: 'email',
    wanted: false,
    chosen_at: 'now',
  },
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
};

const declinedQuestion = { state: 'declined', closed_at: 'now', closed_side: 'adviser', decline_reason: 'no-time' };
const question = { booking_id: null, organisation_id: id(912) };
const accepted = { accepted_at: 'now', accepted_by: id(901) };
const withdrawn = { withdrawn_at: 'now', withdrawn_by: id(901) };

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
const requested = { state: 'requested', hold_number: null, requested_at: 'now', requested_by: id(901) };
const declined = {
  ...{ state: 'declined', hold_number: null, lapses_at: null, declined_at: 'now', declined_by: id(901) },
  decline_reason: 'no-time',
};
const delivered = { ...confirmed, state: 'delivered', delivered_at: 'now', delivered_by: id(901) };
const noShow = { ...confirmed, state: 'no-show', no_show_at: 'now', no_show_by: id(901), no_show_side: 'client' };
const calledOff = { state: 'cancelled', cancelled_at: 'now', cancelled_by: id(901), cancel_reason: 'illness' };
const guaranteed = {
  ...{ guaranteed_at: 'now', guaranteed_by: id(901) },
  ...{ guarantee_pool: 'Solidarity pool', guarantee_reason: 'Agreed by the board' },
};
const live = { id: id(4), state: 'live', headline_en: 'Knows how', about_en: 'Has done it.', topics: '{governance}' };

/** What must never be, by the sentence that forbids it: the table and what is wrong with its row. */
const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
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
  'an idempotency key is at most 200 characters': [['idempotency_keys', { key: long(201) }]],

  'a calendar part names its method': [
    ['letters', { calendar: 'BEGIN:VCALENDAR' }],
    ['letters', { calendar_method: 'PUBLISH', calendar: 'BEGIN:VCALENDAR' }],
    ['letters', { calendar_method: 'REQUEST' }],
  ],
  'a letter that is still to go has its text': [['letters', { body: null }]],

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
  'a profile is draft, live or paused': [['experts', { state: 'deleted' }]],
  'a live barefoot adviser has a body that answers for them': [
    ['experts', { kind: 'barefoot', state: 'live', headline_en: 'Knows', about_en: 'Did it.', topics: '{governance}' }],
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
  'an offer is a free introduction or priced': [['offers', { pricing: 'donation', price_minor: 100 }]],
  'a free introduction costs nothing, and only that does': [
    ['offers', { price_minor: 1 }],
    ['offers', { pricing: 'priced', price_minor: 0 }],
    ['offers', { pricing: 'priced', price_minor: -100 }],
  ],
  'a free introduction lasts at most 30 minutes': [['offers', { duration_minutes: 31 }]],
  'an offer lasts 5 minutes to 8 hours': [
    ['offers', { duration_minutes: 4 }],
    ['offers', { pricing: 'priced', price_minor: 1, duration_minutes: 481 }],
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
};

/** What looks much like it and is right. */
const right: readonly [string, string, Row][] = [
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
  ['a priced offer of eight hours', 'offers', { pricing: 'priced', price_minor: 1, duration_minutes: 480 }],
  ['the third hold of an organisation', 'bookings', { hold_number: 2 }],
  ['a second time of a hold that is a series', 'bookings', { series_id: id(991), hold_number: 2 }],
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
  ['a delivered session', 'bookings', delivered],
  ['a session that silence accepted', 'bookings', { ...delivered, state: 'accepted', accepted_at: 'now' }],
  ['a session to which nobody came', 'bookings', noShow],
  ['a cancelled booking', 'bookings', cancelled],
  ['a cancelled booking that was confirmed', 'bookings', { ...confirmed, ...cancelled }],
  ['a booking that lapsed', 'bookings', { state: 'lapsed', hold_number: null }],
  ['a letter with an invitation', 'letters', { calendar: 'BEGIN:VCALENDAR', calendar_method: 'REQUEST' }],
  ['a letter that is gone, without its text', 'letters', { body: null, sent_at: 'now' }],
  ['an invitation that was accepted', 'invitations', accepted],
  ['an invitation that was withdrawn', 'invitations', withdrawn],
  ['another invitation of an address whose first was withdrawn', 'invitations', { email: 'gone@people.example' }],
  ['an API key that expires', 'api_keys', { expires_at: '2032-01-01' }],
  ['a question', 'conversations', question],
  ['a question that was declined', 'conversations', { ...question, ...declinedQuestion, decline_note: 'No time.' }],
  ['another question to an adviser who declined the first', 'conversations', { ...question, organisation_id: id(902) }],
  ['a message as long as may be', 'messages', { text: long(4000) }],
  ['a deed of whoever runs the service', 'audit_entries', { acted_as: 'operator', by_user: null }],
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
    ['experts', { id: id(904), user_id: id(901) }],
    ['experts', { id: id(914), user_id: id(903) }],
    ['offers', { id: id(907) }],
    ['offers', { id: id(917) }],
    ['waiting_entries', { id: id(908), offer_id: id(917), entry_number: 3 }],
    ['group_sessions', { id: id(990) }],
    ['group_seats', { seat: 7 }],
    ['group_seats', { seat: 8 }],
    ['bookings', { id: id(908), hold_number: 3 }],
    ['bookings', { id: id(918), ...confirmed, group_session_id: id(990), seat: 7 }],
    ['invitations', { id: id(909), token_hash: `\\x${'cd'.repeat(32)}`, email: 'invited@people.example' }],
    ['invitations', { id: id(919), token_hash: `\\x${'ef'.repeat(32)}`, email: 'gone@people.example', ...withdrawn }],
    ['api_keys', { id: id(910), key_hash: `\\x${'cd'.repeat(32)}` }],
    ['notification_preferences', { user_id: id(903) }],
    ['audit_entries', { id: id(911) }],
    ['organisations', { id: id(912) }],
    ['conversations', { id: id(920), booking_id: id(918) }],
    ['conversations', { id: id(921), booking_id: null, ...declinedQuestion }],
    ['conversations', { id: id(923), booking_id: null, organisation_id: id(912), expert_id: id(914) }],
    ['messages', { id: id(921), number: 1 }],
    ['read_marks', { user_id: id(903) }],
    ['files', { id: id(922) }],
    ['blocked_organisations', { organisation_id: id(912) }],
    ['travels', { id: id(909), dates: '[2031-06-01,2031-06-08)' }],
    [
      'occupancies',
      {
        reference: id(906),
        during: '[2031-05-01T09:00Z,2031-05-01T09:30Z)',
        blocked: '[2031-05-01T08:50Z,2031-05-01T09:40Z)',
      },
    ],
  ];
  for (const [table, changed] of standing) await insert(app, table, { ...good[table], ...changed });
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

describe('the database takes', () => {
  const fresh: Readonly<Record<string, Row>> = {
    '"user"': { id: id(11), email: 'new@people.example' },
    diaries: { expert_id: id(14) },
  };
  test.each(Object.entries(good))('a good row of %s', async (table, row) => {
    expect(await brokenBy(table, { ...row, ...fresh[table] })).toBeUndefined();
  });

  test.each(right)('%s', async (_, table, changed) => {
    expect(await brokenBy(table, { ...good[table], ...changed })).toBeUndefined();
  });
});

describe('the database sees to it that', () => {
  test.each(Object.entries(wrong))('%s', async (sentence, rows) => {
    for (const [table, changed] of rows) {
      const fresh = table === '"user"' ? { id: id(11) } : table === 'diaries' ? { expert_id: id(14) } : {};
      expect({ changed, broken: await brokenBy(table, { ...good[table], ...fresh, ...changed }) }).toEqual({
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

test('an organisation has one open question to an adviser', async () => {
  const row = { ...good['conversations'], booking_id: null, organisation_id: id(912), expert_id: id(914) };
  expect(await brokenBy('conversations', row)).toBe('an organisation has one open question to an adviser');
});

test.each(['UPDATE audit_entries SET deed = deed', 'DELETE FROM audit_entries', 'TRUNCATE audit_entries'])(
  'what was done stays done, for the tables’ owner too: %s',
  async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow('audit_entries is only ever added to');
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

/** The name of the constraint that stops the row; nothing is kept either way. */
async function brokenBy(table: string, row: Row): Promise<string | undefined> {
  await app.query('BEGIN');
  try {
    await insert(app, table, row);
    return undefined;
  } catch (error) {
    const { constraint, message } = error as pg.DatabaseError;
    return constraint ?? message;
  } finally {
    await app.query('ROLLBACK');
  }
}

async function insert(client: pg.Client, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).map((name) => pg.escapeIdentifier(name));
  const places = columns.map((_, index) => `$${index + 1}`);
  await client.query(`INSERT INTO ${table} (${columns.join()}) VALUES (${places.join()})`, Object.values(row));
}
