import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const listPaymentProblemsRequest = z.strictObject(pageRequest);
export type ListPaymentProblemsRequest = z.output<typeof listPaymentProblemsRequest>;
