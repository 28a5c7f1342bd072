import { z } from 'zod';
import { moneyView } from '../../experts/index.js';
import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { instantView } from '../../platform/http/parameters.js';
import type { GroupEffective } from './group-effective.js';
import { type GroupPay, wholePayOf } from './group-pay.js';
import type { GroupSession } from './group-session.js';

const effectiveView = z
  .object({
    hourly: moneyView.meta({
      description: '(Pay less costs) for all minutes, an hour: the same with few seats and many.',
    }),
    pay: moneyView.meta({ description: 'Net, for the session, without what is paid back.' }),
    costs: moneyView.meta({ description: 'What the adviser bears themselves.' }),
    minutes: z.int().min(1).meta({ description: 'Contact, preparation, write-up and travel, paid or not.' }),
    floor: moneyView,
    living_wage: moneyView,
    warning: z.string().nullable().meta({ description: 'Where an hour brings less than the floor.' }),
    at_seats: z
      .array(
        z.object({
          seats: z.int(),
          bring: moneyView.meta({ description: 'Towards the pay, VAT included.' }),
          to_pool: moneyView.meta({ description: 'What more than the pay is the solidarity pool’s.' }),
        }),
      )
      .length(2)
      .meta({ description: 'With the seats that it needs, and with all.' }),
  })
  .meta({ id: 'GroupSessionEffective' });

export const groupPayView = z
  .object({
    effective: effectiveView.nullable().meta({
      description:
        'What an hour brings, as it was quoted; what one brought in the end is told of the earning. Null of free and of old ones.',
    }),
    pay: moneyView.nullable().meta({
      description:
        'For the whole session, however many seats are taken, with the adviser’s VAT. Null: not known of old ones.',
    }),
    earned: moneyView.meta({ description: 'What its seats have brought so far, or had when it was paid.' }),
    paid: z
      .object({
        at: instantView,
        adviser: moneyView,
        from_pool: moneyView.meta({ description: 'Laid out by the solidarity pool where the seats brought less.' }),
        from_guarantee: moneyView.meta({
          description: 'Likewise by the guarantee fund, where the pool had too little.',
        }),
        to_pool: moneyView.meta({ description: 'What more seats brought.' }),
      })
      .nullable(),
  })
  .meta({ id: 'GroupSessionPay' });

interface PayOnView {
  readonly earned: Money;
  readonly pay: GroupPay | undefined;
  readonly effective: GroupEffective | null;
}

export function viewGroupPay(
  session: GroupSession,
  { earned, pay, effective }: PayOnView,
): z.output<typeof groupPayView> {
  return {
    effective: effective && viewEffective(effective),
    ...{ pay: wholePayOf(session), earned },
    paid: pay
      ? {
          ...{ at: pay.paidAt.toString(), adviser: pay.adviser },
          ...{ from_pool: pay.fromPool, from_guarantee: pay.fromGuarantee, to_pool: pay.toPool },
        }
      : null,
  };
}

function viewEffective({ livingWage, verdict, atSeats, ...effective }: GroupEffective): z.output<typeof effectiveView> {
  const { hourly, pay, costs, minutes, floor } = effective;
  const under = verdict === 'refused' ? `living wage of ${inPounds(livingWage)}` : `floor of ${inPounds(floor)}`;
  return {
    ...{ hourly, pay, costs, minutes, floor, living_wage: livingWage },
    warning:
      verdict === 'fair'
        ? null
        : `All work and costs counted, an hour brings you ${inPounds(hourly)}, less than the ${under}.`,
    at_seats: atSeats.map(({ seats, bring, toPool }) => ({ seats, bring, to_pool: toPool })),
  };
}
