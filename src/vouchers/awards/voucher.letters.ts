import { money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { britishDate } from '../../kernel/time.js';
import { formatDate, type Language } from '../../kernel/when.js';
import { oneLine, quoted } from '../../mail/index.js';
import type { Voucher } from '../voucher.js';
import type { Award } from './award.table.js';
import { voucherCatalogues, type VoucherCatalogue, type VoucherTold } from './voucher.letters.catalogue.js';
import type { VoucherNews } from './voucher-news.table.js';

export interface VoucherLetterFacts extends Pick<Award, 'programmeEn' | 'programmeCy' | 'packageEn' | 'packageCy'> {
  readonly voucher: Voucher;
  readonly news: Omit<VoucherNews, 'voucherId'>;
  /** The voucher's address. */
  readonly url: string;
}

interface Reader {
  readonly name: string;
  readonly language: Language;
}

/** The letter that tells somebody of an organisation what became of its voucher. */
export function voucherLetter(facts: VoucherLetterFacts, to: Reader): { subject: string; text: string } {
  const { news, url } = facts;
  const words = voucherCatalogues[to.language];
  const { subject, said, next } = words.news[news.kind];
  const told = toldOf(facts, to.language);
  const paragraphs = [
    `${oneLine(`${words.hello} ${to.name}`)},`,
    said(told),
    quoted(words.quote, news.reason ?? ''),
    news.kind === 'offered' || news.kind === 'active' ? termsOf(facts, to.language) : '',
    next(told),
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return {
    subject: oneLine(`${subject}: ${told.programme}`),
    text: paragraphs.filter((each) => each !== '').join('\n\n'),
  };
}

function toldOf({ voucher, news, ...names }: VoucherLetterFacts, language: Language): VoucherTold {
  // Welsh softens a day after "on", and not after "by".
  const lastDay = (end: Temporal.Instant | null) =>
    end ? formatDate(britishDate(end.subtract({ milliseconds: 1 })), language).replace(/^dd/, 'd') : '';
  const pounds = (minor: number) => inPounds(money(minor, voucher.currency));
  return {
    programme: oneLine(language === 'cy' && names.programmeCy !== '' ? names.programmeCy : names.programmeEn),
    value: pounds(voucher.valueMinor),
    commitmentFee: pounds(voucher.commitmentFeeMinor),
    lapses: lastDay(voucher.offerLapsesAt),
    starts: lastDay(voucher.startBy),
    expires: lastDay(voucher.expiresAt),
    day: formatDate(britishDate(news.about), language),
    amount: pounds(news.amountMinor ?? 0),
    cause: voucher.clawbackCause,
  };
}

/** What is active waits for no fee: it was paid or waived. */
function termsOf({ voucher, news, ...names }: VoucherLetterFacts, language: Language): string {
  const { label, pays, times } = voucherCatalogues[language];
  const inWelsh = language === 'cy';
  const lines = [
    [label.programme, inWelsh && names.programmeCy !== '' ? names.programmeCy : names.programmeEn],
    [label.package, inWelsh && names.packageCy !== '' ? names.packageCy : names.packageEn],
    [label.value, inPounds(money(voucher.valueMinor, voucher.currency))],
    [label.pays, whatItPays(voucher, pays)],
    [label.times, times(voucher.startDays, voucher.useMonths)],
    ...(news.kind === 'offered' && voucher.commitmentFeeMinor > 0
      ? [[label.fee, inPounds(money(voucher.commitmentFeeMinor))]]
      : []),
  ];
  return lines.map((line) => oneLine(line.join(': '))).join('\n');
}

function whatItPays({ match, funderPercent, matchMinutesAnHour }: Voucher, pays: VoucherCatalogue['pays']): string {
  switch (match) {
    case 'none':
      return pays.none;
    case 'cash':
      return pays.cash(funderPercent);
    case 'in-kind':
      return pays['in-kind'](funderPercent);
    case 'time-credits':
      return pays['time-credits'](matchMinutesAnHour ?? 0);
  }
}
