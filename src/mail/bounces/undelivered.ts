import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { UndeliverableAddress } from './undeliverable-address.js';
import { UndeliverableAddressTable } from './undeliverable-address.table.js';
import type { UndeliveredLetter } from './undelivered-letter.js';
import { UndeliveredLetterTable } from './undelivered-letter.table.js';

type Wanted = { readonly after: Place | undefined; readonly count: number };

/** What did not arrive, for whom it concerns and for stewards. */
@Injectable()
export class Undelivered {
  letters(tx: Transaction, wanted: Wanted): Promise<UndeliveredLetter[]> {
    return new UndeliveredLetterTable(tx).list(wanted);
  }

  /** Undefined where there is no such letter, or it cannot go out any more; not sent where its address is marked, and so it cannot be. */
  sendAgain(tx: Transaction, id: string, now: Temporal.Instant): Promise<UndeliveredLetter | undefined> {
    return new UndeliveredLetterTable(tx).redrive(id, now);
  }

  /** At most a thousand; how many. */
  sendAllAgain(tx: Transaction, kind: string, now: Temporal.Instant): Promise<number> {
    return new UndeliveredLetterTable(tx).redriveAll(kind, now);
  }

  addresses(tx: Transaction, wanted: Wanted): Promise<UndeliverableAddress[]> {
    return new UndeliverableAddressTable(tx).list(wanted);
  }

  address(tx: Transaction, address: string): Promise<UndeliverableAddress | undefined> {
    return new UndeliverableAddressTable(tx).of(address);
  }

  /** Undefined where it is not marked any more. What its reader called spam is left as it is: they alone take that back. */
  async tryAgain(tx: Transaction, id: string, now: Temporal.Instant): Promise<UndeliverableAddress | undefined> {
    const marks = new UndeliverableAddressTable(tx);
    const marked = await marks.lock(id);
    if (marked && marked.reason !== 'complained') await marks.clear(marked.address, now);
    return marked;
  }

  /** As its reader asks, whatever it was marked for. */
  writeAgain(tx: Transaction, address: string, now: Temporal.Instant): Promise<void> {
    return new UndeliverableAddressTable(tx).clear(address, now);
  }

  /** Whoever opens a link that was mailed gets mail; whoever called it spam may do so and want no more all the same. */
  async arrived(tx: Transaction, address: string, now: Temporal.Instant): Promise<void> {
    const marks = new UndeliverableAddressTable(tx);
    const marked = await marks.of(address);
    if (marked && marked.reason !== 'complained') await marks.clear(address, now);
  }
}
