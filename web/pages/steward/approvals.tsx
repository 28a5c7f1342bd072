import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Approvals as Answers, float as floatQuery, type ToApprove, toApprove } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { movingIn } from './float-figures.js';
import { Part } from './part.js';
import { type Column, Rows } from './rows.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Pay by GoCardless goes when a second person lets it go. */
export function Approvals() {
  const { t } = useTranslation('payouts');
  const list = useQuery({
    ...toApprove,
    refetchInterval: ({ state }) =>
      state.dataUpdateCount < mostLooks && state.data?.payouts.some(isPrepared) && everySeconds * 1000,
  });
  const isOff = list.error instanceof Refusal && list.error.code === 'payments-off';
  return (
    <Part title={t('approvals.title')} lead={t('approvals.lead')} anchor="approvals" {...(!isOff && { of: list })}>
      {isOff && <Text>{t('approvals.off')}</Text>}
      {list.data && <Waits waiting={list.data} />}
    </Part>
  );
}

type Waiting = ToApprove['payouts'][number];

const mostAtOnce = 50;

/** How often it is looked whether GoCardless has by now what was planned. */
const everySeconds = 5;
const mostLooks = 60;

function isPrepared({ is_asked_for, is_ready }: Waiting): boolean {
  return !is_asked_for || !is_ready;
}

function Waits({ waiting: { payouts, float, missing } }: { readonly waiting: ToApprove }) {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const approve = useStewardDeed(
    (payout_ids: readonly string[], key) => api.post<Answers>('/payouts/approvals', { payout_ids }, key),
    () => setTicked([]),
  );
  const columns = useColumns(ticked, setTicked);
  const chosen = payouts.filter(({ payout_id }) => ticked.includes(payout_id)).slice(0, mostAtOnce);
  const sum = inWords({ minor: chosen.reduce((all, one) => all + one.amount.minor, 0), currency: 'GBP' }, common);
  const refused = approve.data?.payouts.filter(({ outcome }) => outcome === 'refused') ?? [];
  return (
    <Stack gap="sm">
      <div role="status">
        {approve.data && (
          <Text fw={600}>{t('approvals.done', { count: approve.data.payouts.length - refused.length })}</Text>
        )}
        {refused.map(({ payout_id, reason, detail }) => (
          <Text key={payout_id} c="var(--barefoot-harm)">
            {payouts.find((one) => one.payout_id === payout_id)?.adviser_name ?? ''}:{' '}
            {reason ? t(`approvals.refused.${reason}`) : detail}
          </Text>
        ))}
      </div>
      {payouts.length === 0 && <Text>{t('approvals.none')}</Text>}
      {payouts.length > 0 && (
        <>
          <Text>
            {t('approvals.float', {
              balance: inWords(float.balance, common),
              promised: inWords(float.promised, common),
            })}{' '}
            <Missing missing={missing} />
          </Text>
          <Rows caption={t('approvals.title')} columns={columns} rows={payouts} keyOf={({ payout_id }) => payout_id} />
        </>
      )}
      {chosen.length > 0 && (
        <Sure
          label={t('approvals.approve', { count: chosen.length })}
          sure={t('approvals.sure', { amount: sum })}
          onSure={() => approve.mutate(chosen.map(({ payout_id }) => payout_id))}
          isPending={approve.isPending}
          error={approve.error}
        >
          <Text>{t('approvals.means', { count: chosen.length, amount: sum })}</Text>
        </Sure>
      )}
    </Stack>
  );
}

/** What has to be sent to the float first, and what of it may be on its way there. */
function Missing({ missing }: Pick<ToApprove, 'missing'>) {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const { data: float } = useQuery(floatQuery);
  const onItsWay = float && movingIn(float);
  if (missing.minor === 0) return null;
  return (
    <>
      <b>{t('approvals.missing', { amount: inWords(missing, common) })}</b>
      {onItsWay && onItsWay.minor > 0 && ` ${t('float.moving', { amount: inWords(onItsWay, common) })}`}
    </>
  );
}

function useColumns(
  ticked: readonly string[],
  setTicked: (ids: readonly string[]) => void,
): readonly [Column<Waiting>, ...Column<Waiting>[]] {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  return [
    {
      name: t('approvals.columns.who'),
      cell: ({ payout_id, adviser_name, is_asked_for }) =>
        is_asked_for ? (
          <Checkbox
            checked={ticked.includes(payout_id)}
            label={adviser_name}
            onChange={({ currentTarget }) =>
              setTicked(currentTarget.checked ? [...ticked, payout_id] : ticked.filter((id) => id !== payout_id))
            }
          />
        ) : (
          adviser_name
        ),
    },
    {
      name: t('approvals.columns.account'),
      cell: ({ destination_state, name_check }) =>
        [t(`destinations.${destination_state}`), name_check && t(`nameChecks.${name_check}`)]
          .filter(Boolean)
          .join(', '),
    },
    {
      name: t('approvals.columns.ready'),
      cell: ({ is_asked_for, is_ready }) =>
        t(!is_asked_for ? 'approvals.prepared' : is_ready ? 'approvals.ready' : 'approvals.notReady'),
    },
    { name: t('approvals.columns.amount'), cell: ({ amount }) => inWords(amount, common), isAmount: true },
  ];
}
