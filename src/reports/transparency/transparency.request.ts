import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { figureNames } from './figure.js';

const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11')
  .optional();

const months = {
  from: month.meta({ description: 'The first month; else eleven before the last.' }),
  to: month.meta({ description: 'The last month; else the last that is over.' }),
};

export const transparencyRequest = z.strictObject(months);
export type TransparencyRequest = z.output<typeof transparencyRequest>;

export const figureRowsRequest = z.strictObject({ ...months, ...pageRequest });
export type FigureRowsRequest = z.output<typeof figureRowsRequest>;

export const figureParameter = z.enum(figureNames);
