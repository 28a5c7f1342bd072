import 'i18next';
import type account from './en/account.js';
import type adviser from './en/adviser.js';
import type common from './en/common.js';
import type directory from './en/directory.js';
import type home from './en/home.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      adviser: typeof adviser;
      common: typeof common;
      directory: typeof directory;
      home: typeof home;
    };
  }
}
