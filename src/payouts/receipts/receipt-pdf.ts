import { inPounds } from '../../kernel/money-words.js';
import { money } from '../../kernel/money.js';
import { britishDate } from '../../kernel/time.js';
import { formatDate, formatWhen, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { type PdfLine, PdfPage } from '../../platform/pdf-page.js';
import type { EarningFacts, EarningShare } from '../earning.js';
import { type ReceiptBody, receiptBody, type ReceiptLine } from './receipt-body.js';
import { receiptWords } from './receipt-words.js';
import type { Receipt } from './receipt.js';

interface Printing {
  readonly language: Language;
  /** The signed receipt as the API gives it: it is attached. */
  readonly file: string;
}

const columns = [0.78, 0.22];
const listed = [0.15, 0.7, 0.15];

/** A receipt on paper: of the same bytes whenever it is made of the same receipt. */
export async function receiptPdf(receipt: Receipt, { language, file }: Printing): Promise<Buffer> {
  const words = receiptWords[language];
  const body = receiptBody.parse(JSON.parse(receipt.body));
  const { number } = body;
  const title = body.kind === 'paid' ? words.title(number) : words.returnedTitle(number);
  const page = new PdfPage(language, { title, author: body.service, at: receipt.issuedAt });
  page.heading(title, 'H1');
  page.lines(headOf(body, language));
  page.paragraphs(cameBack(body, language));
  if (body.lines.length > 1) page.table(listOf(body, language), listed, { amountsFrom: 2, hasTotal: true });
  for (const line of body.lines) page.together(() => printLine(page, line, language));
  page.together(() => printProof(page, receipt, body, language));
  const attached = { name: `receipt-${number}.json`, type: 'application/json', description: title };
  page.attach({ ...attached, content: Buffer.from(file) });
  return page.end();
}

function headOf({ adviser, payout, issued_at }: ReceiptBody, language: Language): PdfLine[] {
  const { label, rail } = receiptWords[language];
  return [
    [label.paidTo, oneLine(adviser.name)],
    [label.amount, pounds(payout.amount_minor)],
    [label.paidOn, day(payout.paid_on, language)],
    [label.by, rail[payout.rail]],
    [label.payout, payout.id],
    [label.issued, day(dateOf(issued_at), language)],
  ];
}

function cameBack({ returned, payout }: ReceiptBody, language: Language): string[] {
  if (!returned) return [];
  const { label, cameBack } = receiptWords[language];
  const on = formatDate(returned.on, language);
  const paidOn = formatDate(payout.paid_on, language);
  return [
    cameBack({ amount: pounds(payout.amount_minor), first: returned.number, paidOn, on }),
    returned.reason === '' ? '' : `${label.reason}: ${oneLine(returned.reason)}`,
  ];
}

/** Each session in a row, and what they come to. */
function listOf({ lines, payout }: ReceiptBody, language: Language): string[][] {
  const { label } = receiptWords[language];
  const rows = lines.map((line) => {
    const { starts_at: start } = line.facts as unknown as Partial<EarningFacts>;
    const on = start ? dateOf(start) : line.earned_on;
    const isSession = line.kind === 'session';
    const what = (isSession ? titleOf(line, language) : '') || namedAs(line, language);
    return [on.split('-').reverse().join('/'), what, pounds(sumOf(line))];
  });
  return [[label.when, label.what, label.amount], ...rows, ['', label.total, pounds(payout.amount_minor)]];
}

function sumOf({ amount_minor, interest, compensation_minor }: ReceiptLine): number {
  return amount_minor + (interest?.amount_minor ?? 0) + compensation_minor;
}

function printProof(page: PdfPage, receipt: Receipt, { previous_hash }: ReceiptBody, language: Language): void {
  const { label, none, proof } = receiptWords[language];
  page.heading(label.proof, 'H2');
  page.lines([
    [label.hash, receipt.hash],
    [label.previous, previous_hash ?? none],
    [label.key, receipt.keyId],
  ]);
  page.paragraphs([proof]);
}

function namedAs(line: ReceiptLine, language: Language): string {
  const { kind } = receiptWords[language];
  const title = titleOf(line, language);
  return title === '' ? kind[line.kind] : `${kind[line.kind]}: ${title}`;
}

function titleOf({ facts }: ReceiptLine, language: Language): string {
  const { title_en = '', title_cy = '' } = facts as unknown as Partial<EarningFacts>;
  return oneLine(language === 'cy' && title_cy !== '' ? title_cy : title_en);
}

function printLine(page: PdfPage, line: ReceiptLine, language: Language): void {
  const { label } = receiptWords[language];
  const facts = line.facts as unknown as Partial<EarningFacts>;
  page.heading(namedAs(line, language), 'H2');
  page.lines([...aboutSession(facts, language), ...aboutTime(line, facts, language), ...aboutPrice(facts, language)]);
  page.lines([[label.reference, line.reference]]);
  const amounts = amountsOf(line, language);
  if (amounts.length === 1) page.lines(amounts);
  else {
    const rows = [[label.what, label.amount], ...amounts, [label.total, pounds(sumOf(line))]];
    page.table(rows, columns, { amountsFrom: 1, hasTotal: true });
  }
}

function aboutSession(facts: Partial<EarningFacts>, language: Language): PdfLine[] {
  const { label, minutes } = receiptWords[language];
  const { organisation, starts_at, ends_at } = facts;
  const [start, end] = [starts_at, ends_at].map((at) => (at ? Temporal.Instant.from(at) : null));
  return [
    ...(organisation ? [[label.organisation, oneLine(organisation.name)] as const] : []),
    ...(start && end ? [[label.when, formatWhen(start, end, 'Europe/London', language)] as const] : []),
    ...(facts.minutes ? [[label.minutes, minutes(facts.minutes)] as const] : []),
  ];
}

function aboutTime(line: ReceiptLine, facts: Partial<EarningFacts>, language: Language): PdfLine[] {
  const { label, bySilence, paidAfter, late } = receiptWords[language];
  const { accepted_at: acceptedAt, by_silence: isBySilence } = facts;
  const acceptedOn = acceptedAt ? day(dateOf(acceptedAt), language) : null;
  return [
    ...(acceptedOn ? [[label.accepted, isBySilence ? `${acceptedOn} (${bySilence})` : acceptedOn] as const] : []),
    [label.due, day(line.due_on, language)],
    [label.inTime, [paidAfter(line.days_to_pay), ...(line.days_late > 0 ? [late(line.days_late)] : [])].join(', ')],
  ];
}

function aboutPrice(
  { floor, effective_hourly_minor, quote, shares = [] }: Partial<EarningFacts>,
  language: Language,
): PdfLine[] {
  const words = receiptWords[language];
  const paidBy = shares.map((share) => `${sourceOf(share, language)} ${pounds(share.amount_minor)}`);
  return [
    ...(floor ? [[words.label.floor, words.floor(pounds(floor.hourly_minor), oneLine(floor.decision))] as const] : []),
    ...(effective_hourly_minor ? [[words.label.hour, pounds(effective_hourly_minor)] as const] : []),
    ...(quote ? [[words.label.quote, `${pounds(quote.total_minor)}, ${quote.hash}`] as const] : []),
    ...(paidBy.length > 0 ? [[words.label.shares, paidBy.join('; ')] as const] : []),
  ];
}

function sourceOf({ source, name }: EarningShare, language: Language): string {
  const words = receiptWords[language];
  return name ? words.voucherOf(oneLine(name)) : (words.source[source] ?? source);
}

function amountsOf(
  { amount_minor, vat_minor, interest, compensation_minor }: ReceiptLine,
  language: Language,
): PdfLine[] {
  const words = receiptWords[language];
  const percent = ((interest?.rate ?? 0) / 100).toFixed(2);
  const amounts: PdfLine[] =
    amount_minor > 0 ? [[words.pay(vat_minor > 0 ? pounds(vat_minor) : null), pounds(amount_minor)]] : [];
  if (interest) {
    const [from, to] = [day(interest.from, language), day(interest.to, language)];
    amounts.push([words.interest({ percent, from, to }), pounds(interest.amount_minor)]);
  }
  if (compensation_minor > 0) amounts.push([words.label.compensation, pounds(compensation_minor)]);
  return amounts;
}

function dateOf(instant: string): string {
  return britishDate(Temporal.Instant.from(instant));
}

function pounds(minor: number): string {
  return inPounds(money(minor));
}

/** As it stands after a colon: Welsh softens a day only after "ar". */
function day(date: string, language: Language): string {
  return formatDate(date, language).replace(/^dd/, 'd');
}
