import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import type { Role } from '../actor.js';

export type MemberNews = 'joined' | 'role-changed' | 'removed';

export interface MemberLetterFacts {
  readonly organisation: string;
  /** Who joined; of the other news it is the reader. */
  readonly who: string;
  readonly role: Role;
  /** Of the organisation. */
  readonly url: string;
}

/** Tells admins who has joined, and people what becomes of what they may do for an organisation. */
export function memberLetter(
  news: MemberNews,
  facts: MemberLetterFacts,
  { name, language }: { readonly name: string; readonly language: Language },
): { subject: string; text: string } {
  const words = catalogue[language];
  const told = {
    organisation: oneLine(facts.organisation),
    who: oneLine(facts.who) || words.somebody,
    as: words.as[facts.role],
  };
  const { subject, said, next } = words.news[news];
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    said(told),
    next,
    news === 'removed' ? '' : `${words.page}\n${facts.url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject: subject(told), text: paragraphs.filter((each) => each !== '').join('\n\n') };
}

interface Told {
  readonly organisation: string;
  readonly who: string;
  /** "as a booker" */
  readonly as: string;
}

interface Words {
  readonly subject: (told: Told) => string;
  readonly said: (told: Told) => string;
  readonly next: string;
}

interface Catalogue {
  readonly hello: string;
  readonly somebody: string;
  readonly as: Readonly<Record<Role, string>>;
  readonly news: Readonly<Record<MemberNews, Words>>;
  readonly page: string;
  readonly farewell: string;
}

const catalogue: Readonly<Record<Language, Catalogue>> = {
  en: {
    hello: 'Hello',
    somebody: 'Somebody without a name',
    as: { member: 'as a member', booker: 'as a booker', finance: 'for its finances', admin: 'as an admin' },
    news: {
      joined: {
        subject: ({ who, organisation }) => `${who} has joined ${organisation}`,
        said: ({ who, organisation, as }) =>
          `${who} has accepted the invitation, and acts for ${organisation} now: ${as}.`,
        next: 'If that is not right, an admin can change what they may do, or remove them.',
      },
      'role-changed': {
        subject: ({ organisation }) => `What you may do for ${organisation} has changed`,
        said: ({ organisation, as }) =>
          `An admin of ${organisation} has changed what you may do for it. You act for it now: ${as}.`,
        next: 'If you think that this is a mistake, please ask an admin of the organisation.',
      },
      removed: {
        subject: ({ organisation }) => `You do not act for ${organisation} any more`,
        said: ({ organisation }) =>
          `An admin of ${organisation} has removed you. You do not act for it on Barefoot any more.`,
        next: 'Your own account stays as it is. If you think that this is a mistake, please ask an admin of the organisation.',
      },
    },
    page: 'The organisation on Barefoot:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helo',
    somebody: 'Rhywun heb enw',
    as: { member: 'yn aelod', booker: 'yn drefnydd', finance: 'yn gyfrifol am gyllid', admin: 'yn weinyddwr' },
    news: {
      joined: {
        subject: ({ who, organisation }) => `${organisation}: mae ${who} wedi ymuno`,
        said: ({ who, organisation, as }) =>
          `Mae ${who} wedi derbyn y gwahoddiad, ac yn gweithredu bellach ar ran ${organisation}: ${as}.`,
        next: 'Os nad yw hynny’n iawn, gall gweinyddwr newid yr hyn y caiff ei wneud, neu ddod â’r aelodaeth i ben.',
      },
      'role-changed': {
        subject: ({ organisation }) => `${organisation}: mae’r hyn y cewch ei wneud wedi newid`,
        said: ({ organisation, as }) =>
          `Mae gweinyddwr wedi newid yr hyn y cewch ei wneud ar ran ${organisation}. Rydych bellach yn gweithredu ar ei ran: ${as}.`,
        next: 'Os credwch mai camgymeriad yw hyn, gofynnwch i un o weinyddwyr y sefydliad, os gwelwch yn dda.',
      },
      removed: {
        subject: ({ organisation }) => `${organisation}: nid ydych yn gweithredu ar ei ran mwyach`,
        said: ({ organisation }) =>
          `Mae gweinyddwr wedi dod â’ch aelodaeth i ben. Nid ydych yn gweithredu ar ran ${organisation} ar Barefoot mwyach.`,
        next: 'Mae eich cyfrif eich hun yn aros fel y mae. Os credwch mai camgymeriad yw hyn, gofynnwch i un o weinyddwyr y sefydliad, os gwelwch yn dda.',
      },
    },
    page: 'Y sefydliad ar Barefoot:',
    farewell: 'Cofion gorau,',
  },
};
