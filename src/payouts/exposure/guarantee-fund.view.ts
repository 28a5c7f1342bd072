import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { instantView } from '../../platform/http/parameters.js';
import { type GuaranteeFund, isAlarming, shareOfCap } from './guarantee-fund.js';

export const guaranteeFundView = z
  .object({
    at: instantView,
    fund: moneyView.meta({
      description: 'What the platform put into it of its fees, less what it laid out and nobody owes.',
    }),
    debits_not_clear: moneyView.meta({ description: 'Direct Debits for sessions that may be taken back yet.' }),
    debits_relied_on: moneyView.meta({ description: 'Those of them that were counted on and have not come.' }),
    debits_cap: moneyView.meta({ description: 'No new debit is counted on beyond it.' }),
    client_debts: moneyView.meta({ description: 'What clients owe for sessions that the fund has paid for.' }),
    exposure: moneyView.meta({ description: 'Debits that are not clear, and what clients owe.' }),
    cap: moneyView.meta({ description: 'Beyond it no new debit is counted on. Advisers are paid in any case.' }),
    percent_of_cap: z.number().min(0).nullable().meta({ description: 'Null where the cap is nothing.' }),
    alarm_percent: z.number(),
    is_alarming: z.boolean(),
  })
  .meta({ id: 'GuaranteeFund' });

export function viewGuaranteeFund(fund: GuaranteeFund, at: Temporal.Instant): z.output<typeof guaranteeFundView> {
  const share = shareOfCap(fund);
  return {
    ...{ at: at.toString(), fund: fund.fund, debits_not_clear: fund.notClear, debits_relied_on: fund.reliedOn },
    ...{
      debits_cap: fund.guaranteeCap,
      client_debts: fund.clientDebts,
      exposure: fund.exposure,
      cap: fund.exposureCap,
    },
    percent_of_cap: share === null ? null : share / 100,
    ...{ alarm_percent: fund.alarmPercent, is_alarming: isAlarming(fund) },
  };
}
