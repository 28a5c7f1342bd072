import { Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { ExpertTable, OfferTable } from '../../experts/index.js';
import type { GroupSessionId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import type { Transaction } from '../../platform/database.js';
import { GroupSessionTable } from '../groups/group-session.table.js';
import { ended, type NothingOffered, type WaitingEntry } from './waiting-entry.js';
import { WaitingEntryTable } from './waiting-entry.table.js';
import { nothingCameFree } from './waiting.letters.js';

interface End {
  readonly reason: NothingOffered;
  readonly now: Temporal.Instant;
}

/** Ends the waiting of those for whom nothing can come free any more, and tells them. The diary is locked. */
@Injectable()
export class EndWaiting {
  constructor(private readonly mail: Mail) {}

  async run(tx: Transaction, entry: WaitingEntry, { reason, now }: End): Promise<void> {
    await new WaitingEntryTable(tx).update(ended(entry, reason, now));
    const accounts = new AccountTable(tx);
    const { name, email, language } = await accounts.person(entry.madeBy);
    const expert = await new ExpertTable(tx).find(entry.expertId);
    const { titleEn, titleCy } = await titlesOf(tx, entry);
    const title = language === 'cy' && titleCy !== '' ? titleCy : titleEn;
    const letter = nothingCameFree(reason, { name, language, adviserName: expert.name, title });
    await this.mail.post(tx, { kind: 'waiting-ended', to: { name, address: email }, ...letter });
  }

  /** For a seat of a group session that was called off, whether or not one was kept for them. */
  async ofGroupSession(tx: Transaction, id: GroupSessionId, now: Temporal.Instant): Promise<void> {
    const entries = await new WaitingEntryTable(tx).waitingFor(id);
    for (const entry of entries) await this.run(tx, entry, { reason: 'session-cancelled', now });
  }
}

/** As the offer, or the group session, names what was waited for. */
function titlesOf(tx: Transaction, { groupSessionId, offerId }: WaitingEntry) {
  return groupSessionId === null
    ? new OfferTable(tx).findEvenRetired(offerId)
    : new GroupSessionTable(tx).find(groupSessionId);
}
