/** What stewards look at first, and the log. */
export default {
  notOne: 'This page is for stewards, who keep the platform. You are signed in as somebody who is none.',
  nav: {
    label: 'For stewards',
    now: 'What needs a steward',
    verification: 'Verification',
    disputes: 'Disputes and complaints',
    money: 'Money in',
    payouts: 'Paying advisers',
    letters: 'Letters',
    policies: 'Figures',
    audit: 'The log',
  },
  home: {
    title: 'What needs a steward now',
    lead: 'Everything that waits for somebody’s word. The most urgent of each is first on its page.',
    nothing: 'Nothing waits for a steward.',
    quiet: 'Nothing waits here',
    groups: { people: 'People', money: 'Money', rules: 'Decisions' },
  },
  needs: {
    profiles: {
      what: 'Profiles to verify',
      do: 'Read it, and let it go live or say what to change',
      none: 'No profile to verify',
    },
    credentials: {
      what: 'Credentials to check',
      do: 'Look at the evidence',
      none: 'No credential to check',
    },
    lateDisputes: {
      what: 'Disputes whose time is over',
      do: 'Somebody has not done their part',
      none: 'No dispute is late',
    },
    disputes: {
      what: 'Disputes going on',
      do: 'Name who mediates, or a panel',
      none: 'No other dispute',
    },
    objections: {
      what: 'Objections to records',
      do: 'Hear both sides, and say what stands',
      none: 'No objection',
    },
    noShows: {
      what: 'Contested no-shows',
      do: 'Say whether it stands',
      none: 'No contested no-show',
    },
    unrecorded: {
      what: 'Sessions that nobody recorded',
      do: 'Ask its adviser',
      none: 'Every session is recorded',
    },
    complaints: {
      what: 'Open complaints',
      do: 'Acknowledge it within 30 days, and say how it ended',
      none: 'No open complaint',
    },
    letters: {
      what: 'Letters that did not arrive',
      do: 'Mend the reason, and have them sent again',
      none: 'Every letter arrived',
    },
    problems: {
      what: 'Pieces of news about money that failed',
      do: 'Mend the reason, and have it tried again',
      none: 'All news of payments was handled',
    },
    differences: {
      what: 'Days that do not agree with the books',
      do: 'Look at each line that differs',
      none: 'Every day agrees with the books',
    },
    approvals: {
      what: 'Payments to advisers to approve',
      do: 'As a second pair of eyes',
      none: 'Nothing to approve',
    },
    bankFiles: {
      what: 'Bank files without an answer',
      do: 'Give it to the bank, and import what was paid',
      none: 'No bank file waits',
    },
    payouts: {
      what: 'Payments under way for too long',
      do: 'Ask the provider',
      none: 'No payment is stuck',
    },
    late: {
      what: 'Advisers’ pay that is late',
      do: 'Interest runs every day',
      none: 'Nobody’s pay is late',
    },
    fund: {
      what: 'Alarms of the guarantee fund',
      do: 'It stands behind nearly as much as it may',
      none: 'The guarantee fund is calm',
    },
    decisions: {
      what: 'Changes that the members passed',
      do: 'Record the decision, so that it comes into force',
      none: 'No decision to record',
    },
  },
  audit: {
    title: 'The log',
    lead: 'Who did what, the newest first. It is only ever added to, and holds no words that somebody wrote.',
    none: 'There is no such entry.',
    narrow: 'Choose a person, a deed or an organisation in an entry to see only those.',
    everything: 'Everything',
    only: 'Only',
    drop: 'Do not narrow to {{what}}',
    filters: { deed: 'deed', person: 'person', organisation: 'organisation' },
    columns: { when: 'When', who: 'Who', deed: 'What was done', on: 'To what' },
    service: 'Whoever runs the service',
    itsOrganisation: 'its organisation',
  },
};
