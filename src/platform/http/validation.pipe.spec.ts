import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { ValidationPipe } from './validation.pipe.js';

const schema = z
  .strictObject({ code: z.string().min(3).regex(/^B/, 'must begin with B'), days: z.int() })
  .refine(({ days }) => days > 1, 'must be for more than a day')
  .refine(({ code }) => code !== 'BAD', 'must be a good one');

const faultsOf = (type: 'body' | 'query', value: unknown) =>
  new ValidationPipe().transform(value, { type, schema }).catch((error: unknown) => error);

test('a field has one fault, however much is wrong with it; several fields have theirs, in order', async () => {
  expect(await faultsOf('body', { code: 'A', days: 'two', more: 1 })).toMatchObject({
    message:
      'Nothing was changed. Please mend: /code: must be at least 3 characters long; /days: must be a number; /more: is not expected here.',
    facts: {
      errors: [
        { pointer: '/code', rule: 'too-short', limit: 3 },
        { pointer: '/days', rule: 'kind' },
        { pointer: '/more', rule: 'unknown' },
      ],
    },
  });
});

test('a body as a whole may have several', async () => {
  const details = ['must be for more than a day', 'must be a good one'];
  expect(await faultsOf('body', { code: 'BAD', days: 1 })).toMatchObject({
    facts: { errors: details.map((detail) => ({ pointer: '', detail })) },
  });
});

test('of a query it is not said that nothing was changed: nothing was to be', async () => {
  expect(await faultsOf('query', { code: 'BED' })).toMatchObject({ message: 'Please mend: days: must be given.' });
});
