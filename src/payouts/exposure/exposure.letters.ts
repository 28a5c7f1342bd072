import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';

interface ExposureFacts {
  readonly exposure: Money;
  readonly cap: Money;
  /** Where it says what that is made of. */
  readonly url: string;
}

interface ExposureWords {
  readonly hello: string;
  readonly subject: string;
  readonly said: (exposure: string, cap: string) => string;
  readonly next: string;
  readonly page: string;
  readonly farewell: string;
}

const words: Readonly<Record<Language, ExposureWords>> = {
  en: {
    hello: 'Hello',
    subject: 'The guarantee fund stands behind much',
    said: (exposure, cap) =>
      `${exposure} is paid or payable to advisers though its money is not clear or has not come. The members’ cap is ${cap}.`,
    next: 'Beyond the cap no new Direct Debit confirms a session, and clients are asked to pay by bank or card. Advisers are paid in any case. Please see what clients owe, or put a change of the cap to the members.',
    page: 'What it is made of:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helo',
    subject: 'Mae’r gronfa warant yn sefyll y tu ôl i lawer',
    said: (exposure, cap) =>
      `Mae ${exposure} wedi’i dalu neu’n ddyledus i gynghorwyr er nad yw ei arian wedi clirio neu heb ddod. Terfyn yr aelodau yw ${cap}.`,
    next: 'Y tu hwnt i’r terfyn nid oes Debyd Uniongyrchol newydd yn cadarnhau sesiwn, a gofynnir i gleientiaid dalu drwy’r banc neu â cherdyn. Telir cynghorwyr beth bynnag. Edrychwch ar yr hyn sy’n ddyledus gan gleientiaid, neu gofynnwch i’r aelodau newid y terfyn.',
    page: 'O beth y mae wedi’i wneud:',
    farewell: 'Cofion gorau,',
  },
};

/** The letter that tells a steward how much is paid or payable before its money is clear. */
export function exposureLetter(
  { exposure, cap, url }: ExposureFacts,
  { name, language }: { readonly name: string; readonly language: Language },
): { subject: string; text: string } {
  const { hello, subject, said, next, page, farewell } = words[language];
  const paragraphs = [
    `${oneLine(`${hello} ${name}`)},`,
    said(inPounds(exposure), inPounds(cap)),
    next,
    `${page}\n${url}`,
    `${farewell}\nBarefoot\n`,
  ];
  return { subject, text: paragraphs.join('\n\n') };
}
