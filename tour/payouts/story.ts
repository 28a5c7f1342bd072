import type { Days } from '../days.js';
import type { News } from '../news.js';
import type { OfferedHour } from '../vouchers/adviser.js';
import type { Cast, Adviser } from './people.js';

/** What every step goes on from. */
export interface Story {
  readonly cast: Cast;
  readonly days: Days;
  readonly news: News;
  /** Where the sandbox of the payment providers listens. */
  readonly sandbox: string;
  /** The hours of each day at which the clock stops on its way. */
  readonly stops: readonly number[];
}

/** With an hour of each adviser's to book. */
export interface Paid extends Story {
  readonly offers: ReadonlyMap<Adviser, OfferedHour>;
}
