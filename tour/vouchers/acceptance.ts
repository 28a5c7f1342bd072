import type { List } from '../answers.js';
import { exchange, exchangeQuietly, refused } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, show, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import { moment } from '../times.js';
import type { Programme, Voucher, VoucherOffer } from './answers.js';
import type { Accepted, Story } from './story.js';

type WithCode = Voucher & { readonly code: string | null };

export async function takeWhatTheyAreOffered(story: Story, programme: Programme): Promise<Accepted> {
  const { cast, days, news } = story;
  const { ania, mererid } = cast;
  step('The offer is accepted, with what has to be declared');
  await moveClock(ania, days.at(1, 1, '15:00'));
  await news.of([ania, 'voucher-offered', 'voucher-subsidy-notice'], [mererid, 'voucher-offered']);
  const { id, offer_lapses_at: until } = await voucherOf(story, programme);
  show(`The offer stands until ${moment(until)}.`);
  const offer = await readOffer(story, id);
  await refused(ania, `POST /vouchers/${id}/acceptance`, '422 declarations-needed', { declarations: [] });
  return { programme, ...(await accept(story, id, offer)) };
}

/** Of public money: notified, confirmed, and only then awarded. */
export async function takeWhatIsPublic(story: Story, programme: Programme): Promise<Accepted> {
  const { cast, days, news } = story;
  const { ania } = cast;
  step('Public money is accepted in the order that the law asks for');
  const { id } = await voucherOf(story, programme);
  const path = `/vouchers/${id}` as const;
  const offer = await readOffer(story, id);
  say(
    'The notice has come in writing. Next the enterprise says what else it was given; before that nothing is awarded:',
  );
  await refused(ania, `POST ${path}/acceptance`, '409 subsidy-order', declared(offer));
  const confirmed = await exchange<VoucherOffer>(ania, `POST ${path}/subsidy-confirmation`, {
    body: {
      given: [{ giver: 'Cyngor Sir', given_on: days.date(-8, 1), amount: { minor: 120_000 } }],
      cap_not_exceeded: true,
    },
    status: 201,
    tell: ({ subsidy }) => `${pounds(subsidy?.confirmation?.total)} of at most ${pounds(subsidy?.cap)}`,
  });
  const total = confirmed.subsidy?.confirmation?.total.minor;
  check('£1200 from others and £250 from here is far from the cap', total === 145_000, confirmed);
  const accepted = await accept(story, id, offer);
  await moveClock(ania, days.at(1, 1, '15:10'));
  await news.of([ania, 'voucher-subsidy-awarded']);
  return { programme, ...accepted };
}

async function voucherOf({ cast }: Story, programme: Programme): Promise<Voucher> {
  const { ania } = cast;
  const { items } = await exchangeQuietly<List<Voucher>>(ania, `GET /organisations/${ania.organisation.id}/vouchers`);
  const offered = items.filter(({ programme: of }) => of.id === programme.id);
  check(`there is one voucher of “${programme.name.en}”`, offered.length === 1, items);
  return offered[0] as Voucher;
}

function readOffer({ cast }: Story, id: string): Promise<VoucherOffer> {
  return exchange<VoucherOffer>(cast.ania, `GET /vouchers/${id}/offer`, {
    tell: ({ declarations }) => ['', ...declarations.map(({ code, text }) => `${code}: ${text.en}`)],
  });
}

async function accept({ cast }: Story, id: string, offer: VoucherOffer) {
  const { code, ...voucher } = await exchange<WithCode>(cast.ania, `POST /vouchers/${id}/acceptance`, {
    body: declared(offer),
    status: 201,
    tell: ({ state, value, expires_at: expires, code: shown }) => [
      `${state}: ${pounds(value)}, until ${moment(expires ?? '')}`,
      `the code, which is not shown again: ${shown?.slice(0, 4) ?? 'none'}-…`,
    ],
  });
  check('it can be used from now on', voucher.state === 'active' && code !== null, voucher);
  const again = await exchangeQuietly<object>(cast.ania, `GET /vouchers/${id}`);
  check('whoever looks at it later does not see its code', !JSON.stringify(again).includes(code ?? ''), again);
  return { voucher, code: code ?? '' };
}

function declared({ declarations }: VoucherOffer) {
  return { declarations: declarations.map(({ code, version }) => ({ code, version })) };
}
