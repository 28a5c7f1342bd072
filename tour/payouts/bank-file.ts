import { createHash } from 'node:crypto';
import { ask } from '../client.js';
import { exchange, refused } from '../exchange.js';
import { pounds } from '../money.js';
import { passTo } from '../payments/time.js';
import { check, say, show, step } from '../print.js';
import type { BankFile, BankResults } from './answers.js';
import { isPaid, readPayout } from './payouts.js';
import { chooseAnotherAccount, readPlace } from './places.js';
import type { Paid } from './story.js';

export async function payByFile(paid: Paid): Promise<void> {
  const { cast, days, news } = paid;
  const { steward, farida, isla } = cast;
  step('By a file that the bank is given');
  await passTo(paid, days.at(3, 2, '09:00'));
  await refused(isla, 'POST /payouts/bank-files', '404 not-found');
  const file = await makeFile(paid, '12345678');
  await refused(steward, 'POST /payouts/bank-files', '409 nothing-planned');
  say('The bank has paid it on the same day, and says so in its statement of the next:');
  await passTo(paid, days.at(3, 3, '08:00'));
  const rows = [{ ...outcomeOf(file, 'paid', days.date(3, 2)), amount: { minor: 11_024 } }];
  const wrong = await exchange<BankResults>(steward, `POST /payouts/bank-files/${file.id}/results/previews`, {
    body: { rows },
    tell: ({ results }) => results.map(({ outcome, mismatch }) => `${outcome}: ${mismatch ?? 'it is known'}`),
  });
  check('a sum that is a penny off is nobody’s', wrong.results[0]?.mismatch === 'amount-differs', wrong);
  await record(paid, file, outcomeOf(file, 'paid', days.date(3, 2)));
  await isPaid(farida, farida.hour.pay, days.date(3, 2));
  await news.of([farida, 'adviser-pay-paid']);
}

/** Takes all that is planned. The same file again is the same bytes. */
async function makeFile({ cast: { steward, farida } }: Paid, account: string): Promise<BankFile> {
  const { id } = await exchange<{ id: string }>(steward, 'POST /payouts/bank-files', { status: 201 });
  const file = await exchange<BankFile>(steward, `GET /payouts/bank-files/${id}`, {
    tell: ({ lines, amount }) => [
      `${pounds(amount)} in ${lines.length} payments`,
      ...lines.map(({ expert_name: name, reference, account: to }) => `${name}, …${to?.ending ?? ''}, ${reference}`),
    ],
  });
  const path = `/api/v1/payouts/bank-files/${id}/file.csv`;
  const { body: csv } = await ask<string>(steward, 'GET', path);
  show(...csv.trimEnd().split('\r\n'));
  const [line] = file.lines;
  const row = `090128,${account},F Lewin-Hassan,110.25,${line?.reference ?? ''}`;
  check(
    'a line for each payment, as banks take them',
    csv === `Sort code,Account number,Account name,Amount,Reference\r\n${row}\r\n`,
    csv,
  );
  const again = await ask<string>(steward, 'GET', path);
  check('it is the same file again', again.body === csv && sha256(csv) === file.sha256, again.body);
  check(
    `it pays ${farida.name} alone`,
    file.lines.length === 1 && line?.expert_name.startsWith(farida.name) === true,
    file,
  );
  return file;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function outcomeOf({ lines: [line] }: BankFile, outcome: string, date: string, reason?: string) {
  return {
    reference: line?.reference,
    amount: { minor: line?.amount.minor },
    date,
    outcome,
    ...(reason && { reason }),
  };
}

async function record({ cast: { steward } }: Paid, { id }: BankFile, row: object): Promise<void> {
  const { matched } = await exchange<BankResults>(steward, `POST /payouts/bank-files/${id}/results`, {
    body: { rows: [row] },
    tell: ({ results }) => results.map(({ outcome, mismatch }) => `${outcome}: ${mismatch ?? 'written'}`),
  });
  check('it is matched by its reference, sum and day', matched === 1, matched);
}

/** Two days after it was paid. */
export async function returnIt(paid: Paid): Promise<void> {
  const { cast, days, news } = paid;
  const { steward, farida } = cast;
  step('Money that comes back');
  say(`${farida.name} has closed the account, and forgotten to say so. Her bank sends the money back.`);
  await passTo(paid, days.at(3, 4, '10:00'));
  const [file] = (await exchange<{ items: readonly BankFile[] }>(steward, 'GET /payouts/bank-files')).items;
  const whole = await exchange<BankFile>(steward, `GET /payouts/bank-files/${file?.id ?? ''}`);
  await record(paid, whole, outcomeOf(whole, 'returned', days.date(3, 4), 'Account closed'));
  const returned = await readPayout(farida, whole.lines[0]?.payout_id ?? '');
  check('the payout came back, and the pay is due again', returned.state === 'returned', returned);
  const broken = await readPlace(farida);
  check('nothing more goes there', broken.state === 'broken' && broken.broken_because === 'returned', broken);
  await news.of([farida, 'adviser-pay-returned-there']);
}

export async function payItAnew(paid: Paid): Promise<void> {
  const { cast, days, news } = paid;
  const { farida } = cast;
  step('Farida says where her new account is, and is paid there');
  await passTo(paid, days.at(3, 5, '08:30'));
  await chooseAnotherAccount(farida);
  await passTo(paid, days.at(3, 5, '10:00'));
  const file = await makeFile(paid, '87654321');
  await passTo(paid, days.at(4, 1, '09:00'));
  await record(paid, file, outcomeOf(file, 'paid', days.date(3, 5)));
  const { id } = await isPaid(farida, farida.hour.pay, days.date(3, 5));
  const { items } = await readPayout(farida, id);
  say('It was due on Wednesday. Interest does not run while an adviser has nowhere to be paid to:');
  check('it is her pay, and nothing else', items.map(({ kind }) => kind).join() === 'pay', items);
  await news.of([farida, 'adviser-pay-paid']);
}
