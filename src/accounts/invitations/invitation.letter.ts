import { formatUntil, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import type { Role } from '../actor.js';

export interface InvitationFacts {
  readonly organisation: string;
  readonly inviter: string;
  readonly role: Role;
  /** The address invited, which is the one to sign in with. */
  readonly email: string;
  readonly url: string;
  readonly lapsesAt: Temporal.Instant;
  readonly language: Language;
  readonly zone: string;
}

/** The letter that asks an address into an organisation. It says the same to whoever has an account and whoever has none. */
export function invitationLetter(facts: InvitationFacts): { subject: string; text: string } {
  const words = WORDS[facts.language];
  const told: Told = {
    ...facts,
    organisation: oneLine(facts.organisation),
    inviter: oneLine(facts.inviter),
    until: formatUntil(facts.lapsesAt, facts.zone, facts.language),
  };
  return {
    subject: words.subject(told),
    text: [`${words.hello},`, ...words.paragraphs(told), 'Barefoot\n'].join('\n\n'),
  };
}

interface Told extends InvitationFacts {
  /** "until Monday ..." */
  readonly until: string;
}

interface Words {
  readonly subject: (told: Told) => string;
  readonly hello: string;
  readonly role: Readonly<Record<Role, string>>;
  readonly paragraphs: (told: Told) => readonly string[];
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    subject: ({ organisation }) => `Invitation to act for ${organisation} on Barefoot`,
    hello: 'Hello',
    role: {
      member: 'a member, who sees its sessions',
      booker: 'a booker, who books advisers for it',
      finance: 'its finance person, who sees what it pays',
      admin: 'an admin, who may do everything for it',
    },
    paragraphs: ({ inviter, organisation, role, email, url, until }) => [
      `${inviter === '' ? 'An admin' : inviter} invites you to act for ${organisation} on Barefoot, as ${WORDS.en.role[role]}.`,
      `To accept, sign in as ${email} and open this link:`,
      url,
      `It works once, ${until}.`,
      'If you do not want to, or do not know who this is, ignore this message: nothing happens without you.',
    ],
  },
  cy: {
    subject: ({ organisation }) => `Gwahoddiad i weithredu ar ran ${organisation} ar Barefoot`,
    hello: 'Helo',
    role: {
      member: 'yn aelod, sy’n gweld ei sesiynau',
      booker: 'yn drefnydd, sy’n trefnu sesiynau gyda chynghorwyr ar ei ran',
      finance: 'yn gyfrifol am gyllid, i weld yr hyn y mae’n ei dalu',
      admin: 'yn weinyddwr, sy’n gallu gwneud popeth ar ei ran',
    },
    paragraphs: ({ inviter, organisation, role, email, url, until }) => [
      `Mae ${inviter === '' ? 'gweinyddwr' : inviter} yn eich gwahodd i weithredu ar ran ${organisation} ar Barefoot, ${WORDS.cy.role[role]}.`,
      `I dderbyn, mewngofnodwch fel ${email} ac agorwch y ddolen hon:`,
      url,
      `Bydd yn gweithio unwaith, ${until}.`,
      'Os nad ydych am dderbyn, neu os nad ydych yn gwybod pwy sy’n eich gwahodd, anwybyddwch y neges hon: ni fydd dim yn digwydd hebddoch chi.',
    ],
  },
};
