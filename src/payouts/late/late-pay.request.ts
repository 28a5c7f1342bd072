import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const listLatePayRequest = z.strictObject(pageRequest).meta({ id: 'ListLatePay' });
export type ListLatePayRequest = z.output<typeof listLatePayRequest>;
