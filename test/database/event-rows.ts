type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const now = '2031-05-01T12:00Z';
const parked = { tries: 16, failure: 'There is no such payment.', parked_at: now };

/** Rows of what providers tell, and of what is told of payments, that the database takes; a payment stands there (payment-rows). */
export const good: Readonly<Record<string, Row>> = {
  provider_events: {
    ...{
      id: id(7301),
      provider: 'stripe',
      event_id: 'evt_1',
      kind: 'charge.updated',
      subject: 'pi_1',
      body: '{"id":"evt_1"}',
    },
    ...{ came_by: 'webhook', happened_at: now, received_at: now, due_at: now },
  },
  provider_cursors: { provider: 'stripe', cursor: 'evt_1', read_at: now },
  payment_news: { id: id(7302), payment_id: id(7011), kind: 'secured', at: now, due_at: now },
};

export const standing: readonly [string, Row][] = [['provider_events', { id: id(7311), event_id: 'evt_taken' }]];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'an event is from a provider': [['provider_events', { provider: 'a friend' }]],
  'an event is taken once': [['provider_events', { event_id: 'evt_taken' }]],
  'an event comes by webhook or is fetched': [['provider_events', { came_by: 'letter' }]],
  'an event has a kind and ids of at most 200 characters': [
    ['provider_events', { event_id: long(201) }],
    ['provider_events', { kind: long(201) }],
    ['provider_events', { subject: long(201) }],
    ['provider_events', { failure: long(501) }],
  ],
  'an event is handled or parked': [['provider_events', { ...parked, handled_at: now, body: '{}' }]],
  'what is handled of an event is its ids': [['provider_events', { handled_at: now }]],
  'what is ignored of what providers tell is handled, and says why': [
    ['provider_events', { ignored_because: 'It is nobody’s.' }],
    ['provider_events', { handled_at: now, body: '{}', ignored_because: '' }],
    ['provider_events', { handled_at: now, body: '{}', ignored_because: long(501) }],
  ],
  'a cursor is of a provider': [['provider_cursors', { provider: 'a friend' }]],
  'news of a payment has a kind': [['payment_news', { kind: 'rumour' }]],
  'news is told or parked': [['payment_news', { ...parked, told_at: now }]],
  'what kept news from being told is at most 500 characters': [['payment_news', { failure: long(501) }]],
};

export const right: readonly [string, string, Row][] = [
  [
    'an event of the other provider by the same id',
    'provider_events',
    { provider: 'gocardless', event_id: 'evt_taken' },
  ],
  ['an event that is handled', 'provider_events', { handled_at: now, body: '{}' }],
  [
    'an event that is ignored',
    'provider_events',
    { handled_at: now, body: '{}', tries: 10, ignored_because: 'It is nobody’s.' },
  ],
  ['an event that is parked with what it brought', 'provider_events', parked],
  ['news that is parked', 'payment_news', parked],
];
