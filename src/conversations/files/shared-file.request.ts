import { z } from 'zod';

export const putUpFileRequest = z.strictObject({
  name: z.string().trim().min(1).max(255).meta({
    description:
      'Such as plan.pdf: what it ends in is what you say that it is. It is kept without what cannot be seen or would be a path.',
  }),
});
export type PutUpFileRequest = z.output<typeof putUpFileRequest>;
