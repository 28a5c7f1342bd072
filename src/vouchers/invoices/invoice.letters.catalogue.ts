import type { Language } from '../../kernel/when.js';

/** What the funder of an invoice, or of a standing deposit, is written to about. */
export const invoiceNewsKinds = [
  ...(['issued', 'cancelled', 'paid', 'failed', 'taken-back', 'not-needed', 'paused'] as const),
] as const;
export type InvoiceNewsKind = (typeof invoiceNewsKinds)[number];

/** What the sentences are made from, cleaned and in the reader's language. */
export interface InvoiceTold {
  /** Of the invoice, or of its credit note. */
  readonly number: string;
  readonly creditNote: string;
  readonly amount: string;
  readonly programme: string;
  readonly bankReference: string;
  /** Whether it can be paid by bank transfer: the account is in its PDF. */
  readonly byTransfer: boolean;
  /** To stand after "by". */
  readonly due: string;
}

interface Words {
  readonly subject: string;
  readonly said: (told: InvoiceTold) => string;
  /** What the reader can do now. */
  readonly next: (told: InvoiceTold) => string;
}

interface InvoiceCatalogue {
  readonly hello: string;
  readonly quote: string;
  readonly page: string;
  readonly farewell: string;
  readonly news: Readonly<Record<InvoiceNewsKind, Words>>;
}

const english: InvoiceCatalogue = {
  hello: 'Hello',
  quote: 'The reason:',
  page: 'How to read it as a PDF, and to pay it:',
  farewell: 'With best wishes,',
  news: {
    issued: {
      subject: 'Invoice',
      said: ({ number, amount, programme }) =>
        `The invoice ${number} asks you to deposit ${amount} for the programme "${programme}".`,
      next: ({ due, bankReference, byTransfer }) =>
        byTransfer
          ? `Please pay it by ${due}: by bank transfer of exactly that amount with the reference ${bankReference}, or by card or from your bank account as the page below says.`
          : `Please pay it by ${due}, by card or from your bank account as the page below says.`,
    },
    cancelled: {
      subject: 'Credit note',
      said: ({ number, creditNote, amount }) =>
        `The invoice ${number} over ${amount} was cancelled by the credit note ${creditNote}.`,
      next: () => 'Please do not pay it. What you have begun to pay of it online goes back to you.',
    },
    paid: {
      subject: 'Deposit received',
      said: ({ number, amount, programme }) =>
        `Your ${amount} for the invoice ${number} came in, and is in the fund of the programme "${programme}". Thank you.`,
      next: () => 'You need to do nothing. What becomes of each deposit is shown with the programme’s money.',
    },
    failed: {
      subject: 'A payment did not come',
      said: ({ number, amount }) => `The payment of ${amount} for the invoice ${number} did not come through.`,
      next: ({ bankReference, byTransfer }) =>
        `Please pay it again as the page below says${byTransfer ? `, or by bank transfer with the reference ${bankReference}` : ''}.`,
    },
    'taken-back': {
      subject: 'A payment was taken back',
      said: ({ number, amount, programme }) =>
        `The payment of ${amount} for the invoice ${number} was taken back after it had come in. The programme "${programme}" keeps what it was given, because vouchers may rest on it, so your organisation owes that amount.`,
      next: () => 'Please pay what is owed, or write to a steward if the payment was not taken back by you.',
    },
    'not-needed': {
      subject: 'A payment goes back to you',
      said: ({ number, amount }) =>
        `The payment of ${amount} for the invoice ${number} came in, and nothing is to be paid for that invoice any more.`,
      next: () => 'It goes back the way that it came. You need to do nothing.',
    },
    paused: {
      subject: 'Your monthly deposit is paused',
      said: ({ amount, programme }) =>
        `The monthly deposit of ${amount} for the programme "${programme}" is paused: there is no Direct Debit mandate any more by which it can be collected.`,
      next: () => 'To go on with it, set up a Direct Debit mandate and resume the monthly deposit.',
    },
  },
};

const welsh: InvoiceCatalogue = {
  hello: 'Helo',
  quote: 'Y rheswm:',
  page: 'Sut i’w darllen fel PDF, ac i’w thalu:',
  farewell: 'Cofion gorau,',
  news: {
    issued: {
      subject: 'Anfoneb',
      said: ({ number, amount, programme }) =>
        `Mae anfoneb ${number} yn gofyn i chi adneuo ${amount} ar gyfer y rhaglen "${programme}".`,
      next: ({ due, bankReference, byTransfer }) =>
        byTransfer
          ? `Talwch hi erbyn ${due}, os gwelwch yn dda: drwy drosglwyddiad banc o’r union swm hwnnw gyda’r cyfeirnod ${bankReference}, neu â cherdyn neu o’ch cyfrif banc fel y dywed y dudalen isod.`
          : `Talwch hi erbyn ${due}, os gwelwch yn dda, â cherdyn neu o’ch cyfrif banc fel y dywed y dudalen isod.`,
    },
    cancelled: {
      subject: 'Nodyn credyd',
      said: ({ number, creditNote, amount }) =>
        `Canslwyd anfoneb ${number} am ${amount} gan y nodyn credyd ${creditNote}.`,
      next: () => 'Peidiwch â’i thalu, os gwelwch yn dda. Aiff yr hyn y dechreuoch ei dalu ar-lein yn ôl atoch.',
    },
    paid: {
      subject: 'Derbyniwyd blaendal',
      said: ({ number, amount, programme }) =>
        `Daeth eich ${amount} am anfoneb ${number}, ac mae yng nghronfa’r rhaglen "${programme}". Diolch.`,
      next: () => 'Nid oes angen i chi wneud dim. Dangosir beth a ddaw o bob blaendal gydag arian y rhaglen.',
    },
    failed: {
      subject: 'Ni ddaeth taliad',
      said: ({ number, amount }) => `Ni ddaeth y taliad o ${amount} am anfoneb ${number} drwodd.`,
      next: ({ bankReference, byTransfer }) =>
        `Talwch hi eto fel y dywed y dudalen isod${byTransfer ? `, neu drwy drosglwyddiad banc gyda’r cyfeirnod ${bankReference}` : ''}, os gwelwch yn dda.`,
    },
    'taken-back': {
      subject: 'Tynnwyd taliad yn ôl',
      said: ({ number, amount, programme }) =>
        `Tynnwyd y taliad o ${amount} am anfoneb ${number} yn ôl ar ôl iddo ddod. Mae’r rhaglen "${programme}" yn cadw’r hyn a roddwyd iddi, am y gall talebau ddibynnu arno, felly mae’r swm hwnnw yn ddyledus gan eich sefydliad.`,
      next: () =>
        'Talwch yr hyn sy’n ddyledus, os gwelwch yn dda, neu ysgrifennwch at stiward os nad chi a dynnodd y taliad yn ôl.',
    },
    'not-needed': {
      subject: 'Mae taliad yn mynd yn ôl atoch',
      said: ({ number, amount }) =>
        `Daeth y taliad o ${amount} am anfoneb ${number}, ac nid oes dim i’w dalu am yr anfoneb honno mwyach.`,
      next: () => 'Mae’n mynd yn ôl y ffordd y daeth. Nid oes angen i chi wneud dim.',
    },
    paused: {
      subject: 'Oedwyd eich blaendal misol',
      said: ({ amount, programme }) =>
        `Oedwyd y blaendal misol o ${amount} ar gyfer y rhaglen "${programme}": nid oes mandad Debyd Uniongyrchol mwyach i’w gasglu.`,
      next: () => 'I fynd ymlaen ag ef, trefnwch fandad Debyd Uniongyrchol ac ailddechreuwch y blaendal misol.',
    },
  },
};

export const invoiceCatalogues: Readonly<Record<Language, InvoiceCatalogue>> = { en: english, cy: welsh };
