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

const columns = [0.44, 0.14, 0.14, 0.14, 0.14];

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
  page.table(amountsOf(printed, language), columns);
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
  const { label, byBank, online } = invoiceWords[language];
function howToPay(page: Page, { invoice, seller, url }: InvoicePrinted, language: Language): void {
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

interface About {
  readonly title: string;
  readonly author: string;
  readonly at: Temporal.Instant;
}

const margin = 56;
const width = 595.28 - 2 * margin;
/** What for, net, rate, VAT, total: £1,000,000.00 has room in each that is an amount. */
const columns = [0.27, 0.18, 0.17, 0.17, 0.21];
const gap = 8;

interface Cell {
  readonly font: string;
  /** In points from the page's left and top edges. */
  readonly left: number;
  readonly top: number;
  readonly wide: number;
}

/** An A4 page with its structure: what is read aloud is what is seen, in the same order. */
class Page {
  private readonly document: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly bytes: Promise<Buffer>;

  constructor(language: Language, { title, author, at }: About) {
    const made = new Date(at.epochMilliseconds);
    this.document = new PDFDocument({
      ...{ size: 'A4', margin, font: regular, pdfVersion: '1.7', tagged: true, displayTitle: true },
      subset: 'PDF/UA' as never, // which its types do not name
      lang: language === 'cy' ? 'cy-GB' : 'en-GB',
      info: { Title: title, Author: author, CreationDate: made, ModDate: made },
    });
    const chunks: Buffer[] = [];
    this.document.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.bytes = new Promise((resolve) => this.document.on('end', () => resolve(Buffer.concat(chunks))));
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  heading(text: string, level: 'H1' | 'H2'): void {
    const size = level === 'H1' ? 20 : 13;
    this.put(level, () => this.document.moveDown(0.7).font(bold, size).text(text).font(regular, 11));
  }

  lines(lines: readonly Line[]): void {
    this.paragraphs(lines.map((line) => line.join(': ')));
  }

  paragraphs(texts: readonly string[]): void {
    for (const text of texts.filter((each) => each !== ''))
      this.put('P', () => this.document.text(text, { paragraphGap: 4 }));
  }

  /** The first row is its head. */
  table(rows: readonly (readonly string[])[]): void {
    const table = this.document.struct('Table');
    this.root.add(table);
    rows.forEach((cells, row) => this.row(table, cells, row === 0));
    table.end();
    this.document.x = margin;
  }

  end(): Promise<Buffer> {
    this.root.end();
    this.document.end();
    return this.bytes;
  }

  private row(table: PDFKit.PDFStructureElement, cells: readonly string[], isHead: boolean): void {
    const row = this.document.struct('TR');
    table.add(row);
    const top = this.document.y;
    let [left, bottom] = [margin, top];
    cells.forEach((text, column) => {
      const wide = width * (columns[column] ?? 0);
      const font = isHead ? bold : regular;
      const put =
        column === 0
          ? () => this.wrapped(text, { font, left, top, wide })
          : () => this.rightmost(text, { font, left, top, wide });
      row.add(this.document.struct(isHead ? 'TH' : 'TD', {}, put));
      bottom = Math.max(
        bottom,
        top + this.document.font(font, 11).heightOfString(column === 0 ? text : '0', { width: wide - gap }),
      );
      left += wide;
    });
    row.end();
    this.document.y = bottom + 6;
  }

  private wrapped(text: string, { font, left, top, wide }: Cell): void {
    this.document.font(font, 11).text(text, left, top, { width: wide - gap });
  }

  /** On one line, so that no amount is broken at its minus or its point. */
  private rightmost(text: string, { font, left, top, wide }: Cell): void {
    this.document.font(font, 11);
    this.document.text(text, left + wide - this.document.widthOfString(text), top, { lineBreak: false });
  }

  private put(tag: 'H1' | 'H2' | 'P', draw: () => void): void {
    this.root.add(this.document.struct(tag, {}, draw));
  }
}
