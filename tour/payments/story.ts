import type { Days } from '../days.js';
import type { News } from '../news.js';
import type { OfferedHour } from '../vouchers/adviser.js';
import type { Programme } from '../vouchers/answers.js';
import type { Cast } from './people.js';

/** What every step goes on from. */
export interface Story {
  readonly cast: Cast;
  readonly days: Days;
  readonly news: News;
  /** Where the sandbox of the payment providers listens. */
  readonly sandbox: string;
}

/** A programme with something in its fund, and an hour to book. */
export interface Prepared extends Story {
  readonly programme: Programme;
  readonly offer: OfferedHour;
}
