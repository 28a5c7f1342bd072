import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { flag, metadata, page, text } from './parameters.js';
import { refused } from './refusal.js';
import type { World } from './world.js';

const creating = z.strictObject({
  country: z.literal('GB', { error: 'The sandbox knows the UK only: say GB.' }).default('GB'),
  email: z.email().optional(),
  business_type: z.enum(['company', 'individual', 'non_profit']).optional(),
  controller: z
    .strictObject({
      fees: z.strictObject({ payer: z.enum(['account', 'application']) }).optional(),
      losses: z.strictObject({ payments: z.enum(['application', 'stripe']) }).optional(),
      requirement_collection: z.enum(['application', 'stripe']).optional(),
      stripe_dashboard: z.strictObject({ type: z.enum(['express', 'full', 'none']) }).optional(),
    })
    .default({}),
  capabilities: z.strictObject({ transfers: z.strictObject({ requested: flag }).optional() }).default({}),
  metadata: metadata.default({}),
});
const updating = z.strictObject({ email: z.email().optional(), metadata: metadata.default({}) });
const linking = z.strictObject({
  account: text,
  type: z.enum(['account_onboarding', 'account_update']),
  refresh_url: z.url(),
  return_url: z.url(),
  collection_options: z.strictObject({ fields: z.enum(['currently_due', 'eventually_due']) }).optional(),
});

/** What an adviser has to say of themselves before money goes to them. */
const asked = ['individual.first_name', 'individual.dob.day', 'external_account', 'tos_acceptance.date'];

/** A link to the hosted page, which works once and for five minutes. */
interface Link {
  readonly account: string;
  readonly returnUrl: string;
  readonly refreshUrl: string;
  readonly expiresAt: number;
}

export class AccountLinks {
  private readonly links = new Map<string, Link>();

  put(key: string, link: Link): void {
    this.links.set(key, link);
  }

  get(key: string): Link | undefined {
    return this.links.get(key);
  }

  use(key: string): void {
    this.links.delete(key);
  }
}

export function accountEndpoints(world: World, links: AccountLinks): Rows<Endpoint> {
  const { shelf } = world;
  return {
    'POST /v1/accounts': takes(creating, (wanted): Stripe.Account => {
      const id = world.newId('acct');
      const account = shelf.put(newAccount(world, id, wanted));
      world.tell('account.updated', account, id);
      return account;
    }),
    'GET /v1/accounts/:id': takes(z.strictObject({}), (_, id): Stripe.Account => shelf.get('account', id)),
    'POST /v1/accounts/:id': takes(updating, ({ email, metadata: added }, id): Stripe.Account => {
      const account = shelf.get('account', id);
      Object.assign(account, email === undefined ? {} : { email }, { metadata: { ...account.metadata, ...added } });
      world.tell('account.updated', account, id);
      return account;
    }),
    'GET /v1/accounts': takes(z.strictObject(page), (wanted): Stripe.ApiList<Stripe.Account> =>
      pageOf(shelf.all('account'), wanted, '/v1/accounts'),
    ),
    'POST /v1/account_links': takes(linking, (wanted): Stripe.AccountLink => {
      const account = shelf.get('account', wanted.account, 'account');
      const key = world.newId('link');
      const expiresAt = world.now() + 300;
      links.put(key, { account: account.id, returnUrl: wanted.return_url, refreshUrl: wanted.refresh_url, expiresAt });
      return {
        object: 'account_link',
        created: world.now(),
        expires_at: expiresAt,
        url: `${world.pages()}/pay/onboarding/${key}`,
      };
    }),
  };
}

/** Everything that was asked has been said, and found right. */
export function finishOnboarding(world: World, id: string): Stripe.Account {
  const account = world.shelf.get('account', id);
  if (account.details_submitted && account.payouts_enabled)
    throw refused('account_complete', `${id} has said everything.`);
  Object.assign(account, { details_submitted: true, payouts_enabled: true, requirements: requirements([]) });
  if (account.capabilities?.transfers !== undefined) setTransfers(world, account, 'active');
  world.tell('account.updated', account, id);
  return account;
}

/** Stripe wants to know more: no payouts until it does. */
export function askMore(world: World, id: string): Stripe.Account {
  const account = world.shelf.get('account', id);
  const missing = requirements(['individual.verification.document']);
  Object.assign(account, { payouts_enabled: false, requirements: missing });
  if (account.capabilities?.transfers !== undefined) setTransfers(world, account, 'inactive');
  world.tell('account.updated', account, id);
  return account;
}

function setTransfers(world: World, account: Stripe.Account, status: 'active' | 'inactive'): void {
  account.capabilities = { ...account.capabilities, transfers: status };
  const capability: Stripe.Capability = {
    id: 'transfers',
    object: 'capability',
    account: account.id,
    requested: true,
    requested_at: account.created ?? null,
    status,
  };
  world.tell('capability.updated', capability, account.id);
}

function newAccount(world: World, id: string, wanted: z.output<typeof creating>): Stripe.Account {
  const { fees, losses, requirement_collection, stripe_dashboard } = wanted.controller;
  return {
    id,
    object: 'account',
    ...(wanted.business_type && { business_type: wanted.business_type }),
    capabilities: wanted.capabilities.transfers?.requested ? { transfers: 'inactive' } : {},
    charges_enabled: false,
    controller: {
      type: 'application',
      is_controller: true,
      fees: { payer: fees?.payer ?? 'account' },
      losses: { payments: losses?.payments ?? 'stripe' },
      requirement_collection: requirement_collection ?? 'stripe',
      stripe_dashboard: { type: stripe_dashboard?.type ?? 'full' },
    },
    country: wanted.country,
    created: world.now(),
    default_currency: 'gbp',
    details_submitted: false,
    email: wanted.email ?? null,
    metadata: { ...wanted.metadata },
    payouts_enabled: false,
    requirements: requirements(asked),
    type: 'none',
  };
}

function requirements(due: string[]): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: [...due],
    disabled_reason: due.length === 0 ? null : 'requirements.past_due',
    errors: [],
    eventually_due: [...due],
    past_due: [...due],
    pending_verification: [],
  };
}
