import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { metadata, page, text } from './parameters.js';
import type { World } from './world.js';

const said = z.strictObject({
  description: text.optional(),
  email: z.email().optional(),
  metadata: metadata.default({}),
  name: text.optional(),
  phone: text.optional(),
});

export function customerEndpoints(world: World): Rows<Endpoint> {
  const { shelf } = world;
  return {
    'POST /v1/customers': takes(said, (wanted): Stripe.Customer => {
      const customer = shelf.put(newCustomer(world, wanted));
      world.tell('customer.created', customer);
      return customer;
    }),
    'GET /v1/customers/:id': takes(z.strictObject({}), (_, id): Stripe.Customer => shelf.get('customer', id)),
    'POST /v1/customers/:id': takes(said, ({ metadata: added, ...changed }, id): Stripe.Customer => {
      const customer = shelf.get('customer', id);
      Object.assign(customer, changed, { metadata: { ...customer.metadata, ...added } });
      world.tell('customer.updated', customer);
      return customer;
    }),
    'GET /v1/customers': takes(
      z.strictObject({ ...page, email: text.optional() }),
      (asked): Stripe.ApiList<Stripe.Customer> => {
        const found = shelf.all('customer').filter(({ email }) => asked.email === undefined || email === asked.email);
        return pageOf(found, asked, '/v1/customers');
      },
    ),
  };
}

function newCustomer(world: World, wanted: z.output<typeof said>): Stripe.Customer {
  return {
    id: world.newId('cus'),
    object: 'customer',
    balance: 0,
    created: world.now(),
    default_source: null,
    description: wanted.description ?? null,
    email: wanted.email ?? null,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: { ...wanted.metadata },
    name: wanted.name ?? null,
    phone: wanted.phone ?? null,
    shipping: null,
  };
}
