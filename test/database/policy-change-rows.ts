type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);
const at = (text: string) => `2031-05-${text}Z`;

/** Rows of changes of the members' figures that the database takes, for the table of what it refuses. */
export const good: Readonly<Record<string, Row>> = {
  policy_changes: {
    ...{ id: id(8201), name: 'platform-fee', value: '{"percent": 6}', in_force_from: at('30T00:00') },
    ...{ reason: 'Our costs are lower now', state: 'decided', proposed_at: at('01T09:00'), proposed_by: id(901) },
    ...{ organisation_id: id(902), seconded_by: id(901), seconded_for: id(8212), opened_at: at('02T09:00'), quorum: 5 },
    ...{
      closes_at: at('09T09:00'),
      countdown_ends_at: at('16T09:00'),
      decided_at: at('10T09:00'),
      decided_by: id(901),
    },
    policy_id: id(8213),
  },
  policy_votes: { change_id: id(8211), organisation_id: id(8212), vote: 'for', cast_at: 'now', cast_by: id(901) },
  policy_news: { id: id(8221), kind: 'passed', change_id: id(8211), policy_id: null, due_at: at('09T09:00') },
};

const overridden = { kind: 'overridden', change_id: null, policy_id: id(8213) };
const undecided = { state: 'passed', decided_at: null, decided_by: null, policy_id: null };

/** What is there before a row is tried. */
export const standing: readonly [string, Row][] = [
  ['organisations', { id: id(8212) }],
  ['policies', { id: id(8213), in_force_from: at('30T00:00') }],
  ['policies', { id: id(8214), in_force_from: at('31T00:00') }],
  ['policy_changes', { id: id(8211), policy_id: id(8214) }],
  ['policy_votes', { organisation_id: id(902) }],
  ['policy_news', { id: id(8222), kind: 'opened' }],
  ['policy_news', { id: id(8223), ...overridden, policy_id: id(8214) }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'an emergency figure ends after it began': [['policies', { ends_at: '2031-05-01T00:00Z' }]],
  'a change has a reason of 10 to 2000 characters': [
    ['policy_changes', { reason: long(9) }],
    ['policy_changes', { reason: long(2001) }],
  ],
  'a change has a state': [['policy_changes', { ...undecided, state: 'lost', countdown_ends_at: null }]],
  'another organisation seconds a change': [
    ['policy_changes', { seconded_for: id(902) }],
    ['policy_changes', { organisation_id: null, seconded_for: null }],
  ],
  'a vote has a quorum': [
    ['policy_changes', { quorum: null }],
    ['policy_changes', { quorum: 0 }],
  ],
  "a change is voted on once it is seconded, or a steward's": [
    ['policy_changes', { seconded_by: null, seconded_for: null }],
    ['policy_changes', { opened_at: null, quorum: null }],
  ],
  'a vote ends after it began': [['policy_changes', { closes_at: at('02T09:00') }]],
  'what passed is counted down': [
    ['policy_changes', { countdown_ends_at: null }],
    ['policy_changes', { countdown_ends_at: at('09T08:59') }],
  ],
  'what is decided is a figure': [
    ['policy_changes', { policy_id: null }],
    ['policy_changes', { decided_by: null }],
    ['policy_changes', { ...undecided, state: 'decided' }],
  ],
  'a figure is decided once': [['policy_changes', { policy_id: id(8214) }]],
  'one member, one vote': [['policy_votes', { organisation_id: id(902) }]],
  'news of figures has a kind': [['policy_news', { kind: 'gossip' }]],
  'news is of a change, or of an emergency': [
    ['policy_news', { change_id: null }],
    ['policy_news', { policy_id: id(8213) }],
    ['policy_news', { kind: 'overridden' }],
    ['policy_news', { ...overridden, policy_id: null }],
  ],
  'news of a change is told once': [['policy_news', { kind: 'opened' }]],
  'an emergency is told once': [['policy_news', { ...overridden, policy_id: id(8214) }]],
  'news is told when it is true, and then to nobody more': [
    ['policy_news', { told_at: at('09T08:59') }],
    ['policy_news', { told_at: at('09T09:00'), told_through: id(901) }],
  ],
  'a vote is for, against or neither': [['policy_votes', { vote: 'perhaps' }]],
};

export const right: readonly [string, string, Row][] = [
  ['news that was told to some', 'policy_news', { told_through: id(901) }],
  ['news that was told to all', 'policy_news', { told_at: at('09T09:00') }],
  ['news of an emergency', 'policy_news', overridden],
];

/** Tables that are history, with a column of each. */
export const history: readonly [string, string][] = [
  ['policy_votes', 'vote'],
  ['policy_news', 'kind'],
];
