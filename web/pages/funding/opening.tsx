import { Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/api.js';
import { openingPreview, programme as programmeQuery, type Programme } from '../../api/programmes.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import type { Funded } from './funded-page.js';

type To = 'open' | 'paused' | 'closed';
const ways: Readonly<Record<Programme['state'], readonly To[]>> = {
  draft: ['open'],
  open: ['paused', 'closed'],
  paused: ['open', 'closed'],
  closed: [],
};

/** What a draft still needs, and opening, pausing and closing; closing is asked twice, since it stays so. */
export function Opening({ programme, mayChange }: Funded) {
  const { t } = useTranslation('funding');
  const { id, state } = programme;
  const queries = useQueryClient();
  const [asked, ask] = useState<To>();
  const change = useMutation({
    mutationFn: (to: To) => api.put<Programme>(`/programmes/${id}/state`, { state: to }),
    onSuccess: async (changed) => {
      ask(undefined);
      queries.setQueryData(programmeQuery(id).queryKey, changed);
      await queries.invalidateQueries({ queryKey: ['programmes'] });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['programme', id] }),
  });
  const preview = useQuery({ ...openingPreview(id), enabled: state === 'draft' });
  const missing = preview.data?.missing.map(({ code }) => code) ?? [];
  if (state === 'closed') return null;
  const isReady = state !== 'draft' || preview.data?.ready === true;
  return (
    <Paper component="section" withBorder p="lg" aria-labelledby="state">
      <Stack gap="sm">
        <Title order={2} id="state">
          {t(`opening.${state}.title`)}
        </Title>
        {state === 'draft' && !preview.data && <Waiting lines={2} />}
        {(state !== 'draft' || preview.data) && (
          <Text>{t(isReady ? `opening.${state}.body` : 'opening.draft.needs')}</Text>
        )}
        {missing.length > 0 && <Missing codes={missing} id={id} />}
        <Refused error={preview.error ?? change.error} />
        {mayChange && asked && (
          <Stack gap="xs" role="group" aria-label={t(`opening.to.${asked}`)}>
            <Text>{t(`opening.sure.${asked}`)}</Text>
            <Group>
              <Button
                color={asked === 'closed' ? 'brick' : 'teal'}
                loading={change.isPending}
                onClick={() => change.mutate(asked)}
              >
                {t(`opening.do.${asked}`)}
              </Button>
              <Button variant="default" autoFocus onClick={() => ask(undefined)}>
                {t('cancel', { ns: 'common' })}
              </Button>
            </Group>
          </Stack>
        )}
        {mayChange && !asked && (
          <Group>
            {ways[state].map((to) => (
              <Button
                key={to}
                variant={to === 'open' ? 'filled' : 'default'}
                disabled={!isReady}
                onClick={() => ask(to)}
              >
                {t(`opening.to.${to}`)}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

const known = ['summary', 'welsh', 'package', 'package-too-large', 'money', 'window'] as const;

function Missing({ codes, id }: { readonly codes: readonly string[]; readonly id: string }) {
  const { t } = useTranslation('funding');
  return (
    <List spacing={4}>
      {known
        .filter((code) => codes.includes(code))
        .map((code) => (
          <List.Item key={code}>
            {t(`opening.missing.${code}`)}{' '}
            {code === 'money' ? (
              <Anchor component={Link} underline="always" to={`/funding/programmes/${id}/money`}>
                {t('opening.toMoney')}
              </Anchor>
            ) : code.startsWith('package') ? (
              <Anchor underline="always" href="#packages">
                {t('opening.toPackages')}
              </Anchor>
            ) : (
              <Anchor underline="always" href="#terms">
                {t('opening.toTerms')}
              </Anchor>
            )}
          </List.Item>
        ))}
    </List>
  );
}
