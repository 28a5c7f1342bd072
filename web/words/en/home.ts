export default {
  title: 'Find someone who has done it before',
  lead: 'People who started co-operatives, and specialists who have helped hundreds, answer your questions an hour at a time. Many first talks are free.',
  ask: 'What do you need help with?',
  askHint: 'In your own words: “rules for a food co-op”, “community shares”, “we fell out”',
  search: 'Find advisers',
  quick: {
    label: 'Or begin with',
    welsh: 'Welsh speakers',
    soon: 'free this week',
    intro: 'free first talks',
    inPerson: 'meets in person',
  },
  some: 'Three of our advisers',
  all: 'See all advisers',
  vouchers: {
    title: 'Somebody may pay for you',
    body: 'Councils, foundations and co-operative bodies give vouchers for sessions. A voucher pays its part of every session you book, and you see your part before you book. Nobody who advises you waits for the money.',
    more: 'See what you can apply for',
  },
  pound: {
    title: 'Where each pound goes',
    body: 'The adviser gets what they ask, and never less than the members’ floor. We add a fee that keeps the platform going, and you see both on every price.',
    more: 'Look at the books',
  },
};
