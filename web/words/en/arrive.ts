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
  unsubscribe: {
    title: 'Fewer letters',
    noToken: 'This link is not whole, or not good any more. You can choose your letters once you have signed in.',
    ask: 'You get letters {{about}}. Shall we stop them all? You still find on this site what they tell.',
    refused:
      'No more letters come {{about}}, save what waits for your answer or must not be missed. You find the rest on this site.',
    digest: {
      ask: 'You get one letter a day with your news. Shall we stop it? You still find on this site what it tells. Invitations to your calendar, and what cannot wait for the next day, come by letter all the same.',
      refused:
        'No more daily letters come. You find on this site what they would tell. Invitations to your calendar, and what cannot wait for the next day, come by letter all the same.',
    },
    refuse: 'Stop these letters',
    undo: 'Have them again',
    all: 'Choose all of your letters',
    news: {
      bookings: 'about your sessions',
      messages: 'about what others write to you',
      reminders: 'that remind you',
      money: 'about pay, and time that was given',
      account: 'about your profile as an adviser',
      members: 'about your organisations and their votes',
    },
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
  mandate: {
    unknown: {
      title: 'Your Direct Debit',
      body: 'If you agreed to it, your bank is told of it now, and it can be used in about four working days.',
    },
    requested: {
      title: 'The Direct Debit is not set up yet',
      body: 'If you have agreed to it just now, this page looks again by itself. Otherwise nothing was set up, and you can begin again.',
    },
    pending: {
      title: 'You have agreed to the Direct Debit',
      body: 'Your bank is told of it now, and it can be used in about four working days. Until then you can pay from a bank account or by card.',
    },
    active: {
      title: 'Your Direct Debit can be used',
      body: 'Your bank has not refused it. You can pay by it from now on.',
    },
    ended: {
      title: 'This Direct Debit has ended',
      body: 'It cannot be used any more. You can set up another one.',
    },
    on: 'Go on',
  },
};
