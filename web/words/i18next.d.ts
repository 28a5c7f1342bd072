import 'i18next';
import type account from './en/account.js';
import type adviser from './en/adviser.js';
import type book from './en/book.js';
import type bookings from './en/bookings.js';
import type common from './en/common.js';
import type directory from './en/directory.js';
import type home from './en/home.js';
import type arrive from './en/arrive.js';
import type dispute from './en/dispute.js';
import type talk from './en/talk.js';
import type waiting from './en/waiting.js';
import type groups from './en/groups.js';
import type hours from './en/hours.js';
import type menu from './en/menu.js';
import type pay from './en/pay.js';
import type rates from './en/rates.js';
import type refusals from './en/refusals.js';
import type setup from './en/setup.js';
import type voucher from './en/voucher.js';
import type work from './en/work.js';
import type organisation from './en/organisation.js';
import type start from './en/start.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      adviser: typeof adviser;
      book: typeof book;
      bookings: typeof bookings;
      common: typeof common;
      directory: typeof directory;
      home: typeof home;
      arrive: typeof arrive;
      dispute: typeof dispute;
      talk: typeof talk;
      waiting: typeof waiting;
      groups: typeof groups;
      hours: typeof hours;
      menu: typeof menu;
      pay: typeof pay;
      rates: typeof rates;
      refusals: typeof refusals;
      setup: typeof setup;
      voucher: typeof voucher;
      work: typeof work;
      organisation: typeof organisation;
      start: typeof start;
    };
  }
}
