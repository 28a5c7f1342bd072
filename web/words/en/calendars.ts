/** Links by which calendar programs read one's sessions. */
export default {
  title: 'Your sessions in your calendar',
  lead: 'See your sessions in the calendar program that you use anyway. A link is read again and again, so a session that is moved or called off changes there too.',
  secret:
    'Keep a link as you would a password: whoever has it reads what it shows, without signing in, until you revoke it.',
  kinds: { sessions: 'My sessions', 'free-busy': 'When I am busy' },
  make: {
    title: 'Make a link',
    kind: 'What it shows',
    mean: {
      sessions:
        'All that you book and all that you advise in, with where you meet; not what colleagues book. For yourself.',
      'free-busy':
        'When you are busy as an adviser, but never what you do or with whom. For somebody who plans with you. Outlook and Thunderbird understand it; Google’s and Apple’s calendars show nothing of it.',
    },
    name: 'What the link is for',
    nameHint: 'To tell it by, such as “Telephone” or “For Mair”.',
    do: 'Make the link',
  },
  made: {
    title: 'The link “{{name}}” is made',
    once: 'Open it or copy it now: it is shown this once, and we cannot show it again.',
    lost: 'It was shown before and cannot be shown again. Revoke it, and make another.',
    open: 'Open in your calendar program',
    copy: 'Copy',
    copied: 'Copied',
    done: 'Done',
  },
  busyElsewhere: 'Connect calendars that say when you are busy',
  links: 'Your links',
  none: 'You have none yet.',
  madeOn: 'made on {{day}}',
  lastRead: 'last read on {{day}}',
  neverRead: 'never read yet',
  revoke: 'Revoke',
  revoking: 'A program that reads a link you have revoked finds nothing there any more.',
  how: {
    title: 'How do I add it?',
    apple: 'iPhone, iPad and Mac: press “Open in your calendar program”.',
    google: 'Google Calendar, on a computer: press + beside “Other calendars”, then “From URL”, and paste the link.',
    outlook: 'Outlook: press “Add calendar”, then “Subscribe from web”, and paste the link.',
    slow: 'Programs look when they like: Google’s can take a day.',
    twice: 'If your program also takes our invitations from your mail, a session may show twice.',
  },
};
