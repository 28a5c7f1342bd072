import type { Language } from '../../kernel/when.js';

interface FloatCatalogue {
  readonly hello: string;
  readonly subject: (missing: string) => string;
  readonly said: (needed: string, balance: string) => string;
  readonly next: (missing: string) => string;
  readonly page: string;
  readonly farewell: string;
}

export const floatCatalogues: Readonly<Record<Language, FloatCatalogue>> = {
  en: {
    hello: 'Hello',
    subject: (missing) => `Advisers cannot be paid: ${missing} is missing at GoCardless`,
    said: (needed, balance) =>
      `Advisers who are paid by GoCardless are to have ${needed} by the end of the next working day. The payment account that they are paid from holds ${balance}.`,
    next: (missing) =>
      `Please send at least ${missing} there from the bank today, and record the top-up with its reference. What is paid late costs the co-op interest and compensation.`,
    page: 'How the payment account stands:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helô',
    subject: (missing) => `Ni ellir talu cynghorwyr: mae ${missing} yn brin yn GoCardless`,
    said: (needed, balance) =>
      `Mae cynghorwyr sy’n cael eu talu drwy GoCardless i gael ${needed} erbyn diwedd y diwrnod gwaith nesaf. Mae ${balance} yn y cyfrif talu y telir hwy ohono.`,
    next: (missing) =>
      `Anfonwch o leiaf ${missing} yno o’r banc heddiw, a chofnodwch y taliad gyda’i gyfeirnod. Mae talu’n hwyr yn costio llog ac iawndal i’r co-op.`,
    page: 'Sefyllfa’r cyfrif talu:',
    farewell: 'Cofion gorau,',
  },
};
