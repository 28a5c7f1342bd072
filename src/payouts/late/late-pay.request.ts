import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const listLatePayRequest = z.strictObject(pageRequest);
export type ListLatePayRequest = z.output<typeof listLatePayRequest>;
