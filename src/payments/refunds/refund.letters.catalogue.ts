import type { Language } from '../../kernel/when.js';

interface RefundCatalogue {
  readonly hello: string;
  readonly subject: string;
  /** That it was sent and came back, or could not be sent. */
  readonly said: Readonly<Record<'returned' | 'refused', (amount: string, organisation: string) => string>>;
  readonly next: string;
  readonly page: string;
  readonly farewell: string;
}

export const refundCatalogues: Readonly<Record<Language, RefundCatalogue>> = {
  en: {
    hello: 'Hello',
    subject: 'Your refund did not arrive',
    said: {
      returned: (amount, organisation) =>
        `We sent ${amount} back to the account or card that ${organisation} paid from, and the bank did not take it.`,
      refused: (amount, organisation) =>
        `We could not send ${amount} back to the account or card that ${organisation} paid from.`,
    },
    next: 'The money is not lost. It has paid what your organisation owes, if it owes anything, and the rest is kept for it. Please tell us if the card or account is still open: a steward can then send it again.',
    page: 'How to see what is kept for your organisation:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helô',
    subject: 'Ni chyrhaeddodd eich ad-daliad',
    said: {
      returned: (amount, organisation) =>
        `Anfonwyd ${amount} yn ôl i’r cyfrif neu’r cerdyn y talodd ${organisation} ohono, ond ni dderbyniodd y banc yr arian.`,
      refused: (amount, organisation) =>
        `Nid oedd modd anfon ${amount} yn ôl i’r cyfrif neu’r cerdyn y talodd ${organisation} ohono.`,
    },
    next: 'Nid yw’r arian wedi’i golli. Mae wedi talu’r hyn sy’n ddyledus gan eich sefydliad, os oes rhywbeth, ac mae’r gweddill yn cael ei gadw iddo. Rhowch wybod i ni a yw’r cerdyn neu’r cyfrif ar agor o hyd: gall stiward ei anfon eto wedyn.',
    page: 'Sut i weld yr hyn sy’n cael ei gadw i’ch sefydliad:',
    farewell: 'Cofion gorau,',
  },
};
