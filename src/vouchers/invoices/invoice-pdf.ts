import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { britishDate } from '../../kernel/time.js';
import { formatDate, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { type PdfLine, PdfPage } from '../../platform/pdf-page.js';
import type { PolicyValue } from '../../policies/index.js';
import type { DocumentKind } from './invoice-document.table.js';
import type { KeptInvoice } from './invoice.js';
import { hasAccount } from './seller.js';
import { invoiceWords } from './invoice-words.js';

export interface InvoicePrinted {
  readonly kind: DocumentKind;
  readonly invoice: KeptInvoice;
  readonly seller: PolicyValue<'invoices'>;
  /** Where it is paid online. */
  readonly url: string;
}

/** What for, net, rate, VAT, total: £1,000,000.00 has room in each that is an amount. */
const columns = [0.27, 0.18, 0.17, 0.17, 0.21];

/** An invoice or credit note, of the same bytes whenever it is made of the same things. */
export async function invoicePdf(printed: InvoicePrinted, language: Language): Promise<Buffer> {
  const { kind, invoice, seller } = printed;
  const words = invoiceWords[language];
  const number = kind === 'invoice' ? invoice.number : (invoice.cancellation?.number ?? '');
  const page = new PdfPage(language, {
    ...{ title: `${words.title[kind]} ${number}`, author: seller.seller_name },
    at: kind === 'invoice' ? invoice.issuedAt : (invoice.cancellation?.cancelledAt ?? invoice.issuedAt),
  });
  page.heading(`${words.title[kind]} ${number}`, 'H1');
  page.lines(factsOf(printed, language));
  page.heading(words.label.from, 'H2');
  page.paragraphs([seller.seller_name, seller.seller_address, seller.seller_registration]);
  page.heading(words.label.to, 'H2');
  page.paragraphs([oneLine(invoice.buyerName)]);
  page.lines(invoice.buyerRegistration ? [[words.label.registration, invoice.buyerRegistration]] : []);
  page.heading(words.label.total, 'H2');
  page.table(amountsOf(printed, language), columns, { amountsFrom: 1 });
  page.paragraphs([words.vatReason]);
  if (kind === 'invoice') howToPay(page, printed, language);
  else
    page.paragraphs([
      words.cancels(invoice.number),
      `${words.label.reason}: ${oneLine(invoice.cancellation?.reason ?? '')}`,
    ]);
  return page.end();
}

function factsOf({ kind, invoice }: InvoicePrinted, language: Language): PdfLine[] {
  const { label } = invoiceWords[language];
  const credit = kind === 'credit-note' ? invoice.cancellation : null;
  const on = (date: string) => formatDate(date, language).replace(/^dd/, 'd');
  return [
    [label.number, credit?.number ?? invoice.number],
    [label.date, on(britishDate(credit?.cancelledAt ?? invoice.issuedAt))],
    credit ? [label.invoice, invoice.number] : [label.due, on(invoice.dueOn)],
    ...(invoice.buyerReference ? ([[label.theirReference, oneLine(invoice.buyerReference)]] as const) : []),
  ];
}

function amountsOf({ kind, invoice }: InvoicePrinted, language: Language): string[][] {
  const { label, deposit } = invoiceWords[language];
  const { programmeEn, programmeCy } = invoice;
  const name = language === 'cy' && programmeCy !== '' ? programmeCy : programmeEn;
  const amount = ({ minor, currency }: Money) => inPounds({ minor: kind === 'invoice' ? minor : -minor, currency });
  return [
    [label.what, label.net, label.rate, label.vat, label.total],
    [
      deposit(oneLine(name)),
      amount(invoice.net),
      '–', // outside the scope of VAT there is no rate, not one of nothing
      amount(invoice.vat),
      amount(invoice.gross),
    ],
  ];
}

function howToPay(page: PdfPage, { invoice, seller, url }: InvoicePrinted, language: Language): void {
  const { label, byBank, online, orOnline } = invoiceWords[language];
  page.heading(label.howToPay, 'H2');
  if (hasAccount(seller)) {
    page.paragraphs([byBank]);
    page.lines([
      [label.bankReference, invoice.bankReference],
      [label.accountName, seller.account_name],
      [label.sortCode, seller.sort_code],
      [label.accountNumber, seller.account_number],
    ]);
  }
  page.paragraphs([(hasAccount(seller) ? orOnline : online)(url)]);
}
