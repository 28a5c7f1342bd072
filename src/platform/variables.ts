import { z } from 'zod';

/** Text of a variable; what is set to nothing is not set. */
export const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** What a variable lists, separated by commas. */
export function itemsOf(list: string): string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
