import type { MeetingMode } from '../../experts/index.js';
import type { Language } from '../../kernel/when.js';
import { catalogues, type Side } from '../booking.letters.catalogue.js';
import type { InvitedSession } from '../booking.invite.js';
import type { Meeting } from './meeting.js';

export interface MeetingReader {
  readonly side: Side;
  readonly language: Language;
  /** How the two are called, each in a line. */
  readonly adviser: string;
  readonly client: string;
}

/** Where two meet, in words for one of them. */
export interface ToldMeeting {
  /** Where to be or what to open, for a calendar; empty where there is nothing to say. */
  readonly location: string;
  /** Of a video session. */
  readonly conference: string | undefined;
  /** Each a label and what stands after it. */
  readonly lines: readonly (readonly [string, string])[];
  /** What the adviser wrote of the place, each with what introduces it. */
  readonly notes: readonly (readonly [string, string])[];
}

/** For a letter and an invite alike. */
export function tellMeeting(meeting: Meeting, mode: MeetingMode, reader: MeetingReader): ToldMeeting {
  const words = catalogues[reader.language].meeting;
  const { url, number, clientNumber, place } = meeting;
  switch (mode) {
    case 'video':
      return { ...silent, location: url ?? '', conference: url ?? undefined, lines: url ? [[words.join, url]] : [] };
    case 'phone': {
      const call = number === null ? words.adviserCalls : words.clientCalls;
      return { ...silent, location: number ?? '', lines: [[words.call, call(reader, number ?? clientNumber)]] };
    }
    case 'in_person': {
      if (!place) return silent;
      const notes = [
        [words.directions, place.directions],
        [words.access, place.access],
      ] as const;
      return { ...silent, location: place.address, lines: [[words.where, inOneLine(place.address)]], notes };
    }
  }
}

const silent: ToldMeeting = { location: '', conference: undefined, lines: [], notes: [] };

/** The session as one side's calendar is told of it. */
export function withMeeting(session: InvitedSession, told: ToldMeeting | undefined): InvitedSession {
  if (!told) return session;
  const lines = told.lines.map(([label, text]) => `${label}: ${text}`).join('\n');
  const notes = told.notes.flatMap(([intro, text]) => (text === '' ? [] : [`${intro}\n${text}`]));
  return {
    ...session,
    location: told.location,
    conference: told.conference,
    description: [lines, ...notes, session.description].filter(Boolean).join('\n\n'),
  };
}

/** An address is written in lines, and stands in one here. */
function inOneLine(text: string): string {
  return text
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
    .map((line) =>
      line
        .replace(/[\s\p{Cc},]+$/u, '')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    )
    .filter(Boolean)
    .join(', ');
}
