import { inPounds } from '../../kernel/money-words.js';
import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import type { PayStatement } from './pay-statement.js';
import { payStatementWords } from './pay-statement-words.js';
import type { ReportedPart } from './reported-seller.js';
import { taxCatalogues } from './tax.letters.catalogue.js';
import type { TaxNewsKind } from './tax-news.js';

interface TaxLetterFacts {
  readonly kind: TaxNewsKind;
  readonly missing: readonly ReportedPart[];
  readonly statement: PayStatement;
  /** Where their statements are. */
  readonly payUrl: string;
  /** Where they say who they are to the law and where they are paid. */
  readonly detailsUrl: string;
}

interface Reader {
  readonly name: string;
  readonly language: Language;
}

/**
 * The letter that asks an adviser for what the tax office is to be told of them, or brings what it is told. It holds figures alone: who they are to the
 * law, and where they are paid, stands where only they can read it.
 */
export function taxLetter(facts: TaxLetterFacts, { name, language }: Reader): { subject: string; text: string } {
  const { hello, subject, farewell } = taxCatalogues[language];
  const { year } = facts.statement;
  const body = facts.kind === 'details-missing' ? asking(facts, language) : bringing(facts, language);
  const paragraphs = [`${oneLine(`${hello} ${name}`)},`, ...body, `${farewell}\nBarefoot\n`];
  return { subject: subject[facts.kind](year), text: paragraphs.filter((each) => each !== '').join('\n\n') };
}

function asking({ missing, statement, detailsUrl }: TaxLetterFacts, language: Language): string[] {
  const { asks, fillIn, noReply, whereToMend } = taxCatalogues[language];
  return [
    [asks(statement.year), ...linesOf(missing, language)].join('\n'),
    fillIn,
    `${whereToMend}\n${detailsUrl}`,
    noReply,
  ];
}

function bringing({ missing, statement, payUrl, detailsUrl }: TaxLetterFacts, language: Language): string[] {
  const words = taxCatalogues[language];
  const { year, quarters, total } = statement;
  const period = payStatementWords[language].quarter;
  const figures = [
    ...quarters.map((quarter) => ({ ...quarter, name: period(quarter.quarter) })),
    { ...total, name: payStatementWords[language].label.year },
  ].map(({ name, sessions, earned, fees }) => words.figures(name, sessions, inPounds(earned), inPounds(fees)));
  return [
    `${words.ready(year)}\n${payUrl}`,
    [words.copy, ...figures].join('\n'),
    words.besides,
    `${words.whereToMend}\n${detailsUrl}`,
    missing.length > 0 ? [words.missingStill, ...linesOf(missing, language)].join('\n') : '',
    words.noBill,
  ];
}

function linesOf(missing: readonly ReportedPart[], language: Language): string[] {
  return missing.map((part) => `- ${taxCatalogues[language].part[part]}`);
}
