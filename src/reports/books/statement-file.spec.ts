import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import type { TransferId } from '../../ledger/index.js';
import { statementFile } from './statement-file.js';

const at = Temporal.Instant.from('2026-12-03T09:00:00Z');
const line = {
  transferId: '00000000-0000-7000-8000-000000000001' as TransferId,
  code: 'voucher-reserved',
  occurredAt: at,
  recordedAt: at,
};

test('a statement is a file that a spreadsheet opens, between its balances', () => {
  const frame = { from: at, to: at, opening: money(5), closing: money(-8499) };
  const lines = [
    { ...line, reference: '=HYPERLINK("x")', amount: money(-8504), balance: money(-8499) },
    { ...line, reference: 'one, two', amount: money(100_000_000), balance: money(99_991_501) },
  ];
  const time = '2026-12-03T09:00:00Z';
  expect(statementFile(frame, lines)).toBe(
    [
      '\ufeffwhat,reference,occurred_at,recorded_at,amount,balance,currency,transfer_id',
      `opening-balance,,,${time},,0.05,GBP,`,
      `voucher-reserved,"'=HYPERLINK(""x"")",${time},${time},-85.04,-84.99,GBP,${line.transferId}`,
      `voucher-reserved,"one, two",${time},${time},1000000.00,999915.01,GBP,${line.transferId}`,
      `closing-balance,,,${time},,-84.99,GBP,`,
      '',
    ].join('\r\n'),
  );
});

test('time credits are told in minutes', () => {
  const frame = { from: at, to: at, opening: money(-90, 'TCR'), closing: money(-90, 'TCR') };
  expect(statementFile(frame, [])).toContain('opening-balance,,,2026-12-03T09:00:00Z,,-90,TCR,');
});
