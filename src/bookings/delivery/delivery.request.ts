import { z } from 'zod';
import { codesOf, languages, topics } from '../../kernel/taxonomy.js';
import { mostVersions, type SessionRecord } from './delivery.js';

const minutes = z.int().min(0).max(1440);

export const deliveryRequest = z
  .strictObject({
    minutes: z.strictObject({
      contact: minutes.min(1).meta({ description: 'With the client.' }),
      preparation: minutes.default(0),
      write_up: minutes.default(0),
      travel: minutes.default(0),
    }),
    topics: z
      .array(z.enum(codesOf(topics)))
      .min(1)
      .max(15)
      .transform((all) => [...new Set(all)]),
    language: z.enum(codesOf(languages)).meta({ description: 'In which you spoke.' }),
    summary: z
      .string()
      .trim()
      .max(4000)
      .default('')
      .meta({ description: 'For both sides, and for whoever answers for a barefoot adviser.' }),
    private_notes: z
      .string()
      .trim()
      .max(4000)
      .optional()
      .meta({ description: 'Only you read them. Left out: they stay as they are.' }),
  })
  .meta({ id: 'RecordDelivery' });
export type DeliveryRequest = z.output<typeof deliveryRequest>;

export const acceptanceRequest = z
  .strictObject({
    version: z
      .int()
      .min(1)
      .max(mostVersions)
      .meta({ description: 'Of the record that you read, so that you accept no other.' }),
  })
  .meta({ id: 'AcceptSession' });
export type AcceptanceRequest = z.output<typeof acceptanceRequest>;

export function recordOf({ minutes: spent, topics: about, language, summary }: DeliveryRequest): SessionRecord {
  const { contact, preparation, write_up: writeUp, travel } = spent;
  return { minutes: { contact, preparation, writeUp, travel }, topics: about, language, summary };
}
