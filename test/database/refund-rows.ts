type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const asked = { asked_at: '2031-05-01T12:00Z', external_id: 're_2' };
const sent = { ...asked, state: 'sent', sent_at: '2031-05-01T12:00Z' };
const failed = { state: 'failed', ended_at: '2031-05-02T12:00Z' };

/** Rows of refunds that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  refunds: {
    ...{ id: id(7501), payment_id: id(7511), amount_minor: 6479, total_minor: 6479, currency: 'GBP' },
    ...{ why: 'session-settled', state: 'planned', planned_at: '2031-05-01T12:00Z' },
  },
};

/** A payment of £113.39, of which £20 went back, and £10 did not get there and were tried again. */
export const standing: readonly [string, Row][] = [
  [
    'payments',
    {
      ...{ id: id(7511), purpose: 'debt', reference: id(902), organisation_id: id(902), rail: 'card' },
      ...{ amount_minor: 11_339, currency: 'GBP', state: 'settled', planned_at: 'now', planned_by: id(901) },
      ...{ expires_at: '2031-05-01T12:40Z', external_id: 'pi_7511', settled_at: 'now' },
    },
  ],
  ['refunds', { ...sent, id: id(7512), amount_minor: 2000, total_minor: 2000, external_id: 're_1' }],
  ['refunds', { ...failed, id: id(7513), amount_minor: 1000, total_minor: 3000 }],
  ['refunds', { ...failed, id: id(7514), amount_minor: 1000, total_minor: 3000, retry_of: id(7513) }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a refund gives something back': [['refunds', { amount_minor: 0, total_minor: 0 }]],
  'a refund is part of what was refunded': [['refunds', { total_minor: 6478 }]],
  'a refund has a reason': [['refunds', { why: 'kindness' }]],
  'a refund has a state': [['refunds', { state: 'lost' }]],
  'a refund that is sent says when': [
    ['refunds', { ...sent, sent_at: null }],
    ['refunds', { ...asked, state: 'paid', ended_at: 'now' }],
  ],
  'a refund that ends says when': [
    ['refunds', { state: 'failed' }],
    ['refunds', { ...sent, ended_at: 'now' }],
  ],
  'a failed refund says why in 200 characters': [['refunds', { ...failed, failure: long(201) }]],
  "a provider's refund is one of ours": [['refunds', { ...sent, external_id: 're_1' }]],
  'a refund is asked for before it is sent': [
    ['refunds', { ...sent, asked_at: null, external_id: null }],
    ['refunds', { external_id: 're_2' }],
  ],
  'a refund is tried anew once': [['refunds', { retry_of: id(7513) }]],
};

export const right: readonly [string, string, Row][] = [
  ['a refund of all that is left', 'refunds', { amount_minor: 9339, total_minor: 11_339 }],
  ['a refund that is sent', 'refunds', sent],
  ['a refund that is paid', 'refunds', { ...sent, state: 'paid', ended_at: 'now' }],
  ['a refund that came back', 'refunds', { ...sent, ...failed, failure: 'expired_or_canceled_card' }],
  ['a refund that was never sent', 'refunds', { ...failed, failure: 'the payment was taken back' }],
  ['a refund that is tried anew', 'refunds', { retry_of: id(7514) }],
];

const another = (
  minor: number,
) => `INSERT INTO refunds (id, payment_id, amount_minor, total_minor, currency, why, state, planned_at)
  VALUES ('${id(7502)}', '${id(7511)}', ${minor}, ${minor}, 'GBP', 'not-needed', 'planned', now())`;

/** What a statement is refused with where a refund of £20 stands of a payment of £113.39; or nothing. */
export const statements: readonly [string, string | undefined][] = [
  [`UPDATE refunds SET amount_minor = 1999 WHERE id = '${id(7512)}'`, 'a refund stays what it gives back'],
  [`UPDATE refunds SET why = 'not-needed' WHERE id = '${id(7512)}'`, 'a refund stays what it gives back'],
  [
    `UPDATE refunds SET state = 'planned', ended_at = NULL WHERE id = '${id(7513)}'`,
    'a refund stays what it gives back',
  ],
  [another(9340), 'no more is refunded than was paid'],
  [another(9339), undefined],
  [`UPDATE refunds SET state = 'paid', ended_at = now() WHERE id = '${id(7512)}'`, undefined],
];
