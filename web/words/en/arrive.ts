/** Pages that letters and providers lead to. */
export default {
  invitation: {
    title: 'You are invited',
    noToken: 'The link is not whole. Please open it from the letter, or copy all of it.',
    signIn: 'Sign in with the address that the letter came to. You come back here.',
    as: 'You are signed in as {{email}}.',
    accept: 'Accept the invitation',
    another: 'Sign in as somebody else',
    forAnother:
      'There is no such invitation for this address: it may be for another one, or be used or withdrawn. Nothing was changed.',
  },
  paid: {
    waiting: {
      title: 'Your payment is on its way',
      body: 'The bank or the card company has still to tell us how it stands. This page looks again by itself, and a letter tells you.',
    },
    open: {
      title: 'This is not paid yet',
      body: 'If you have paid just now, this page looks again by itself. Otherwise go back and choose how to pay.',
    },
    settled: {
      title: 'Thank you: your payment has come',
      body: 'There is nothing more to pay. A letter tells you what follows.',
    },
    over: {
      title: 'This payment did not come through',
      body: 'Nothing was taken that you would not get back. You can choose how to pay once more.',
    },
    reversed: {
      title: 'This payment was taken back',
      body: 'The bank or the card company took it back. A letter tells you what follows.',
    },
    on: 'Go on',
    back: 'Go back',
    look: 'Look again',
  },
};
