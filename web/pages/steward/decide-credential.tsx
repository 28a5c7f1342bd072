import { Anchor, Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Claimed } from '../../api/steward.js';
import { Refused } from '../../parts/refused.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useStewardDeed } from './use-steward-deed.js';

interface Props {
  readonly credential: Claimed;
  readonly whose?: string;
}

const colours = { claimed: 'marigold', verified: 'leaf', refused: 'brick', expired: 'gray' } as const;

/** What an adviser says they have, how it can be checked, and what was found. */
export function DecideCredential({ credential, whose }: Props) {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const { title, kind, issuer, issued_on, expires_on, evidence_url, evidence_note, state, decided } = credential;
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={600}>{whose ? `${whose}: ${title}` : title}</Text>
        <Badge variant="light" color={colours[state]}>
          {t(`credentialStates.${state}`)}
        </Badge>
      </Group>
      <Text size="sm">
        {t(`credentialKinds.${kind}`)} · {issuer} · {date(issued_on, locale)}
        {expires_on && ` · ${t('verification.until', { day: date(expires_on, locale) })}`}
      </Text>
      {evidence_url && (
        <Anchor href={evidence_url} rel="noreferrer noopener" target="_blank" size="sm">
          {t('verification.evidence', { host: new URL(evidence_url).hostname })}
        </Anchor>
      )}
      {evidence_note && <Text className="prose">{evidence_note}</Text>}
      {decided?.reason && <Text size="sm">{decided.reason}</Text>}
      {state === 'claimed' && <Decide credential={credential} of={whose ? `${title}, ${whose}` : title} />}
    </Stack>
  );
}

function Decide({ credential: { id }, of }: { readonly credential: Claimed; readonly of: string }) {
  const { t } = useTranslation('cases');
  const queries = useQueryClient();
  const [reason, setReason] = useState<string | null>(null);
  const decide = useStewardDeed(
    (decision: 'verified' | 'refused', key) =>
      api.post(`/credentials/${id}/verification`, { decision, ...(reason && { reason }) }, key),
    () => queries.invalidateQueries({ queryKey: ['credentials'] }),
  );
  const fault = decide.error instanceof Refusal ? decide.error.faults().reason : undefined;
  const refuse = (event: SubmitEvent) => {
    event.preventDefault();
    decide.mutate('refused');
  };
  return (
    <form onSubmit={refuse}>
      <Stack gap="sm" maw="36rem">
        {reason !== null && (
          <Textarea
            label={t('verification.whyRefuse')}
            description={t('verification.theyRead')}
            autoFocus
            required
            minLength={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fault}
          />
        )}
        <Refused error={decide.error} atFields={['reason']} />
        <Group gap="sm">
          {reason === null ? (
            <>
              <Button
                loading={decide.isPending}
                onClick={() => decide.mutate('verified')}
                aria-label={`${t('verification.verify')}: ${of}`}
              >
                {t('verification.verify')}
              </Button>
              <Button variant="default" onClick={() => setReason('')} aria-label={`${t('verification.refuse')}: ${of}`}>
                {t('verification.refuse')}
              </Button>
            </>
          ) : (
            <>
              <Button type="submit" color="brick.6" loading={decide.isPending}>
                {t('verification.refuse')}
              </Button>
              <Button variant="default" onClick={() => setReason(null)}>
                {t('cancel', { ns: 'common' })}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </form>
  );
}
