export default {
  signIn: 'Sign in, so that we can answer you',
  text: 'What is wrong, and what you want us to do',
  hint: 'In English or Welsh. It is kept in this window until you send it.',
  send: 'Send',
  sent: 'Thank you. It is {{reference}}: a steward confirms it within 30 days, and you get a letter about it.',
};
