import type Stripe from 'stripe';
import type { Call, Reply } from '../http.js';
import { goTo, languageOf, outcomeOf, pounds, show, type Choice, type PageRow, type Sentence } from '../page.js';
import type { Rows } from '../routes.js';
import { askMore, finishOnboarding, type AccountLinks } from './accounts.js';
import { isCard, type CardId } from './cards.js';
import { complete, intentOf } from './checkout-sessions.js';
import { answerChallenge, confirm } from './payment-intents.js';
import { StripeRefusal } from './refusal.js';
import type { World } from './world.js';

const said = {
  pay: { en: 'Pay by card', cy: 'Talu â cherdyn' },
  over: { en: 'This payment page is closed', cy: 'Mae’r dudalen dalu hon ar gau' },
  overWhy: {
    en: 'The payment was made, or the page has expired. Go back to where you came from to see which.',
    cy: 'Gwnaed y taliad, neu mae’r dudalen wedi dod i ben. Ewch yn ôl i’r lle y daethoch ohono i weld pa un.',
  },
  declined: {
    en: 'The bank has declined the card. Choose another one.',
    cy: 'Mae’r banc wedi gwrthod y cerdyn. Dewiswch un arall.',
  },
  challenge: { en: 'Your bank asks whether this is you', cy: 'Mae eich banc yn gofyn ai chi sydd yno' },
  done: { en: 'You may close this page', cy: 'Cewch gau’r dudalen hon' },
  onboarding: { en: 'Say who you are, to be paid', cy: 'Dywedwch pwy ydych chi, i gael eich talu' },
} as const satisfies Record<string, Sentence>;

const ways: readonly (Choice & { readonly value: CardId | 'leave' })[] = [
  { value: 'pm_card_visa', label: { en: 'Pay with a card', cy: 'Talu â cherdyn' } },
  { value: 'pm_card_sandboxBusiness', label: { en: 'Pay with a business card', cy: 'Talu â cherdyn busnes' } },
  {
    value: 'pm_card_authenticationRequired',
    label: {
      en: 'Pay, after the bank asks who you are (3-D Secure)',
      cy: 'Talu, ar ôl i’r banc ofyn pwy ydych chi (3-D Secure)',
    },
  },
  { value: 'pm_card_chargeDeclined', label: { en: 'The card is declined', cy: 'Gwrthodir y cerdyn' } },
  {
    value: 'pm_card_chargeDeclinedInsufficientFunds',
    label: { en: 'Declined: not enough money', cy: 'Gwrthodir: dim digon o arian' },
  },
  { value: 'pm_card_createDispute', label: { en: 'Pay, and dispute it afterwards', cy: 'Talu, a’i herio wedyn' } },
  { value: 'pm_card_refundFail', label: { en: 'Pay; a refund will fail', cy: 'Talu; bydd ad-daliad yn methu' } },
  { value: 'leave', label: { en: 'Go back without paying', cy: 'Mynd yn ôl heb dalu' } },
];

const challengeAnswers: readonly Choice[] = [
  { value: 'pass', label: { en: 'Yes, it is me', cy: 'Ie, fi sydd yma' } },
  { value: 'fail', label: { en: 'Fail the check', cy: 'Methu’r gwiriad' } },
];

const onboardingAnswers: readonly Choice[] = [
  { value: 'finish', label: { en: 'Answer everything', cy: 'Ateb popeth' } },
  { value: 'more', label: { en: 'Answer; Stripe wants to know more', cy: 'Ateb; mae Stripe am wybod mwy' } },
  { value: 'leave', label: { en: 'Leave half-way', cy: 'Gadael hanner ffordd' } },
];

/** Where a person pays, answers their bank, or says who they are. */
export function stripePages(world: World, links: AccountLinks): Rows<PageRow> {
  const { shelf } = world;
  return {
    'GET /pay/challenges/:id': (call, id) => {
      const { amount } = shelf.get('payment_intent', id, 'intent');
      return show(call, { title: said.challenge, lines: [amountLine(amount)], choices: challengeAnswers });
    },
    'POST /pay/challenges/:id': (call, id) => answerBank(world, call, id),
    'GET /pay/onboarding/:id': (call, id) => {
      const link = links.get(id);
      if (!link || link.expiresAt < world.now()) return link ? goTo(link.refreshUrl) : closed(call);
      return show(call, { title: said.onboarding, lines: [], choices: onboardingAnswers });
    },
    'POST /pay/onboarding/:id': (call, id) => {
      const link = links.get(id);
      if (!link) return closed(call);
      links.use(id);
      if (outcomeOf(call) === 'finish') finishOnboarding(world, link.account);
      if (outcomeOf(call) === 'more') askMore(world, link.account);
      return goTo(link.returnUrl);
    },
    'GET /pay/:id': (call, id) => payPage(call, shelf.get('checkout.session', id, 'session')),
    'POST /pay/:id': (call, id) => pay(world, call, shelf.get('checkout.session', id, 'session')),
  };
}

function payPage(call: Call, session: Stripe.Checkout.Session, alert?: Sentence): Reply {
  if (session.status !== 'open') return closed(call);
  const failed = call.query['failed'] === undefined ? alert : said.declined;
  const { amount_total: amount, success_url: returnUrl } = session;
  return show(call, { title: said.pay, lines: [amountLine(amount ?? 0)], alert: failed, choices: ways, returnUrl });
}

function pay(world: World, call: Call, session: Stripe.Checkout.Session): Reply {
  if (session.status !== 'open') return closed(call);
  const card = outcomeOf(call);
  if (!isCard(card)) return session.cancel_url ? goTo(session.cancel_url) : payPage(call, session);
  try {
    const intent = confirm(world, intentOf(world, session), {
      payment_method: card,
      return_url: session.success_url ?? undefined,
    });
    const url = intent.next_action?.redirect_to_url?.url;
    if (url) return goTo(`${url}?lang=${languageOf(call)}`);
  } catch (error) {
    if (error instanceof StripeRefusal && error.status === 402) return payPage(call, session, said.declined);
    throw error;
  }
  return finish(world, session);
}

/** The answer to a challenge leads back to the page that asked for the card, or to where its payer came from. */
function answerBank(world: World, call: Call, id: string): Reply {
  const asked = world.shelf.get('payment_intent', id, 'intent');
  if (asked.status !== 'requires_action') return closed(call);
  const returnUrl = asked.next_action?.redirect_to_url?.return_url;
  const { status } = answerChallenge(world, id, outcomeOf(call) === 'pass');
  const session = world.shelf.all('checkout.session').find(({ payment_intent }) => payment_intent === id);
  if (session && status === 'succeeded') return finish(world, session);
  if (session) return goTo(`/pay/${session.id}?failed=1&lang=${languageOf(call)}`);
  return returnUrl ? goTo(returnUrl) : show(call, { title: said.done, lines: [] });
}

function finish(world: World, session: Stripe.Checkout.Session): Reply {
  complete(world, session);
  return goTo((session.success_url ?? '/').replace('{CHECKOUT_SESSION_ID}', session.id));
}

function closed(call: Call): Reply {
  return show(call, { title: said.over, lines: [said.overWhy] });
}

function amountLine(pence: number): Sentence {
  return { en: `To pay: ${pounds(pence)}`, cy: `I’w dalu: ${pounds(pence)}` };
}
