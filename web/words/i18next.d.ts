import 'i18next';
import type account from './en/account.js';
import type adviser from './en/adviser.js';
import type bankfiles from './en/bankfiles.js';
import type book from './en/book.js';
import type bookings from './en/bookings.js';
import type cases from './en/cases.js';
import type disputes from './en/disputes.js';
import type figures from './en/figures.js';
import type payouts from './en/payouts.js';
import type policies from './en/policies.js';
import type steward from './en/steward.js';
import type treasury from './en/treasury.js';
import type common from './en/common.js';
import type directory from './en/directory.js';
import type home from './en/home.js';
import type hours from './en/hours.js';
import type pay from './en/pay.js';
import type rates from './en/rates.js';
import type setup from './en/setup.js';
import type work from './en/work.js';
import type organisation from './en/organisation.js';
import type start from './en/start.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      adviser: typeof adviser;
      bankfiles: typeof bankfiles;
      book: typeof book;
      bookings: typeof bookings;
      common: typeof common;
      cases: typeof cases;
      disputes: typeof disputes;
      figures: typeof figures;
      payouts: typeof payouts;
      policies: typeof policies;
      steward: typeof steward;
      treasury: typeof treasury;
      directory: typeof directory;
      home: typeof home;
      hours: typeof hours;
      pay: typeof pay;
      rates: typeof rates;
      setup: typeof setup;
      work: typeof work;
      organisation: typeof organisation;
      start: typeof start;
    };
  }
}
