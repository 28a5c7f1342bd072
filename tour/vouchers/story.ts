import type { Days } from '../days.js';
import type { News } from '../news.js';
import type { Programme, Voucher } from './answers.js';
import type { Cast } from './people.js';

/** What every step goes on from. */
export interface Story {
  readonly cast: Cast;
  readonly days: Days;
  readonly news: News;
}

/** A voucher that was accepted, and what it is used with. */
export interface Accepted {
  readonly programme: Programme;
  readonly voucher: Voucher;
  readonly code: string;
}

export interface Funded {
  /** Of a programme that pays three quarters of each price. */
  readonly matched: Accepted;
  /** Of one that pays the whole. */
  readonly whole: Accepted;
}
