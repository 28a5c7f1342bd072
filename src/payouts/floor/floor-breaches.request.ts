import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const listFloorBreachesRequest = z.strictObject(pageRequest);
export type ListFloorBreachesRequest = z.output<typeof listFloorBreachesRequest>;
