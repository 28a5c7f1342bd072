import type { Language } from '../../accounts/index.js';

interface Told {
  readonly name: string;
  readonly calendar: string;
  /** Where the adviser's calendars are. */
  readonly url: string;
}

/** To an adviser whose calendar could not be read for some hours; the calendar's name is the adviser's own. */
export function unreadCalendarLetter(
  language: Language,
  { name, calendar, url }: Told,
): { subject: string; text: string } {
  const { hello, farewell, subject, paragraphs } = words(calendar)[language];
  const greeting = name === '' ? `${hello},` : `${hello} ${name.replace(/\s+/g, ' ')},`;
  return {
    subject,
    text: [greeting, ...paragraphs.slice(0, -1), `${paragraphs.at(-1)}\n${url}`, `${farewell}\nBarefoot\n`].join(
      '\n\n',
    ),
  };
}

function words(calendar: string) {
  return {
    en: {
      hello: 'Hello',
      farewell: 'With best wishes,',
      subject: `We cannot read your calendar “${calendar}”`,
      paragraphs: [
        `You connected a calendar, “${calendar}”, so that nobody books you when it says that you are busy. We have not been able to read it for some hours.`,
        'What it said before still counts, but what has changed since then does not: you might be booked when you are not free. We go on trying, at least once a day.',
        'Why it cannot be read, and what you can do about it, is told here:',
      ],
    },
    cy: {
      hello: 'Helo',
      farewell: 'Cofion gorau,',
      subject: `Ni allwn ddarllen eich calendr “${calendar}”`,
      paragraphs: [
        `Fe wnaethoch gysylltu calendr, “${calendar}”, fel na all neb drefnu sesiwn gyda chi pan fydd yn dweud eich bod yn brysur. Nid ydym wedi gallu ei ddarllen ers rhai oriau.`,
        "Mae'r hyn a ddywedodd o'r blaen yn dal i gyfrif, ond nid yw'r hyn sydd wedi newid ers hynny: gallai rhywun drefnu sesiwn pan nad ydych yn rhydd. Rydym yn dal i geisio, o leiaf unwaith y dydd.",
        "Dyma lle gallwch weld pam na ellir ei ddarllen, a'r hyn y gallwch ei wneud:",
      ],
    },
  } as const;
}
