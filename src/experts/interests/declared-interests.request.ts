import { z } from 'zod';

export const declaredInterestsRequest = z.strictObject({
  organisation_id: z.uuid().meta({ description: 'One that you belong to.' }),
});
export type DeclaredInterestsRequest = z.output<typeof declaredInterestsRequest>;
