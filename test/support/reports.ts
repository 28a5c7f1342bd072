import { newId } from '../../src/kernel/id.js';
import { aProgrammeIn } from './programmes.js';
import type { TestServer } from './server.js';
import { put } from './traces.js';
import { aVoucher } from './vouchers.js';

/** Of a person who locked a report, and who said and took back what came of a voucher. */
export async function leaveReports(server: TestServer, person: string, organisationId: string): Promise<void> {
  const at = server.clock.now().toString();
  const programme = await aProgrammeIn(server, 'draft', { funderId: organisationId, by: person });
  const period = newId();
  await put(server, 'report_periods', {
    ...{ id: period, programme_id: programme, from_on: '2025-01-01', to_on: '2025-01-31', locked_at: at },
    locked_by: person,
  });
  await put(server, 'report_versions', {
    ...{ period_id: period, version: 1, made_at: at, made_by: person, snapshot: '{}', hash: 'ab'.repeat(32) },
    changes: '{}',
  });
  const voucher = await aVoucher(server, { organisationId });
  await put(server, 'outcomes', {
    ...{ id: newId(), voucher_id: voucher.id, organisation_id: organisationId, kind: 'jobs', value: 3 },
    ...{ happened_on: '2025-01-31', evidence: 'A payroll.', recorded_at: at, recorded_by: person },
    ...{ withdrawn_at: at, withdrawn_by: person },
  });
}
