import type { Period } from '../../kernel/time.js';
import { formatUntil, formatWhen, type Language } from '../../kernel/when.js';

export type GroupSessionNews = 'scheduled' | 'takes-place' | 'guaranteed' | 'cancelled' | 'reminder' | 'reminder-soon';

export interface GroupSessionFacts extends Period {
  readonly title: string;
  readonly capacity: number;
  readonly minimumSeats: number;
  /** How many are confirmed. */
  readonly seats: number;
  readonly decideAt: Temporal.Instant;
  /** Whether it was called off because too few seats were taken. */
  readonly hadTooFew: boolean;
  readonly url: string;
}

export interface GroupSessionReader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
}

interface Told {
  readonly capacity: number;
  readonly minimum: number;
  readonly seats: number;
  readonly until: string;
  readonly hadTooFew: boolean;
}

interface Words {
  readonly subject: Readonly<Record<GroupSessionNews, string>>;
  readonly hello: string;
  readonly body: Readonly<Record<GroupSessionNews, (told: Told) => string>>;
  readonly title: string;
  readonly when: string;
  readonly page: string;
  readonly farewell: string;
}

/** The Welsh numbers stand after a colon, since a noun that follows one would turn on which it is. */
const words: Readonly<Record<Language, Words>> = {
  en: {
    subject: {
      scheduled: 'Scheduled',
      'takes-place': 'It takes place',
      guaranteed: 'It takes place in any case',
      cancelled: 'Cancelled',
      reminder: 'Reminder',
      'reminder-soon': 'In one hour',
    },
    hello: 'Hello',
    body: {
      scheduled: ({ capacity, minimum, until }) =>
        `Your group session is scheduled, and people can take its ${capacity} seats. We wait ${until} for at least ${minimum} of them to be confirmed; with fewer, it is called off then and nobody has to pay.`,
      'takes-place': ({ seats, capacity }) =>
        `Your group session takes place: ${seats} of its ${capacity} seats are confirmed. Seats that are left can still be taken until it starts.`,
      guaranteed: () =>
        'Your group session takes place, however few of its seats are taken: a pool of the co-op pays for those that are missing.',
      reminder: ({ seats, capacity }) =>
        `This is a reminder of your group session: ${seats} of its ${capacity} seats are confirmed.`,
      'reminder-soon': ({ seats, capacity }) =>
        `Your group session starts in about an hour: ${seats} of its ${capacity} seats are confirmed.`,
      cancelled: ({ hadTooFew, minimum }) =>
        `Your group session has been cancelled${hadTooFew ? `, because fewer than ${minimum} of its seats were confirmed in time` : ', as you asked'}. Everybody who had a seat has been told, and nobody has to pay. Its time is free again.`,
    },
    title: 'Session',
    when: 'When',
    page: 'The group session on Barefoot:',
    farewell: 'With best wishes,',
  },
  cy: {
    subject: {
      scheduled: 'Trefnwyd',
      'takes-place': 'Bydd yn cael ei chynnal',
      guaranteed: 'Bydd yn cael ei chynnal beth bynnag',
      cancelled: 'Canslwyd',
      reminder: 'I’ch atgoffa',
      'reminder-soon': 'Ymhen awr',
    },
    hello: 'Helo',
    body: {
      scheduled: ({ capacity, minimum, until }) =>
        `Mae eich sesiwn grŵp wedi'i threfnu, a gall pobl gymryd ei seddi. Nifer y seddi: ${capacity}. Byddwn yn aros ${until} am y lleiafswm o seddi wedi'u cadarnhau: ${minimum}. Gyda llai na hynny, caiff ei chanslo bryd hynny ac ni fydd neb yn gorfod talu.`,
      'takes-place': ({ seats, capacity }) =>
        `Bydd eich sesiwn grŵp yn cael ei chynnal. Seddi wedi'u cadarnhau: ${seats} o ${capacity}. Gellir cymryd y seddi sydd ar ôl nes iddi ddechrau.`,
      guaranteed: () =>
        "Bydd eich sesiwn grŵp yn cael ei chynnal, ni waeth faint o'i seddi a gymerir: mae cronfa gan y cwmni cydweithredol yn talu am y rhai sydd ar goll.",
      reminder: ({ seats, capacity }) =>
        `Dyma nodyn i’ch atgoffa am eich sesiwn grŵp. Seddi wedi’u cadarnhau: ${seats} o ${capacity}.`,
      'reminder-soon': ({ seats, capacity }) =>
        `Bydd eich sesiwn grŵp yn dechrau ymhen tuag awr. Seddi wedi’u cadarnhau: ${seats} o ${capacity}.`,
      cancelled: ({ hadTooFew, minimum }) =>
        `Mae eich sesiwn grŵp wedi'i chanslo${hadTooFew ? `, am na chadarnhawyd digon o'i seddi mewn pryd (y lleiafswm: ${minimum})` : ', yn ôl eich cais'}. Rhoddwyd gwybod i bawb oedd â sedd, ac nid oes rhaid i neb dalu. Mae ei hamser yn rhydd eto.`,
    },
    title: 'Sesiwn',
    when: 'Pryd',
    page: 'Y sesiwn grŵp ar Barefoot:',
    farewell: 'Cofion gorau,',
  },
};

/** The letter that tells an adviser what became of a group session of theirs, in their language and zone. */
export function groupSessionLetter(
  news: GroupSessionNews,
  facts: GroupSessionFacts,
  { name, language, zone }: GroupSessionReader,
): { subject: string; text: string } {
  const { subject, hello, body, title, when, page, farewell } = words[language];
  const { capacity, minimumSeats, seats, hadTooFew, start, end } = facts;
  const told = {
    capacity,
    minimum: minimumSeats,
    seats,
    hadTooFew,
    until: formatUntil(facts.decideAt, zone, language),
  };
  return {
    subject: oneLine(`${subject[news]}: ${facts.title}`),
    text: [
      `${oneLine(`${hello} ${name}`)},`,
      body[news](told),
      `${title}: ${oneLine(facts.title)}\n${when}: ${formatWhen(start, end, zone, language)}`,
      `${page}\n${facts.url}`,
      `${farewell}\nBarefoot\n`,
    ].join('\n\n'),
  };
}

/** A break in a name or title would start a header of its own, or a line that looks like ours. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
