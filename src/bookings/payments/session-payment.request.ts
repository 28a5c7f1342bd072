import { z } from 'zod';
import { rails } from '../../payments/index.js';

export const railRequest = z
  .enum(rails)
  .meta({ description: 'bank: an instant payment, or a Direct Debit; debit: by a mandate that stands; card.' });

export const planSessionPaymentRequest = z.strictObject({ rail: railRequest }).meta({ id: 'PlanSessionPayment' });
export type PlanSessionPaymentRequest = z.output<typeof planSessionPaymentRequest>;
