import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { rails } from '../../payments/index.js';
import { type Means, paymentOptions } from './payment-option.js';

/** As founded: GoCardless Standard, and business cards at Stripe. */
const figures = {
  ...{ bank_percent: 1, bank_fixed_minor: 20, bank_most_minor: 400, card_percent: 1.9, card_fixed_minor: 20 },
};
const nothing = { notClear: money(0), clientDebts: money(0) };
const caps = { guaranteeCap: money(500_000), exposureCap: money(700_000) };
const means: Means = { isOwed: true, switchedOn: rails, hasMandate: true, exposure: nothing, caps };

// Source: the providers' published prices of £60, £200 and £500, without VAT; half a penny is rounded up.
test.each([
  [6000, [80, 80, 134]],
  [20_000, [220, 220, 400]],
  [50_000, [400, 400, 970]],
  [11_339, [133, 133, 235]],
])('%dp cost the co-op about %j by bank, debit and card', (minor, costs) => {
  const options = paymentOptions(money(minor), figures, means);
  expect(options.map(({ rail }) => rail)).toEqual(['bank', 'debit', 'card']);
  expect(options.map(({ cost }) => cost.minor)).toEqual(costs);
  expect(new Set(options.map(({ amount }) => amount.minor))).toEqual(new Set([minor]));
});

test.each<[string, number, Partial<Means>, (string | null)[]]>([
  ['all is well', 6000, {}, [null, null, null]],
  ['there are keys of one provider', 6000, { switchedOn: ['card'] }, ['payments-off', 'payments-off', null]],
  ['there is no mandate', 6000, { hasMandate: false }, [null, 'no-mandate', null]],
  [
    'the guarantee fund has room to the penny',
    6000,
    { exposure: { ...nothing, notClear: money(494_000) } },
    [null, null, null],
  ],
  [
    'the guarantee fund has no room',
    6000,
    { exposure: { ...nothing, notClear: money(494_001) } },
    [null, 'guarantee-full', null],
  ],
  ['nothing is owed', 6000, { isOwed: false }, ['nothing-owed', 'nothing-owed', 'nothing-owed']],
  ['it is too little', 29, {}, ['too-small', 'too-small', 'too-small']],
])('where %s', (_, minor, changed, refusals) => {
  const options = paymentOptions(money(minor), figures, { ...means, ...changed });
  expect(options.map(({ refusal }) => refusal)).toEqual(refusals);
});
