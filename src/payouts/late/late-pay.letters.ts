import { inPounds } from '../../kernel/money-words.js';
import { formatDate, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import type { Earning } from '../earning.js';
import { latePayCatalogues } from './late-pay.letters.catalogue.js';

const mostLines = 20;

interface LateFacts {
  readonly late: readonly Pick<Earning, 'amount' | 'dueOn' | 'facts'>[];
  /** Where it says what they have earned. */
  readonly url: string;
}

/** The letter that tells an adviser what of their pay has become late, and what follows from it. */
export function latePayLetter(
  { late, url }: LateFacts,
  { name, language }: { readonly name: string; readonly language: Language },
): { subject: string; text: string } {
  const words = latePayCatalogues[language];
  const lines = late.slice(0, mostLines).map(({ amount, dueOn, facts: { title_en, title_cy } }) => {
    const title = oneLine(language === 'cy' && title_cy !== '' ? title_cy : title_en) || words.session;
    return words.line({ title, amount: inPounds(amount), dueOn: formatDate(dueOn.toString(), language) });
  });
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    words.said,
    [...lines, ...(late.length > mostLines ? [words.more] : [])].join('\n'),
    words.next,
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject: words.subject, text: paragraphs.join('\n\n') };
}
