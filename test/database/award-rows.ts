type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const person = id(901);
const accepted = { state: 'accepted', accepted_at: '2031-05-02T12:00Z', accepted_by: person };
const active = {
  ...{ ...accepted, state: 'active', active_at: '2031-05-02T12:00Z' },
  ...{ start_by: '2031-07-02T23:00Z', expires_at: '2031-11-03T00:00Z' },
};
const ended = { ended_at: '2031-06-01T12:00Z', end_reason: 'It is over.' };

/** Rows of vouchers and awards that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  vouchers: {
    ...{ id: id(5601), programme_id: id(5611), application_id: id(5612), organisation_id: id(5613) },
    ...{ package_id: id(5614), state: 'offered', state_since: '2031-05-01T12:00Z', currency: 'GBP' },
    ...{ value_minor: 60_000, preparation_most_minor: 15_000, funder_percent: 100, match: 'none' },
    ...{ pays_fee_and_vat: true, topics: '{}', adviser_kinds: '{}', start_days: 60, use_months: 6 },
    ...{ commitment_fee_minor: 0, subsidy_controlled: true, offered_at: '2031-05-01T12:00Z' },
    offer_lapses_at: '2031-05-29T23:00Z',
  },
  voucher_uses: {
    ...{ voucher_id: id(5621), reference: id(5602), reserved_at: 'now', starts_at: '2031-06-01T12:00Z' },
    ...{ amount_minor: 8504, preparation_minor: 2000, minutes: 105 },
  },
  voucher_use_ends: {
    ...{ voucher_id: id(5621), reference: id(5622), at: 'now', amount_minor: 8504 },
    ...{ drawn_minor: 3645, returned_minor: 4859, returned_to: 'voucher' },
  },
  voucher_declarations: {
    ...{ voucher_id: id(5621), code: 'terms', version: 1, declared_at: 'now', declared_by: person },
  },
  subsidy_notices: { voucher_id: id(5623), value_minor: 60_000, notified_at: '2031-05-01T12:01Z' },
  subsidy_confirmations: {
    ...{ id: id(5603), voucher_id: id(5621), notified_at: '2031-05-01T12:01Z', confirmed_at: '2031-05-02T12:00Z' },
    ...{ confirmed_by: person, counted_from: '2029-04-01', declared_minor: 31_000_000, own_minor: 440_000 },
    ...{ value_minor: 60_000, cap_minor: 31_500_000 },
  },
  declared_subsidies: {
    ...{ confirmation_id: id(5624), position: 100, giver: 'A council', given_on: '2030-05-01', amount_minor: 1 },
  },
  subsidy_awards: {
    ...{ voucher_id: id(5621), confirmation_id: id(5624), confirmed_at: '2031-05-02T12:00Z' },
    ...{ awarded_at: '2031-05-02T12:00Z', value_minor: 60_000, for_publication: false },
  },
  voucher_decisions: {
    ...{ id: id(5604), voucher_id: id(5621), kind: 'extended', decided_at: 'now', decided_by: person },
    reason: 'They were ill.',
  },
  voucher_news: { voucher_id: id(5621), kind: 'offered', about: '2031-05-01T12:00Z' },
  contributions: {
    ...{ id: id(5605), voucher_id: id(5621), what: 'Clearing the yard', given_on: '2031-05-03', minutes: 600 },
    ...{ value_minor: 10_000, evidence: 'The rota', recorded_at: 'now', recorded_by: person },
  },
};

export const goodOfOwner: Readonly<Record<string, Row>> = {
  declaration_texts: {
    ...{ code: 'terms', version: 2, text_en: 'We have read it.', text_cy: 'Rydym wedi ei ddarllen.' },
    in_force_from: '2031-05-01T12:00Z',
  },
};

/** What is there before a row is tried, whole: a programme of public money, and vouchers that it offered. */
export const standing: readonly [string, Row][] = [
  ['organisations', { id: id(5613), name: 'Y Cyngor', kind: 'funder', created_at: 'now' }],
  ['funders', { organisation_id: id(5613), is_public_authority: true, recognised_at: 'now', recognised_by: person }],
  [
    'programmes',
    {
      ...{ id: id(5611), funder_id: id(5613), subsidy_controlled: true, name_en: 'Good starts', name_cy: 'Dechrau da' },
      ...{
        summary_en: '',
        summary_cy: '',
        state: 'open',
        state_since: 'now',
        currency: 'GBP',
        budget_minor: 1_000_000,
      },
      ...{ opens_at: '2031-05-01T12:00Z', closes_at: '2032-05-01T12:00Z', eligibility: '{}', decision: 'first-come' },
      ...{ scorers: 2, funder_percent: 100, match: 'none', pays_fee_and_vat: true, preparation_percent: 25 },
      ...{ commitment_fee_minor: 0, topics: '{}', adviser_kinds: '{}', offer_days: 28, start_days: 60, use_months: 6 },
      ...{ report_fields: '{}', version: 1, created_at: 'now', created_by: person },
    },
  ],
  [
    'programme_packages',
    { id: id(5614), programme_id: id(5611), title_en: 'A start', title_cy: 'Dechrau', value_minor: 60_000 },
  ],
  ...[5612, 5632, 5633].map((number): [string, Row] => [
    'applications',
    {
      ...{ id: id(number), programme_id: id(5611), package_id: id(5614), organisation_id: id(5613), state: 'offered' },
      ...{ state_since: 'now', enterprise: '{}', need: 'A start.', started_at: 'now', started_by: person },
      ...{ submitted_at: 'now', submitted_by: person, decided_at: 'now' },
    },
  ]),
  ['vouchers', { id: id(5621), application_id: id(5632), code_hash: 'ab'.repeat(32) }],
  ['vouchers', { id: id(5623), application_id: id(5633) }],
  ['voucher_uses', { reference: id(5622) }],
  ['subsidy_notices', { voucher_id: id(5621) }],
  ['subsidy_confirmations', { id: id(5624) }],
  ['voucher_decisions', { id: id(5625) }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a voucher is of its application': [
    ['vouchers', { application_id: id(1) }],
    ['vouchers', { organisation_id: id(902) }],
  ],
  'a voucher is a package of its programme': [['vouchers', { package_id: id(1) }]],
  'a voucher is in a known state': [['vouchers', { state: 'lost', accepted_at: 'now', accepted_by: person }]],
  'a voucher is worth something': [
    ['vouchers', { value_minor: 0, preparation_most_minor: 0 }],
    ['vouchers', { preparation_most_minor: -1 }],
    ['vouchers', { preparation_most_minor: 60_001 }],
  ],
  'a voucher that was accepted says when and by whom': [
    ['vouchers', { accepted_at: 'now' }],
    ['vouchers', { accepted_by: person }],
    ['vouchers', { state: 'accepted' }],
  ],
  'a voucher that can be used says until when': [
    ['vouchers', { ...accepted, state: 'active' }],
    ['vouchers', { ...active, start_by: null }],
    ['vouchers', { ...active, expires_at: null }],
    ['vouchers', { ...active, expires_at: '2031-05-02T12:00Z' }],
  ],
  'a voucher is suspended for a reason': [
    ['vouchers', { ...active, state: 'suspended' }],
    ['vouchers', { ...active, state: 'suspended', suspended_at: 'now' }],
    ['vouchers', { ...active, suspended_at: 'now', suspension_reason: 'A doubt.' }],
  ],
  'a voucher that ended says when and why': [
    ['vouchers', { state: 'lapsed' }],
    ['vouchers', { ...ended }],
    ['vouchers', { state: 'lapsed', ...ended, end_reason: 'No' }],
    ['vouchers', { state: 'lapsed', ...ended, end_reason: long(501) }],
  ],
  'a code is kept as its hash': [['vouchers', { code_hash: 'ABCD-EFGH' }]],
  'a code is of one voucher': [['vouchers', { code_hash: 'ab'.repeat(32) }]],
  'what is clawed back has a cause': [
    ['vouchers', { ...active, ...ended, state: 'clawed-back' }],
    ['vouchers', { ...active, clawback_cause: 'funder-error' }],
    ['vouchers', { ...active, ...ended, state: 'clawed-back', clawback_cause: 'weather' }],
  ],
  'a session uses a voucher for something': [
    ['voucher_uses', { amount_minor: 0, preparation_minor: 0 }],
    ['voucher_uses', { minutes: -1 }],
    ['voucher_uses', { match_minutes: -1 }],
  ],
  'preparation is part of what is used': [
    ['voucher_uses', { preparation_minor: 8505 }],
    ['voucher_uses', { preparation_minor: -1 }],
  ],
  'what ends was reserved': [
    ['voucher_use_ends', { reference: id(1) }],
    ['voucher_use_ends', { amount_minor: 8503, returned_minor: 4858 }],
  ],
  'what was reserved is drawn or goes back': [
    ['voucher_use_ends', { drawn_minor: 3646 }],
    ['voucher_use_ends', { drawn_minor: -1, returned_minor: 8505 }],
    ['voucher_use_ends', { drawn_minor: 8505, returned_minor: -1, returned_to: null }],
    ['voucher_use_ends', { returned_to: null }],
    ['voucher_use_ends', { drawn_minor: 8504, returned_minor: 0 }],
    ['voucher_use_ends', { returned_to: 'adviser' }],
  ],
  'a declaration is a word': [['declaration_texts', { code: 'Terms of use' }]],
  'versions of a declaration count from 1': [['declaration_texts', { version: 0 }]],
  'a declaration is in both languages': [
    ['declaration_texts', { text_cy: '' }],
    ['declaration_texts', { text_en: long(2001) }],
  ],
  'one text of a declaration from one instant on': [['declaration_texts', { in_force_from: '2025-10-22T00:00Z' }]],
  'what is declared has a text': [['voucher_declarations', { version: 9 }]],
  "an enterprise is notified of its voucher's value": [['subsidy_notices', { value_minor: 59_999 }]],
  'an enterprise confirms what it was notified of': [
    ['subsidy_confirmations', { voucher_id: id(5623) }],
    ['subsidy_confirmations', { notified_at: '2031-05-01T12:00Z' }],
  ],
  'an enterprise is notified before it confirms': [['subsidy_confirmations', { confirmed_at: '2031-05-01T12:00Z' }]],
  'a subsidy is within the cap': [
    ['subsidy_confirmations', { declared_minor: 31_000_001 }],
    ['subsidy_confirmations', { declared_minor: -1 }],
    ['subsidy_confirmations', { own_minor: -1 }],
    ['subsidy_confirmations', { value_minor: 0 }],
  ],
  'years of subsidies begin on 1 April': [['subsidy_confirmations', { counted_from: '2029-01-01' }]],
  'at most 100 subsidies are declared': [
    ['declared_subsidies', { position: 0 }],
    ['declared_subsidies', { position: 101 }],
  ],
  'a subsidy had a giver': [
    ['declared_subsidies', { giver: 'x' }],
    ['declared_subsidies', { giver: long(201) }],
  ],
  'a subsidy was of something': [
    ['declared_subsidies', { amount_minor: 0 }],
    ['declared_subsidies', { amount_minor: 100_000_000_001 }],
  ],
  'a subsidy is awarded as it was confirmed': [
    ['subsidy_awards', { voucher_id: id(5623) }],
    ['subsidy_awards', { confirmed_at: '2031-05-01T12:00Z' }],
  ],
  'a subsidy is confirmed before it is awarded': [['subsidy_awards', { awarded_at: '2031-05-02T11:59Z' }]],
  "a subsidy is awarded at its voucher's value": [['subsidy_awards', { value_minor: 59_999 }]],
  'a decision on a voucher is a known one': [['voucher_decisions', { kind: 'praised' }]],
  'a person decides, save that a debt suspends': [['voucher_decisions', { decided_by: null }]],
  'a decision on a voucher has a reason': [
    ['voucher_decisions', { reason: 'ok' }],
    ['voucher_decisions', { reason: long(501) }],
  ],
  'news of a voucher is a word': [['voucher_news', { kind: 'It is offered' }]],
  'news of a voucher quotes at most 500 characters': [['voucher_news', { reason: long(501) }]],
  'a contribution says what was given': [
    ['contributions', { what: 'ok' }],
    ['contributions', { what: long(501) }],
  ],
  'a contribution has evidence': [
    ['contributions', { evidence: 'ok' }],
    ['contributions', { evidence: long(2001) }],
  ],
  'a contribution is worth 1p to £100000': [
    ['contributions', { value_minor: 0 }],
    ['contributions', { value_minor: 10_000_001 }],
  ],
  'a contribution takes at most 10000 hours': [
    ['contributions', { minutes: 0 }],
    ['contributions', { minutes: 600_001 }],
  ],
  'a contribution is confirmed or refused by somebody': [
    ['contributions', { decision: 'confirmed' }],
    ['contributions', { decided_at: 'now', decided_by: id(903) }],
    ['contributions', { decision: 'praised', decided_at: 'now', decided_by: id(903) }],
  ],
  'a contribution is refused for a reason': [
    ['contributions', { decision: 'refused', decided_at: 'now', decided_by: id(903) }],
    ['contributions', { reason: long(501) }],
  ],
  'nobody confirms their own contribution': [
    ['contributions', { decision: 'confirmed', decided_at: 'now', decided_by: person }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['a voucher that a debt suspends', 'voucher_decisions', { kind: 'suspended', decided_by: null }],
  [
    'a voucher that was clawed back',
    'vouchers',
    { ...active, ...ended, state: 'clawed-back', clawback_cause: 'funder-error' },
  ],
  ['all of a voucher drawn', 'voucher_use_ends', { drawn_minor: 8504, returned_minor: 0, returned_to: null }],
  ['a subsidy up to the cap', 'subsidy_confirmations', { own_minor: 0, declared_minor: 31_440_000 }],
  [
    'a contribution that was refused',
    'contributions',
    { decision: 'refused', decided_at: 'now', decided_by: id(903), reason: 'That was before.' },
  ],
];

/** What is history, with a column of each. */
export const history: readonly [string, string][] = [
  ...(['voucher_uses', 'voucher_use_ends', 'voucher_declarations', 'subsidy_notices'] as const).map(
    (table): [string, string] => [table, 'voucher_id'],
  ),
  ...([
    ['declaration_texts', 'code'],
    ['subsidy_confirmations', 'id'],
    ['declared_subsidies', 'position'],
    ['subsidy_awards', 'voucher_id'],
    ['voucher_decisions', 'id'],
  ] as [string, string][]),
];

/** What nobody begins who was erased. */
export const inTheirName: readonly [string, Row][] = [
  ['voucher_declarations', { declared_by: id(903) }],
  ['subsidy_confirmations', { confirmed_by: id(903) }],
  ['voucher_decisions', { decided_by: id(903) }],
  ['contributions', { recorded_by: id(903) }],
];
