type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);
const at = (text: string) => `2031-05-${text}Z`;

/** Rows of what others follow that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  webhook_endpoints: {
    ...{ id: id(9901), organisation_id: id(902), user_id: null, url: 'https://crm.example/', description: '' },
    ...{ event_types: '{booking.moved}', state: 'enabled', disabled_because: null, sealed_secret: 'v1.a.b' },
    ...{ sealed_previous_secret: null, previous_secret_until: null, created_at: at('01T09:00') },
    ...{ failures: 0, failing_since: null, removed_at: null },
  },
  webhook_messages: {
    ...{ id: id(9911), type: 'booking.moved', about_kind: 'booking', about_id: id(9912), at: at('01T09:00') },
    data: '{}',
  },
  webhook_deliveries: {
    ...{ id: id(9921), endpoint_id: id(9902), message_id: id(9914), sequence: 1, about_id: id(9912) },
    ...{ told_at: at('01T09:00'), state: 'waiting', tries: 0, first_tried_at: null, due_at: at('01T09:00') },
    ...{ claim: null, claimed_until: null, status: null, failure: null, ended_at: null },
  },
  policies_told: { policy_id: id(8213), told_at: at('01T09:00') },
};

/** What is there before a row is tried. */
export const standing: readonly [string, Row][] = [
  ['webhook_endpoints', { id: id(9902) }],
  ['webhook_messages', { id: id(9913) }],
  ['webhook_messages', { id: id(9914) }],
  ['webhook_deliveries', { id: id(9922), message_id: id(9913) }],
];

const endpoint = (changed: Row): readonly [string, Row][] => [['webhook_endpoints', changed]];
const delivery = (...changed: Row[]): readonly [string, Row][] => changed.map((row) => ['webhook_deliveries', row]);

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  "a webhook endpoint is an organisation's or a person's": [
    ...endpoint({ organisation_id: null }),
    ...endpoint({ user_id: id(901) }),
    ...endpoint({ removed_at: at('02T09:00'), sealed_secret: null }),
  ],
  'the address of a webhook endpoint is short': [...endpoint({ url: '' }), ...endpoint({ url: long(501) })],
  'the description of a webhook endpoint is short': endpoint({ description: long(201) }),
  'a webhook endpoint follows a list of events': endpoint({
    event_types: `{${Array.from({ length: 101 }, () => 'booking.moved').join(',')}}`,
  }),
  'a webhook endpoint has a state': endpoint({ state: 'broken' }),
  'what is disabled says why': [
    ...endpoint({ state: 'disabled' }),
    ...endpoint({ disabled_because: 'gone' }),
    ...endpoint({ state: 'disabled', disabled_because: 'tired' }),
  ],
  'a webhook endpoint has a secret until it is removed': [
    ...endpoint({ sealed_secret: null }),
    ...endpoint({ removed_at: at('02T09:00'), organisation_id: null }),
  ],
  'an earlier secret is good until an instant': [
    ...endpoint({ sealed_previous_secret: 'v1.c.d' }),
    ...endpoint({ previous_secret_until: at('02T09:00') }),
  ],
  'an endpoint that fails has failed': [
    ...endpoint({ failures: 1 }),
    ...endpoint({ failing_since: at('02T09:00') }),
    ...endpoint({ failures: -1 }),
  ],
  'the data of a webhook message is small': [['webhook_messages', { data: JSON.stringify({ text: long(8192) }) }]],
  'a message is delivered to an endpoint once': delivery({ message_id: id(9913) }),
  'a webhook delivery has a state': delivery({ state: 'lost', ended_at: at('02T09:00') }),
  'a webhook delivery has ended or waits': delivery({ state: 'delivered' }, { ended_at: at('02T09:00') }),
  'a webhook delivery that was tried says when': delivery(
    { tries: 1 },
    { first_tried_at: at('02T09:00') },
    { tries: -1 },
  ),
  'who tries a webhook delivery does so until an instant': delivery(
    { claim: id(9931) },
    { claimed_until: at('02T09:00') },
  ),
  'why a webhook delivery failed is a code': delivery({ failure: 'It said: no' }, { failure: '' }),
  'the status of an answer has three digits': delivery({ status: 99 }, { status: 1000 }),
};

export const right: readonly [string, string, Row][] = [
  ['an endpoint of an adviser', 'webhook_endpoints', { organisation_id: null, user_id: id(901) }],
  [
    'an endpoint that was removed',
    'webhook_endpoints',
    { organisation_id: null, removed_at: at('02T09:00'), sealed_secret: null },
  ],
  ['an endpoint that is disabled', 'webhook_endpoints', { state: 'disabled', disabled_because: 'gone' }],
  [
    'a delivery that was given up',
    'webhook_deliveries',
    {
      state: 'given-up',
      tries: 3,
      first_tried_at: at('01T09:00'),
      status: 500,
      failure: 'refused',
      ended_at: at('04T09:00'),
    },
  ],
];
