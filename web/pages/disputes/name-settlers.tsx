import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Dispute } from '../../api/sessions.js';
import type { Settler } from '../../api/steward.js';
import { Refused } from '../../parts/refused.js';
import { FindSettler } from './find-settler.js';
import { useDisputeDeed } from './use-dispute-deed.js';

/** Who mediates; another takes the place of the one before. */
export function NameMediator({ dispute: { booking_id, mediator } }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const [isOpen, setOpen] = useState(mediator === null);
  const name = useDisputeDeed(
    booking_id,
    (user_id: string, key) => api.post<Dispute>(`/bookings/${booking_id}/dispute/mediator`, { user_id }, key),
    () => setOpen(false),
  );
  if (!isOpen)
    return (
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
        {t('name.another')}
      </Button>
    );
  return (
    <Stack gap="sm" maw="36rem">
      <Title order={3}>{t('name.mediator')}</Title>
      <Text size="sm">{t('name.who')}</Text>
      <FindSettler
        choose={t('name.asMediator')}
        taken={mediator ? [mediator.user_id] : []}
        isPending={name.isPending}
        onChosen={({ user_id }) => name.mutate(user_id)}
      />
      <Refused error={name.error} />
    </Stack>
  );
}

const seats = 3;

/** Three members; whoever has not voted yet can be replaced. */
export function NamePanel({ dispute: { booking_id, panel, state } }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const round = state === 'appeal' ? 2 : 1;
  const seated = panel.filter((one) => one.round === round);
  const [isOpen, setOpen] = useState(seated.length === 0);
  const [picked, setPicked] = useState<readonly Pick<Settler, 'user_id' | 'name'>[]>(seated);
  const name = useDisputeDeed(
    booking_id,
    (user_ids: readonly string[], key) => api.post<Dispute>(`/bookings/${booking_id}/dispute/panel`, { user_ids }, key),
    () => setOpen(false),
  );
  if (!isOpen)
    return (
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
        {t('name.otherPanel')}
      </Button>
    );
  return (
    <Stack gap="sm" maw="36rem">
      <Title order={3}>{t('name.panel')}</Title>
      <Text size="sm">{t(round === 2 ? 'name.whoSecond' : 'name.who')}</Text>
      <Picked picked={picked} onDrop={(id) => setPicked(picked.filter(({ user_id }) => user_id !== id))} />
      {picked.length < seats && (
        <FindSettler
          choose={t('name.add')}
          taken={picked.map(({ user_id }) => user_id)}
          isPending={false}
          onChosen={(one) => setPicked([...picked, one])}
        />
      )}
      <Refused error={name.error} />
      <Button
        style={{ alignSelf: 'flex-start' }}
        disabled={picked.length !== seats}
        loading={name.isPending}
        onClick={() => name.mutate(picked.map(({ user_id }) => user_id))}
      >
        {t('name.three')}
      </Button>
    </Stack>
  );
}

interface PickedProps {
  readonly picked: readonly Pick<Settler, 'user_id' | 'name'>[];
  readonly onDrop: (id: string) => void;
}

function Picked({ picked, onDrop }: PickedProps) {
  const { t } = useTranslation('disputes');
  return (
    <>
      <Text role="status">{t('name.picked', { count: picked.length })}</Text>
      <ul className="plain picked">
        {picked.map(({ user_id, name }) => (
          <li key={user_id}>
            <Button
              variant="default"
              size="compact-md"
              onClick={() => onDrop(user_id)}
              aria-label={t('name.drop', { name })}
            >
              {name} ×
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
