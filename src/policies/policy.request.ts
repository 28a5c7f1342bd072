import { z } from 'zod';
import { instantText } from '../platform/http/parameters.js';
import { policySchemas } from './policy.js';

const dated = {
  in_force_from: instantText.meta({ description: 'When it comes into force: later than now.' }),
  decision: z
    .string()
    .trim()
    .min(3)
    .max(500)
    .meta({ description: 'The members’ decision, or the law or publication behind it.' }),
};

/** One shape a name, so that a figure never lands under another's. */
export const policyRequest = z
  .discriminatedUnion('name', [
    z.strictObject({ name: z.literal('living-wage'), value: policySchemas['living-wage'], ...dated }),
    z.strictObject({ name: z.literal('floor'), value: policySchemas.floor, ...dated }),
    z.strictObject({ name: z.literal('platform-fee'), value: policySchemas['platform-fee'], ...dated }),
    z.strictObject({ name: z.literal('cancellation-bands'), value: policySchemas['cancellation-bands'], ...dated }),
    z.strictObject({ name: z.literal('decisions'), value: policySchemas.decisions, ...dated }),
    z.strictObject({ name: z.literal('clocks'), value: policySchemas.clocks, ...dated }),
    z.strictObject({ name: z.literal('disputes'), value: policySchemas.disputes, ...dated }),
    z.strictObject({ name: z.literal('paid-work'), value: policySchemas['paid-work'], ...dated }),
    z.strictObject({ name: z.literal('path-to-specialist'), value: policySchemas['path-to-specialist'], ...dated }),
    z.strictObject({ name: z.literal('vat'), value: policySchemas.vat, ...dated }),
    z.strictObject({ name: z.literal('group-sessions'), value: policySchemas['group-sessions'], ...dated }),
    z.strictObject({ name: z.literal('free-introductions'), value: policySchemas['free-introductions'], ...dated }),
    z.strictObject({ name: z.literal('time-credits'), value: policySchemas['time-credits'], ...dated }),
    z.strictObject({ name: z.literal('base-rate'), value: policySchemas['base-rate'], ...dated }),
    z.strictObject({ name: z.literal('vouchers'), value: policySchemas.vouchers, ...dated }),
    z.strictObject({ name: z.literal('subsidy-control'), value: policySchemas['subsidy-control'], ...dated }),
    z.strictObject({ name: z.literal('payment-rails'), value: policySchemas['payment-rails'], ...dated }),
    z.strictObject({ name: z.literal('pay'), value: policySchemas.pay, ...dated }),
    z.strictObject({ name: z.literal('invoices'), value: policySchemas.invoices, ...dated }),
    z.strictObject({ name: z.literal('retention'), value: policySchemas.retention, ...dated }),
  ])
  .meta({ id: 'NewPolicy' });
export type PolicyRequest = z.output<typeof policyRequest>;
