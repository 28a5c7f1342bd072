import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const listMandatesRequest = z.strictObject(pageRequest);
export type ListMandatesRequest = z.output<typeof listMandatesRequest>;
