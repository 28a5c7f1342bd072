import { Injectable } from '@nestjs/common';
import type { DiaryPages } from '../../diary/index.js';
import type { Offer } from '../../experts/index.js';
import { Clock } from '../../platform/clock.js';
import type { Transaction } from '../../platform/database.js';
import { freeStarts, nearestFirst, termsToBook, viewSlot } from '../free-slots.js';
import { SlotTokens } from '../slot-token.js';
import { type SeriesPlan, withSessions } from './series.js';
import { alternatives, viewConflict } from './series.view.js';

const daysAround = 3;

/** What is free near each session of a series that cannot be at its time: singly, and beside all those of it that can. */
@Injectable()
export class NearConflicts {
  constructor(
    private readonly clock: Clock,
    private readonly tokens: SlotTokens,
  ) {}

  async view(tx: Transaction, offer: Offer, { free, conflicts }: SeriesPlan) {
    const now = this.clock.now();
    const terms = await termsToBook(tx, offer, now);
    const listing = { tokens: this.tokens, now };
    const hours = daysAround * 24;
    const after = (pages: DiaryPages) => withSessions(pages, offer, free);
    const views = [];
    for (const conflict of conflicts) {
      const { start } = conflict;
      const around = { start: start.subtract({ hours }), end: start.add({ hours }) };
      const { starts } = await freeStarts(tx, terms, around, { now, after });
      const nearest = nearestFirst(starts, start).slice(0, alternatives);
      views.push({
        ...viewConflict(conflict),
        alternatives: nearest.map((each) => viewSlot(terms, each, listing)),
      });
    }
    return views;
  }
}
