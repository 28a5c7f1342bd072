import { Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Complaint, complaints } from '../../api/steward.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { More } from './more.js';
import { Part } from './part.js';
import { useStewardDeed } from './use-steward-deed.js';

/** The register: what is not over yet, and what became of the rest. */
export function Complaints() {
  const { t } = useTranslation('cases');
  const list = useInfiniteQuery(complaints);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [isAll, setAll] = useState(false);
  const shown = isAll ? all : all.filter(({ state }) => state !== 'resolved');
  return (
    <Part title={t('complaints.title')} lead={t('complaints.lead')} anchor="complaints" of={list}>
      {shown.length === 0 && <Text>{t('complaints.none')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {shown.map((one) => (
          <li key={one.id} className="item">
            <One complaint={one} />
          </li>
        ))}
      </Stack>
      {shown.length < all.length && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setAll(true)}>
          {t('complaints.all')}
        </Button>
      )}
      <More {...list} />
    </Part>
  );
}

function One({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const [zone] = useZone();
  const { id, reference, complainant, about, text, state, received_at, due_at, overdue, outcome } = complaint;
  const acknowledge = useStewardDeed((_: undefined, key) => api.post(`/complaints/${id}/acknowledgement`, {}, key));
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Title order={3} fz="md">
          {reference}: {t(`complaints.about.${about}`)}
        </Title>
        <Badge variant="light" color={state === 'resolved' ? 'leaf' : 'marigold'}>
          {t(`complaints.states.${state}`)}
        </Badge>
        {overdue && (
          <Badge variant="light" color="brick">
            {t('complaints.overdue')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('complaints.from', { name: complainant.name, when: dayAndTime(zone, received_at, locale) })}
        {state === 'received' && ` · ${t('complaints.due', { when: dayAndTime(zone, due_at, locale) })}`}
      </Text>
      {text && <Text className="prose">{text}</Text>}
      {outcome && <Text className="prose">{t('complaints.outcome', { outcome })}</Text>}
      <Refused error={acknowledge.error} />
      {state === 'received' && (
        <Button
          style={{ alignSelf: 'flex-start' }}
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate(undefined)}
          aria-label={`${t('complaints.acknowledge')}: ${reference}`}
        >
          {t('complaints.acknowledge')}
        </Button>
      )}
      {state === 'acknowledged' && <Resolve complaint={complaint} />}
    </Stack>
  );
}

function Resolve({ complaint: { id, reference } }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('cases');
  const [outcome, write, forget] = useDraft(`complaint.${id}`, '');
  const [isOpen, setOpen] = useState(outcome !== '');
  const resolve = useStewardDeed(
    (text: string, key) => api.post(`/complaints/${id}/resolution`, { outcome: text }, key),
    forget,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    resolve.mutate(outcome.trim());
  };
  if (!isOpen)
    return (
      <Button
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setOpen(true)}
        aria-label={`${t('complaints.resolve')}: ${reference}`}
      >
        {t('complaints.resolve')}
      </Button>
    );
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="36rem">
        <Textarea
          label={t('complaints.howEnded')}
          description={t('complaints.theyRead')}
          required
          minLength={10}
          maxLength={4000}
          rows={4}
          value={outcome}
          onChange={(event) => write(event.currentTarget.value)}
          error={resolve.error instanceof Refusal ? resolve.error.faults().outcome : undefined}
        />
        <Refused error={resolve.error} atFields={['outcome']} />
        <Group gap="sm">
          <Button type="submit" loading={resolve.isPending}>
            {t('complaints.resolve')}
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
