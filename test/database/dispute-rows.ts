type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);

const voted = { awarded_minor: 2000, reason: 'Half of it.', voted_at: 'now' };
const ended = { state: 'ended', due_at: null, ended_at: 'now', outcome: 'agreed', awarded_minor: 1500 };
const appealed = { appealed_at: 'now', appealed_by: id(901), appealed_side: 'client' };
const mediated = { state: 'mediation', mediator_id: id(903), mediator_named_at: 'now' };

/** Rows of disputes that the database takes. */
export const good: Readonly<Record<string, Row>> = {
  disputes: {
    ...{ id: id(8101), booking_id: id(908), about: 'session', reason: 'minutes-wrong', opened_at: 'now' },
    ...{ opened_by: id(901), opened_side: 'client', currency: 'GBP', total_minor: 11_339, disputed_minor: 4000 },
    ...{ held_minor: 4000, state: 'open', due_at: '2031-05-08T12:00Z' },
  },
  dispute_statements: {
    ...{ id: id(8102), dispute_id: id(8111), said_at: 'now', said_by: id(901), said_as: 'client' },
    statement: 'It was half as long.',
  },
  dispute_panelists: { dispute_id: id(8111), user_id: id(903), round: 1, named_at: 'now' },
  dispute_decisions: {
    ...{ dispute_id: id(8111), round: 2, awarded_minor: 2000, decided_at: 'now', reason: 'Half of it.' },
  },
};

/** One that a steward has decided on, and its panel. */
export const standing: readonly [string, Row][] = [
  ['disputes', { id: id(8111), booking_id: id(918) }],
  ['dispute_panelists', { user_id: id(901) }],
  ['dispute_decisions', { round: 1, by_steward: id(901), awarded_minor: 0 }],
];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a session is disputed once': [['disputes', { booking_id: id(918) }]],
  'a dispute is about a session or a no-show': [['disputes', { about: 'a price' }]],
  'a dispute has a reason': [['disputes', { reason: 'bored' }]],
  'a dispute is opened by a side': [['disputes', { opened_side: 'steward' }]],
  'what is disputed is part of what is due': [
    ['disputes', { disputed_minor: 0, held_minor: 0 }],
    ['disputes', { disputed_minor: 11_340, held_minor: 11_340 }],
    ['disputes', { held_minor: 5000 }],
  ],
  'a dispute has a state': [['disputes', { state: 'forgotten' }]],
  'a dispute that goes on has a clock': [
    ['disputes', { due_at: null }],
    ['disputes', { ...ended, due_at: 'now' }],
  ],
  'a mediator is named at a time': [['disputes', { mediator_id: id(903) }]],
  'a dispute in mediation has a mediator': [['disputes', { state: 'mediation' }]],
  'a proposal gives the adviser part of what is disputed': [
    ['disputes', { ...mediated, proposed_minor: 1 }],
    ['disputes', { ...mediated, proposed_minor: 4001, proposed_at: 'now' }],
  ],
  'what is answered was proposed': [['disputes', { ...mediated, client_accepts: true }]],
  'an appeal in a dispute says when, by whom and for which side': [
    ['disputes', { appealed_at: 'now' }],
    ['disputes', { ...appealed, appealed_by: null }],
    ['disputes', { ...appealed, appealed_side: 'steward' }],
  ],
  'a dispute is before a second panel after an appeal': [['disputes', { state: 'appeal' }]],
  'a dispute that ended says when, how and with what': [
    ['disputes', { ...ended, ended_at: null }],
    ['disputes', { ...ended, outcome: null }],
    ['disputes', { ...ended, awarded_minor: null }],
  ],
  'a dispute ends in a known way': [['disputes', { ...ended, outcome: 'forgotten' }]],
  'an award is part of what is disputed': [['disputes', { ...ended, awarded_minor: 4001 }]],
  "a statement is a side's or the mediator's": [['dispute_statements', { said_as: 'steward' }]],
  'a statement in a dispute has 1 to 4000 characters': [
    ['dispute_statements', { statement: '' }],
    ['dispute_statements', { statement: long(4001) }],
  ],
  'somebody sits on one panel of a dispute': [['dispute_panelists', { user_id: id(901), round: 2 }]],
  'a dispute has at most two panels': [['dispute_panelists', { round: 3 }]],
  "a panelist's word is a sum and a reason": [
    ['dispute_panelists', { ...voted, reason: null }],
    ['dispute_panelists', { ...voted, voted_at: null }],
    ['dispute_panelists', { ...voted, awarded_minor: -1 }],
  ],
  "a panelist's reason has 3 to 4000 characters": [
    ['dispute_panelists', { ...voted, reason: 'no' }],
    ['dispute_panelists', { ...voted, reason: long(4001) }],
  ],
  'a panel decides once': [['dispute_decisions', { round: 1 }]],
  'a dispute is decided at most twice, the second time by a panel': [
    ['dispute_decisions', { round: 3 }],
    ['dispute_decisions', { by_steward: id(901) }],
  ],
  'a decision on a dispute is a sum and a reason': [
    ['dispute_decisions', { awarded_minor: -1 }],
    ['dispute_decisions', { reason: 'no' }],
    ['dispute_decisions', { reason: long(4001) }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['a dispute in mediation, with a proposal', 'disputes', { ...mediated, proposed_minor: 0, proposed_at: 'now' }],
  ['a dispute before a second panel', 'disputes', { ...appealed, state: 'appeal' }],
  ['a dispute of a seat, of which all is kept', 'disputes', { held_minor: 11_339 }],
  ['a dispute that ended', 'disputes', ended],
  ['a panelist who has said what they would give', 'dispute_panelists', voted],
];
