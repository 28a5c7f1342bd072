import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';

export const recogniseFunderRequest = z
  .strictObject({
    is_public_authority: z.boolean().meta({
      description:
        'Whether the law on subsidies applies to what it awards. Its programmes follow; vouchers keep theirs.',
    }),
  })
  .meta({ id: 'RecogniseFunder' });
export type RecogniseFunderRequest = z.output<typeof recogniseFunderRequest>;

export const listFundersRequest = z.strictObject(pageRequest);
export type ListFundersRequest = z.output<typeof listFundersRequest>;
