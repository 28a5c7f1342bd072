import type { Language } from '../../kernel/when.js';

export type DebtNews = 'failed' | 'reversed' | 'recorded';

interface DebtCatalogue {
  readonly hello: string;
  readonly news: Readonly<
    Record<
      DebtNews,
      {
        readonly subject: string;
        readonly said: (amount: string, organisation: string) => string;
        /** Where something is owed still; where it is left out, as of any other. */
        readonly next?: (owed: string) => string;
      }
    >
  >;
  readonly next: (owed: string) => string;
  readonly nothing: string;
  readonly page: string;
  readonly farewell: string;
}

export const debtCatalogues: Readonly<Record<Language, DebtCatalogue>> = {
  en: {
    hello: 'Hello',
    news: {
      failed: {
        subject: 'A payment did not come',
        said: (amount, organisation) =>
          `The payment of ${amount} by which ${organisation} was to pay what it owes did not come.`,
      },
      reversed: {
        subject: 'A payment was taken back',
        said: (amount, organisation) =>
          `The payment of ${amount} by which ${organisation} had paid what it owed was taken back by the bank.`,
      },
      recorded: {
        subject: 'We have your payment',
        said: (amount, organisation) => `We have the payment of ${amount}, by which ${organisation} pays what it owes.`,
        next: (owed) => `${owed} is owed still.`,
      },
    },
    next: (owed) =>
      `${owed} is owed now. Please pay it by another card or account, or write to us if something is wrong.`,
    nothing: 'Nothing is owed now, so there is nothing to do.',
    page: 'How to see what your organisation owes, and to pay it:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helô',
    news: {
      failed: {
        subject: 'Ni ddaeth taliad',
        said: (amount, organisation) =>
          `Ni ddaeth y taliad o ${amount} yr oedd ${organisation} i fod i dalu’r hyn sy’n ddyledus ag ef.`,
      },
      reversed: {
        subject: 'Cymerwyd taliad yn ôl',
        said: (amount, organisation) =>
          `Cymerodd y banc yn ôl y taliad o ${amount} yr oedd ${organisation} wedi talu’r hyn oedd yn ddyledus ag ef.`,
      },
      recorded: {
        subject: 'Mae eich taliad gennym',
        said: (amount, organisation) =>
          `Mae’r taliad o ${amount} gennym, y mae ${organisation} yn talu’r hyn sy’n ddyledus ag ef.`,
        next: (owed) => `Mae ${owed} yn ddyledus o hyd.`,
      },
    },
    next: (owed) =>
      `Mae ${owed} yn ddyledus bellach. Talwch â cherdyn neu gyfrif arall, neu ysgrifennwch atom os oes rhywbeth o’i le.`,
    nothing: 'Nid oes dim yn ddyledus bellach, felly nid oes angen gwneud dim.',
    page: 'Sut i weld yr hyn sy’n ddyledus gan eich sefydliad, a’i dalu:',
    farewell: 'Cofion gorau,',
  },
};
