import type { Call, Reply } from '../http.js';
import { goTo, outcomeOf, pounds, show, type Choice, type PageRow, type Sentence } from '../page.js';
import type { Rows } from '../routes.js';
import { act, collectDetails, fallBack, fulfil, linksOf } from './billing-requests.js';
import { makeBankAccount } from './customers.js';
import { fates, type Fate } from './payments.js';
import { byBank, type Kept, type World } from './world.js';

const said = {
  pay: { en: 'Pay from your bank account', cy: 'Talu o’ch cyfrif banc' },
  debit: { en: 'Set up a Direct Debit', cy: 'Sefydlu Debyd Uniongyrchol' },
  over: { en: 'This payment page is closed', cy: 'Mae’r dudalen dalu hon ar gau' },
  overWhy: {
    en: 'It was used, or the payment was called off. Go back to where you came from to see which.',
    cy: 'Fe’i defnyddiwyd, neu cafodd y taliad ei ganslo. Ewch yn ôl i’r lle y daethoch ohono i weld pa un.',
  },
  denied: {
    en: 'Your bank did not authorise the payment. Try again.',
    cy: 'Ni awdurdododd eich banc y taliad. Rhowch gynnig arall arni.',
  },
  done: { en: 'You may close this page', cy: 'Cewch gau’r dudalen hon' },
} as const satisfies Record<string, Sentence>;

const later: Record<Fate, Sentence> = {
  well: { en: 'it is paid', cy: 'fe’i telir' },
  fails: { en: 'it fails', cy: 'mae’n methu' },
  'fails-after-confirmed': {
    en: 'it fails late, after it was confirmed',
    cy: 'mae’n methu’n hwyr, ar ôl ei gadarnhau',
  },
  'fails-after-paid-out': { en: 'it fails late, after it was paid out', cy: 'mae’n methu’n hwyr, ar ôl ei dalu allan' },
  'charged-back': { en: 'it is charged back', cy: 'mae’r banc yn ei hawlio’n ôl' },
  'chargeback-cancelled': {
    en: 'it is charged back, and that is cancelled',
    cy: 'mae’r banc yn ei hawlio’n ôl, ac yna’n canslo hynny',
  },
};

const instant: Choice = {
  value: 'instant',
  label: { en: 'Authorise the payment in your bank (instant)', cy: 'Awdurdodi’r taliad yn eich banc (ar unwaith)' },
};
const denied: Choice = { value: 'denied', label: { en: 'Refuse it in your bank', cy: 'Ei wrthod yn eich banc' } };
const leave: Choice = { value: 'leave', label: { en: 'Go back without paying', cy: 'Mynd yn ôl heb dalu' } };
const debits: readonly Choice[] = fates.map((fate) => ({
  value: `debit:${fate}`,
  label: { en: `Pay by Direct Debit; ${later[fate].en}`, cy: `Talu â Debyd Uniongyrchol; ${later[fate].cy}` },
}));
const mandateOnly: Choice = {
  value: 'debit:well',
  label: { en: 'Agree to the Direct Debit', cy: 'Cytuno i’r Debyd Uniongyrchol' },
};

/** Where a person authorises a payment in their bank, or agrees to a Direct Debit. */
export function bankPages(world: World): Rows<PageRow> {
  const load = (id: string) => {
    const flow = world.get('billing_request_flows', id);
    return { flow, request: world.get('billing_requests', flow.links?.billing_request) };
  };
  return {
    'GET /bank/:id': (call, id) => {
      const { flow, request } = load(id);
      tellOfFlow(world, flow, request, 'flow_visited');
      return bankPage(world, call, { flow, request });
    },
    'POST /bank/:id': (call, id) => {
      const { flow, request } = load(id);
      if (!isOpen(world, flow, request)) return closed(call);
      const outcome = outcomeOf(call);
      const fate = fates.find((one) => outcome === `debit:${one}`);
      if (outcome === 'leave') return exit(world, call, flow, request);
      if (outcome !== 'instant' && !fate) return refuse(world, call, { flow, request });
      if (fate) debit(world, flow, request, fate);
      else authorise(world, flow, request);
      if (!flow.redirect_uri) return show(call, { title: said.done, lines: [] });
      const back = new URL(flow.redirect_uri);
      back.searchParams.append('outcome', 'success');
      back.searchParams.append('id', request.id);
      return goTo(back.href);
    },
  };
}

type Flow = Kept<'billing_request_flows'>;
type Request = Kept<'billing_requests'>;

function bankPage(
  world: World,
  call: Call,
  { flow, request }: { flow: Flow; request: Request },
  alert?: Sentence,
): Reply {
  if (!isOpen(world, flow, request)) return closed(call);
  const amount = request.payment_request?.amount;
  const returnUrl = flow.redirect_uri;
  if (amount === undefined) {
    return show(call, { title: said.debit, lines: [], alert, choices: [mandateOnly, leave], returnUrl });
  }
  const choices = [instant, ...(request.fallback_enabled ? debits : []), denied, leave];
  const line = { en: `To pay: ${pounds(amount)}`, cy: `I’w dalu: ${pounds(amount)}` };
  return show(call, { title: said.pay, lines: [line], alert, choices, returnUrl });
}

function isOpen(world: World, flow: Flow, { status }: Request): boolean {
  return (status === 'pending' || status === 'ready_to_fulfil') && (flow.expires_at ?? '') > world.now();
}

function authorise(world: World, flow: Flow, request: Request): void {
  collectDetails(world, request, detailsOf(flow));
  act(world, request, 'select_institution');
  act(world, request, 'collect_bank_account');
  act(world, request, 'confirm_payer_details', 'payer_details_confirmed');
  act(world, request, 'bank_authorisation', 'bank_authorisation_authorised');
  if (flow.auto_fulfil) fulfil(world, request);
}

/** What was to be an instant payment falls back to it. */
function debit(world: World, flow: Flow, request: Request, fate: Fate): void {
  if (request.payment_request) fallBack(world, request);
  collectDetails(world, request, detailsOf(flow));
  const account = makeBankAccount(world, request.links?.customer ?? '', {});
  request.links = { ...request.links, customer_bank_account: account.id };
  act(world, request, 'collect_bank_account');
  act(world, request, 'confirm_payer_details', 'payer_details_confirmed');
  if (flow.auto_fulfil) fulfil(world, request, fate);
}

/** What whoever made the flow knew of the payer. */
function detailsOf({ prefilled_customer }: Flow): Partial<Kept<'customers'>> {
  return prefilled_customer ?? {};
}

function refuse(world: World, call: Call, opened: { flow: Flow; request: Request }): Reply {
  const links = linksOf(opened.request);
  world.tell(
    'billing_requests',
    'bank_authorisation_denied',
    links,
    byBank('bank_authorisation_denied', 'The payer did not authorise the payment.'),
  );
  return bankPage(world, call, opened, said.denied);
}

function exit(world: World, call: Call, flow: Flow, request: Request): Reply {
  tellOfFlow(world, flow, request, 'flow_exited');
  return flow.exit_uri ? goTo(flow.exit_uri) : show(call, { title: said.done, lines: [] });
}

function tellOfFlow(world: World, flow: Flow, request: Request, action: string): void {
  const links = { ...linksOf(request), billing_request_flow: flow.id };
  const description = `The billing request has seen ${action}.`;
  world.tell('billing_requests', action, links, { origin: 'payer', cause: `billing_request_${action}`, description });
}

function closed(call: Call): Reply {
  return show(call, { title: said.over, lines: [said.overWhy] });
}
