import { z } from 'zod';
import { moneyView } from '../platform/http/money.js';
import { dateView, instantView } from '../platform/http/parameters.js';

const side = z.enum(['client', 'adviser', 'steward']);
const code = z.string().max(60);

/** Of every event of a booking: both sides read all of it over the API. */
const booking = {
  booking_id: z.uuid(),
  expert_id: z.uuid(),
  organisation_id: z.uuid().meta({ description: 'The client.' }),
  start: instantView,
  end: instantView,
  price: moneyView,
  series_id: z.uuid().nullable(),
  group_session_id: z.uuid().nullable(),
};

const voucher = {
  voucher_id: z.uuid(),
  programme_id: z.uuid(),
  application_id: z.uuid(),
  organisation_id: z.uuid().meta({ description: 'Whom it was awarded to.' }),
  funder_id: z.uuid(),
  value: moneyView,
  expires_at: instantView.nullable(),
};

const application = {
  application_id: z.uuid(),
  programme_id: z.uuid(),
  package_id: z.uuid(),
  organisation_id: z.uuid(),
  funder_id: z.uuid(),
};

const invoice = {
  invoice_id: z.uuid(),
  programme_id: z.uuid(),
  organisation_id: z.uuid().meta({ description: 'The funder.' }),
  number: z.string(),
  gross: moneyView,
  due_on: dateView,
};

const deposit = {
  deposit_id: z.uuid(),
  programme_id: z.uuid(),
  organisation_id: z.uuid().meta({ description: 'The funder.' }),
  amount: moneyView,
  invoice_id: z.uuid().nullable(),
};

const payment = {
  payment_id: z.uuid(),
  purpose: code.meta({ description: 'session, debt or invoice.' }),
  reference: z.uuid().meta({ description: 'The id of what is paid for.' }),
  organisation_id: z.uuid().meta({ description: 'Who pays.' }),
  rail: code,
  amount: moneyView,
};

const payout = {
  payout_id: z.uuid(),
  expert_id: z.uuid(),
  rail: code,
  amount: moneyView,
  paid_on: dateView.nullable(),
};

const change = {
  change_id: z.uuid(),
  name: code.meta({ description: 'Which figure.' }),
  organisation_id: z.uuid().nullable().meta({ description: 'Who proposed it; null where a steward did.' }),
  closes_at: instantView,
};

const figure = {
  policy_id: z.uuid(),
  name: code.meta({ description: 'Which figure.' }),
  in_force_from: instantView,
  ends_at: instantView.nullable().meta({ description: 'Of one that was set in an emergency.' }),
};

const member = { organisation_id: z.uuid(), user_id: z.uuid(), role: code };

/** What the data of events is made of: ids, codes, instants and amounts; never a text that somebody wrote, a name or an address. */
export const fields = {
  ...{ side, code, booking, voucher, application, invoice, deposit, payment, payout, change, figure, member },
};
