import { z } from 'zod';
import { refusalResponse } from './operation.js';

export const tags = ['Sign-in'];

/** What any address of the sign-in library may refuse with. */
export const refused = {
  '400': refusalResponse(['invalid-request', 'sign-in-refused']),
  '403': refusalResponse(['sign-in-refused']),
  '429': refusalResponse(['too-many-requests']),
  '503': refusalResponse(['unavailable']),
};

/** And one that takes a body. */
export const refusedBody = {
  '413': refusalResponse(['too-large']),
  '415': refusalResponse(['unsupported-media-type']),
};

/** A request as it comes in. */
export function describeSchema(schema: z.ZodType): object {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return described;
}
