import * as z from 'zod';
import type { Rows } from '../routes.js';
import { completeAction, fulfil } from './billing-requests.js';
import { parse, text, type Endpoint } from './endpoints.js';
import { activateMandate, endMandate } from './mandates.js';
import { cancelOutboundPayment, failOutboundPayment } from './outbound-payments.js';
import { cancelChargeback, chargeBack, confirmPayment, failPayment, submitPayment } from './payments.js';
import { bouncePayout, payOut } from './payouts.js';
import { missing, refused } from './refusal.js';
import { bounceRefund, payRefund, returnRefund } from './refunds.js';
import type { World } from './world.js';

export type Scenario = (id: string) => object;

/** What can be made to happen at once, by GoCardless's own names where it has one. */
export function scenariosOf(world: World): Readonly<Record<string, Scenario>> {
  return {
    billing_request_fulfilled: (id) => {
      const request = world.get('billing_requests', id);
      for (const { type } of request.actions ?? []) if (type) completeAction(request, type);
      return fulfil(world, request);
    },
    mandate_activated: (id) => activateMandate(world, id),
    mandate_cancelled: (id) => endMandate(world, id, 'cancelled'),
    mandate_failed: (id) => endMandate(world, id, 'failed'),
    mandate_expired: (id) => endMandate(world, id, 'expired'),
    payment_submitted: (id) => submitPayment(world, id),
    payment_confirmed: (id) => confirmPayment(world, id),
    payment_paid_out: (id) => paidOut(world, id),
    payment_failed: (id) => failPayment(world, id),
    payment_late_failure: (id) => late(world, id),
    payment_charged_back: (id) => chargeBack(world, id),
    payment_chargeback_cancelled: (id) => cancelChargeback(world, id),
    payout_bounced: (id) => bouncePayout(world, id),
    refund_paid: (id) => payRefund(world, id),
    refund_bounced: (id) => bounceRefund(world, id),
    refund_returned: (id) => returnRefund(world, id),
    outbound_payment_cancelled: (id) => cancelOutboundPayment(world, id),
    outbound_payment_failed: (id) => failOutboundPayment(world, id),
  };
}

/** GoCardless's own way to them, which its client knows. */
export function scenarioEndpoints(scenarios: Readonly<Record<string, Scenario>>): Rows<Endpoint> {
  const schema = z.strictObject({ links: z.strictObject({ resource: text }) });
  return {
    'POST /scenario_simulators/:id/actions/run': {
      envelope: 'data',
      answer: (parameters, id) => {
        const scenario = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
        if (!scenario) throw missing();
        scenario(parse(schema, parameters, 'data').links.resource);
        return { body: { scenario_simulators: { id } } };
      },
    },
  };
}

function paidOut(world: World, id: string): object {
  const payment = world.get('payments', id);
  if (payment.status !== 'confirmed') confirmPayment(world, id);
  payOut(world);
  return payment;
}

/** Only what was confirmed can fail late. */
function late(world: World, id: string): object {
  const { status } = world.get('payments', id);
  if (status !== 'confirmed' && status !== 'paid_out')
    throw refused('payment_not_confirmed', `This payment is ${status ?? 'nothing'}, and cannot fail late.`);
  return failPayment(world, id);
}
