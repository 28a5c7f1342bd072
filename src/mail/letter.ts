import type { Language } from '../kernel/when.js';
import type { LetterKind, News } from './letter-kinds.js';

/** A letter to one person, as the module whose fact it tells wrote it. */
export interface Letter {
  readonly kind: LetterKind;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Of the text; where it is left out, that of the account with this address. */
  readonly language?: Language;
  /** It is its reader's task, and comes whatever letters they want. */
  readonly isDuty?: boolean;
  /** A session that is still to come: what is told of it is not held until it is too late. */
  readonly about?: { readonly id: string; readonly startsAt: Temporal.Instant };
  /** An iTIP part (RFC 5546), shown by mail programs as an invitation. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | undefined;
  /** An address of ours that takes what its reader answers; left out where nobody reads that. */
  readonly replyTo?: string | undefined;
}

/** How a letter reaches its reader: by itself, as a line of a digest, or on the site alone. */
export type Way = 'mail' | 'digest' | 'site';

/** A letter as it lies in the database. */
export interface KeptLetter {
  readonly id: string;
  readonly kind: string;
  readonly to_address: string;
  readonly to_name: string;
  readonly subject: string;
  readonly body: string | null;
  readonly calendar: string | null;
  readonly calendar_method: 'REQUEST' | 'CANCEL' | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  /** Where it leads on this site. */
  readonly path: string | null;
  /** When its reader saw here what it told. */
  readonly read_at: Date | null;
  readonly language: Language;
  /** By which its reader could refuse it; null of what always comes. */
  readonly news: News | 'digest' | null;
  readonly way: Way;
  /** Not mailed before then: quiet hours, or a digest. */
  readonly held_until: Date | null;
}

/** Which part of what somebody was written. */
export interface LettersWanted {
  readonly before: { readonly at: string; readonly id: string } | undefined;
  readonly count: number;
}
