import { z } from 'zod';
import { complaintStates, complaintSubjects } from './complaint.js';

export const fileComplaintRequest = z
  .strictObject({
    about: z.enum(complaintSubjects),
    text: z.string().trim().min(10).max(4000).meta({ description: 'What happened, and what you want us to do.' }),
    booking_reference: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .optional()
      .meta({ description: 'Of the booking that it is about, if it is about one.' }),
  })
  .meta({ id: 'FileComplaint' });
export type FileComplaintRequest = z.output<typeof fileComplaintRequest>;

export const resolveComplaintRequest = z
  .strictObject({
    outcome: z
      .string()
      .trim()
      .min(10)
      .max(4000)
      .meta({ description: 'What was decided and why; the complainant reads it.' }),
  })
  .meta({ id: 'ResolveComplaint' });
export type ResolveComplaintRequest = z.output<typeof resolveComplaintRequest>;

export const listComplaintsRequest = z.strictObject({
  state: z.enum(complaintStates).optional(),
  about: z.enum(complaintSubjects).optional(),
  overdue: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Only those that are overdue, or only the others.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional().meta({ description: 'The next_cursor of the page before.' }),
});
export type ListComplaintsRequest = z.output<typeof listComplaintsRequest>;
