import * as z from 'zod';
import type { Rows } from '../routes.js';
import { changes, creates, finds, lists, metadata, text, type Endpoint } from './endpoints.js';
import type { Kept, World } from './world.js';

/** Who somebody is, and where: a billing request keeps the two apart. */
export const person = {
  company_name: text.optional(),
  email: z.email().optional(),
  family_name: text.optional(),
  given_name: text.optional(),
  language: text.optional(),
  phone_number: text.optional(),
};
export const address = {
  address_line1: text.optional(),
  address_line2: text.optional(),
  address_line3: text.optional(),
  city: text.optional(),
  country_code: text.optional(),
  postal_code: text.optional(),
  region: text.optional(),
};
const said = z.strictObject({ ...person, ...address, metadata: metadata.default({}) });

/** The numbers of an account as they are typed; what is kept is how the number ends. */
export const bankNumbers = {
  account_holder_name: text.optional(),
  account_number: z
    .string()
    .regex(/^\d{6,8}$/, 'must be 6 to 8 digits')
    .refine((number) => /[^0]/.test(number), 'is invalid')
    .optional(),
  branch_code: z
    .string()
    .regex(/^[\d-]{6,8}$/, 'must be 6 digits')
    .optional(),
  country_code: text.optional(),
  currency: z.literal('GBP').optional(),
  iban: text.optional(),
};
const opening = z.strictObject({
  ...bankNumbers,
  links: z.strictObject({ customer: text }),
  metadata: metadata.default({}),
});

export function customerEndpoints(world: World): Rows<Endpoint> {
  return {
    'POST /customers': creates('customers', said, (wanted) => makeCustomer(world, wanted)),
    'GET /customers/:id': finds(world, 'customers'),
    'GET /customers': lists(world, 'customers'),
    'PUT /customers/:id': changes('customers', 'customers', said.partial(), (id, wanted) =>
      Object.assign(world.get('customers', id), wanted),
    ),
    'POST /customer_bank_accounts': creates('customer_bank_accounts', opening, ({ links, ...account }) =>
      makeBankAccount(world, links.customer, account),
    ),
    'GET /customer_bank_accounts/:id': finds(world, 'customer_bank_accounts'),
    'GET /customer_bank_accounts': lists(world, 'customer_bank_accounts', { customer: ({ links }) => links?.customer }),
    'POST /customer_bank_accounts/:id/actions/disable': changes(
      'customer_bank_accounts',
      'data',
      z.strictObject({}),
      (id) => Object.assign(world.get('customer_bank_accounts', id), { enabled: false }),
    ),
  };
}

export function makeCustomer(world: World, wanted: Partial<z.output<typeof said>>): Kept<'customers'> {
  const { metadata: added = {}, ...rest } = wanted;
  const made = { id: world.newId('customers'), created_at: world.now(), metadata: added };
  return world.put('customers', { ...nothingSaid, ...rest, ...made });
}

/** As GoCardless shows what nobody has said. */
const nothingSaid = {
  address_line1: null,
  address_line2: null,
  address_line3: null,
  city: null,
  company_name: null,
  country_code: 'GB',
  danish_identity_number: null,
  email: null,
  family_name: null,
  given_name: null,
  language: 'en',
  phone_number: null,
  postal_code: null,
  region: null,
  swedish_identity_number: null,
};

interface Numbers {
  readonly account_holder_name?: string | undefined;
  readonly account_number?: string | undefined;
  readonly iban?: string | undefined;
  readonly metadata?: Record<string, string>;
}

export function makeBankAccount(world: World, customer: string, numbers: Numbers): Kept<'customer_bank_accounts'> {
  world.get('customers', customer);
  return world.put('customer_bank_accounts', {
    id: world.newId('customer_bank_accounts'),
    account_holder_name: (numbers.account_holder_name ?? 'SANDBOX PAYER').toUpperCase(),
    account_number_ending: (numbers.account_number ?? numbers.iban ?? '55779911').slice(-2),
    bank_name: 'SANDBOX BANK',
    country_code: 'GB',
    created_at: world.now(),
    currency: 'GBP',
    enabled: true,
    links: { customer },
    metadata: numbers.metadata ?? {},
  });
}
