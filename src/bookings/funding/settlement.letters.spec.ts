import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { earnedTold, settlementTold, type ToldSettlement } from './settlement.letters.js';

const voucher = { position: 1, source: 'voucher', voucherId: null } as const;
const client = { position: 2, source: 'client', voucherId: null } as const;

const middle: ToldSettlement = {
  adviserNet: money(4500),
  total: money(4860),
  debt: money(0),
  shares: [
    { ...voucher, due: money(3645), returned: money(4859) },
    { ...client, due: money(1215), returned: money(1620) },
  ],
};

const owing: ToldSettlement = {
  adviserNet: money(8999),
  total: money(9719),
  debt: money(9719),
  shares: [{ ...voucher, due: money(0), returned: money(11_339) }],
};

describe('a client whose session was called off reads', () => {
  test('what each source bears, and what goes back to it', () => {
    expect(settlementTold(middle, 'en').split('\n')).toEqual([
      'Due for the session: £48.60.',
      'The voucher pays £36.45.',
      '£48.59 goes back to the voucher, or to its programme if the voucher has ended.',
      'You pay £12.15.',
      '£16.20 goes back to you.',
    ]);
    expect(settlementTold(middle, 'cy').split('\n')).toEqual([
      'Yn ddyledus am y sesiwn: £48.60.',
      "Mae'r daleb yn talu £36.45.",
      "Mae £48.59 yn mynd yn ôl i'r daleb, neu i'w rhaglen os yw'r daleb wedi dod i ben.",
      "Rydych chi'n talu £12.15.",
      'Mae £16.20 yn mynd yn ôl atoch chi.',
    ]);
  });

  test.each([
    ['en', 'Your organisation owes £97.19'],
    ['cy', 'Mae ar eich sefydliad £97.19'],
  ] as const)('what is owed, in %s', (language, words) => {
    expect(settlementTold(owing, language)).toContain(words);
  });

  test('that nothing is due', () => {
    const free = { adviserNet: money(0), total: money(0), debt: money(0), shares: [] };
    expect(settlementTold(free, 'en')).toBe('Nothing is due for the session.');
    expect(settlementTold(free, 'cy')).toBe('Nid oes dim yn ddyledus am y sesiwn.');
  });
});

const inMinutes: ToldSettlement = {
  adviserNet: money(38, 'TCR'),
  total: money(38, 'TCR'),
  debt: money(0, 'TCR'),
  shares: [{ position: 1, source: 'time-credits', voucherId: null, due: money(38, 'TCR'), returned: money(1, 'TCR') }],
};

test('both sides read minutes of a session that time credits pay', () => {
  expect(settlementTold(inMinutes, 'en').split('\n')).toEqual([
    'Due for the session: 38 minutes of time credit.',
    'You pay 38 minutes of time credit.',
    '1 minute of time credit goes back to you.',
  ]);
  expect(settlementTold(inMinutes, 'cy').split('\n')).toEqual([
    'Yn ddyledus am y sesiwn: 38 munud o gredyd amser.',
    "Rydych chi'n talu 38 munud o gredyd amser.",
    'Mae 1 munud o gredyd amser yn mynd yn ôl atoch chi.',
  ]);
  expect(earnedTold(inMinutes, 'en')).toBe('Due to you for your work: 38 minutes of time credit.');
  expect(earnedTold(inMinutes, 'cy')).toBe('Yn ddyledus i chi am eich gwaith: 38 munud o gredyd amser.');
});

test('an adviser reads what is due to them, if anything', () => {
  expect(earnedTold(middle, 'en')).toBe('Due to you for your work: £45.00.');
  expect(earnedTold(middle, 'cy')).toBe('Yn ddyledus i chi am eich gwaith: £45.00.');
  expect(earnedTold({ ...middle, adviserNet: money(0) }, 'en')).toBe('');
});
