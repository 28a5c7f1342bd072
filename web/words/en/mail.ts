/** Whether letters arrive: for whoever gets none, and for stewards. */
export default {
  mine: {
    title: 'Letters to you come back',
    bounced: 'What we sent to {{email}} came back on {{when}}, so we send nothing there but links to sign in.',
    refused:
      'The mail server of {{email}} says since {{when}} that there is nobody of that name, so we send nothing there but links to sign in.',
    complained:
      'On {{when}} a letter of ours to {{email}} was called spam, so we send nothing there but links to sign in.',
    held_one: '{{count}} letter waits for you. What it told is below “Lately” in your notifications.',
    held_other: '{{count}} letters wait for you. What they told is below “Lately” in your notifications.',
    mend: 'If the address is right and takes mail again, have us write to you. What is not a week old goes out then.',
    again: 'Write to me again',
    done: 'We write to you again.',
  },
  letters: {
    title: 'Letters that did not arrive',
    lead: 'Who was written to, about what and why it failed. What a letter says is not shown.',
    undelivered: 'Given up, or come back',
    undeliveredLead:
      'A letter is tried for seven days, a link to sign in for a quarter of an hour. What is refused for good is given up at once.',
    none: 'Every letter arrived, or is still tried.',
    nobody: 'Nobody who is here',
    writtenTried_one: 'Written on {{written}}, given up on {{ended}} after {{count}} try',
    writtenTried_other: 'Written on {{written}}, given up on {{ended}} after {{count}} tries',
    cameBack: 'Written on {{written}}, came back on {{ended}}',
    gone: 'It cannot go out again: nothing was kept of it, it is worth nothing any more, or its address takes no letters until that is lifted below.',
    again: 'Send it again',
    againSure: 'Send it again now',
    allAgain: 'Send all of this kind again',
    allAgainSure: 'Send all of this kind now',
    means:
      'It goes out as it was written then, and is tried for seven days. Think of what it says: a session may have been moved since.',
    sent_one: '{{count}} letter goes out again.',
    sent_other: '{{count}} letters go out again.',
  },
  addresses: {
    title: 'Addresses that take no letters',
    lead: 'Their letters wait, save links to sign in: whoever opens one gets letters again by itself.',
    none: 'Letters reach everybody.',
    since: 'Since {{when}}',
    held_one: '{{count}} letter waits',
    held_other: '{{count}} letters wait',
    reasons: {
      bounced: 'letters came back',
      refused: 'refused by its mail server',
      complained: 'called spam by its reader',
    },
    again: 'Write there again',
    againSure: 'Write there again now',
    means: 'What waits goes out, if it is not a week old. If it comes back, the address is here again.',
    tried: 'It is written to again.',
  },
  failures: {
    'no-answer': 'The mail server did not answer',
    'no-sign-in': 'The mail server did not let us sign in',
    'no-tls': 'No secure connection to the mail server',
    'no-address': 'This is no address',
    'too-late': 'It took too long',
    failed: 'Something went wrong here',
    status: 'The mail server answered {{code}}',
  },
};
