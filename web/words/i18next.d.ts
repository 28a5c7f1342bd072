import 'i18next';
import type account from './en/account.js';
import type adviser from './en/adviser.js';
import type book from './en/book.js';
import type bookings from './en/bookings.js';
import type common from './en/common.js';
import type directory from './en/directory.js';
import type home from './en/home.js';
import type hours from './en/hours.js';
import type pay from './en/pay.js';
import type rates from './en/rates.js';
import type setup from './en/setup.js';
import type work from './en/work.js';
import type organisation from './en/organisation.js';
import type programmes from './en/programmes.js';
import type fields from './en/fields.js';
import type funding from './en/funding.js';
import type scoring from './en/scoring.js';
import type deposits from './en/deposits.js';
import type reports from './en/reports.js';
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
      hours: typeof hours;
      pay: typeof pay;
      rates: typeof rates;
      setup: typeof setup;
      work: typeof work;
      organisation: typeof organisation;
      programmes: typeof programmes;
      fields: typeof fields;
      funding: typeof funding;
      scoring: typeof scoring;
      deposits: typeof deposits;
      reports: typeof reports;
      start: typeof start;
    };
  }
}
