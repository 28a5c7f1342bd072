import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { formatDate, type Language } from '../../kernel/when.js';
import { oneLine, quoted } from '../../mail/index.js';
import { invoiceCatalogues, type InvoiceNewsKind } from './invoice.letters.catalogue.js';

export interface InvoiceLetterFacts {
  readonly kind: InvoiceNewsKind;
  readonly amount: Money;
  readonly programme: { readonly nameEn: string; readonly nameCy: string };
  /** Null: it is about a standing deposit. */
  readonly invoice: {
    readonly number: string;
    readonly bankReference: string;
    readonly dueOn: string;
    readonly cancellation: { readonly number: string; readonly reason: string } | null;
  } | null;
  /** The page about it. */
  readonly url: string;
  /** Whether it can be paid by bank transfer. */
  readonly byTransfer: boolean;
}

interface Reader {
  readonly name: string;
  readonly language: Language;
}

/** The letter that tells somebody of a funder what became of an invoice, or of a monthly deposit. */
export function invoiceLetter(
  facts: InvoiceLetterFacts,
  { name, language }: Reader,
): { subject: string; text: string } {
  const { kind, invoice, url } = facts;
  const words = invoiceCatalogues[language];
  const { subject, said, next } = words.news[kind];
  const told = toldOf(facts, language);
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    said(told),
    kind === 'cancelled' ? quoted(words.quote, invoice?.cancellation?.reason ?? '') : '',
    next(told),
    invoice ? `${words.page}\n${url}` : '',
    `${words.farewell}\nBarefoot\n`,
  ];
  const about = kind === 'cancelled' ? told.creditNote : told.number;
  return {
    subject: oneLine(`${subject}: ${about === '' ? told.programme : about}`),
    text: paragraphs.filter((each) => each !== '').join('\n\n'),
  };
}

function toldOf({ amount, programme, invoice, byTransfer }: InvoiceLetterFacts, language: Language) {
  const name = language === 'cy' && programme.nameCy !== '' ? programme.nameCy : programme.nameEn;
  return {
    ...{ number: invoice?.number ?? '', creditNote: invoice?.cancellation?.number ?? '' },
    ...{ amount: inPounds(amount), programme: oneLine(name), bankReference: invoice?.bankReference ?? '' },
    byTransfer,
    // Welsh softens a day after "on", and not after "by".
    due: invoice ? formatDate(invoice.dueOn, language).replace(/^dd/, 'd') : '',
  };
}
