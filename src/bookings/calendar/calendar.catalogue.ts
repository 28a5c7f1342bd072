import type { Language } from '../../kernel/when.js';

interface CalendarWords {
  /** What stands before the title of a session that is not certain, or is not any more. */
  readonly held: string;
  readonly requested: string;
  readonly cancelled: string;
  readonly video: string;
  readonly phone: string;
  readonly in_person: string;
  readonly group: string;
  readonly with: (name: string) => string;
  readonly forWhom: (organisation: string) => string;
  readonly seat: (amount: string) => string;
  readonly noPrice: string;
  readonly seatsLeft: (count: number) => string;
}

/** Nothing in Welsh stands before a name or after a number where it would have to change. */
export const calendarWords: Readonly<Record<Language, CalendarWords>> = {
  en: {
    held: 'Held',
    requested: 'Asked for',
    cancelled: 'Cancelled',
    video: 'Video call',
    phone: 'Phone call',
    in_person: 'In person',
    group: 'group session',
    with: (name) => `Adviser: ${name}`,
    forWhom: (organisation) => `For: ${organisation}`,
    seat: (amount) => `Price of a seat: ${amount}`,
    noPrice: 'Nothing to pay',
    seatsLeft: (count) => (count === 0 ? 'Full: all seats are taken' : `Seats left: ${count}`),
  },
  cy: {
    held: 'Ar gadw',
    requested: 'Gofynnwyd amdani',
    cancelled: 'Canslwyd',
    video: 'Galwad fideo',
    phone: 'Galwad ffôn',
    in_person: 'Wyneb yn wyneb',
    group: 'sesiwn grŵp',
    with: (name) => `Cynghorydd: ${name}`,
    forWhom: (organisation) => `Ar gyfer: ${organisation}`,
    seat: (amount) => `Pris sedd: ${amount}`,
    noPrice: 'Dim i’w dalu',
    seatsLeft: (count) => (count === 0 ? 'Llawn: mae pob sedd wedi’i chymryd' : `Seddi ar ôl: ${count}`),
  },
};

export function titleOf(
  { titleEn, titleCy }: { readonly titleEn: string; readonly titleCy: string },
  language: Language,
): string {
  return language === 'cy' && titleCy !== '' ? titleCy : titleEn;
}
