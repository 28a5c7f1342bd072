import type { List } from '../answers.js';
import { exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, step } from '../print.js';
import type { Application, Voucher, VoucherOffer } from '../vouchers/answers.js';
import { theBakery } from '../vouchers/start-up.js';
import { fundingOf, bookAndPay, type Planned } from './sessions.js';
import type { Prepared } from './story.js';

/** Half of the price is the funder's, the other half is paid by card. */
export async function payHalfByVoucher(prepared: Prepared): Promise<Planned> {
  const { cast, days, news } = prepared;
  const { tudur, iestyn } = cast;
  step('Half by voucher, half by card');
  const code = await aVoucher(prepared);
  const planned = await bookAndPay(prepared, tudur, days.at(2, 4, '10:00'), {
    ...{ rail: 'card', voucher_code: code },
    picks: ['pm_card_visa'],
  });
  const { shares } = await fundingOf(tudur, planned.session);
  check(
    'the funder’s half is rounded down, and the odd penny is the client’s',
    shares.map(({ source, amount }) => `${source} ${pounds(amount)}`).join() === 'voucher £56.69,client £56.70',
    shares,
  );
  await news.skip(tudur, iestyn);
  return planned;
}

/** @returns its code; how one is applied for is what tour:vouchers tells */
async function aVoucher({ cast, programme }: Prepared): Promise<string> {
  const { tudur, ania } = cast;
  const path = `/organisations/${tudur.organisation.id}` as const;
  say(`${tudur.name} applies to “${programme.name.en}”, which serves whoever comes first, and ${ania.name} accepts.`);
  await exchangeQuietly<object>(tudur, `PUT ${path}/enterprise`, { body: theBakery });
  const { id } = await exchangeQuietly<Application>(tudur, `POST ${path}/applications`, {
    body: { programme_id: programme.id, package_id: programme.packages[0]?.id, need: 'Two hours on buying a bakery.' },
    status: 201,
  });
  await exchangeQuietly<Application>(tudur, `POST /applications/${id}/submission`);
  const { items } = await exchangeQuietly<List<Voucher>>(ania, `GET ${path}/vouchers`);
  const voucher = `/vouchers/${items[0]?.id ?? ''}` as const;
  const { declarations } = await exchangeQuietly<VoucherOffer>(ania, `GET ${voucher}/offer`);
  const accepted = await exchangeQuietly<Voucher & { readonly code: string | null }>(
    ania,
    `POST ${voucher}/acceptance`,
    { body: { declarations: declarations.map(({ code, version }) => ({ code, version })) }, status: 201 },
  );
  check(`there is a voucher of ${pounds(accepted.value)}`, accepted.state === 'active', accepted);
  return accepted.code ?? '';
}
