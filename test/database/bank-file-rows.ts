type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const withdrawn = { withdrawn_at: '2031-05-02T12:00Z', withdrawn_by: id(901), withdrawal_reason: 'Made twice' };
const never = { sent_at: null, paid_at: null, paid_on: null, ended_at: null, external_id: null, failure: null };
const sent = { ...never, state: 'sent', sent_at: '2031-05-01T12:00Z' };

/** Rows of files for the bank that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  bank_files: {
    ...{ id: id(7701), made_at: '2031-05-01T12:00Z', made_by: id(901), sha256: `\\x${'ab'.repeat(32)}` },
    ...{ taken_at: null, withdrawn_at: null, withdrawn_by: null, withdrawal_reason: null },
  },
  bank_file_lines: {
    ...{ file_id: id(7711), position: 2, payout_id: id(7722), rail: 'bank-file', reference: 'BF0000000000000002' },
    is_withdrawn: false,
  },
  bank_file_results: {
    ...{ file_id: id(7711), payout_id: id(7721), is_withdrawn: false, outcome: 'returned' },
    ...{ happened_on: '2031-05-02', recorded_at: '2031-05-02T12:00Z', recorded_by: id(901) },
  },
  bank_file_surplus: {
    ...{ id: id(7741), file_id: id(7711), payout_id: id(7721), outcome: 'paid', number: 2, happened_on: '2031-05-02' },
    ...{ bank_id: 'FP 0001', recorded_at: '2031-05-02T12:00Z', recorded_by: id(901) },
  },
  bank_file_silences: { file_id: id(7711), told_at: '2031-05-04T12:00Z' },
};

/** A file with a payout that is paid, twice, and that was in one that was withdrawn; one in no file, and one by another rail. */
export const standing: readonly [string, Row][] = [
  ...(['bank-file', 'stripe'] as const).map((rail, index): [string, Row] => [
    'payout_destinations',
    {
      ...{ id: id(7731 + index), expert_id: id(904), rail, state: 'replaced', external_id: null },
      ...{ name_check: null, name_at_bank: null, chosen_at: 'now', ready_at: null },
      ...(rail === 'bank-file'
        ? { account_name: 'Ada', sort_code: '090128', account_number: '00012345' }
        : { account_name: null, sort_code: null, account_number: null }),
    },
  ]),
  ...(['bank-file', 'bank-file', 'stripe'] as const).flatMap((rail, index): [string, Row][] => [
    [
      'earnings',
      {
        ...{ id: id(7741 + index), expert_id: id(904), kind: 'session', reference: id(7741 + index), facts: '{}' },
        ...{ amount_minor: 10_499, vat_minor: 0, currency: 'GBP', earned_at: 'now', due_on: '2031-05-01' },
      },
    ],
    [
      'adviser_payouts',
      {
        ...{ id: id(7721 + index), expert_id: id(904), destination_id: id(rail === 'stripe' ? 7732 : 7731), rail },
        ...{ amount_minor: 10_499, currency: 'GBP', planned_at: '2031-05-01T11:00Z', asked_at: null, tries: 0 },
        ...{ ...sent, next_try_at: null },
      },
    ],
    [
      'adviser_payout_items',
      {
        ...{ payout_id: id(7721 + index), expert_id: id(904), earning_id: id(7741 + index) },
        ...{ kind: 'pay', amount_minor: 10_499 },
      },
    ],
  ]),
  ['bank_files', { id: id(7711), taken_at: '2031-05-01T12:30Z' }],
  ['bank_files', { id: id(7712), ...withdrawn }],
  ['bank_files', { id: id(7713), ...withdrawn }],
  [
    'bank_file_lines',
    {
      ...{ file_id: id(7713), position: 1, payout_id: id(7721), reference: 'BF0000000000000001' },
      is_withdrawn: true,
    },
  ],
  ['bank_file_lines', { position: 1, payout_id: id(7721), reference: 'BF0000000000000001' }],
  ['bank_file_results', { outcome: 'paid' }],
  ['bank_file_surplus', { id: id(7742), number: 1 }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a bank file is known by its SHA-256': [['bank_files', { sha256: '\\xab' }]],
  'a bank file is withdrawn by somebody, after it was made': [
    ['bank_files', { ...withdrawn, withdrawn_by: null }],
    ['bank_files', { ...withdrawn, withdrawal_reason: null }],
    ['bank_files', { ...withdrawn, withdrawn_at: null }],
    ['bank_files', { ...withdrawn, withdrawn_at: '2031-05-01T11:59Z' }],
  ],
  'a bank file is taken after it was made': [['bank_files', { taken_at: '2031-05-01T11:59Z' }]],
  'why a bank file is withdrawn is said in 3 to 500 characters': [
    ['bank_files', { ...withdrawn, withdrawal_reason: 'No' }],
    ['bank_files', { ...withdrawn, withdrawal_reason: long(501) }],
  ],
  'a bank file pays what is paid by file': [['bank_file_lines', { payout_id: id(7723), rail: 'stripe' }]],
  'a bank file has 1000 lines at most': [
    ['bank_file_lines', { position: 0 }],
    ['bank_file_lines', { position: 1001 }],
  ],
  'a line has a place of its own in its bank file': [['bank_file_lines', { position: 1 }]],
  'a bank knows a payout by its reference': [
    ['bank_file_lines', { reference: 'BF000000000000002' }],
    ['bank_file_lines', { reference: 'BF000000000000000O' }],
    ['bank_file_lines', { reference: 'bf0000000000000002' }],
  ],
  'a payout is in one bank file': [
    ['bank_file_lines', { file_id: id(7701), payout_id: id(7721), position: 1, reference: 'BF0000000000000003' }],
  ],
  'a reference is of one payout': [['bank_file_lines', { reference: 'BF0000000000000001' }]],
  'a bank file that the bank spoke of is not withdrawn': [['bank_file_results', { payout_id: id(7722) }]],
  'a bank speaks of files that stand': [
    ['bank_file_results', { is_withdrawn: true }],
    ['bank_file_results', { file_id: id(7713), is_withdrawn: true }],
    ['bank_file_results', { despite_withdrawal: true }],
  ],
  'a bank says what became of a payment': [['bank_file_results', { outcome: 'lost' }]],
  'a bank speaks of what is past': [['bank_file_results', { happened_on: '2031-05-03' }]],
  "a bank's id of a payment has at most 140 characters": [
    ['bank_file_results', { bank_id: '' }],
    ['bank_file_results', { bank_id: long(141) }],
  ],
  "a bank's id of a payment too many has at most 140 characters": [
    ['bank_file_surplus', { bank_id: '' }],
    ['bank_file_surplus', { bank_id: long(141) }],
  ],
  'a payment too many is of a line of a bank file': [['bank_file_surplus', { payout_id: id(7722) }]],
  'a payment too many was paid, and may come back': [['bank_file_surplus', { outcome: 'rejected' }]],
  'payments too many are numbered': [
    ['bank_file_surplus', { number: 0 }],
    ['bank_file_surplus', { number: 10_001 }],
  ],
  'a payment too many is past': [['bank_file_surplus', { happened_on: '2031-05-03' }]],
};

export const right: readonly [string, string, Row][] = [
  ['a bank file that is withdrawn', 'bank_files', withdrawn],
  ['a line that is withdrawn with its file', 'bank_file_lines', { file_id: id(7712), is_withdrawn: true }],
  [
    'a payout that was in a file which was withdrawn, and is in another',
    ...(['bank_file_lines', { file_id: id(7712), payout_id: id(7721), is_withdrawn: true }] as const),
  ],
  ['a payout that came back on the day the bank said so', 'bank_file_results', {}],
  [
    'what a bank paid by a file that was withdrawn, and had all the same',
    ...([
      'bank_file_results',
      { file_id: id(7713), is_withdrawn: true, despite_withdrawal: true, bank_id: 'FP 0002' },
    ] as const),
  ],
  ['a payment too many that came back', 'bank_file_surplus', { outcome: 'returned', number: 1, bank_id: null }],
  ['a file of which stewards were told that nothing is known', 'bank_file_silences', {}],
];

export const history: readonly [table: string, column: string][] = [
  ['bank_file_results', 'outcome'],
  ['bank_file_surplus', 'outcome'],
];

/** What a statement is refused with where a file stands of which the bank has spoken, and one that was withdrawn; or nothing. */
export const statements: readonly [string, string | undefined][] = [
  [
    `UPDATE bank_files SET withdrawn_at = now() + interval '9 years', withdrawn_by = made_by, withdrawal_reason = 'Made twice' WHERE id = '${id(7711)}'`,
    'a bank file that the bank spoke of is not withdrawn',
  ],
  [`UPDATE bank_files SET taken_at = '2031-05-01T13:00Z' WHERE id = '${id(7711)}'`, 'what was written stays'],
  [`UPDATE bank_files SET withdrawal_reason = 'Another' WHERE id = '${id(7712)}'`, 'what was written stays'],
  [
    `UPDATE bank_files SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawal_reason = NULL WHERE id = '${id(7712)}'`,
    'what was written stays',
  ],
  [
    `INSERT INTO bank_file_lines (file_id, position, payout_id, reference) VALUES ('${id(7712)}', 1, '${id(7722)}', 'BF0000000000000002')`,
    'bank_file_lines_file_id_is_withdrawn_fkey',
  ],
  [
    `INSERT INTO bank_file_lines (file_id, position, payout_id, reference) VALUES ('${id(7711)}', 2, '${id(7723)}', 'BF0000000000000002')`,
    'bank_file_lines_payout_id_rail_fkey',
  ],
];
