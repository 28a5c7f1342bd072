type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const settled = { state: 'settled', external_id: 'pi_2', settled_at: '2031-05-01T12:00Z' };

/** Rows of payments that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  payments: {
    ...{ id: id(7001), purpose: 'session', reference: id(7002), organisation_id: id(902), rail: 'card' },
    ...{ amount_minor: 11_339, currency: 'GBP', state: 'planned', planned_at: 'now', planned_by: id(901) },
    expires_at: '2031-05-01T12:40Z',
  },
  booking_share_payments: { booking_id: id(948), position: 1, payment_id: id(7012) },
  booking_payment_failures: {
    ...{ reversal_id: id(7021), booking_id: id(948), at: '2031-05-01T12:00Z', pay_by: '2031-05-02T12:00Z' },
  },
};

/** Two payments that have come, one of them in a session's escrow; the other one was taken back. */
export const standing: readonly [string, Row][] = [
  ['payments', { ...settled, id: id(7011), reference: id(978), external_id: 'pi_1', checkout_id: 'cs_1' }],
  ['payments', { ...settled, id: id(7012), reference: id(948), external_id: 'pi_3', state: 'reversed' }],
  ['booking_share_payments', { booking_id: id(978), payment_id: id(7011) }],
  [
    'payment_reversals',
    {
      ...{ id: id(7021), payment_id: id(7012), kind: 'dispute', amount_minor: 11_339 },
      ...{ currency: 'GBP', is_owed: true, at: '2031-05-01T12:00Z', restored_at: null },
    },
  ],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a payment is for something': [['payments', { purpose: 'lunch' }]],
  'a payment comes by a rail': [['payments', { rail: 'cash' }]],
  'a payment is £0.30 to £1 million': [
    ['payments', { amount_minor: 29 }],
    ['payments', { amount_minor: 100_000_001 }],
  ],
  'a payment has a state': [['payments', { state: 'lost' }]],
  'what has settled or was counted on has come from somewhere': [
    ['payments', { ...settled, external_id: null }],
    ['payments', { state: 'pending', relied_at: 'now' }],
  ],
  'a settled payment says since when': [
    ['payments', { state: 'settled' }],
    ['payments', { state: 'reversed' }],
  ],
  'only what has settled is clear': [
    ['payments', { ...settled, state: 'pending', settled_at: null, cleared_at: 'now' }],
  ],
  'a payment that ends says when': [
    ['payments', { state: 'failed' }],
    ['payments', { state: 'expired' }],
    ['payments', { ended_at: 'now' }],
  ],
  'a failure is at most 200 characters': [['payments', { failure: long(201) }]],
  'a payment page is at most 2000 characters': [['payments', { checkout_url: long(2001) }]],
  "a provider's payment is one of ours": [['payments', { ...settled, external_id: 'pi_1' }]],
  "a provider's payment page is one of ours": [['payments', { checkout_id: 'cs_1' }]],
  'a payment pays one share': [['booking_share_payments', { payment_id: id(7011) }]],
  'what a payment pays is secured': [['booking_share_payments', { booking_id: id(988) }]],
  'who is to pay otherwise has time for it': [['booking_payment_failures', { pay_by: '2031-05-01T12:00Z' }]],
  'a failed payment ends in a known way': [['booking_payment_failures', { ended_at: 'now', outcome: 'forgiven' }]],
  'a failed payment that is over says when and how': [
    ['booking_payment_failures', { outcome: 'paid' }],
    ['booking_payment_failures', { ended_at: 'now' }],
  ],
  'it is its client who does not pay for a session': [['bookings', unpaidBy('adviser')]],
};

export const right: readonly [string, string, Row][] = [
  ['a payment that has settled and is clear', 'payments', { ...settled, cleared_at: 'now' }],
  [
    'a debit that is counted on',
    'payments',
    { rail: 'bank', state: 'pending', external_id: 'PM1', is_debit: true, relied_at: 'now' },
  ],
  ['a payment that failed', 'payments', { state: 'failed', ended_at: 'now', failure: 'declined' }],
  ['a second payment of a thing once the first is over', 'payments', { reference: id(948) }],
  ['a payment that was taken back shortly before a session', 'booking_payment_failures', { pay_by: null }],
  ['a failed payment that came again', 'booking_payment_failures', { ended_at: 'now', outcome: 'restored' }],
  ['a session that nobody paid for any more', 'bookings', unpaidBy('client')],
];

/** Tables that nobody changes, with a column of each. */
export const history: readonly [string, string][] = [['booking_share_payments', 'position']];

function unpaidBy(side: string): Row {
  const how = { cancelled_at: 'now', cancelled_by: id(901), cancelled_side: side, cancel_reason: 'unpaid' };
  return { state: 'cancelled', hold_number: null, lapses_at: null, ...how };
}
