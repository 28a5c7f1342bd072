import * as z from 'zod';
import type { Rows } from '../routes.js';
import {
  act,
  cancelRequest,
  collectDetails,
  creating,
  createRequest,
  fallBack,
  fulfil,
  linksOf,
  mustBeOpen,
} from './billing-requests.js';
import { address, bankNumbers, makeBankAccount, person } from './customers.js';
import { changes, creates, finds, lists, metadata, text, type Endpoint } from './endpoints.js';
import { byApi, type Kept, type World } from './world.js';

const collecting = z.strictObject({
  customer: z.strictObject({ ...person, metadata: metadata.optional() }).default({}),
  customer_billing_detail: z.strictObject(address).default({}),
});
const acting = z.strictObject({ metadata: metadata.optional() });
const confirming = z.strictObject({
  metadata: metadata.optional(),
  payer_requested_dual_signature: z.boolean().optional(),
});
const flowing = z.strictObject({
  auto_fulfil: z.boolean().default(true),
  exit_uri: z.url().optional(),
  language: text.optional(),
  links: z.strictObject({ billing_request: text }),
  lock_bank_account: z.boolean().default(false),
  lock_currency: z.boolean().default(false),
  lock_customer_details: z.boolean().default(false),
  prefilled_customer: z.record(z.string(), text).optional(),
  redirect_uri: z.url().optional(),
  show_redirect_buttons: z.boolean().default(false),
  show_success_redirect_button: z.boolean().default(false),
  skip_success_screen: z.boolean().default(false),
});

type Request = Kept<'billing_requests'>;

export function billingRequestEndpoints(world: World): Rows<Endpoint> {
  /** `POST /billing_requests/:id/actions/...` */
  const action = <Schema extends z.ZodType>(
    schema: Schema,
    deed: (request: Request, wanted: z.output<Schema>) => Request,
  ) => changes('billing_requests', 'data', schema, (id, wanted) => deed(world.get('billing_requests', id), wanted));
  const path = 'POST /billing_requests/:id/actions';
  return {
    'POST /billing_requests': creates('billing_requests', creating, (wanted) => createRequest(world, wanted)),
    'GET /billing_requests/:id': finds(world, 'billing_requests'),
    'GET /billing_requests': lists(world, 'billing_requests', {
      customer: ({ links }) => links?.customer,
      status: ({ status }) => status,
    }),
    [`${path}/collect_customer_details`]: action(collecting, (request, wanted) =>
      collectDetails(world, request, { ...wanted.customer, ...wanted.customer_billing_detail }),
    ),
    [`${path}/collect_bank_account`]: action(
      z.strictObject({ ...bankNumbers, metadata: metadata.default({}) }),
      (request, wanted) => {
        mustBeOpen(request);
        const account = makeBankAccount(world, request.links?.customer ?? '', wanted);
        request.links = { ...request.links, customer_bank_account: account.id };
        return act(world, request, 'collect_bank_account');
      },
    ),
    [`${path}/confirm_payer_details`]: action(confirming, (request) =>
      act(world, request, 'confirm_payer_details', 'payer_details_confirmed'),
    ),
    [`${path}/select_institution`]: action(z.strictObject({ country_code: text, institution: text }), (request) =>
      act(world, request, 'select_institution'),
    ),
    [`${path}/fulfil`]: action(acting, (request) => fulfil(world, request)),
    [`${path}/cancel`]: action(acting, (request) => cancelRequest(world, request)),
    [`${path}/fallback`]: action(z.strictObject({}), (request) => fallBack(world, request)),
    'POST /billing_request_flows': creates('billing_request_flows', flowing, (wanted) => makeFlow(world, wanted)),
  };
}

/** A link for the payer, which is good for a week. */
function makeFlow(world: World, wanted: z.output<typeof flowing>): Kept<'billing_request_flows'> {
  const request = world.get('billing_requests', wanted.links.billing_request);
  mustBeOpen(request);
  const id = world.newId('billing_request_flows');
  const { exit_uri = null, redirect_uri = null, prefilled_customer = null, language = 'en', ...rest } = wanted;
  const flow = world.put('billing_request_flows', {
    ...rest,
    id,
    authorisation_url: `${world.pages()}/bank/${id}`,
    created_at: world.now(),
    customer_details_captured: false,
    exit_uri,
    expires_at: world.timetable
      .now()
      .add({ hours: 7 * 24 })
      .toString({ fractionalSecondDigits: 3 }),
    language,
    prefilled_bank_account: null,
    prefilled_customer,
    redirect_uri,
    session_token: null,
  });
  const links = { ...linksOf(request), billing_request_flow: id };
  world.tell('billing_requests', 'flow_created', links, byApi('billing_request_flow_created', 'A flow was created.'));
  return flow;
}
