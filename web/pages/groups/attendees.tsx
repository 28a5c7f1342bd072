import { Button, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { attendees, type CallOff, type GroupSession } from '../../api/groups.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';

interface Props {
  readonly session: GroupSession;
  readonly isOver: boolean;
}

/** Who comes, for its adviser, and calling all of it off. */
export function Attendees({ session, isOver }: Props) {
  const { t } = useTranslation('groups');
  const { data, error, refetch } = useQuery(attendees(session.id));
  return (
    <>
      <Stack component="section" gap="sm" aria-labelledby="attendees">
        <Title order={2} id="attendees">
          {t('attendees.title')}
        </Title>
        <Refused error={error} retry={() => void refetch()} />
        {!data && !error && <Waiting lines={3} />}
        {data?.items.length === 0 && <Text>{t('attendees.none')}</Text>}
        <ul>
          {data?.items.map(({ booking_id, organisation, state, needs }) => (
            <li key={booking_id}>
              <Text fw={600}>
                {organisation.name}
                {state === 'held' && ` (${t('attendees.held')})`}
              </Text>
              {needs && <Text size="sm">{needs}</Text>}
            </li>
          ))}
        </ul>
      </Stack>
      {session.state === 'scheduled' && !isOver && <CallOffAll session={session} />}
    </>
  );
}

const reasons = ['illness', 'emergency', 'no-longer-needed', 'other'] as const satisfies readonly CallOff['reason'][];

function CallOffAll({ session }: { readonly session: GroupSession }) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [isOpen, open] = useState(false);
  const [said, say] = useState<CallOff>({ reason: 'illness' });
  const callOff = useDeed(
    (why: CallOff, key) => api.post<GroupSession>(`/group-sessions/${session.id}/cancellation`, why, key),
    async () => {
      open(false);
      await queries.invalidateQueries({ queryKey: ['group-sessions'] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    callOff.mutate(said);
  };
  if (!isOpen)
    return (
      <Group>
        <Button variant="default" onClick={() => open(true)}>
          {t('callOff.open')}
        </Button>
      </Group>
    );
  return (
    <Paper withBorder p="lg" component="form" onSubmit={submit}>
      <Stack align="flex-start">
        <Text>{t('callOff.means')}</Text>
        <NativeSelect
          label={t('callOff.reason')}
          value={said.reason}
          onChange={({ currentTarget }) => say({ ...said, reason: currentTarget.value as CallOff['reason'] })}
          data={reasons.map((value) => ({ value, label: t(`callOff.reasons.${value}`) }))}
        />
        <Textarea
          label={t('callOff.note')}
          rows={3}
          w="100%"
          maxLength={1000}
          onChange={({ currentTarget: { value } }) =>
            say({ reason: said.reason, ...(value.trim() && { note: value }) })
          }
        />
        <Refused error={callOff.error} />
        <Group>
          <Button type="submit" color="brick" loading={callOff.isPending}>
            {t('callOff.do')}
          </Button>
          <Button variant="default" onClick={() => open(false)}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
