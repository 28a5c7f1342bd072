import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { dateText } from '../../platform/http/parameters.js';
import { cpdKinds } from './cpd-entry.js';

export const logCpdEntryRequest = z
  .strictObject({
    on_date: dateText.meta({ description: 'Not later than today.' }),
    minutes: z.int().min(5).max(6000),
    kind: z.enum(cpdKinds),
    what: z.string().trim().min(3).max(300),
    reflection: z.string().trim().max(2000).default('').meta({ description: 'What you take from it.' }),
  })
  .meta({ id: 'LogCpdEntry' });
export type LogCpdEntryRequest = z.output<typeof logCpdEntryRequest>;

export const strikeCpdEntryRequest = z
  .strictObject({ reason: z.string().trim().min(3).max(1000) })
  .meta({ id: 'StrikeCpdEntry' });
export type StrikeCpdEntryRequest = z.output<typeof strikeCpdEntryRequest>;

export const listCpdEntriesRequest = z.strictObject(pageRequest);
export type ListCpdEntriesRequest = z.output<typeof listCpdEntriesRequest>;
