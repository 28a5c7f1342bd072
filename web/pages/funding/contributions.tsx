import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Contribution, contributions } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

interface Props {
  readonly voucherId: string;
  readonly mayChange: boolean;
}

/** What a client says it gave in kind beside a voucher: it counts once the funder has confirmed it. */
export function Contributions({ voucherId, mayChange }: Props) {
  const { t } = useTranslation('funding');
  const [isOpen, open] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t('inKind.title')}</summary>
      {isOpen && <All voucherId={voucherId} mayChange={mayChange} />}
    </details>
  );
}

function All({ voucherId, mayChange }: Props) {
  const { t } = useTranslation('funding');
  const { data, error, refetch } = useQuery(contributions(voucherId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={2} />;
  if (data.length === 0) return <Text mt="xs">{t('inKind.none')}</Text>;
  return (
    <Stack component="ul" className="plain" mt="xs">
      {data.map((one) => (
        <One key={one.id} one={one} voucherId={voucherId} mayChange={mayChange} />
      ))}
    </Stack>
  );
}

function One({ one, voucherId, mayChange }: Props & { readonly one: Contribution }) {
  const { t } = useTranslation('funding');
  const { t: common } = useTranslation();
  const locale = useLocale();
  return (
    <li>
      <Text fw={600}>
        {one.what}, {inWords(one.value, common)}, {date(one.given_on, locale)}
      </Text>
      <Text className="prose">{one.evidence}</Text>
      {one.decision && (
        <Text>
          {t(`inKind.${one.decision.decision}`)} {one.decision.reason}
        </Text>
      )}
      {!one.decision && mayChange && <Decide id={one.id} voucherId={voucherId} />}
    </li>
  );
}

type Said = { readonly decision: 'confirmed' | 'refused'; readonly reason?: string };

function Decide({ id, voucherId }: { readonly id: string; readonly voucherId: string }) {
  const { t } = useTranslation('funding');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const decide = useDeed(
    (said: Said, key) => api.post<Contribution>(`/vouchers/${voucherId}/contributions/${id}/decision`, said, key),
    () => queries.invalidateQueries({ queryKey: contributions(voucherId).queryKey }),
  );
  const say = (decision: Said['decision']) =>
    decide.mutate({ decision, ...(reason.trim() && { reason: reason.trim() }) });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    say('refused');
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" mt="xs">
        <Button onClick={() => say('confirmed')} loading={decide.isPending}>
          {t('inKind.confirm')}
        </Button>
        <TextInput
          label={t('inKind.reason')}
          required
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={decide.error instanceof Refusal && decide.error.faults().reason}
        />
        <Button type="submit" variant="default" loading={decide.isPending}>
          {t('inKind.refuse')}
        </Button>
      </Group>
      <Refused error={decide.error} atFields={['reason']} />
    </form>
  );
}
