import 'i18next';
import type account from './en/account.js';
import type adviser from './en/adviser.js';
import type book from './en/book.js';
import type bookings from './en/bookings.js';
import type common from './en/common.js';
import type directory from './en/directory.js';
import type home from './en/home.js';
import type hours from './en/hours.js';
import type me from './en/me.js';
import type notifications from './en/notifications.js';
import type pay from './en/pay.js';
import type rates from './en/rates.js';
import type setup from './en/setup.js';
import type work from './en/work.js';
import type organisation from './en/organisation.js';
import type start from './en/start.js';
import type search from './en/search.js';
import type statements from './en/statements.js';
import type transparency from './en/transparency.js';

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
      hours: typeof hours;
      me: typeof me;
      notifications: typeof notifications;
      pay: typeof pay;
      rates: typeof rates;
      setup: typeof setup;
      work: typeof work;
      organisation: typeof organisation;
      start: typeof start;
      search: typeof search;
      statements: typeof statements;
      transparency: typeof transparency;
    };
  }
}
