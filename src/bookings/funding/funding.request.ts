import { z } from 'zod';

export const fundBookingRequest = z
  .strictObject({
    reason: z.string().trim().min(3).max(500).meta({ description: 'How you know that it is paid; kept for good.' }),
  })
  .meta({ id: 'FundBooking' });
export type FundBookingRequest = z.output<typeof fundBookingRequest>;
