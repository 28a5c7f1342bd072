import { z } from 'zod';
import { roles } from '../actor.js';

export const changeMemberRoleRequest = z.strictObject({ role: z.enum(roles) }).meta({ id: 'ChangeMemberRole' });
export type ChangeMemberRoleRequest = z.output<typeof changeMemberRoleRequest>;
