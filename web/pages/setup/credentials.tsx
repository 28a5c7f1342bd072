import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type Credential, credentials } from '../../api/setup.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { ClaimCredential } from './claim-credential.js';

/** What they have from others, and what we found. */
export function Credentials({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('setup');
  const { data, error, refetch } = useQuery(credentials(expertId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Stack gap="lg">
      {data.length === 0 && <Text c="dimmed">{t('credentials.none')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {data.map((credential) => (
          <One key={credential.id} expertId={expertId} credential={credential} />
        ))}
      </Stack>
      <ClaimCredential expertId={expertId} />
    </Stack>
  );
}

const colours = { claimed: 'marigold', verified: 'leaf', refused: 'brick', expired: 'gray' } as const;

function One({ expertId, credential }: { readonly expertId: string; readonly credential: Credential }) {
  const { t } = useTranslation('setup');
  const locale = useLocale();
  const queries = useQueryClient();
  const { id, kind, title, issuer, state, issued_on, expires_on, decided } = credential;
  const withdraw = useMutation({
    mutationFn: () => api.delete(`/experts/${expertId}/credentials/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: credentials(expertId).queryKey }),
  });
  return (
    <li>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="sm">
            <Text fw={600}>{title}</Text>
            <Badge variant="light" color={colours[state]}>
              {t(`credentialStates.${state}`)}
            </Badge>
          </Group>
          <Text size="sm">
            {t(`credentialKinds.${kind}`)} · {issuer} · {date(issued_on, locale)}
            {expires_on && ` · ${t('credentials.until', { day: date(expires_on, locale) })}`}
          </Text>
          {decided?.reason && <Text size="sm">{decided.reason}</Text>}
        </div>
        <Button
          variant="default"
          size="compact-md"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate()}
          aria-label={`${t('credentials.withdraw')}: ${title}`}
        >
          {t('credentials.withdraw')}
        </Button>
      </Group>
      <Refused error={withdraw.error} />
    </li>
  );
}
