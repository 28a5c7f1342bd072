export default {
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  years_one: '{{count}} year',
  years_other: '{{count}} years',
  title: 'Privacy',
  lead: 'What we keep of you, why, and for how long. We sell nothing, show no advertisements, and watch nobody.',
  asDecided: 'as long as the members decided',
  rights: {
    title: 'What you can do',
    see: 'see everything that we keep of you',
    mend: 'have mended what is wrong, most of it by yourself',
    take: 'take it along, as one file',
    erase: 'have yourself erased, save for what the law makes us keep',
    object: 'object to how we use it, and have that looked at by a person',
    here: 'The first four are in your account, at any time and without asking',
  },
  kept: {
    title: 'What is kept, and for how long',
    caption: 'Kinds of records',
    body: 'The times are those that the members decided on and that are in force today.',
    erased:
      'When you are erased, what is not needed any longer goes. What the law has us keep, such as records of money, stays without your name.',
  },
  columns: { what: 'What', why: 'Why', long: 'How long' },
  records: {
    account: {
      what: 'Name, e-mail address, language, zone',
      why: 'To sign you in, to write to you, to show times in your zone',
      long: 'Until you ask to be erased',
    },
    signIns: {
      what: 'Where you are signed in',
      why: 'To keep you signed in, and to show you where you are',
      long: 'Thirty days after you were last there, or until you sign out',
    },
    traces: {
      what: 'The network address that a sign-in was asked from',
      why: 'To stop others from guessing their way in',
      long: '{{span}}',
    },
    keys: {
      what: 'Passkeys and keys for programs',
      why: 'To let you, or a program of yours, in',
      long: 'Until you remove them or ask to be erased; that a key was revoked stays until then',
    },
    memberships: {
      what: 'Who you act for, and invitations',
      why: 'To let you act for your organisations, and to know who let whom in',
      long: 'Until you leave or ask to be erased; that somebody was invited, for good without the address',
    },
    profile: {
      what: 'An adviser’s profile and offers',
      why: 'To show in the directory who you are and what you can be booked for',
      long: 'Until you ask to be erased; titles and prices of sessions that were booked stay',
    },
    standing: {
      what: 'Qualifications and insurance, with evidence',
      why: 'To show what you are qualified for, once somebody has looked at it',
      long: 'Until you ask to be erased',
    },
    diary: {
      what: 'An adviser’s hours and time off, and the calendars that they connected',
      why: 'To offer your free time, and none that you do not have',
      long: 'Until you remove it, or ask to be erased',
    },
    bookings: {
      what: 'Sessions that were booked, and what you wrote with them',
      why: 'To hold, change and pay for sessions, and to show what was agreed',
      long: 'That they took place, for good; of times that were held and never confirmed, what you wrote goes after {{span}}',
    },
    meetings: {
      what: 'Where you met, and your number if you left one',
      why: 'To let both sides find each other',
      long: '{{span}} after the session',
    },
    messages: {
      what: 'Messages, questions and files',
      why: 'To let both sides of a session write to each other; no steward reads them',
      long: '{{span}}',
    },
    records: {
      what: 'What was recorded of a session, action plans, disputes',
      why: 'To say what took place and what was agreed, and to settle what was not',
      long: 'The facts for good; what you wrote until you ask to be erased, or longer where the law says so',
    },
    reviews: {
      what: 'Reviews',
      why: 'To let others know how good a session was',
      long: 'Ratings for good, without your name once you are erased; what you wrote until then',
    },
    money: {
      what: 'Payments, pay, receipts, invoices, bank details of advisers',
      why: 'To take and pay money, to prove it, and because tax law asks for it',
      long: 'What names you, {{span}}; figures for good. Bank details until you are erased and have been paid',
    },
    support: {
      what: 'Applications and vouchers',
      why: 'To decide who is supported, and to show that the law on subsidies was kept',
      long: 'What you wrote, {{span}}; what was awarded, for good',
    },
    diagnostic: {
      what: 'What you answered when you asked who should help',
      why: 'To propose advisers again, if you said that we may keep it',
      long: '{{span}}, or until you remove it',
    },
    letters: {
      what: 'That we wrote to you, and about what',
      why: 'So that you can ask whether a letter went out',
      long: '{{span}}; the text of a delivered letter not at all',
    },
    complaints: {
      what: 'What you told us was wrong',
      why: 'To look into it, and to show that we did',
      long: '{{span}} after it was resolved',
    },
    interests: {
      what: 'Interests that you declared',
      why: 'To let whoever books you see what else you have to do with them',
      long: 'Until you ask to be erased',
    },
    equality: {
      what: 'Answers on equality, if you gave any',
      why: 'To see, in counts that give nobody away, whom we reach and whom we do not',
      long: 'Until you take them back; nobody can read one person’s answers',
    },
    audit: {
      what: 'Who did what in others’ affairs',
      why: 'So that it can be shown to those whom it concerns',
      long: 'For good: ids and figures, and no text that anybody wrote',
    },
  },
  others: {
    title: 'Who else sees it',
    sides: 'The other side of a session: your name, what you wrote to them, and where you meet.',
    funders: 'Funders: that a session of their vouchers took place and what it cost. They see no messages.',
    providers: 'Stripe and GoCardless, who carry payments, and the bank: what a payment takes.',
    tax: 'The tax office: what advisers earned, as the law asks of platforms.',
    stewards: 'Stewards: what they need to look into a matter. What they decide is written down, and you can read it.',
    nobody: 'Nobody else. This site asks nothing of other sites, and no figures of you are sent anywhere.',
  },
  cookies: {
    title: 'What your browser keeps',
    body: 'One cookie while you are signed in, and in the browser itself which language, colours and zone you chose and what you were writing. None of it follows you to other sites, so there is nothing to consent to.',
  },
  grounds: {
    title: 'What allows us to',
    body: 'Mostly the agreement with you about sessions; for records of money, subsidies and tax, the law; for keeping the service safe and its decisions open, interests that we share with you; for answers on equality and kept diagnostics, your consent, which you can take back (Articles 6 and 9 of the UK GDPR).',
  },
  tell: {
    title: 'Ask us, or complain',
    body: 'A steward confirms it within 30 days and tells you what comes of it without undue delay.',
    commissioner: 'You can also complain to the Information Commissioner at any time: ico.org.uk.',
  },
};
