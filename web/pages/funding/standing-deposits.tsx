import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type StandingDeposit, standingDeposits } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Sure } from '../steward/sure.js';
import { BeginStanding } from './begin-standing.js';
import type { Funded } from './funded-page.js';

/** An amount each month by Direct Debit, and the mandate that it needs. */
export function StandingDeposits({ programme, mayPay }: Funded) {
  const { t } = useTranslation('deposits');
  const { data, error, refetch } = useQuery(standingDeposits(programme.id));
  if (data?.length === 0 && !mayPay) return null;
  return (
    <Stack component="section" aria-labelledby="standing">
      <Title order={2} id="standing">
        {t('standing.title')}
      </Title>
      <Text>{t('standing.lead')}</Text>
      <Refused error={error} retry={() => void refetch()} />
      {data && data.length > 0 && (
        <Stack component="ul" className="plain" gap="sm">
          {data.map((one) => (
            <One key={one.id} standing={one} mayPay={mayPay} />
          ))}
        </Stack>
      )}
      {mayPay && programme.state !== 'closed' && (
        <BeginStanding programmeId={programme.id} funderId={programme.funder.id} />
      )}
    </Stack>
  );
}

const turns = { active: 'paused', paused: 'active' } as const;

function One({ standing, mayPay }: { readonly standing: StandingDeposit; readonly mayPay: boolean }) {
  const { t } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const { id, programme_id, amount, day, state, pause_reason } = standing;
  const change = useMutation({
    mutationFn: (to: StandingDeposit['state']) =>
      api.put(`/programmes/${programme_id}/standing-deposits/${id}/state`, { state: to }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['programme', programme_id] }),
  });
  const named = t('standing.one', { amount: inWords(amount, common), day });
  return (
    <Stack component="li" gap="xs">
      <Group gap="sm">
        <Text fw={600}>{named}</Text>
        <Badge variant="light" color={state === 'active' ? 'leaf' : 'gray'}>
          {t(`standing.states.${state}`)}
        </Badge>
      </Group>
      {pause_reason === 'no-mandate' && <Text>{t('standing.noMandate')}</Text>}
      {mayPay && state !== 'ended' && (
        <Group gap="sm" align="flex-start">
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate(turns[state])}
            aria-label={`${t(`standing.to.${turns[state]}`)}: ${named}`}
          >
            {t(`standing.to.${turns[state]}`)}
          </Button>
          <Sure
            label={t('standing.to.ended')}
            sure={t('standing.endSure')}
            onSure={() => change.mutate('ended')}
            isPending={change.isPending}
            isHarm
            isQuiet
            of={named}
          >
            <Text>{t('standing.endMeans')}</Text>
          </Sure>
        </Group>
      )}
      <Refused error={change.error} />
    </Stack>
  );
}
