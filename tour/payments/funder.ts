import { exchange, exchangeQuietly, refused } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, step } from '../print.js';
import type { Deposit, Programme } from '../vouchers/answers.js';
import { readMoney } from '../vouchers/programme-money.js';
import type { Invoice, Payment, StatementPreview } from './answers.js';
import { payOn } from './paying.js';
import type { Story } from './story.js';
import { becomes } from './time.js';

type Path = `/programmes/${string}`;

/** A programme that pays half of each price, with £750 in its fund: by bank transfer, and by card. */
export async function fillAFund(story: Story): Promise<Programme> {
  const programme = await draftProgramme(story);
  const path = `/programmes/${programme.id}` as const;
  await payByTransfer(story, path);
  await payByCard(story, path);
  const { fund } = await readMoney(story.cast.samir, programme);
  check('£750.00 is in the fund', fund.left.minor === 75_000, fund);
  return open(story, path);
}

async function draftProgramme({ cast, days }: Story): Promise<Programme> {
  const { steward, samir } = cast;
  await exchangeQuietly<object>(steward, `PUT /funders/${samir.organisation.id}`, {
    body: { is_public_authority: false },
  });
  const programme = await exchangeQuietly<Programme>(samir, 'POST /programmes', {
    body: {
      ...{ funder_id: samir.organisation.id, opens_at: days.at(1, 1, '00:00'), closes_at: days.at(20, 1, '00:00') },
      name: { en: 'Half a start', cy: 'Hanner dechrau' },
      summary: { en: 'Half of the price of advice.', cy: 'Hanner pris cyngor.' },
      ...{ budget: { minor: 100_000 }, funder_percent: 50, match: 'cash', use_months: 2 },
    },
    status: 201,
  });
  return exchangeQuietly<Programme>(samir, `POST /programmes/${programme.id}/packages`, {
    body: { title: { en: 'Two hours', cy: 'Dwy awr' }, value: { minor: 12_000 } },
    status: 201,
  });
}

/** The reference on the bank statement says which invoice it was. */
async function payByTransfer({ cast, days, news }: Story, path: Path): Promise<void> {
  const { steward, samir } = cast;
  step('A funder is sent an invoice, and pays it by bank transfer');
  const invoice = await issue(cast, path, 50_000, days.date(5, 1));
  await news.of([samir, 'invoice-issued']);
  say(`${samir.name}’s bank sends £500. ${steward.name} has the platform’s bank statement looked through:`);
  const today = days.date(1, 1);
  const csv = [
    'Date,Amount,Reference',
    `${today},-42.00,TIDEWHEEL POWER`,
    `${today},500.00,HALFPENNY ${invoice.bank_reference.toLowerCase()}`,
  ].join('\n');
  const preview = await exchange<StatementPreview>(steward, 'POST /bank-statements/previews', {
    body: { csv },
    tell: ({ lines }) => [
      '',
      ...lines.map(
        ({ line, amount, reference, invoice: of }) =>
          `line ${line}, ${pounds(amount)}, ${reference}: ${of ? `invoice ${of.number}` : 'no invoice'}`,
      ),
    ],
  });
  const [found] = preview.lines;
  check(
    'it is known by its reference',
    found?.invoice?.number === invoice.number && found.mismatch === null,
    preview.lines,
  );
  await exchange<{ deposits: readonly Deposit[] }>(steward, 'POST /bank-statements', {
    body: { csv, lines: [found?.line] },
    status: 201,
    tell: ({ deposits }) => deposits.map(({ amount }) => `deposit of ${pounds(amount)}`),
  });
  const paid = await readInvoice(samir, invoice.id);
  check('that pays the invoice', paid.state === 'paid', paid);
  await refused(steward, 'POST /bank-statements', '409 statement-lines', { csv, lines: [found?.line] });
  await news.of([samir, 'invoice-paid']);
}

async function payByCard({ cast, days, news }: Story, path: Path): Promise<void> {
  const { samir } = cast;
  step('Another invoice, which is paid by card');
  const invoice = await issue(cast, path, 25_000, days.date(5, 1));
  await news.skip(samir);
  const { id } = await exchange<Payment>(samir, `POST /invoices/${invoice.id}/payments`, {
    body: { rail: 'card' },
    status: 201,
    tell: ({ state, amount }) => `${state}: ${pounds(amount)}`,
  });
  await payOn(samir, id, 'pm_card_visa');
  const paid = await becomes(
    'the invoice is paid, by that payment',
    () => readInvoiceQuietly(samir, invoice.id),
    ({ state }) => state === 'paid',
  );
  check('which is a deposit like any other', paid.paid?.payment_id === id, paid);
  await news.of([samir, 'invoice-paid']);
}

function issue({ samir }: Story['cast'], path: Path, minor: number, due: string): Promise<Invoice> {
  return exchange<Invoice>(samir, `POST ${path}/invoices`, {
    body: { amount: { minor }, due_on: due },
    status: 201,
    tell: ({ number, gross, bank_reference: reference }) => `${number}: ${pounds(gross)}, to be sent as ${reference}`,
  });
}

const readInvoice = (who: Story['cast']['samir'], id: string) =>
  exchange<Invoice>(who, `GET /invoices/${id}`, { tell: ({ state }) => state });
const readInvoiceQuietly = (who: Story['cast']['samir'], id: string) =>
  exchangeQuietly<Invoice>(who, `GET /invoices/${id}`);

async function open({ cast }: Story, path: Path): Promise<Programme> {
  const programme = await exchange<Programme>(cast.samir, `PUT ${path}/state`, {
    body: { state: 'open' },
    tell: ({ name, state }) => `${name.en}: ${state}`,
  });
  check('the programme is open', programme.state === 'open', programme);
  return programme;
}
