import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { idOf, move } from './money.js';
import { flag, metadata, page, text } from './parameters.js';
import { refused } from './refusal.js';
import type { World } from './world.js';

/** What a dispute costs in the UK, won or lost. */
const disputeFeePence = 2000;

const listed = z.strictObject({ ...page, charge: text.optional(), payment_intent: text.optional() });
const answered = z.strictObject({
  evidence: z.record(z.string(), text).default({}),
  submit: flag.default(true),
  metadata: metadata.default({}),
});

export function disputeEndpoints(world: World): Rows<Endpoint> {
  const { shelf } = world;
  return {
    'GET /v1/disputes/:id': takes(z.strictObject({}), (_, id): Stripe.Dispute => shelf.get('dispute', id)),
    'GET /v1/disputes': takes(listed, (asked): Stripe.ApiList<Stripe.Dispute> => {
      const found = shelf
        .all('dispute')
        .filter((one) => asked.charge === undefined || one.charge === asked.charge)
        .filter((one) => asked.payment_intent === undefined || one.payment_intent === asked.payment_intent);
      return pageOf(found, asked, '/v1/disputes');
    }),
    'POST /v1/disputes/:id': takes(answered, ({ evidence, submit, metadata: added }, id): Stripe.Dispute => {
      const dispute = mustBeOpen(shelf.get('dispute', id));
      Object.assign(dispute.evidence, evidence);
      Object.assign(dispute.metadata, added);
      dispute.evidence_details.has_evidence = true;
      if (submit) Object.assign(dispute, { status: 'under_review' });
      if (submit) dispute.evidence_details.submission_count += 1;
      world.tell('charge.dispute.updated', dispute);
      return dispute;
    }),
    'POST /v1/disputes/:id/close': takes(z.strictObject({}), (_, id): Stripe.Dispute =>
      closeDispute(world, id, 'lost'),
    ),
  };
}

/** The payer's bank takes the whole charge back, and Stripe its fee, until it is decided. */
export function openDispute(world: World, chargeId: string, reason = 'fraudulent'): Stripe.Dispute {
  const disputed = world.shelf.get('charge', chargeId);
  if (disputed.disputed) throw refused('charge_disputed', `${chargeId} is disputed already.`);
  const id = world.newId('dp');
  const withdrawn = move(world, {
    type: 'adjustment',
    amount: -disputed.amount,
    feePence: disputeFeePence,
    source: id,
  });
  disputed.disputed = true;
  const dispute = world.shelf.put(newDispute(world, { id, disputed, reason, withdrawn }));
  world.tell('charge.dispute.created', dispute);
  world.tell('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

export function closeDispute(world: World, id: string, status: 'won' | 'lost'): Stripe.Dispute {
  const dispute = mustBeOpen(world.shelf.get('dispute', id));
  dispute.status = status;
  if (status === 'won')
    dispute.balance_transactions.push(move(world, { type: 'adjustment', amount: dispute.amount, source: id }));
  world.tell('charge.dispute.closed', dispute);
  if (status === 'won') world.tell('charge.dispute.funds_reinstated', dispute);
  return dispute;
}

function mustBeOpen(dispute: Stripe.Dispute): Stripe.Dispute {
  if (dispute.status === 'needs_response' || dispute.status === 'under_review') return dispute;
  throw refused('dispute_closed', `This dispute is closed already: it was ${dispute.status}.`);
}

interface Opened {
  readonly id: string;
  readonly disputed: Stripe.Charge;
  readonly reason: string;
  readonly withdrawn: Stripe.BalanceTransaction;
}

function newDispute(world: World, { id, disputed, reason, withdrawn }: Opened): Stripe.Dispute {
  return {
    id,
    object: 'dispute',
    amount: disputed.amount,
    balance_transactions: [withdrawn],
    charge: disputed.id,
    created: world.now(),
    currency: disputed.currency,
    enhanced_eligibility_types: [],
    evidence: { ...noEvidence, enhanced_evidence: {} },
    evidence_details: {
      due_by: world.now() + 7 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: idOf(disputed.payment_intent),
    reason,
    status: 'needs_response',
  };
}

const noEvidence: Omit<Stripe.Dispute.Evidence, 'enhanced_evidence'> = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
