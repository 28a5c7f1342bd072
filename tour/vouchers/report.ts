import type { List } from '../answers.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import { check, say, show, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import type { LockedReport, Report, RowMoney } from './answers.js';
import { privately } from './delivery.js';
import { table } from './ledger.js';
import type { Accepted, Story } from './story.js';

type Path = `/programmes/${string}`;

export async function readTheReport(story: Story, { programme, voucher }: Accepted): Promise<void> {
  const { cast, days } = story;
  const { tudur, samir, iestyn } = cast;
  step('What its funder is told, and what not');
  await moveClock(samir, days.at(10, 1, '09:00'));
  for (const jobs of [
    { kind: 'jobs-before', jobs: 2 },
    { kind: 'jobs', jobs: 6 },
  ]) {
    await exchange<object>(tudur, `POST /vouchers/${voucher.id}/outcomes`, {
      body: { ...jobs, on: days.date(9, 5), evidence: 'The list of those who work there.' },
      status: 201,
    });
  }
  const path: Path = `/programmes/${programme.id}`;
  const period = `from=${days.date(1, 1)}&to=${days.date(9, 7)}`;
  const report = await exchange<Report>(samir, `GET ${path}/report?${period}`);
  show(...table(report.totals.map(({ label, text }) => [label, text])));
  const texts = new Map(report.totals.map(({ code, text }) => [code, text]));
  const told = ['money.drawn', 'money.returned', 'delivery.sessions', 'outcome.jobs'].map((code) => texts.get(code));
  check('two sessions, £206.53 drawn, £93.47 returned, four jobs more', told.join() === '£206.53,£93.47,2,4', told);
  const page = await exchange<string>(samir, `GET ${path}/report.html?${period}`);
  check('the same is a page to print', page.includes('<html lang="en"') && page.includes('£206.53'), page);
  const unsaid = [...Object.values(privately), iestyn.name];
  check(
    'nothing that was said in a session is in it, nor who advised, which it does not ask for',
    unsaid.every((text) => ![page, JSON.stringify(report)].some((answer) => answer.includes(text))),
    report,
  );
  await drillDown(story, { path, period, voucher: voucher.id });
  await lock(story, { path, period, voucher: voucher.id });
}

interface Of {
  readonly path: Path;
  /** Its first and last day. */
  readonly period: string;
  readonly voucher: string;
}

async function drillDown({ cast }: Story, { path, period, voucher }: Of): Promise<void> {
  const { samir } = cast;
  say('Whose £206.53 are these, and of which deposits?');
  await exchange<List<{ organisation: string; value: Amount }>>(
    samir,
    `GET ${path}/report/rows?total=money.drawn&${period}`,
    { tell: ({ items }) => items.map((row) => `${row.organisation}: ${pounds(row.value)}`) },
  );
  const { transfers } = await exchange<RowMoney>(samir, `GET ${path}/report/rows/${voucher}?${period}`, {
    tell: (row) => [
      '',
      ...row.transfers.map(
        ({ code, amount, deposits }) =>
          `${code} ${pounds(amount)}: ${deposits.map((of) => pounds(of.amount)).join(' + ')}`,
      ),
    ],
  });
  const drawn = transfers.filter((transfer) => transfer.drawn).reduce((sum, { amount }) => sum + amount.minor, 0);
  check('each pound leads to the deposit that it was', drawn === 20_653, transfers);
}

async function lock({ cast, days }: Story, { path, period, voucher }: Of): Promise<void> {
  const { samir, tudur } = cast;
  say(
    `${samir.name} has to answer for these figures, so they are locked. What comes out later changes nothing by itself:`,
  );
  const { id } = await exchange<LockedReport>(samir, `POST ${path}/reports`, {
    body: { from: days.date(1, 1), to: days.date(9, 7) },
    status: 201,
  });
  await exchangeQuietly<object>(tudur, `POST /vouchers/${voucher}/outcomes`, {
    body: { kind: 'jobs', jobs: 7, on: days.date(9, 6), evidence: 'The list of those who work there.' },
    status: 201,
  });
  const report = await exchange<Report>(samir, `GET ${path}/report?${period}`, {
    tell: ({ locked }) => `version ${locked?.version ?? 0}, ${locked?.hash.slice(0, 12) ?? ''}…`,
  });
  check('it says what it said', report.totals.find(({ code }) => code === 'outcome.jobs')?.text === '4', report.totals);
  const restated = await exchange<LockedReport>(samir, `POST ${path}/reports/${id}/restatements`, {
    body: { version: 1, reason: 'One more job by then, as the bakery told us later.' },
    status: 201,
    tell: ({ versions }) =>
      versions.flatMap((one) =>
        one.changed_totals.map(({ label, before, after }) => `${label}: ${before} -> ${after}`),
      ),
  });
  check('a restatement is a version of its own, with what it changed', restated.versions.length === 2, restated);
}
