import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { instantText } from '../../platform/http/parameters.js';

export const listMyLettersRequest = z.strictObject(pageRequest);
export type ListMyLettersRequest = z.output<typeof listMyLettersRequest>;

export const markLettersReadRequest = z
  .strictObject({ until: instantText.meta({ description: 'When the newest of what was seen was written.' }) })
  .meta({ id: 'MarkLettersRead' });
export type MarkLettersReadRequest = z.output<typeof markLettersReadRequest>;
