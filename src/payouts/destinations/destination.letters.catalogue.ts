import type { Language } from '../../kernel/when.js';
import type { PayoutRailName } from '../payout-destination.js';
import type { NextStep } from './destination.js';

interface DestinationCatalogue {
  readonly hello: string;
  readonly subject: string;
  /** Where what is earned goes from now on; `ending` masks the account's number. */
  readonly said: Readonly<Record<PayoutRailName, (ending: string) => string>>;
  readonly next: Readonly<Record<NextStep, string>>;
  readonly fraud: string;
  readonly page: string;
  readonly farewell: string;
}

export const destinationCatalogues: Readonly<Record<Language, DestinationCatalogue>> = {
  en: {
    hello: 'Hello',
    subject: 'Where you are paid has changed',
    said: {
      stripe: () =>
        'Somebody who was signed in as you chose that you are paid to your account with Stripe from now on.',
      gocardless: (ending) =>
        `Somebody who was signed in as you chose that you are paid to the bank account ${ending} from now on, by GoCardless.`,
      'bank-file': (ending) =>
        `Somebody who was signed in as you chose that you are paid to the bank account ${ending} from now on, by our bank.`,
    },
    next: {
      none: 'You can be paid there at once.',
      wait: 'We are asking the bank whether the account is in the name that was given. Please look in a few minutes whether there is something left for you to do: you cannot be paid before that.',
      onboard: 'Stripe still has to be told who you are. You cannot be paid before that.',
      confirm: 'Please confirm that the account is yours. You cannot be paid before that.',
      correct: 'Something is not right with it. You cannot be paid before you have corrected it.',
    },
    fraud:
      'If it was not you, tell us today, by a reply to this letter, and sign out everywhere in your settings: what is paid to a stranger’s account may never come back. We shall never ask you for the number of your account by letter.',
    page: 'Where you are paid:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helo',
    subject: 'Mae’r cyfrif rydych yn cael eich talu iddo wedi newid',
    said: {
      stripe: () =>
        'Dewisodd rhywun a oedd wedi mewngofnodi fel chi eich bod yn cael eich talu i’ch cyfrif gyda Stripe o hyn ymlaen.',
      gocardless: (ending) =>
        `Dewisodd rhywun a oedd wedi mewngofnodi fel chi eich bod yn cael eich talu i’r cyfrif banc ${ending} o hyn ymlaen, drwy GoCardless.`,
      'bank-file': (ending) =>
        `Dewisodd rhywun a oedd wedi mewngofnodi fel chi eich bod yn cael eich talu i’r cyfrif banc ${ending} o hyn ymlaen, drwy ein banc.`,
    },
    next: {
      none: 'Gellir eich talu yno ar unwaith.',
      wait: 'Rydym yn gofyn i’r banc a yw’r cyfrif yn yr enw a roddwyd. Edrychwch ymhen ychydig funudau a oes rhywbeth ar ôl i chi ei wneud: ni ellir eich talu cyn hynny.',
      onboard: 'Rhaid dweud wrth Stripe pwy ydych chi o hyd. Ni ellir eich talu cyn hynny.',
      confirm: 'Cadarnhewch mai chi biau’r cyfrif. Ni ellir eich talu cyn hynny.',
      correct: 'Mae rhywbeth o’i le arno. Ni ellir eich talu nes i chi ei gywiro.',
    },
    fraud:
      'Os nad chi wnaeth hyn, rhowch wybod i ni heddiw drwy ateb y llythyr hwn, ac allgofnodwch ym mhobman yn eich gosodiadau: efallai na ddaw arian a delir i gyfrif dieithryn byth yn ôl. Ni fyddwn byth yn gofyn i chi am rif eich cyfrif mewn llythyr.',
    page: 'Lle rydych yn cael eich talu:',
    farewell: 'Cofion gorau,',
  },
};
