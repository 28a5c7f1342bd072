import { readFile } from 'node:fs/promises';
import { inPounds } from './kernel/money-words.js';
import { money } from './kernel/money.js';
import { runCommand } from './platform/command.js';
import { fingerprintsIn, verifyReceipts } from './payouts/index.js';

const usage = 'Say which: npm run verify:receipt -- FILE [--keys FILE_OR_FINGERPRINT]';

const howToCompare =
  'Whether that is ours: hold it against GET /api/v1/receipts/keys, or against what was printed of it, or give --keys.';

/** Needs no database and no network: whoever has a receipt can check it, also once there is no Barefoot any more. */
await runCommand(async () => {
  const [file, option, keys, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0 || (option !== undefined && (option !== '--keys' || keys === undefined)))
    throw new Error(usage);
  const fingerprints = keys === undefined ? undefined : await readKeys(keys);
  const isOurs = fingerprints && ((one: string) => fingerprints.some((start) => one.startsWith(start)));
  const { receipts, faults } = verifyReceipts(await readJson(file), isOurs);
  if (faults.length > 0) throw new Error([...faults.map(plain), 'Do not rely on it.'].join('\n'));
  for (const { body } of receipts) console.log(plain(sentenceOf(body)));
  console.log(
    `As it was signed, to the letter; its sums are right${receipts.length > 1 ? ', and so is the chain' : ''}.`,
  );
  const signers = [...new Set(receipts.map(({ fingerprint }) => fingerprint))].join(' and ');
  console.log(
    isOurs ? 'Signed by a key that you gave.' : `Signed by the key with the SHA-256 ${signers}.\n${howToCompare}`,
  );
});

function sentenceOf({
  number,
  adviser,
  kind,
  payout,
  returned,
}: ReturnType<typeof verifyReceipts>['receipts'][number]['body']) {
  const amount = inPounds(money(payout.amount_minor, payout.currency));
  return kind === 'paid'
    ? `Receipt ${number}: ${amount} were paid to ${adviser.name} on ${payout.paid_on}.`
    : `Receipt ${number}: ${amount} that were paid to ${adviser.name} on ${payout.paid_on} came back on ${returned?.on}.`;
}

/** What a stranger wrote does nothing to the terminal that shows it. */
function plain(text: string): string {
  return text.replace(/\p{C}/gu, ' ');
}

/** A file as GET /api/v1/receipts/keys gives it, or a fingerprint: 16 hexadecimal digits or more. */
async function readKeys(keys: string): Promise<readonly string[]> {
  if (/^[0-9a-f]{16,64}$/i.test(keys)) return [keys.toLowerCase()];
  return fingerprintsIn(await readJson(keys));
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${file} cannot be read (${(error as { code?: string }).code ?? 'unknown'}). ${usage}`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is no JSON. Give it a receipt as GET /api/v1/payouts/:id/receipt answers.`);
  }
}
