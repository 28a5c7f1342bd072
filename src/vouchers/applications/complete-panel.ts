import type { Transaction } from '../../platform/database.js';
import type { Application } from '../application.js';
import type { Programme } from '../programme.js';
import { scoreOf } from './panel.js';
import { PanelTable } from './panel.table.js';
import { writeApplication } from './write-application.js';

/** Once all who sit on the panel have scored, the application has their median; its programme decides how many it takes. */
export async function completePanel(
  tx: Transaction,
  application: Application,
  { scorers }: Pick<Programme, 'scorers'>,
  now: Temporal.Instant,
): Promise<void> {
  if (application.state !== 'diagnosed') return;
  const scoreHalfPoints = scoreOf(await new PanelTable(tx).of(application.id), scorers);
  if (scoreHalfPoints === undefined) return;
  const scored = { ...application, state: 'scored', stateSince: now, scoreHalfPoints } as const;
  await writeApplication(tx, scored, { at: now, by: null });
}
