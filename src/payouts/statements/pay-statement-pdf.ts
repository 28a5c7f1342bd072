import { inPounds } from '../../kernel/money-words.js';
import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { PdfPage } from '../../platform/pdf-page.js';
import type { PayQuarter, PayStatement } from './pay-statement.js';
import { payStatementWords } from './pay-statement-words.js';

const columns = [0.24, 0.13, 0.16, 0.15, 0.16, 0.16];

/** The statement of a year on paper: of the same bytes whenever it says the same. */
export function payStatementPdf(adviser: string, statement: PayStatement, language: Language): Promise<Buffer> {
  const { label, title, quarter, late, note } = payStatementWords[language];
  const { year, quarters, total } = statement;
  const at = Temporal.Instant.from(`${year}-12-31T12:00:00Z`);
  const page = new PdfPage(language, { title: title(year), author: oneLine(adviser), at });
  page.heading(title(year), 'H1');
  page.lines([[label.adviser, oneLine(adviser)]]);
  const rows = [...quarters.map((each) => rowOf(quarter(each.quarter), each)), rowOf(`${label.year} ${year}`, total)];
  const head = [label.period, label.sessions, label.earned, label.vat, label.fees, label.paid];
  page.table([head, ...rows], columns, { amountsFrom: 1, hasTotal: true });
  page.heading(late, 'H2');
  page.lines([
    [label.interest, inPounds(total.interest)],
    [label.compensation, inPounds(total.compensation)],
  ]);
  page.paragraphs([note]);
  return page.end();
}

function rowOf(period: string, { sessions, earned, vat, fees, paid }: Omit<PayQuarter, 'quarter'>): string[] {
  return [period, String(sessions), ...[earned, vat, fees, paid].map(inPounds)];
}
