import { type ExpertId, newId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { demoSteward } from './demo-content.js';
import type { Loaded } from './loaded.js';
import type { DemoAdviser } from './shapes.js';

/** An account of a bank that does not exist, so that invoices can ask for a transfer. */
export async function addInvoiceAccount(tx: Transaction, { now }: Loaded): Promise<void> {
  const seller = {
    ...{
      seller_name: 'Barefoot Co-op (demo)',
      seller_address: '1 Nowhere Street, Aberystwyth',
      seller_registration: '',
    },
    ...{ account_name: 'Barefoot Co-op (demo)', sort_code: '00-00-00', account_number: '00000000' },
  };
  await tx.query(
    `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at) VALUES ($1, 'invoices', $2, $3, 'The demo', $3)`,
    [newId(), JSON.stringify(seller), now.toString()],
  );
}

/** What an adviser of the demo has been through: a co-op, a body that said yes, and a steward’s approval. The profile is a draft. */
export async function addStanding(tx: Transaction, loaded: Loaded, id: ExpertId, demo: DemoAdviser): Promise<void> {
  if (demo.coOp) await addMembership(tx, loaded, id, demo.coOp);
  if (demo.body !== undefined) await addOversight(tx, loaded, id, demo.body);
  if (demo.state !== 'draft') await approve(tx, loaded, id, demo.state);
}

async function addMembership(tx: Transaction, { now }: Loaded, id: ExpertId, coOp: NonNullable<DemoAdviser['coOp']>) {
  await tx.query(
    `INSERT INTO coop_memberships (id, expert_id, name, role, since, added_at) VALUES ($1, $2, $3, $4, '2020-04-01', $5)`,
    [newId(), id, coOp.name, coOp.role, now.toString()],
  );
}

async function addOversight(tx: Transaction, { now, organisations, admins }: Loaded, id: ExpertId, body: string) {
  const oversight = newId();
  await tx.query(
    `INSERT INTO oversights (id, expert_id, organisation_id, state, asked_at, answered_at, answered_by)
     VALUES ($1, $2, $3, 'accepted', $4, $4, $5)`,
    [oversight, id, organisations.get(body), now.toString(), admins.get(body)],
  );
  await tx.query('UPDATE experts SET oversight_id = $2 WHERE id = $1', [id, oversight]);
}

async function approve(tx: Transaction, { now, users }: Loaded, id: ExpertId, state: 'live' | 'paused') {
  await tx.query('UPDATE experts SET state = $2, approved_at = $3 WHERE id = $1', [id, state, now.toString()]);
  await tx.query(
    `INSERT INTO profile_decisions (id, expert_id, decision, decided_at, decided_by) VALUES ($1, $2, 'approved', $3, $4)`,
    [newId(), id, now.toString(), users.get(demoSteward.email)],
  );
}
