import type Stripe from 'stripe';
import type { StripeKeys } from '../../platform/config.js';
import { type Outgoing, OutgoingNotYet, type OutgoingRail, type SeenOutgoing } from '../outgoing/outgoing-rail.js';
import { answered, connectToStripe, known, madeOnce, refusalOf, type StripeRefusal } from './connection.js';

/** What an account that cannot be paid to is refused with: its holder has still to tell Stripe something, or has closed it. */
const payeesFaults = new Set([
  'insufficient_capabilities_for_transfer',
  'transfers_not_allowed',
  'account_closed',
  'account_invalid',
]);

/** Advisers are paid out of our balance with Stripe, by a transfer to the account that each has there. */
export class StripeTransfers implements OutgoingRail {
  readonly name = 'stripe';
  private readonly stripe: Stripe;

  constructor(keys: StripeKeys) {
    this.stripe = connectToStripe(keys);
  }

  async send(outgoing: Outgoing): Promise<SeenOutgoing> {
    const key = `payout_${outgoing.id}_${outgoing.askedAt.epochMilliseconds}`;
    try {
      const make = (idempotencyKey: string) => this.create(outgoing, idempotencyKey);
      const id = await madeOnce(key, make, async () => (await this.find(outgoing))?.id ?? null);
      return seenTransferOf(await answered(this.stripe.transfers.retrieve(id)));
    } catch (error) {
      if (error instanceof TransferRefused) return refusedTransfer(error.refusal);
      throw error;
    }
  }

  async look(outgoing: Outgoing): Promise<SeenOutgoing | null> {
    const { externalId } = outgoing;
    const found =
      externalId === null ? await this.find(outgoing) : await known(this.stripe.transfers.retrieve(externalId));
    return found ? seenTransferOf(found) : null;
  }

  /** Throws {@link TransferRefused} where nothing was made. */
  private async create(outgoing: Outgoing, idempotencyKey: string): Promise<string> {
    try {
      return (await this.stripe.transfers.create(transferWanted(outgoing), { idempotencyKey })).id;
    } catch (error) {
      const refusal = refusalOf(error);
      throw refusal ? new TransferRefused(refusal) : error;
    }
  }

  /** The transfer whose id we were never told, because the answer was lost. */
  private async find({ id }: Outgoing): Promise<Stripe.Transfer | undefined> {
    const { data } = await answered(this.stripe.transfers.list({ transfer_group: groupOf(id), limit: 100 }));
    return data.find(({ metadata }) => metadata['payout_id'] === id);
  }
}

function transferWanted({ id, amount, payee, reference }: Outgoing): Stripe.TransferCreateParams {
  return {
    amount: amount.minor,
    currency: amount.currency.toLowerCase(),
    destination: payee,
    description: reference,
    transfer_group: groupOf(id),
    metadata: { payout_id: id },
  };
}

function groupOf(id: Outgoing['id']): string {
  return `payout_${id}`;
}

/** What was transferred is the adviser's the same day. What was taken back of it in part was paid: people settle that. */
export function seenTransferOf({
  id,
  created,
  amount,
  amount_reversed,
}: Pick<Stripe.Transfer, 'id' | 'created' | 'amount' | 'amount_reversed'>): SeenOutgoing {
  const isBack = amount_reversed === amount;
  return {
    state: isBack ? 'returned' : 'paid',
    externalId: id,
    paidOn: Temporal.Instant.fromEpochMilliseconds(created * 1000)
      .toZonedDateTimeISO('Europe/London')
      .toPlainDate(),
    failure: isBack ? 'Stripe took the transfer back' : null,
    isPayeesFault: isBack,
  };
}

/** Stripe said no to making it, and not to something that was asked on the way there. */
class TransferRefused extends Error {
  override readonly name = 'TransferRefused';

  constructor(readonly refusal: StripeRefusal) {
    super(refusal.message);
  }
}

/** Throws {@link OutgoingNotYet} for what is none of the payee's: our balance is too low, above all. */
function refusedTransfer({ code, param, message }: StripeRefusal): SeenOutgoing {
  const isPayeesFault = payeesFaults.has(code) || (code === 'resource_missing' && param === 'destination');
  if (!isPayeesFault) throw new OutgoingNotYet(message);
  return { state: 'failed', externalId: null, paidOn: null, failure: `Stripe refused: ${code}`, isPayeesFault };
}
