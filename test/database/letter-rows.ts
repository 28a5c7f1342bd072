type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const now = '2031-05-01T12:00Z';
const toTry = { next_try_at: now, worth_until: '2031-05-08T12:00Z' };
const handled = { handled_at: now, raw: null, outcome: 'bounced' };

/** Rows of what becomes of letters, and of what comes in by mail, that the database takes; a session stands there. */
export const good: Readonly<Record<string, Row>> = {
  undeliverable_addresses: { id: id(9701), address: 'ada@people.example', reason: 'bounced', since: now },
  inbound_mail: { id: id(9702), webhook_id: 'msg_1', raw: '\\x00', received_at: now, due_at: now },
  reply_addresses: { booking_id: id(908), side: 'client', address: 'reply+a@in.barefoot.example' },
  calendar_replies: {
    ...{ booking_id: id(908), side: 'client', by_user: id(901), answer: 'accepted' },
    ...{ sequence: 0, said_at: now, received_at: now },
  },
};

export const standing: readonly [string, Row][] = [
  ['undeliverable_addresses', { id: id(9711), address: 'gone@people.example' }],
  ['inbound_mail', { id: id(9712), webhook_id: 'msg_taken' }],
  ['reply_addresses', { booking_id: id(918), address: 'reply+taken@in.barefoot.example' }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a letter comes to one end': [
    ['letters', { sent_at: now, held_at: now }],
    ['letters', { held_at: now, given_up_at: now }],
  ],
  'a letter that came to its end is not tried again': [
    ['letters', { ...toTry, sent_at: now }],
    ['letters', { ...toTry, held_at: now }],
    ['letters', { ...toTry, given_up_at: now }],
  ],
  'a letter is tried until it is worth nothing': [['letters', { next_try_at: now }]],
  'a letter is tried so many times': [['letters', { tries: -1 }]],
  'a letter comes back once it went out': [['letters', { came_back_at: now }]],
  'why a letter did not arrive is a code': [
    ['letters', { failure: 'ada@people.example' }],
    ['letters', { failure: 'No such user' }],
    ['letters', { failure: long(31) }],
  ],
  'a letter is answered at an address': [
    ['letters', { reply_to: 'nobody' }],
    ['letters', { reply_to: 'a@b.example, c@d.example' }],
    ['letters', { reply_to: `${long(250)}@b.example` }],
  ],
  'an address is undeliverable once': [['undeliverable_addresses', { address: 'gone@people.example' }]],
  'an undeliverable address is written small': [
    ['undeliverable_addresses', { address: 'Ada@people.example' }],
    ['undeliverable_addresses', { address: long(255) }],
  ],
  'an address is undeliverable for a known reason': [['undeliverable_addresses', { reason: 'dull' }]],
  'why an address takes no mail is a code': [['undeliverable_addresses', { failure: 'No such user' }]],
  'a message comes in once': [['inbound_mail', { webhook_id: 'msg_taken' }]],
  'a message is told by a name of 1 to 200 characters': [
    ['inbound_mail', { webhook_id: '' }],
    ['inbound_mail', { webhook_id: long(201) }],
  ],
  'a message has at most 1 MB': [['inbound_mail', { raw: `\\x${'00'.repeat(1_048_577)}` }]],
  'what was handled is not kept': [
    ['inbound_mail', { raw: null }],
    ['inbound_mail', { ...handled, raw: '\\x00' }],
  ],
  'what was handled has an outcome': [
    ['inbound_mail', { outcome: 'bounced' }],
    ['inbound_mail', { ...handled, outcome: null }],
  ],
  'an outcome is a code': [
    ['inbound_mail', { ...handled, outcome: 'Ada said no' }],
    ['inbound_mail', { ...handled, outcome: long(41) }],
  ],
  'what was handled is not parked': [['inbound_mail', { ...handled, parked_at: now }]],
  'a message is tried so many times': [['inbound_mail', { tries: -1 }]],
  'an address takes the answers of one side of one session': [
    ['reply_addresses', { address: 'reply+taken@in.barefoot.example' }],
  ],
  'an address takes the answers of a side': [['reply_addresses', { side: 'steward' }]],
  'an address that takes answers is written small': [
    ['reply_addresses', { address: 'Reply+a@in.barefoot.example' }],
    ['reply_addresses', { address: 'reply' }],
    ['reply_addresses', { address: `${long(250)}@b.example` }],
  ],
  'a calendar answers for a side': [['calendar_replies', { side: 'steward' }]],
  'a calendar says yes, no or perhaps': [['calendar_replies', { answer: 'delegated' }]],
  'a calendar answers an invitation': [['calendar_replies', { sequence: -1 }]],
  'a calendar changes its answer at most 50 times': [
    ['calendar_replies', { changes: 0 }],
    ['calendar_replies', { changes: 51 }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['a letter that is to be tried', 'letters', toTry],
  ['a letter that is being handed over', 'letters', { ...toTry, tries: 2, failure: '4.7.1', handing_over_until: now }],
  ['a letter that was given up, without its text', 'letters', { body: null, given_up_at: now, failure: 'too-late' }],
  ['a letter that came back', 'letters', { body: null, sent_at: now, came_back_at: now, failure: '5.1.1' }],
  ['a letter that is answered', 'letters', { reply_to: `reply+${'a'.repeat(52)}@in.barefoot.example` }],
  ['an address whose reader complained', 'undeliverable_addresses', { reason: 'complained', failure: null }],
  ['a message that was handled', 'inbound_mail', handled],
  ['a message that is parked', 'inbound_mail', { tries: 12, parked_at: now }],
  [
    'an answer of a calendar that changes its mind',
    'calendar_replies',
    { side: 'adviser', answer: 'declined', changes: 50 },
  ],
];
