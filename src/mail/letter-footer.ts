import type { Language } from '../kernel/when.js';
import type { KeptLetter } from './letter.js';

interface Footed extends Pick<KeptLetter, 'news'> {
  /** What they choose by; null where nobody has an account by this address. */
  readonly choiceUrl: string | null;
  /** Where they refuse what is like it; null of what always comes. */
  readonly refusalUrl: string | null;
}

/** Why a letter came, and where its reader chooses what comes; of what they can refuse, where. Paragraphs, as a letter's are. */
export function footerOf({ news, choiceUrl, refusalUrl }: Footed, language: Language): string {
  const { why, unknown, choose, refuse } = words[language];
  if (choiceUrl === null) return unknown;
  return [
    why[news ?? 'always'],
    `${choose}\n${choiceUrl}`,
    refusalUrl === null ? '' : `${news === 'digest' ? refuse.digest : refuse.news}\n${refusalUrl}`,
  ]
    .filter((each) => each !== '')
    .join('\n\n');
}

interface Words {
  readonly why: Readonly<Record<NonNullable<KeptLetter['news']> | 'always', string>>;
  readonly unknown: string;
  readonly choose: string;
  readonly refuse: Readonly<Record<'news' | 'digest', string>>;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    why: {
      always:
        'You get this letter because it is about your account, your money or something that is yours to do. Such letters always come.',
      bookings: 'You get this letter because it is about a session of yours.',
      messages: 'You get this letter because somebody wrote to you on Barefoot.',
      reminders: 'You get this letter as a reminder.',
      money: 'You get this letter because money or time of yours has moved.',
      account: 'You get this letter because it is about your profile on Barefoot.',
      members: 'You get this letter because you belong to an organisation on Barefoot.',
      digest: 'You get this letter because you asked for your news in one letter a day.',
    },
    unknown:
      'You get this letter because somebody gave us this address. If it was not you, there is nothing to do: we keep it for no other purpose.',
    choose: 'Choose which letters come, and when:',
    refuse: {
      news: 'No more letters of this kind:',
      digest: 'No more daily letters (invitations to your calendar, and what cannot wait, still come):',
    },
  },
  cy: {
    why: {
      always:
        'Rydych yn cael y llythyr hwn am ei fod yn ymwneud â’ch cyfrif, eich arian neu rywbeth i chi ei wneud. Bydd llythyrau o’r fath yn dod bob amser.',
      bookings: 'Rydych yn cael y llythyr hwn am ei fod yn ymwneud ag un o’ch sesiynau.',
      messages: 'Rydych yn cael y llythyr hwn am fod rhywun wedi ysgrifennu atoch ar Barefoot.',
      reminders: 'Rydych yn cael y llythyr hwn i’ch atgoffa.',
      money: 'Rydych yn cael y llythyr hwn am fod arian neu amser wedi symud.',
      account: 'Rydych yn cael y llythyr hwn am ei fod yn ymwneud â’ch proffil ar Barefoot.',
      members: 'Rydych yn cael y llythyr hwn am eich bod yn perthyn i sefydliad ar Barefoot.',
      digest: 'Rydych yn cael y llythyr hwn am i chi ofyn am eich newyddion mewn un llythyr y dydd.',
    },
    unknown:
      'Rydych yn cael y llythyr hwn am fod rhywun wedi rhoi’r cyfeiriad hwn i ni. Os nad chi oedd hynny, nid oes angen gwneud dim: nid ydym yn ei gadw at unrhyw ddiben arall.',
    choose: 'Dewiswch pa lythyrau sy’n dod, a phryd:',
    refuse: {
      news: 'Dim mwy o lythyrau o’r math hwn:',
      digest: 'Dim mwy o lythyrau dyddiol (bydd gwahoddiadau i’ch calendr, a’r hyn na all aros, yn dod o hyd):',
    },
  },
};
