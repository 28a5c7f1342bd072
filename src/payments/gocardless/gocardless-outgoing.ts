import type { GoCardlessClient, OutboundPayment } from 'gocardless-nodejs';
import type { GoCardlessKeys } from '../../platform/config.js';
import type { Outgoing, OutgoingRail, SeenOutgoing } from '../outgoing/outgoing-rail.js';
import { once } from './checkouts.js';
import { answered, connect, GoCardlessRefused, known } from './connection.js';
import { seenOutgoingOf } from './outgoing-standing.js';

/** How long before it was first asked for one is still looked for in the list: clocks differ. */
const margin = { minutes: 10 };

/** Pays advisers out of the payment account at GoCardless, by Faster Payments. Nothing goes before it is approved (`GoCardlessFloat`). */
export class GoCardlessOutgoing implements OutgoingRail {
  readonly name = 'gocardless';
  private readonly client: GoCardlessClient;

  constructor(keys: GoCardlessKeys) {
    this.client = connect(keys, keys.signing);
  }

  async send(outgoing: Outgoing): Promise<SeenOutgoing> {
    const id = await this.create(outgoing);
    return typeof id === 'string' ? this.seen(await this.made(id, outgoing)) : id;
  }

  async look(outgoing: Outgoing): Promise<SeenOutgoing | null> {
    const { externalId } = outgoing;
    const payment = externalId
      ? await known(this.client.outboundPayments.find(externalId))
      : await this.lookedFor(outgoing);
    return payment ? this.seen(payment) : null;
  }

  /** Once for our id; returns GoCardless's. What is refused later than this was made, whatever it is that is refused. */
  private async create({ id: payout_id, amount, payee, reference }: Outgoing): Promise<string | SeenOutgoing> {
    const wanted = {
      ...{ amount: amount.minor, scheme: 'faster_payments' as const, description: 'Pay for advice', reference },
      ...{ links: { recipient_bank_account: payee }, metadata: { payout_id } },
    };
    try {
      return await once(this.client.outboundPayments.create(wanted, payout_id));
    } catch (error) {
      if (error instanceof GoCardlessRefused && isForGood(error)) return refusedFor(error);
      throw error;
    }
  }

  /** What stands under our id already has to be the same. */
  private async made(id: string, { id: payout_id, amount, payee }: Outgoing): Promise<OutboundPayment> {
    const made = await answered(this.client.outboundPayments.find(id));
    if (made.amount === amount.minor && made.links?.recipient_bank_account === payee) return made;
    throw new Error(`GoCardless has another payment under the key of payout ${payout_id}.`);
  }

  /** GoCardless lists the newest first, and finds nothing by metadata. */
  private async lookedFor({ id, askedAt }: Outgoing): Promise<OutboundPayment | undefined> {
    const since = askedAt.subtract(margin);
    let after: string | null | undefined = '';
    while (typeof after === 'string') {
      const page: Awaited<ReturnType<typeof this.page>> = await this.page(after);
      const made = page.outbound_payments.find(({ metadata }) => metadata?.['payout_id'] === id);
      if (made) return made;
      const last = page.outbound_payments.at(-1)?.created_at;
      const isOld = !last || Temporal.Instant.compare(Temporal.Instant.from(last), since) < 0;
      after = isOld ? null : page.meta.cursors.after;
    }
    return undefined;
  }

  private page(after: string) {
    return answered(this.client.outboundPayments.list({ limit: 500, ...(after && { after }) }));
  }

  private async seen(payment: OutboundPayment): Promise<SeenOutgoing> {
    const isOver = payment.status === 'executed' || payment.status === 'failed';
    const { events } = isOver
      ? await answered(this.client.events.list({ outbound_payment: payment.id, limit: 100 }))
      : { events: [] };
    return seenOutgoingOf(payment, events);
  }
}

/** What was asked for cannot be, whenever it is asked. That we may not ask at all is for whoever runs the service, and passes. */
function isForGood({ kind, reasons }: GoCardlessRefused): boolean {
  return kind === 'missing' || reasons[0] === 'ValidationFailedError';
}

function refusedFor({ kind, reasons }: GoCardlessRefused): SeenOutgoing {
  const isPayeesFault = kind === 'missing' || reasons.some((reason) => reason.includes('bank_account'));
  return { state: 'failed', externalId: null, paidOn: null, failure: reasons.join(', ').slice(0, 200), isPayeesFault };
}
