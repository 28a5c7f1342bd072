export default {
  title: 'What needs me',
  choose: 'Choose what we write to you about',
  needs: {
    title: 'Now',
    nothing: 'Nothing waits for you.',
    by: 'Until {{when}}',
    byItself: 'Accepted by itself on {{when}}',
  },
  kinds: {
    'answer-request': '{{about}} asks for a session',
    record: 'Your session with {{about}} is to be written up',
    confirm: 'A time with {{about}} is held for you',
    accept: '{{about}} has recorded your session',
    'accept-voucher': 'A voucher is offered to {{about}}',
    score: '{{about}} applied, and you are on the panel',
  },
  go: {
    'answer-request': 'Answer',
    record: 'Write it up',
    confirm: 'Go on booking',
    accept: 'Look and accept',
    'accept-voucher': 'Look at it',
    score: 'Score it',
  },
  lately: {
    title: 'Lately',
    nothing: 'Nothing has happened yet. What we write to you about is found here as well.',
    new: 'New',
  },
};
