export default {
  title: 'Accessibility',
  lead: 'This statement is about the whole of this site. We want everybody to be able to use it, and say plainly where we are not there yet.',
  can: {
    title: 'What you can do here',
    keyboard: 'do everything with the keyboard alone, and see where you are',
    zoom: 'zoom in to 400% without text running over the edge',
    phone: 'use every page on a telephone, from 320 pixels of width',
    colours: 'choose light or dark colours; nothing is said by colour alone',
    motion: 'have nothing move, where your device asks for that',
    reader: 'listen to most of it with a screen reader; every plot has its figures as a table',
    language: 'read everything in plain English or Welsh, and change between them at any time',
  },
  standing: {
    title: 'How accessible it is',
    body: 'We hold this site against the Web Content Accessibility Guidelines, version 2.2, level AA. It keeps them in part, because of what is listed below.',
  },
  cannot: {
    title: 'What is known not to work',
    people:
      'It has not been tried yet by people who use screen readers, switches or speech every day. We know what our tools find, and no more.',
    english:
      'The codes and figures in the stewards’ log, why a payout or a line of a file from a bank is refused, and what is wrong with a few fields, are in English only.',
    drag: 'In an adviser’s week, hours can be drawn with a mouse. The same can be typed, in a form below it.',
    payments: 'Card and bank payments are made on pages of Stripe and GoCardless, which are not ours to mend.',
    files: 'Files that people send each other are as they made them.',
    program: 'The reference for programmers is made by a tool of others and has faults that we cannot mend.',
  },
  tested: {
    title: 'What was tested, and how',
    rules:
      'Every page is checked by axe-core, in English with light colours and in Welsh with dark ones, before each change goes live. None may have a fault that it finds.',
    journeys:
      'The main journeys are walked through in a real browser: finding somebody, booking, paying, and each role’s work.',
    sizes: 'Every page is opened at 320 and at 1280 pixels of width, and must not scroll sideways.',
    papers: 'Receipts and invoices are tagged PDFs (PDF/UA), with the same figures on a page beside them.',
    when: 'This statement was prepared on {{day}}, by those who make the site.',
  },
  tell: {
    title: 'Tell us what is in your way',
    body: 'Also if you need something in another form: large print, easy read, audio or Braille. A steward reads it, and answers.',
  },
  enforcement: {
    title: 'If you are not content with our answer',
    body: 'The Equality and Human Rights Commission enforces the Equality Act 2010. The Equality Advisory and Support Service tells you what you can do (equalityadvisoryservice.com); in Northern Ireland, the Equality Commission does (equalityni.org).',
  },
};
