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
  organisations: 'Who I act for',
  noOrganisations: 'You act for nobody yet. You can found an organisation when you book, or be invited to one.',
  start: 'A few questions, and who should help you with what',
  sent: {
    title: 'Look at your mail',
    body: 'If {{email}} is right, a link is on its way. It works once, for 15 minutes. You can close this page.',
    again: 'Send it again, or to another address',
  },
};
