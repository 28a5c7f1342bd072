import { newId } from '../../src/kernel/id.js';
import { newBankReference } from '../../src/vouchers/invoices/bank-reference.js';
import type { TestServer } from './server.js';
import { put } from './traces.js';

/** What a programme is made of, for tests that write it as the tables' owner. */
export function aProgrammeRow(given: { readonly funderId: string; readonly by: string; readonly at: string }) {
  const { funderId, by, at } = given;
  return {
    ...{ id: newId(), funder_id: funderId, subsidy_controlled: false, name_en: 'Good starts', name_cy: 'Dechrau da' },
    ...{ summary_en: 'For starts.', summary_cy: 'I ddechrau.', state: 'draft', state_since: at, currency: 'GBP' },
    ...{ budget_minor: 1_000_000, opens_at: '2025-01-01T00:00Z', closes_at: '2099-01-01T00:00Z' },
    eligibility:
      '{"regions":[],"stages":[],"sectors":[],"legalForms":[],"leastPeople":null,"mostPeople":null,"mostPreviousAwards":null}',
    ...{ decision: 'first-come', scorers: 2, funder_percent: 100, match: 'none', pays_fee_and_vat: true },
    ...{ preparation_percent: 25, commitment_fee_minor: 0, topics: '{}', adviser_kinds: '{}', offer_days: 28 },
    ...{ start_days: 60, use_months: 6, report_fields: '{}', version: 1, created_at: at, created_by: by },
  };
}

/** Makes an organisation a funder, where it is none yet. */
export async function recognised({ owner, clock }: TestServer, organisationId: string, by: string): Promise<void> {
  await owner.query(
    `INSERT INTO funders (organisation_id, is_public_authority, recognised_at, recognised_by) VALUES ($1, false, $2, $3)
     ON CONFLICT DO NOTHING`,
    [organisationId, clock.now().toString(), by],
  );
}

/** A programme of a funder with a package of £600, in whatever state. Its id. */
export async function aProgrammeIn(
  server: TestServer,
  state: 'draft' | 'open' | 'closed',
  given: { readonly funderId: string; readonly by: string },
): Promise<string> {
  await recognised(server, given.funderId, given.by);
  const row = { ...aProgrammeRow({ ...given, at: server.clock.now().toString() }), state };
  await put(server, 'programmes', row);
  await put(server, 'programme_packages', {
    ...{ id: newId(), programme_id: row.id, title_en: 'A start', title_cy: 'Dechrau', value_minor: 60_000 },
  });
  return row.id;
}

let count = 0;
/** Numbers of a year that no clock of a test comes to. */
const invoices = () => (count += 1);

/** Of a person who was in office: whatever can be known of what they did for programmes. */
export async function leaveProgrammes(server: TestServer, person: string, funderId: string): Promise<void> {
  const at = server.clock.now().toString();
  const programme = await aProgrammeIn(server, 'draft', { funderId, by: person });
  const deposit = { id: newId(), programme_id: programme, amount_minor: 100, currency: 'GBP', received_at: at };
  await put(server, 'deposits', { ...deposit, recorded_at: at, recorded_by: person, bank_reference: 'Theirs' });
  await put(server, 'deposit_reversals', {
    ...{ deposit_id: deposit.id, programme_id: programme, bank_reference: 'Theirs', reversed_at: at },
    ...{ reversed_by: person, reason: 'A slip.' },
  });
  const invoice = { id: newId(), programme_id: programme, organisation_id: funderId, year: 2001, sequence: invoices() };
  await put(server, 'invoices', {
    ...{ ...invoice, currency: 'GBP', net_minor: 100, vat_percent: 0, vat_minor: 0, vat_reason: 'grant' },
    ...{ bank_reference: newBankReference(), programme_en: 'Good starts', programme_cy: '', buyer_name: 'A fund' },
    ...{ issued_at: at, issued_by: person, due_on: '2099-01-01' },
  });
  await put(server, 'invoice_cancellations', {
    ...{ invoice_id: invoice.id, year: 2001, sequence: invoice.sequence, cancelled_at: at, cancelled_by: person },
    reason: 'The wrong year.',
  });
  await put(server, 'standing_deposits', {
    ...{ id: newId(), programme_id: programme, amount_minor: 100, currency: 'GBP', day: 1, state: 'ended' },
    ...{ state_since: at, state_by: person, started_at: at, started_by: person },
  });
  await put(server, 'fund_returns', {
    ...{ id: newId(), programme_id: programme, amount_minor: 100, currency: 'GBP', returned_at: at },
    ...{ returned_by: person, reason: 'It is over.' },
  });
  await put(server, 'support_events', {
    ...{ subject: 'programme', subject_id: programme, kind: 'programme-created', at, by_user: person },
  });
}
