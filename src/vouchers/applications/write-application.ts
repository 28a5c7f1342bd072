import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Application } from '../application.js';
import { ApplicationTable } from '../application.table.js';
import { SupportEvents } from '../support-events.table.js';
import { tellOfApplication } from '../tell-of-vouchers.js';

interface Change {
  /** What happened; the new state where it is left out. */
  readonly kind?: string;
  readonly at: Temporal.Instant;
  /** Null where the clock did it, or the order of coming. */
  readonly by: UserId | null;
}

/** Keeps an application as it has become, and who did it. Throws `application-standing`. */
export async function writeApplication(
  tx: Transaction,
  application: Application,
  { kind = application.state, at, by }: Change,
): Promise<void> {
  await new ApplicationTable(tx).update(application);
  await new SupportEvents(tx).record({ subject: 'application', subjectId: application.id, kind, at, by });
  await tellOfApplication(tx, application, { kind, at });
}
