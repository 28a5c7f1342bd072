export default {
  title: 'Sign in, or join',
  lead: 'Type your e-mail address, and we send you a link. There is no password to remember.',
  first: {
    title: 'Sign in to see this',
    body: 'Type your e-mail address, and we send you a link that leads back here.',
  },
  email: 'E-mail address',
  name: 'Your name, if you are new here',
  send: 'Send me a link',
  passkey: {
    lead: 'Did you add a passkey to your account? Then you need no letter.',
    signIn: 'Sign in with a passkey',
    calledOff: 'You were not signed in: it was called off, or took too long. A link by e-mail works always.',
  },
  sent: {
    title: 'Look at your mail',
    body: 'If {{email}} is right, a link is on its way. It works once, for 15 minutes. You can close this page.',
    again: 'Send it again, or to another address',
  },
};
