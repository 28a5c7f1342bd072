import { z } from 'zod';

const minutes = z.int().min(1).max(6000).meta({ description: 'Whole minutes: time credits are counted in them.' });

export const timeGiftRequest = z.strictObject({ minutes }).meta({ id: 'GiveTimeCredits' });
export type TimeGiftRequest = z.output<typeof timeGiftRequest>;

export const adviserTimeGiftRequest = z
  .strictObject({
    minutes,
    organisation_id: z
      .uuid()
      .optional()
      .meta({ description: 'An organisation that you belong to. Left out: the community pot.' }),
  })
  .meta({ id: 'GiveTimeCreditsAsAdviser' });
export type AdviserTimeGiftRequest = z.output<typeof adviserTimeGiftRequest>;

export const timeGrantRequest = z
  .strictObject({
    organisation_id: z.uuid(),
    minutes,
    reason: z.string().trim().min(3).max(500).meta({ description: 'Why the community gives it; kept for good.' }),
  })
  .meta({ id: 'GrantTimeCredits' });
export type TimeGrantRequest = z.output<typeof timeGrantRequest>;
