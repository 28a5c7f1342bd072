import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { DeliveryTable } from './delivery.table.js';
import { viewDelivery } from './delivery.view.js';
import { findSession } from './lock-session.js';

@Injectable()
export class ReadDelivery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const { standing } = await findSession(tx, actor, id, 'readDelivery');
      return viewDelivery(tx, standing, this.clock.now());
    });
  }

  /** The adviser's own. */
  notes(actor: Actor, id: BookingId): Promise<string> {
    return this.database.transaction(async (tx) => {
      await findSession(tx, actor, id, 'readDeliveryNotes');
      return new DeliveryTable(tx).notes(id);
    });
  }
}
