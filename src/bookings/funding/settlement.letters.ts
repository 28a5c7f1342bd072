import type { Language } from '../../kernel/when.js';
import { amountTold } from '../amount.letters.js';
import type { Settlement } from './funding.js';
import type { ShareDue } from './share.js';

/** What a letter tells of the money of a session that was called off. */
export type ToldSettlement = Pick<Settlement, 'adviserNet' | 'total' | 'debt' | 'shares'>;

interface Words {
  readonly nothingDue: string;
  readonly due: (amount: string) => string;
  readonly borne: Readonly<Record<'voucher' | 'client', (due: string) => string>>;
  readonly returned: Readonly<Record<'voucher' | 'client', (amount: string) => string>>;
  readonly debt: (amount: string) => string;
  readonly earned: (amount: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    nothingDue: 'Nothing is due for the session.',
    due: (amount) => `Due for the session: ${amount}.`,
    borne: { voucher: (due) => `The voucher pays ${due}.`, client: (due) => `You pay ${due}.` },
    returned: {
      voucher: (amount) => `${amount} goes back to the voucher, or to its programme if the voucher has ended.`,
      client: (amount) => `${amount} goes back to you.`,
    },
    debt: (amount) =>
      `A voucher pays for a late cancellation or a missed session once, and yours has. Your organisation owes ${amount}, and the voucher is paused until that is paid.`,
    earned: (amount) => `Due to you for your work: ${amount}.`,
  },
  cy: {
    nothingDue: 'Nid oes dim yn ddyledus am y sesiwn.',
    due: (amount) => `Yn ddyledus am y sesiwn: ${amount}.`,
    borne: { voucher: (due) => `Mae'r daleb yn talu ${due}.`, client: (due) => `Rydych chi'n talu ${due}.` },
    returned: {
      voucher: (amount) => `Mae ${amount} yn mynd yn ôl i'r daleb, neu i'w rhaglen os yw'r daleb wedi dod i ben.`,
      client: (amount) => `Mae ${amount} yn mynd yn ôl atoch chi.`,
    },
    debt: (amount) =>
      `Mae taleb yn talu am ganslo hwyr neu am golli sesiwn unwaith, ac mae'ch taleb chi wedi gwneud hynny. Mae ar eich sefydliad ${amount}, ac mae'r daleb wedi'i hatal nes i hynny gael ei dalu.`,
    earned: (amount) => `Yn ddyledus i chi am eich gwaith: ${amount}.`,
  },
};

/** To the client: what is due, what each source bears of it, and what goes back to whom. */
export function settlementTold({ total, debt, shares }: ToldSettlement, language: Language): string {
  const told = words[language];
  const lines = shares.flatMap((share) => [
    ...(share.due.minor > 0 ? [told.borne[sideOf(share)](amountTold(share.due, language))] : []),
    ...(share.returned.minor > 0 ? [told.returned[sideOf(share)](amountTold(share.returned, language))] : []),
  ]);
  const due = total.minor === 0 ? told.nothingDue : told.due(amountTold(total, language));
  return [due, ...lines, ...(debt.minor > 0 ? [told.debt(amountTold(debt, language))] : [])].join('\n');
}

/** To the adviser, without VAT: what of the session is due to them, if anything. Who pays it is the client's. */
export function earnedTold({ adviserNet }: ToldSettlement, language: Language): string {
  return adviserNet.minor > 0 ? words[language].earned(amountTold(adviserNet, language)) : '';
}

function sideOf({ source }: ShareDue): 'voucher' | 'client' {
  return source === 'voucher' ? 'voucher' : 'client';
}
