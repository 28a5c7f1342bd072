import type { BankOutcome } from '../../../src/payouts/bank-files/bank-result.js';
import { britishDate } from '../../../src/kernel/time.js';
import { type Doing, pick } from '../step.js';
import { count, told } from '../world.js';
import type { Line } from './bank.js';
import type { PayingWorld } from './world.js';

const files = '/api/v1/payouts/bank-files';
const today = ({ server }: PayingWorld) => britishDate(server.clock.now());

/** What stewards and the bank do about those who are paid by file. */
export const bankings: Readonly<Record<string, Doing<PayingWorld>>> = {
  'make a bank file': async (world, { name }) => {
    await told(world, name, world.steward.post(files));
  },
  'give a file to the bank': (world, { which }) => giveAFile(world, which),
  'withdraw a file': async (world, { name, which }) => {
    const file = await takeAFile(world, which);
    if (file === undefined) return;
    const body = { reason: 'Somebody made it too early.', was_not_given_to_the_bank: true };
    await told(world, name, world.steward.post(`${files}/${file}/withdrawal`, body));
    world.bank.taken.delete(file);
  },
  'the bank works': (world, { which, other }) => {
    for (const [index, line] of world.bank.lines.entries())
      if (line.said.length === 0) say(world, line, pick(outcomes, which + index * other));
    return Promise.resolve();
  },
  'the bank has pay back': (world, { which }) => {
    const paid = world.bank.lines.filter(({ said }) => said.at(-1)?.outcome === 'paid');
    if (paid.length > 0) say(world, pick(paid, which), 'returned');
    return Promise.resolve();
  },
  'hear what the bank says': (world, { which, other }) => hearTheBank(world, which, other % 4 === 0),
};

const outcomes: readonly (BankOutcome | null)[] = ['paid', 'paid', 'rejected', 'paid', null, 'paid', 'paid'];

function say(world: PayingWorld, line: Line, outcome: BankOutcome | null): void {
  if (outcome === null) return;
  const isWrong = outcome === 'rejected' && line.minor % 2 === 0;
  line.said.push({ outcome, date: today(world), is_account_wrong: isWrong });
  count(world, `the bank says: ${outcome}`);
}

/** One that nobody has in hand or has given away; it is in this steward's from here on. */
async function takeAFile(world: PayingWorld, which: number): Promise<string | undefined> {
  const { taken } = world.bank;
  const listed = await told(world, 'list files', world.steward.get(`${files}?limit=100`));
  if (listed?.status !== 200) return undefined;
  const items: { id: string; withdrawal: object | null }[] = listed.body.items;
  const left = items.filter(({ id, withdrawal }) => withdrawal === null && !taken.has(id));
  if (left.length === 0) return undefined;
  const { id } = pick(left, which);
  taken.add(id);
  return id;
}

async function giveAFile(world: PayingWorld, which: number): Promise<boolean> {
  const file = await takeAFile(world, which);
  if (file === undefined) return false;
  const answer = await told(world, 'give a file to the bank', world.steward.get(`${files}/${file}/file.csv`));
  if (answer?.status !== 200) {
    world.bank.taken.delete(file);
    return false;
  }
  const rows = (answer.body as string).trim().split('\r\n').slice(1);
  for (const row of rows) {
    const [amount = '', reference = ''] = row.split(',').slice(-2);
    world.bank.lines.push({ file, reference, minor: Math.round(Number(amount) * 100), said: [] });
  }
  return true;
}

/**
 * Of one file, everything that the bank has ever said of it, as its statement has it. Throws where something of that is not taken that was not
 * known, or where what is not of the file is taken.
 */
async function hearTheBank(world: PayingWorld, which: number, isMuddled: boolean): Promise<void> {
  const known = [...new Set(world.bank.lines.filter(({ said }) => said.length > 0).map(({ file }) => file))];
  if (known.length === 0) return;
  const file = pick(known, which);
  const rows = world.bank.lines
    .filter((line) => line.file === file)
    .flatMap(({ reference, minor, said }) => said.map((each) => ({ reference, amount: { minor }, ...each })));
  const wrong = rows.slice(0, 2).map((row) => ({ ...row, amount: { minor: row.amount.minor + 1 } }));
  const body = { rows: isMuddled ? [...wrong, ...rows] : rows };
  const answer = await told(world, 'hear the bank', world.steward.post(`${files}/${file}/results`, body));
  if (answer?.status !== 200) return;
  const results: { mismatch: string | null }[] = answer.body.results;
  const odd = results.filter(({ mismatch }, index) =>
    isMuddled && index < wrong.length ? mismatch === null : mismatch !== null && mismatch !== 'known-already',
  );
  if (odd.length > 0) throw new Error(`What the bank said was not understood: ${JSON.stringify(odd)}`);
}

/** Everything is given to the bank, which pays all of it, and says so. */
export async function payAllFiles(world: PayingWorld): Promise<void> {
  await told(world, 'make a bank file', world.steward.post(files));
  while (await giveAFile(world, 0));
  for (const line of world.bank.lines) if (line.said.length === 0) say(world, line, 'paid');
  const given = new Set(world.bank.lines.map(({ file }) => file));
  for (let index = 0; index < given.size; index += 1) await hearTheBank(world, index, false);
}

/** What is left out of every file, because its adviser is paid elsewhere by now, is cancelled, to be planned anew. */
export async function cancelLeftOut(world: PayingWorld): Promise<void> {
  const { body } = await world.steward.get(`${files}/preview`);
  for (const { payout_id: id } of body.left_out)
    await told(world, 'cancel what is left out', world.steward.post(`/api/v1/payouts/${id}/cancellation`, moved));
}

const moved = { reason: 'They are paid elsewhere by now.' };
