import { z } from 'zod';

const mostCharacters = 200_000;

const csv = z.string().min(1).max(mostCharacters).meta({
  description:
    'A statement in CSV. Its first line names the columns date (2027-03-22 or 22/03/2027), amount (1234.50; what went out is below zero) and reference; others are left out.',
});

export const previewBankStatementRequest = z.strictObject({ csv }).meta({ id: 'PreviewBankStatement' });
export type PreviewBankStatementRequest = z.output<typeof previewBankStatementRequest>;

export const recordBankStatementRequest = z
  .strictObject({
    csv,
    lines: z
      .array(z.int().min(2).max(mostCharacters))
      .min(1)
      .max(100)
      .refine((lines) => new Set(lines).size === lines.length, 'must name each line once')
      .meta({ description: 'Which of its lines are recorded, by their numbers in the preview: all of them, or none.' }),
  })
  .meta({ id: 'RecordBankStatement' });
export type RecordBankStatementRequest = z.output<typeof recordBankStatementRequest>;
