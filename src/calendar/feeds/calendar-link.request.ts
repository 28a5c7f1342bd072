import { z } from 'zod';
import { linkKinds } from './calendar-link.js';

export const makeCalendarLinkRequest = z
  .strictObject({
    kind: z.enum(linkKinds).meta({
      description: 'sessions: your own; free-busy: when you are busy as an adviser, and never with what or whom.',
    }),
    name: z.string().trim().min(1).max(80).meta({ description: 'To tell it by, such as where it is read.' }),
  })
  .meta({ id: 'MakeCalendarLink' });
export type MakeCalendarLinkRequest = z.output<typeof makeCalendarLinkRequest>;

export const offerFeedRequest = z.strictObject({ language: z.enum(['en', 'cy']).default('en') });
export type OfferFeedRequest = z.output<typeof offerFeedRequest>;
