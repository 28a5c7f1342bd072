import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { AwardedVoucher } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { wholeOf } from '../../parts/amounts.js';
import { Refused } from '../../parts/refused.js';

type Way = 'extension' | 'suspension' | 'resumption' | 'cancellation';

function waysOf({ state, extended_at }: AwardedVoucher): readonly Way[] {
  const more: readonly Way[] = extended_at ? [] : ['extension'];
  if (state === 'active') return [...more, 'suspension', 'cancellation'];
  if (state === 'suspended') return [...more, 'resumption', 'cancellation'];
  return state === 'offered' || state === 'accepted' ? ['cancellation'] : [];
}

/** More time, a stop, going on, an end: each with what it does and a reason, which the organisation reads. */
export function VoucherDeeds({ voucher }: { readonly voucher: AwardedVoucher }) {
  const { t } = useTranslation('funding');
  const [asked, ask] = useState<Way>();
  const ways = waysOf(voucher);
  if (ways.length === 0) return null;
  if (asked) return <Deed voucher={voucher} way={asked} onDone={() => ask(undefined)} />;
  return (
    <Group gap="sm" className="no-print">
      {ways.map((way) => (
        <Button key={way} variant="default" size="compact-md" className="wrapping" onClick={() => ask(way)}>
          {t(`deeds.${way}.ask`, { name: voucher.organisation.name })}
        </Button>
      ))}
    </Group>
  );
}

interface Props {
  readonly voucher: AwardedVoucher;
  readonly way: Way;
  readonly onDone: () => void;
}

function Deed({ voucher: { id, programme }, way, onDone }: Props) {
  const { t } = useTranslation('funding');
  const queries = useQueryClient();
  const [typed, write] = useState({ reason: '', days: '30' });
  const deed = useDeed(
    (body: { reason: string; days?: number }, key) => api.post<AwardedVoucher>(`/vouchers/${id}/${way}`, body, key),
    async () => {
      await queries.invalidateQueries({ queryKey: ['programme', programme.id] });
      onDone();
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = typed.reason.trim();
    deed.mutate(way === 'extension' ? { reason, days: wholeOf(typed.days) ?? 0 } : { reason });
  };
  const faults = deed.error instanceof Refusal ? deed.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="36rem">
        <Text>{t(`deeds.${way}.means`)}</Text>
        {way === 'extension' && (
          <TextInput
            label={t('deeds.days')}
            required
            inputMode="numeric"
            maxLength={3}
            maw="12rem"
            value={typed.days}
            onChange={({ currentTarget }) => write({ ...typed, days: currentTarget.value })}
            error={faults.days}
          />
        )}
        <TextInput
          label={t('deeds.reason')}
          description={t('deeds.reasonMeans')}
          required
          autoFocus
          maxLength={500}
          value={typed.reason}
          onChange={({ currentTarget }) => write({ ...typed, reason: currentTarget.value })}
          error={faults.reason}
        />
        <Refused error={deed.error} atFields={['reason', 'days']} />
        <Group>
          <Button type="submit" color={way === 'cancellation' ? 'brick' : 'teal'} loading={deed.isPending}>
            {t(`deeds.${way}.do`)}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
