import { inPounds } from '../../kernel/money-words.js';
import { money, plus, sum } from '../../kernel/money.js';
import { britishDate } from '../../kernel/time.js';
import { formatDate, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { PdfPage } from '../../platform/pdf-page.js';
import type { EarningShare } from '../earning.js';
import { type AdviserInvoice, invoiceNumber } from './adviser-invoice.js';
import { adviserInvoiceWords } from './adviser-invoice-words.js';

type Printed = AdviserInvoice & { readonly seller: NonNullable<AdviserInvoice['seller']> };

const columns = [0.37, 0.17, 0.12, 0.17, 0.17];

/** An invoice in an adviser's name: of the same bytes whenever it is made of the same invoice. */
export async function adviserInvoicePdf(invoice: Printed, language: Language): Promise<Buffer> {
  const words = adviserInvoiceWords[language];
  const { label } = words;
  const { seller, buyerName, vat, issuedAt } = invoice;
  const number = invoiceNumber(invoice);
  const title = `${label.title} ${number}`;
  const page = new PdfPage(language, { title, author: seller.name, at: issuedAt });
  page.heading(title, 'H1');
  page.lines([
    [label.number, number],
    [label.date, day(britishDate(issuedAt), language)],
    [label.supplied, day(invoice.suppliedOn, language)],
  ]);
  page.heading(label.from, 'H2');
  page.paragraphs([oneLine(seller.name), ...seller.address.split('\n').map(oneLine)]);
  page.lines(seller.vatNumber ? [[label.vatNumber, seller.vatNumber]] : []);
  page.heading(label.to, 'H2');
  page.paragraphs([oneLine(buyerName)]);
  page.heading(label.total, 'H2');
  page.table(amountsOf(invoice, language), columns, { amountsFrom: 1 });
  page.paragraphs([vat.minor === 0 && !seller.vatNumber ? words.noVat : '', paidBy(invoice.shares, language)]);
  page.paragraphs([words.issued(oneLine(seller.name))]);
  return page.end();
}

function amountsOf({ titleEn, titleCy, net, vatPercent, vat }: Printed, language: Language): string[][] {
  const { label } = adviserInvoiceWords[language];
  const what = (language === 'cy' && titleCy !== '' ? titleCy : titleEn) || label.session;
  return [
    [label.what, label.net, label.rate, label.vat, label.total],
    [oneLine(what), inPounds(net), `${vatPercent} %`, inPounds(vat), inPounds(plus(net, vat))],
  ];
}

function paidBy(shares: readonly EarningShare[], language: Language): string {
  const words = adviserInvoiceWords[language];
  if (shares.length === 0) return '';
  const parts = shares.map(({ source, name, amount_minor }) => {
    const who = name ? words.voucherOf(oneLine(name)) : (words.source[source] ?? source);
    return `${who} ${inPounds(money(amount_minor))}`;
  });
  const price = inPounds(sum(shares.map(({ amount_minor }) => money(amount_minor))));
  return words.paid({ price, parts: parts.join('; ') });
}

/** As it stands after a colon: Welsh softens a day only after "ar". */
function day(date: string, language: Language): string {
  return formatDate(date, language).replace(/^dd/, 'd');
}
