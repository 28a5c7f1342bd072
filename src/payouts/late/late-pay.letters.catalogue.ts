import type { Language } from '../../kernel/when.js';

interface LatePayCatalogue {
  readonly hello: string;
  readonly subject: string;
  readonly said: string;
  /** `dueOn` stands after "on". */
  readonly line: (late: { readonly title: string; readonly amount: string; readonly dueOn: string }) => string;
  readonly session: string;
  readonly more: string;
  readonly next: string;
  readonly page: string;
  readonly farewell: string;
}

export const latePayCatalogues: Readonly<Record<Language, LatePayCatalogue>> = {
  en: {
    hello: 'Hello',
    subject: 'We are late with your pay',
    said: 'We have not paid you on the day we owed it to you. We are sorry: this is our debt and no fault of yours.',
    line: ({ title, amount, dueOn }) => `${title}: ${amount}, due on ${dueOn}`,
    session: 'A session',
    more: 'and more besides',
    next: 'You need not claim anything. From the day after it was due we add interest at the rate of the law, 8 % above the Bank of England’s base rate, and the sum of compensation that the law sets for each. Both are paid to you with the pay itself.',
    page: 'What you have earned, and how it stands:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helo',
    subject: 'Rydym yn hwyr gyda’ch tâl',
    said: 'Nid ydym wedi eich talu ar y diwrnod yr oedd yn ddyledus. Mae’n ddrwg gennym: ein dyled ni yw hon, ac nid eich bai chi.',
    line: ({ title, amount, dueOn }) => `${title}: ${amount}, yn ddyledus ar ${dueOn}`,
    session: 'Sesiwn',
    more: 'a mwy ar ben hynny',
    next: 'Nid oes angen i chi hawlio dim. O’r diwrnod ar ôl iddo ddod yn ddyledus rydym yn ychwanegu llog ar gyfradd y gyfraith, 8 % uwchlaw cyfradd sylfaenol Banc Lloegr, a’r swm o iawndal y mae’r gyfraith yn ei bennu ar gyfer pob un. Telir y ddau i chi gyda’r tâl ei hun.',
    page: 'Yr hyn yr ydych wedi’i ennill, a sut y mae’n sefyll:',
    farewell: 'Cofion gorau,',
  },
};
