import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../accounts/index.js';
import type { OrganisationId, PaymentId } from '../kernel/id.js';
import { Database, type Transaction } from '../platform/database.js';
import { pageOf, placeAfter } from '../platform/http/cursor.js';
import type { Payment, Reversal } from './payment.js';
import { relationsToPayment } from './payment-relations.js';
import type { ListPaymentsRequest } from './payment.request.js';
import { PaymentTable } from './payment.table.js';
import type { Refund } from './refunds/refund.js';
import { RefundTable } from './refunds/refund.table.js';

/** A payment, what was taken back of it and what was given back. */
export interface DetailedPayment {
  readonly payment: Payment;
  readonly reversals: readonly Reversal[];
  readonly refunds: readonly Refund[];
}

/** Throws `not-found`. */
export async function detailsOf(tx: Transaction, id: PaymentId): Promise<DetailedPayment> {
  const payments = new PaymentTable(tx);
  const [payment, refunds] = [await payments.find(id), await new RefundTable(tx).of(id)];
  return { payment, reversals: await payments.reversalsOf(id), refunds };
}

@Injectable()
export class ReadPayments {
  constructor(private readonly database: Database) {}

  one(actor: Actor, id: PaymentId): Promise<DetailedPayment> {
    return this.database.transaction(async (tx) => {
      const found = await detailsOf(tx, id);
      permit('readPayment', relationsToPayment(actor, found.payment), 'payment');
      return found;
    });
  }

  /** Of an organisation, the newest first. */
  list(actor: Actor, organisationId: OrganisationId, { limit, cursor }: ListPaymentsRequest) {
    permit('listPayments', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const page = { after: placeAfter(cursor), count: limit + 1 };
      const found = await new PaymentTable(tx).ofOrganisation(organisationId, page);
      return pageOf(found, limit, ({ plannedAt, id }) => ({ at: plannedAt, id }));
    });
  }
}
