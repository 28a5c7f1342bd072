import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId, ProgrammeId, VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Ledger, type TransferId } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { PolicyTable } from '../../policies/index.js';
import { ProgrammeTable } from '../programme.table.js';
import type { Voucher } from '../voucher.js';
import { type Award, AwardTable } from './award.table.js';
import { ContributionTable } from './contribution.table.js';
import { DeclarationTable } from './declaration.table.js';
import { subsidyYears } from './subsidy.js';
import { SubsidyTable } from './subsidy.table.js';
import type { ListSubsidyAwardsRequest, ListVouchersRequest, StatementRequest } from './voucher.request.js';
import { viewVoucher } from './voucher.view.js';
import { findVoucher } from './voucher-at-hand.js';
import { VoucherDecisionTable } from './voucher-decision.table.js';
import {
  viewConfirmation,
  viewContribution,
  viewDeclaration,
  viewLine,
  viewSubsidyAward,
  viewUse,
} from './voucher-details.view.js';

/** Whoever lists or reads vouchers: figures, and never what was said in a session. */
@Injectable()
export class ReadVouchers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found` to whoever is a stranger to the organisation. */
  ofOrganisation(actor: Actor, organisationId: OrganisationId, request: ListVouchersRequest) {
    permit('listVouchers', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction((tx) => this.list(tx, { organisationId }, request));
  }

  /** Throws `not-found` to whoever is a stranger to the funder. */
  ofProgramme(actor: Actor, programmeId: ProgrammeId, request: ListVouchersRequest) {
    return this.database.transaction(async (tx) => {
      const { funderId } = await new ProgrammeTable(tx).find(programmeId);
      permit('listProgrammeVouchers', relationsTo(actor, funderId), 'programme');
      return this.list(tx, { programmeId }, request);
    });
  }

  /** As an answer shows it, to whoever has just done something with it. */
  view(voucher: Voucher) {
    return this.database.transaction(async (tx) => viewVoucher(await awardOf(tx, voucher), this.clock.now()));
  }

  one(actor: Actor, id: VoucherId) {
    return this.database.transaction(async (tx) => {
      const { standing } = await findVoucher(tx, actor, id, 'readVoucher');
      const uses = await new AwardTable(tx).uses(id);
      const decisions = await new VoucherDecisionTable(tx).of(id);
      return {
        ...viewVoucher(await awardOf(tx, standing), this.clock.now()),
        uses: uses.map((use) => viewUse(use, standing.currency)),
        decisions: decisions.map(({ kind, at, reason }) => ({ kind, at: at.toString(), reason })),
      };
    });
  }

  statement(actor: Actor, id: VoucherId, { limit, cursor }: StatementRequest) {
    return this.database.transaction(async (tx) => {
      const { standing } = await findVoucher(tx, actor, id, 'readVoucherStatement');
      const place = placeAfter(cursor);
      const part = {
        currency: standing.currency,
        count: limit + 1,
        ...(place ? { after: place.id as TransferId } : {}),
      };
      const lines = await new Ledger(tx).statement({ kind: 'voucher', owner: id }, part);
      const page = pageOf(lines, limit, ({ recordedAt, transferId }) => ({ at: recordedAt, id: transferId }));
      return { ...page, items: page.items.map(viewLine) };
    });
  }

  /** The terms, and what is to be done before it can be accepted. */
  offer(actor: Actor, id: VoucherId) {
    return this.database.transaction(async (tx) => {
      const { standing } = await findVoucher(tx, actor, id, 'readVoucherOffer');
      const now = this.clock.now();
      const texts = new DeclarationTable(tx);
      const declarations = standing.acceptedAt ? await texts.of(id) : await texts.needed(standing, now);
      return {
        voucher: viewVoucher(await awardOf(tx, standing), now),
        declarations: declarations.map(viewDeclaration),
        subsidy: standing.subsidyControlled ? await subsidyOf(tx, standing, now) : null,
      };
    });
  }

  contributions(actor: Actor, id: VoucherId) {
    return this.database.transaction(async (tx) => {
      await findVoucher(tx, actor, id, 'listContributions');
      return { items: (await new ContributionTable(tx).of(id)).map(viewContribution) };
    });
  }

  /** Throws `not-found` to whoever is no steward. */
  async subsidyAwards(actor: Actor, { for_publication: marked, limit, cursor }: ListSubsidyAwardsRequest) {
    permit('listSubsidyAwards', actor.steward ? ['steward'] : [], 'register');
    const forPublication = marked === undefined ? undefined : marked === 'true';
    const list = { forPublication, before: placeAfter(cursor), count: limit + 1 };
    const found = await this.database.transaction((tx) => new SubsidyTable(tx).awards(list));
    const page = pageOf(found, limit, ({ awardedAt, voucherId }) => ({ at: awardedAt, id: voucherId }));
    return { ...page, items: page.items.map(viewSubsidyAward) };
  }

  private async list(
    tx: Transaction,
    of: { readonly organisationId: OrganisationId } | { readonly programmeId: ProgrammeId },
    { state, limit, cursor }: ListVouchersRequest,
  ) {
    const found = await new AwardTable(tx).list({ of, state, before: placeAfter(cursor), count: limit + 1 });
    const page = pageOf(found, limit, ({ voucher }) => ({ at: voucher.offeredAt, id: voucher.id }));
    const now = this.clock.now();
    return { ...page, items: page.items.map((award) => viewVoucher(award, now)) };
  }
}

async function awardOf(tx: Transaction, voucher: Voucher): Promise<Award> {
  const [award] = await new AwardTable(tx).of([voucher]);
  if (!award) throw new Error(`Voucher ${voucher.id} is of no programme.`);
  return award;
}

async function subsidyOf(tx: Transaction, { id }: Voucher, now: Temporal.Instant) {
  const subsidies = new SubsidyTable(tx);
  const rules = await new PolicyTable(tx).inForce('subsidy-control', now);
  const confirmation = await subsidies.confirmation(id);
  return {
    counted_from: subsidyYears(now, rules).from,
    cap: money(rules.cap_minor),
    notified_at: (await subsidies.notifiedAt(id))?.toString() ?? null,
    confirmation: confirmation ? viewConfirmation(confirmation, await subsidies.declared(confirmation.id)) : null,
  };
}
