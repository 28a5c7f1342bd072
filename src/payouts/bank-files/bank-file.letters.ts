import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { formatDate, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { bankFileCatalogues } from './bank-file.letters.catalogue.js';

const mostLines = 20;

interface Reader {
  readonly name: string;
  readonly language: Language;
}

interface Written {
  readonly subject: string;
  readonly text: string;
}

interface SilentFile {
  /** In London. */
  readonly madeOn: Temporal.PlainDate;
  readonly amount: Money;
  readonly payments: number;
  readonly unheard: number;
  readonly isTaken: boolean;
  readonly url: string;
}

/** The letter that tells a steward that nothing is known of a file. */
export function silentFileLetter({ url, ...file }: SilentFile, reader: Reader): Written {
  const { silent } = bankFileCatalogues[reader.language];
  const paragraphs = [
    silent.said(formatDate(file.madeOn.toString(), reader.language), inPounds(file.amount)),
    [silent.payments(file.payments), silent.unheard(file.unheard)].join('\n'),
    file.isTaken ? silent.taken : silent.untaken,
    silent.next,
  ];
  return { subject: silent.subject, text: letter(reader, paragraphs, url) };
}

interface PaidByFile {
  readonly reference: string;
  readonly amount: Money;
  readonly happenedOn: Temporal.PlainDate;
}

interface PaidByWithdrawnFile {
  readonly madeOn: Temporal.PlainDate;
  readonly paid: readonly PaidByFile[];
  /** How many more of its payments may have been made. */
  readonly mayBePaid: number;
  /** Where it says what other files are that ask for some of it again. */
  readonly againUrls: readonly string[];
  readonly url: string;
}

/** The letter that tells a steward that a file was paid which was to go to no bank, and what to stop now. */
export function withdrawnFilePaidLetter({ url, ...file }: PaidByWithdrawnFile, reader: Reader): Written {
  const { withdrawn } = bankFileCatalogues[reader.language];
  const again = file.againUrls.slice(0, mostLines);
  const paragraphs = [
    withdrawn.said(formatDate(file.madeOn.toString(), reader.language)),
    linesOf(file.paid, reader),
    withdrawn.held(file.mayBePaid),
    withdrawn.next,
    again.length > 0 ? [withdrawn.again, ...again].join('\n') : withdrawn.nothingAgain,
  ];
  return { subject: withdrawn.subject, text: letter(reader, paragraphs, url) };
}

/** The letter that tells a steward what a bank has paid once too often. */
export function paidTwiceLetter(
  { paid, url }: { readonly paid: readonly PaidByFile[]; readonly url: string },
  reader: Reader,
): Written {
  const { twice } = bankFileCatalogues[reader.language];
  return { subject: twice.subject, text: letter(reader, [twice.said, linesOf(paid, reader), twice.next], url) };
}

/** The references are our own, whatever the bank has written around them. */
function linesOf(paid: readonly PaidByFile[], { language }: Reader): string {
  const words = bankFileCatalogues[language];
  const lines = paid.slice(0, mostLines).map(({ reference, amount, happenedOn: day }) => {
    const happenedOn = formatDate(day.toString(), language);
    return words.payment({ reference: oneLine(reference), amount: inPounds(amount), happenedOn });
  });
  return [...lines, ...(paid.length > mostLines ? [words.more] : [])].join('\n');
}

function letter({ name, language }: Reader, paragraphs: readonly string[], url: string): string {
  const { hello, page, farewell } = bankFileCatalogues[language];
  const all = [`${oneLine(`${hello} ${name}`)},`, ...paragraphs, `${page}\n${url}`, `${farewell}\nBarefoot\n`];
  return all.join('\n\n');
}
