/** Opening a dispute about what is due of a session. */
export default {
  title: 'You cannot agree?',
  lead: 'Write to {{name}} first: most things are settled that way. If not, open a dispute: a member who is of neither side mediates, and three members decide where that does not help.',
  open: 'Open a dispute',
  look: 'Look at the dispute about this session',
  reason: 'What is it about?',
  reasons: {
    'minutes-wrong': 'The minutes are wrong',
    'content-wrong': 'What is recorded is wrong',
    'did-not-take-place': 'The session did not take place',
    'no-show': 'Whether somebody came',
    other: 'Something else',
  },
  statement: 'What happened, in your words?',
  statementHint: 'The other side, stewards and whoever settles it read this.',
  sum: 'How much do you dispute (£)?',
  sumCredits: 'How many minutes of time credit do you dispute?',
  sumHint: 'Leave it empty for all of {{most}}. What nobody disputes is paid at once.',
  means: 'Both sides are told at once. You can give way at any time before it is decided.',
  do: 'Open the dispute',
};
