type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const now = '2031-05-01T12:00Z';
const basePolicy = '01900000-0000-7000-8000-000000000473';

/** Rows of what is owed for paying late, and of what is exposed, that the database takes. */
export const good: Readonly<Record<string, Row>> = {
  late_pay: {
    ...{ earning_id: id(7851), since: '2031-05-01', rate: 1175, base_rate_policy_id: basePolicy },
    ...{ compensation_minor: 7000, begun_at: now },
  },
  late_pay_interest: { id: id(7853), earning_id: id(7852), through: '2031-05-03', days: 1, amount_minor: 32 },
  late_pay_told: { earning_id: id(7852), told_at: now },
  exposure_alarms: { day: '2031-05-02', exposure_minor: 80, cap_minor: 100, told_at: now },
};

const earned = {
  ...{ expert_id: id(904), kind: 'session', amount_minor: 100_000, vat_minor: 0, currency: 'GBP' },
  ...{ earned_at: now, due_on: '2031-05-01', facts: '{}' },
};

/** Something that may get late, something that is, and a day's interest on it. */
export const standing: readonly [string, Row][] = [
  ['earnings', { ...earned, id: id(7851), reference: id(7851) }],
  ['earnings', { ...earned, id: id(7852), reference: id(7852) }],
  ['late_pay', { earning_id: id(7852) }],
  ['late_pay_interest', { id: id(7854), through: '2031-05-02' }],
  ['exposure_alarms', { day: '2031-05-01' }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'late pay bears interest': [
    ['late_pay', { rate: 0 }],
    ['late_pay', { rate: 100_001 }],
  ],
  'late pay is compensated as the law says': [
    ['late_pay', { compensation_minor: 0 }],
    ['late_pay', { compensation_minor: 5000 }],
  ],
  'interest is something': [['late_pay_interest', { amount_minor: 0 }]],
  'interest is of some days': [
    ['late_pay_interest', { days: 0 }],
    ['late_pay_interest', { days: 36_601 }],
  ],
  'interest of a day is written once': [['late_pay_interest', { through: '2031-05-02' }]],
  'an alarm says of how much': [
    ['exposure_alarms', { exposure_minor: -1 }],
    ['exposure_alarms', { cap_minor: -1 }],
  ],
  'what is not paid back is not below nothing': [
    ['booking_quotes', { unreimbursed_minor: -1 }],
    ['booking_quotes', { unreimbursed_minor: 100_000_001 }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['late pay of much', 'late_pay', { compensation_minor: 10_000 }],
  ['interest of many days', 'late_pay_interest', { days: 366, amount_minor: 11_752 }],
  ['an alarm where nothing may be exposed', 'exposure_alarms', { cap_minor: 0 }],
];

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['late_pay', 'rate'],
  ['late_pay_interest', 'amount_minor'],
  ['exposure_alarms', 'exposure_minor'],
];
