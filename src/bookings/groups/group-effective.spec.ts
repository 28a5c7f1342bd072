import { expect, test } from '@jest/globals';
import type { OfferQuote } from '../../experts/index.js';
import { type ExpertId, newId, type OfferId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { groupEffective } from './group-effective.js';
import type { GroupSession } from './group-session.js';

const start = Temporal.Instant.from('2027-03-30T09:00:00Z');

/** £60 for an hour, with ½ and ¼ h of unpaid work, an hour of unpaid travel and £8 of fares, and £5 of others that are paid back. */
const session: Omit<GroupSession, 'id'> = {
  ...{ expertId: newId<ExpertId>(), offerId: newId<OfferId>(), state: 'scheduled' },
  ...{ titleEn: 'A clinic', titleCy: '', mode: 'in_person', startsAt: start, endsAt: start.add({ hours: 1 }) },
  ...{ capacity: 10, minimumSeats: 4, price: money(1800), payNetMinor: 6500, payVatMinor: 0, expensesMinor: 500 },
  ...{ preparationMinutes: 0, writeUpMinutes: 0, travelMinutes: 0, unpaidMinutes: 45, unpaidTravelMinutes: 60 },
  ...{ unreimbursedCostsMinor: 800, decideAt: start, decidedAt: null, sequence: 0, createdAt: start, updatedAt: start },
  ...{ guaranteedAt: null, guaranteedBy: null, guaranteePool: null, guaranteeReason: null },
  ...{ cancelledAt: null, cancelledBy: null, cancelReason: null, cancelNote: null },
};
const line = { minutes: null, hourly: null, vatRate: 0, vat: money(0) };
const seat = {
  quote: {
    lines: [
      { ...line, kind: 'contact', supplier: 'adviser', net: money(1500) },
      { ...line, kind: 'expenses', supplier: 'adviser', net: money(125) },
      { ...line, kind: 'fee', supplier: 'platform', net: money(120) },
    ],
    total: money(1745),
  },
  rated: { floor: { hourly: money(2959), livingWage: money(1345) } },
} as unknown as OfferQuote;

test('an hour of a group session brings the same with few seats and with many', () => {
  expect(groupEffective(session, seat)).toEqual({
    ...{ hourly: money(1891), pay: money(6000), costs: money(800), minutes: 165 },
    ...{ floor: money(2959), livingWage: money(1345), verdict: 'warned' },
    atSeats: [
      { seats: 4, bring: money(6500), toPool: money(0) },
      { seats: 10, bring: money(16_250), toPool: money(9750) },
    ],
  });
});

test('the adviser’s VAT is no pay, and seats bring it', () => {
  const withVat = groupEffective({ ...session, payVatMinor: 1300 }, seat);
  expect(withVat).toMatchObject({ hourly: money(1891), atSeats: [{ toPool: money(0) }, { toPool: money(8450) }] });
});

test.each([
  ['of a free one', { ...session, payNetMinor: 0 }, seat],
  ['of an old one', { ...session, payNetMinor: null }, seat],
  ['where there is no price', session, null],
])('nothing is told %s', (_, given, quoted) => {
  expect(groupEffective(given, quoted)).toBeNull();
});
