import * as z from 'zod';
import type { Rows } from '../routes.js';
import { changes, creates, date, finds, gbp, lists, metadata, pence, text, type Endpoint } from './endpoints.js';
import { nextChargeDay } from './mandates.js';
import { cancelPayment, makePayment, retryPayment } from './payments.js';
import { invalid } from './refusal.js';
import type { Kept, World } from './world.js';

const creating = z.strictObject({
  amount: pence,
  currency: gbp,
  charge_date: date.optional(),
  description: text.optional(),
  links: z.strictObject({ mandate: text }),
  metadata: metadata.default({}),
  reference: text.optional(),
  retry_if_possible: z.boolean().optional(),
});
const acting = z.strictObject({ metadata: metadata.optional() });
const retrying = z.strictObject({ charge_date: date.optional(), metadata: metadata.optional() });
const updating = z.strictObject({ metadata: metadata.default({}) });

export function paymentEndpoints(world: World): Rows<Endpoint> {
  return {
    'POST /payments': creates('payments', creating, (wanted) => {
      const mandate = world.get('mandates', wanted.links.mandate);
      const chargeDate = chargeDateOf(world, mandate, wanted.charge_date);
      const { amount, description = null, metadata: said } = wanted;
      return makePayment(world, {
        amount,
        description,
        metadata: said,
        scheme: 'bacs',
        mandate: mandate.id,
        chargeDate,
      });
    }),
    'GET /payments/:id': finds(world, 'payments'),
    'GET /payments': lists(world, 'payments', {
      mandate: ({ links }) => links?.mandate,
      status: ({ status }) => status,
      customer: ({ links }) => (links?.mandate ? world.get('mandates', links.mandate).links?.customer : undefined),
    }),
    'PUT /payments/:id': changes('payments', 'payments', updating, (id, wanted) =>
      Object.assign(world.get('payments', id), wanted),
    ),
    'POST /payments/:id/actions/cancel': changes('payments', 'data', acting, (id) => cancelPayment(world, id)),
    'POST /payments/:id/actions/retry': changes('payments', 'data', retrying, (id, wanted) => {
      const { links } = world.get('payments', id);
      return retryPayment(world, id, chargeDateOf(world, world.get('mandates', links?.mandate), wanted.charge_date));
    }),
  };
}

function chargeDateOf(world: World, mandate: Kept<'mandates'>, wanted: string | undefined): string {
  const earliest = nextChargeDay(world, mandate);
  if (wanted !== undefined && wanted < earliest)
    throw invalid('payments.charge_date', `must be on or after mandate's next_possible_charge_date (${earliest})`);
  return wanted ?? earliest;
}
