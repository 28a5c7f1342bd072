import { z } from 'zod';
import { chargeOf, money } from '../../kernel/money.js';
import { britishDate } from '../../kernel/time.js';
import { canonicalJson } from './canonical-json.js';
import { daysBetween } from './receipt.js';
import { type ReceiptBody, receiptBody, type ReceiptLine } from './receipt-body.js';
import { fingerprintOf, hashOf, isSignedBy } from './receipt-key.js';

/** A receipt as the API gives it. What else is in it proves nothing and is not looked at. */
const receiptFile = z.object({
  body: z.string().max(4_000_000),
  hash: z.string().max(100),
  signature: z.string().max(200),
  key_id: z.string().max(100),
  public_key: z.string().max(200),
});
type ReceiptFile = z.output<typeof receiptFile>;

interface Verified {
  readonly body: ReceiptBody;
  readonly hash: string;
  /** Of the key that it is signed by, whole. */
  readonly fingerprint: string;
}

interface Looked extends Omit<Verified, 'body'> {
  readonly body: ReceiptBody | null;
  readonly faults: readonly string[];
}

interface Verification {
  readonly receipts: readonly Verified[];
  /** What is wrong, a sentence each. None: all is as it was signed, and the sums are right. */
  readonly faults: readonly string[];
}

/**
 * Looks at one receipt, or at a list of them as one adviser has them, in whatever order: signatures, sums and, of a list, the chain. Needs nothing but what it is
 * given: `isOurs` says of a key's fingerprint whether it is one of those that are published; without it any key will do.
 */
export function verifyReceipts(given: unknown, isOurs?: (fingerprint: string) => boolean): Verification {
  const list = z.object({ items: z.array(z.unknown()) }).safeParse(given).data?.items ?? given;
  const files = z
    .array(receiptFile)
    .min(1)
    .max(100_000)
    .safeParse(Array.isArray(list) ? list : [list]);
  if (!files.success) return { receipts: [], faults: [`This is no receipt: ${whyNot(files.error)}.`] };
  const looked = files.data.map((file) => look(file, isOurs));
  const faults = looked.flatMap(({ body, faults }, index) => {
    const name = body ? `Receipt ${body.number}` : `Receipt at place ${index + 1}`;
    return faults.map((fault) => `${name}: ${fault}`);
  });
  const receipts = looked.flatMap(({ body, hash, fingerprint }) => (body ? [{ body, hash, fingerprint }] : []));
  return { receipts, faults: [...faults, ...faultsOfChain(receipts)] };
}

function look(file: ReceiptFile, isOurs: ((fingerprint: string) => boolean) | undefined): Looked {
  const fingerprint = fingerprintOf(file.public_key);
  const faults = faultsOfSeal(file, fingerprint);
  if (isOurs && !isOurs(fingerprint))
    faults.push(`it is signed by the key ${fingerprint}, which is none of those that you gave.`);
  const { body, why } = parse(file.body);
  const further = body ? faultsOfBody(body) : [`its body is not that of a receipt: ${why}.`];
  return { body, hash: hashOf(file.body), fingerprint, faults: [...faults, ...further] };
}

function faultsOfSeal({ body, hash, signature, key_id, public_key }: ReceiptFile, fingerprint: string): string[] {
  const faults: string[] = [];
  if (hashOf(body) !== hash)
    faults.push(`its body was changed: it comes to the hash ${hashOf(body)}, and the receipt says ${hash}.`);
  if (!isSignedBy(public_key, body, signature))
    faults.push('its signature is not that of this body by this key: one of the three was changed.');
  if (fingerprint.slice(0, 16) !== key_id)
    faults.push(`it names the key ${key_id}, and comes with the key ${fingerprint.slice(0, 16)}.`);
  return faults;
}

interface Parsed {
  readonly body: ReceiptBody | null;
  readonly why?: string;
}

function parse(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    if (canonicalJson(value) !== text) return { body: null, why: 'it is not written as canonical JSON' };
    const { data, error } = receiptBody.safeParse(value);
    return data ? { body: data } : { body: null, why: whyNot(error) };
  } catch {
    return { body: null, why: 'it is no canonical JSON' };
  }
}

function whyNot(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'all of it'}: ${issue?.message ?? 'unknown'}`;
}

/** What does not add up within a receipt, whoever signed it. */
function faultsOfBody(body: ReceiptBody): string[] {
  if ((body.kind === 'returned') !== (body.returned !== null))
    return ['it does not say both that the money came back and which receipt said that it was paid.'];
  if (body.kind === 'returned') return body.lines.length > 0 ? ['it says that money came back, and has lines.'] : [];
  const total = body.lines.reduce((sum, line) => sum + paidBy(line), 0);
  const faults = body.lines.flatMap((line, index) =>
    faultsOfLine(line, body.payout.paid_on).map((fault) => `line ${index + 1}: ${fault}`),
  );
  if (total !== body.payout.amount_minor)
    faults.unshift(`its lines add up to ${total}, and the amount is ${body.payout.amount_minor}.`);
  return faults;
}

function paidBy({ amount_minor, interest, compensation_minor }: ReceiptLine): number {
  return amount_minor + (interest?.amount_minor ?? 0) + compensation_minor;
}

function faultsOfLine(line: ReceiptLine, paidOn: string): string[] {
  const faults: string[] = [];
  const day = (text: string) => Temporal.PlainDate.from(text);
  if (paidBy(line) === 0) faults.push('it pays nothing.');
  if (line.amount_minor !== 0 && line.amount_minor !== line.principal_minor)
    faults.push(`it pays ${line.amount_minor} of ${line.principal_minor}, which is neither all nor nothing.`);
  if (line.vat_minor > line.principal_minor) faults.push('its VAT is more than what was earned.');
  const settled = settledOf(line);
  if (line.days_to_pay !== daysBetween(day(settled), day(paidOn)))
    faults.push(`from ${settled} to ${paidOn} it is not ${line.days_to_pay} days.`);
  const late = line.late_since === null ? 0 : daysBetween(day(line.late_since), day(paidOn));
  if (line.days_late !== late) faults.push(`it was ${late} days late, not ${line.days_late}.`);
  return [...faults, ...faultsOfInterest(line), ...faultsOfShares(line)];
}

function settledOf({ earned_on, facts }: ReceiptLine): string {
  const { data: at } = z.iso.datetime().safeParse(facts['accepted_at']);
  return at === undefined ? earned_on : britishDate(Temporal.Instant.from(at));
}

/** Written day by day and rounded with what came before, it may be a penny from what one sum gives. */
function faultsOfInterest({
  interest,
  late_since,
  due_on,
  principal_minor,
  compensation_minor,
}: ReceiptLine): string[] {
  if (late_since === null)
    return interest || compensation_minor > 0 ? ['it pays for being late, and was not late.'] : [];
  if (late_since < due_on) return [`it was due on ${due_on}, and is said to be late since ${late_since}.`];
  if (!interest) return [];
  if (interest.from <= late_since || interest.to < interest.from)
    return ['its interest is for days on which it bore none.'];
  if (
    interest.days > daysFrom(interest.from, interest.to) ||
    interest.days_before >= daysFrom(late_since, interest.from)
  )
    return ['its interest is for more days than there were.'];
  const until = (days: number) => chargeOf(money(principal_minor), interest.rate * days, 10_000 * 365).minor;
  const owed = until(interest.days_before + interest.days) - until(interest.days_before);
  return Math.abs(owed - interest.amount_minor) > 1
    ? [`its interest is ${interest.amount_minor}, and ${owed} by its rate and days.`]
    : [];
}

/** Both within. */
function daysFrom(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1;
}

const known = z.object({
  quote: z
    .object({
      ...{ adviser_net_minor: z.int(), fee_minor: z.int(), vat_minor: z.int(), total_minor: z.int() },
    })
    .nullable(),
  shares: z.array(z.object({ amount_minor: z.int() })),
});

/** Who paid which part: of a session that took place all of its price, of another no less than what the adviser has of it. */
function faultsOfShares({ kind, principal_minor, facts }: ReceiptLine): string[] {
  const { data } = known.safeParse(facts);
  if (!data?.quote) return [];
  const { quote, shares } = data;
  const faults: string[] = [];
  if (quote.adviser_net_minor + quote.fee_minor + quote.vat_minor !== quote.total_minor)
    faults.push('the parts of its quote do not add up to the price.');
  const shared = shares.reduce((sum, { amount_minor }) => sum + amount_minor, 0);
  if (shares.length > 0 && kind === 'session' && shared !== quote.total_minor)
    faults.push(`its shares add up to ${shared}, and the price is ${quote.total_minor}.`);
  if (shares.length > 0 && shared < principal_minor)
    faults.push(`its shares add up to ${shared}, less than the ${principal_minor} that it pays the adviser.`);
  return faults;
}

/** Of several: one adviser's, one after the other, each naming the one before it. Throws nothing. */
function faultsOfChain(receipts: readonly Verified[]): string[] {
  const inOrder = receipts.toSorted((a, b) => a.body.number - b.body.number);
  return inOrder.slice(1).flatMap(({ body }, index) => {
    const before = inOrder[index];
    if (!before) return [];
    if (before.body.adviser.id !== body.adviser.id)
      return [`Receipts ${before.body.number} and ${body.number} are not of the same adviser.`];
    if (body.number !== before.body.number + 1)
      return [`Between receipts ${before.body.number} and ${body.number} something is missing, or one is here twice.`];
    if (body.previous_hash !== before.hash)
      return [`Receipt ${body.number} follows on another receipt ${before.body.number} than this one.`];
    return faultsOfReturn(body, inOrder);
  });
}

function faultsOfReturn({ number, returned, payout }: ReceiptBody, all: readonly Verified[]): string[] {
  const first = all.find(({ body }) => body.number === returned?.number);
  if (!returned || !first) return [];
  if (first.hash !== returned.hash || first.body.payout.id !== payout.id || first.body.kind !== 'paid')
    return [`Receipt ${number} takes back another receipt ${returned.number} than this one.`];
  return [];
}

const keysFile = z.object({
  items: z
    .array(z.object({ public_key: z.string().max(200) }))
    .min(1)
    .max(1000),
});

/** Of the keys that are published. Throws for what is no list of them. */
export function fingerprintsIn(keys: unknown): string[] {
  const { success, data, error } = keysFile.safeParse(keys);
  if (!success) throw new Error(`These are no keys as GET /api/v1/receipts/keys gives them: ${whyNot(error)}.`);
  return data.items.map(({ public_key }) => fingerprintOf(public_key));
}
