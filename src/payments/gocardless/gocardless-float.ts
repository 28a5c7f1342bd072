import type { GoCardlessClient, OutboundPayment, PaymentAccountTransaction } from 'gocardless-nodejs';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { money, sum } from '../../kernel/money.js';
import type { GoCardlessKeys } from '../../platform/config.js';
import type { Approving, FloatHeld, FloatMovement, PayoutFloat, WaitingOutgoing } from '../outgoing/payout-float.js';
import { answered, connect, GoCardlessRefused } from './connection.js';
import { all } from './gocardless-lines.js';

const limit = 500;

/** The payment account at GoCardless. Approving has to be signed, as sending has. */
export class GoCardlessFloat implements PayoutFloat {
  private readonly client: GoCardlessClient;

  constructor(keys: GoCardlessKeys) {
    this.client = connect(keys, keys.signing);
  }

  async held(): Promise<FloatHeld> {
    const accounts = await all(this.client.paymentAccounts.all({ limit }));
    const approved = await all(this.client.outboundPayments.all({ status: 'scheduled', limit }));
    return {
      balance: sum(accounts.map(({ account_balance = 0 }) => money(account_balance))),
      promised: sum(approved.map(({ amount = 0 }) => money(amount))),
    };
  }

  async waiting(): Promise<WaitingOutgoing[]> {
    const { outbound_payments } = await answered(
      this.client.outboundPayments.list({ status: 'pending_approval', limit }),
    );
    return outbound_payments.flatMap((payment) => {
      const payoutId = payment.metadata?.['payout_id'] as AdviserPayoutId | undefined;
      return payoutId ? [{ payoutId, nameCheck: nameCheckOf(payment) }] : [];
    });
  }

  /** One that is scheduled, or further, was approved before. */
  async approve(externalId: string): Promise<Approving> {
    try {
      return standingOf(await answered(this.client.outboundPayments.approve(externalId)));
    } catch (error) {
      if (!(error instanceof GoCardlessRefused) || error.kind !== 'state') throw error;
      return standingOf(await answered(this.client.outboundPayments.find(externalId)));
    }
  }

  async movements(from: Temporal.PlainDate, through: Temporal.PlainDate): Promise<FloatMovement[]> {
    const days = { value_date_from: from.toString(), value_date_to: through.toString(), limit };
    const accounts = await all(this.client.paymentAccounts.all({ limit }));
    const moved = await Promise.all(
      accounts.map(({ id = '' }) => all(this.client.paymentAccountTransactions.all(id, days))),
    );
    return moved.flat().map(movementOf);
  }
}

function standingOf({ status }: OutboundPayment): Approving {
  if (status === 'verifying' || status === 'pending_approval') return 'not-yet';
  return status === 'cancelled' || status === 'failed' ? 'over' : 'approved';
}

function nameCheckOf({ verifications }: OutboundPayment): WaitingOutgoing['nameCheck'] {
  const result = verifications?.recipient_bank_account_holder_verification?.result;
  return (result?.replaceAll('_', '-') ?? null) as WaitingOutgoing['nameCheck'];
}

function movementOf({ id = '', amount = 0, ...said }: PaymentAccountTransaction): FloatMovement {
  return {
    externalId: id,
    on: Temporal.PlainDate.from(said.value_date ?? ''),
    amount: money(said.direction === 'debit' ? -amount : amount),
    ...{ outgoing: said.links?.outbound_payment ?? null, reference: said.reference ?? '' },
  };
}
