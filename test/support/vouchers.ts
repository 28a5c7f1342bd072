import type { ApplicationId, OrganisationId, PackageId, ProgrammeId, UserId } from '../../src/kernel/id.js';
import { newId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { Database, type Transaction } from '../../src/platform/database.js';
import type { Application } from '../../src/vouchers/application.js';
import { ApplicationTable } from '../../src/vouchers/application.table.js';
import { DeclarationTable } from '../../src/vouchers/awards/declaration.table.js';
import { subsidyYears } from '../../src/vouchers/awards/subsidy.js';
import { SubsidyTable } from '../../src/vouchers/awards/subsidy.table.js';
import { activeTerms, offered } from '../../src/vouchers/awards/terms.js';
import { hashOfCode, newVoucherCode } from '../../src/vouchers/awards/voucher-code.js';
import type { Package, Programme } from '../../src/vouchers/programme.js';
import { packageSchema, ProgrammeTable } from '../../src/vouchers/programme.table.js';
import type { Voucher } from '../../src/vouchers/voucher.js';
import { depositReceived, voucherEnded, voucherOffered } from '../../src/vouchers/voucher.postings.js';
import { VoucherTable } from '../../src/vouchers/voucher.table.js';
import { aMembership, anOrganisation, aPerson, aSteward, type Somebody } from './factories.js';
import type { TestServer } from './server.js';

/** What vouchers are not about is written straight into the tables, and into the books with it. */

export interface AFunder {
  readonly id: OrganisationId;
  readonly admin: Somebody;
}

interface GivenFunder {
  readonly publicAuthority?: boolean;
  readonly name?: string;
  /** An organisation that there is already. */
  readonly id?: string;
  readonly admin?: Somebody;
}

/** A recognised funder with an admin, of no public authority unless it is said so. */
export async function aFunder(server: TestServer, given: GivenFunder = {}): Promise<AFunder> {
  const { publicAuthority = false, name } = given;
  const own = { kind: 'funder', ...(name === undefined ? {} : { name }) };
  const id = given.id ?? (await anOrganisation(server, own)).id;
  const [admin, steward] = [given.admin ?? (await aPerson(server)), await aSteward(server)];
  await aMembership(server, id, admin, 'admin');
  await server.owner.query(
    'INSERT INTO funders (organisation_id, is_public_authority, recognised_at, recognised_by) VALUES ($1, $2, $3, $4)',
    [id, publicAuthority, server.clock.now().toString(), steward.id],
  );
  return { id: id as OrganisationId, admin };
}

export interface AProgramme extends Programme {
  /** Worth £600, and unbounded in minutes, unless it is said otherwise. */
  readonly package: Package;
}

interface GivenProgramme {
  readonly funder?: AFunder;
  readonly depositMinor?: number;
  readonly package?: Partial<Package>;
  readonly terms?: Partial<Programme>;
}

/** An open programme that pays the whole price, first come, first served, with a package and £10,000 in its fund. */
export async function aProgramme(server: TestServer, given: GivenProgramme = {}): Promise<AProgramme> {
  const now = server.clock.now();
  const funder = given.funder ?? (await aFunder(server, { publicAuthority: given.terms?.subsidyControlled ?? false }));
  const steward = await aSteward(server);
  const programme = programmeOf(funder, steward.id as UserId, now, given.terms);
  const chosen: Package = {
    ...{ id: newId<PackageId>(), programmeId: programme.id, titleEn: 'A start', titleCy: 'Dechrau' },
    ...{ valueMinor: 60_000, minutes: null, retiredAt: null },
    ...given.package,
  };
  const depositMinor = given.depositMinor ?? 1_000_000;
  await server.app.get(Database).transaction(async (tx) => {
    await new ProgrammeTable(tx).insert(programme);
    await tx.insert(packageSchema, chosen);
    if (depositMinor > 0) await aDeposit(tx, programme, depositMinor, { by: steward, now });
  });
  return { ...programme, package: chosen };
}

function programmeOf(funder: AFunder, by: UserId, now: Temporal.Instant, terms: Partial<Programme> = {}): Programme {
  return {
    id: newId<ProgrammeId>(),
    funderId: funder.id,
    subsidyControlled: false,
    ...{ nameEn: 'Good starts', nameCy: 'Dechrau da', summaryEn: '', summaryCy: '' },
    ...{ state: 'open', stateSince: now, currency: 'GBP', budgetMinor: 10_000_000, monthlyCapMinor: null },
    ...{ opensAt: now.subtract({ hours: 24 }), closesAt: now.add({ hours: 24 * 365 }) },
    eligibility: {
      ...{ regions: [], stages: [], sectors: [], legalForms: [] },
      ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: null },
    },
    ...{ decision: 'first-come', scorers: 2, funderPercent: 100, match: 'none', matchMinutesAnHour: null },
    ...{ paysFeeAndVat: true, preparationPercent: 100, commitmentFeeMinor: 0, topics: [], adviserKinds: [] },
    ...{ offerDays: 28, startDays: 60, useMonths: 6, reportFields: [], version: 1, createdAt: now, createdBy: by },
    ...terms,
  };
}

async function aDeposit(
  tx: Transaction,
  programme: Programme,
  minor: number,
  { by, now }: { by: Somebody; now: Temporal.Instant },
): Promise<void> {
  const id = newId();
  await tx.query(
    `INSERT INTO deposits (id, programme_id, amount_minor, currency, received_at, recorded_at, recorded_by, bank_reference)
     VALUES ($1, $2, $3, $4, $5, $5, $6, $7)`,
    [...[id, programme.id, minor, programme.currency, now.toString(), by.id, `Deposit ${id}`]],
  );
  const amount = money(minor, programme.currency);
  await new Ledger(tx).post([depositReceived({ id, programmeId: programme.id, amount }, { occurredAt: now })], now);
}

/** Submitted by somebody of the organisation, and offered what it asked for. */
export function anApplication(
  programme: AProgramme,
  { organisationId, by, now }: { organisationId: string; by: Somebody; now: Temporal.Instant },
): Application {
  const person = by.id as UserId;
  return {
    ...{ id: newId<ApplicationId>(), programmeId: programme.id, packageId: programme.package.id },
    ...{ organisationId: organisationId as OrganisationId, state: 'offered', stateSince: now },
    enterprise: {
      ...{ legalForm: 'co-operative-society', registrationNumber: null, region: 'wales', stage: 'planning' },
      ...{ sectors: [], people: 3, trading: false },
    },
    ...{ unmet: [], need: 'A start.', startedAt: now, startedBy: person, submittedAt: now, submittedBy: person },
    ...{ decidedAt: now, decidedBy: null, decisionReference: null, reason: null },
    ...{ appealedAt: null, appealDecidedAt: null },
  };
}

export interface AVoucher extends Voucher {
  /** What its bookers are told. */
  readonly code: string;
}

interface GivenVoucher {
  readonly organisationId: string;
  /** Who accepted it; somebody unless it is said. */
  readonly by?: Somebody;
  /** £600 unless it is said otherwise. */
  readonly valueMinor?: number;
  /** One of its own unless it is given. */
  readonly programme?: AProgramme;
  /** Of that programme, where it is made for this voucher. */
  readonly programmeTerms?: Partial<Programme>;
  /** Of the voucher itself: another state wants the facts that go with it. */
  readonly terms?: Partial<Voucher>;
}

/** An active voucher, its money set aside in the books; what it has left goes back where its state says that it ended. */
export async function aVoucher(server: TestServer, given: GivenVoucher): Promise<AVoucher> {
  const now = server.clock.now();
  const { organisationId, valueMinor = 60_000, programmeTerms: terms = {} } = given;
  const programme = given.programme ?? (await aProgramme(server, { package: { valueMinor }, terms }));
  const by = given.by ?? (await aPerson(server));
  const application = anApplication(programme, { organisationId, by: await aPerson(server), now });
  const offer = offered({ application, programme, package: { ...programme.package, valueMinor }, by: null, now });
  const code = newVoucherCode();
  const accepted = { acceptedAt: now, acceptedBy: by.id as UserId, codeHash: hashOfCode(code) };
  const voucher: Voucher = { ...offer, state: 'active', ...accepted, ...activeTerms(offer, now), ...given.terms };
  await server.app.get(Database).transaction(async (tx) => {
    await new ApplicationTable(tx).insert(application);
    await new VoucherTable(tx).insert(voucher);
    if (voucher.acceptedAt) await acceptedAsTheLawAsks(tx, voucher, by.id as UserId, now);
    const of = { voucherId: voucher.id, programmeId: programme.id, amount: money(valueMinor, voucher.currency) };
    const { state } = voucher;
    const ended =
      state === 'offered' || state === 'accepted' || state === 'active' || state === 'suspended' ? [] : [state];
    const when = { occurredAt: now };
    await new Ledger(tx).post([voucherOffered(of, when), ...ended.map((end) => voucherEnded(of, end, when))], now);
  });
  return { ...voucher, code };
}

/** What comes with an acceptance: the declarations, and of public money its notice, confirmation and award. */
async function acceptedAsTheLawAsks(
  tx: Transaction,
  voucher: Voucher,
  by: UserId,
  now: Temporal.Instant,
): Promise<void> {
  const declarations = new DeclarationTable(tx);
  await declarations.insert(voucher.id, await declarations.needed(voucher, now), { by, now });
  if (!voucher.subsidyControlled) return;
  const subsidies = new SubsidyTable(tx);
  const { from } = subsidyYears(now, { earlier_years: 2 });
  const confirmation = {
    ...{ id: newId(), voucherId: voucher.id, notifiedAt: now, confirmedAt: now, countedFrom: from },
    ...{ declaredMinor: 0, ownMinor: 0, valueMinor: voucher.valueMinor, capMinor: 31_500_000 },
  };
  await subsidies.notify(voucher.id, voucher.valueMinor, now);
  await subsidies.confirm(confirmation, [], by);
  await subsidies.award(confirmation, { forPublication: false, now });
}
