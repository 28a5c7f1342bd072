import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.js';
import { organisation as organisationQuery, type Organisation } from '../../api/organisations.js';
import { Refused } from '../../parts/refused.js';
import { Invitations } from './invitations.js';
import { rolesOf } from './roles.js';

interface Props {
  readonly organisation: Organisation;
  /** The reader's own id. */
  readonly mine: string;
  readonly isAdmin: boolean;
}

/** Who acts for an organisation and what each may do; admins change that, and everybody may leave. */
export function Team({ organisation, mine, isAdmin }: Props) {
  const { t } = useTranslation('organisation');
  return (
    <Stack component="section" aria-labelledby="team">
      <Title order={2} id="team">
        {t('team.title')}
      </Title>
      <ul className="plain team">
        {organisation.members.map((member) => (
          <Member
            key={member.user_id}
            organisationId={organisation.id}
            member={member}
            isMe={member.user_id === mine}
            isAdmin={isAdmin}
          />
        ))}
      </ul>
      {isAdmin && <Invitations organisationId={organisation.id} />}
    </Stack>
  );
}

interface MemberProps {
  readonly organisationId: string;
  readonly member: Organisation['members'][number];
  readonly isMe: boolean;
  readonly isAdmin: boolean;
}

function Member({ organisationId, member, isMe, isAdmin }: MemberProps) {
  const { t } = useTranslation('organisation');
  const queries = useQueryClient();
  const { user_id, name, email, role } = member;
  const setRole = useMutation({
    mutationFn: (to: string) => api.put(`/organisations/${organisationId}/members/${user_id}/role`, { role: to }),
    onSettled: () => queries.invalidateQueries({ queryKey: organisationQuery(organisationId).queryKey }),
  });
  return (
    <li>
      <Group justify="space-between" align="flex-end">
        <div>
          <Text fw={600}>
            {name || email} {isMe && t('team.you')}
          </Text>
          <Text size="sm" c="dimmed">
            {email}
          </Text>
        </div>
        <Group align="flex-end" gap="sm">
          {isAdmin ? (
            <NativeSelect
              aria-label={t('team.roleOf', { name: name || email })}
              value={role}
              disabled={setRole.isPending}
              onChange={({ currentTarget }) => setRole.mutate(currentTarget.value)}
              data={rolesOf(t)}
            />
          ) : (
            <Text>{t(`roles.${role}`)}</Text>
          )}
          {(isMe || isAdmin) && <Part organisationId={organisationId} member={member} isMe={isMe} />}
        </Group>
      </Group>
      <Refused error={setRole.error} />
    </li>
  );
}

/** Leaving, or removing somebody, is asked twice, as it cannot be undone from here. */
function Part({ organisationId, member, isMe }: Omit<MemberProps, 'isAdmin'>) {
  const { t } = useTranslation('organisation');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isSure, ask] = useState(false);
  const path = isMe ? 'membership' : `members/${member.user_id}`;
  const part = useMutation({
    mutationFn: () => api.delete(`/organisations/${organisationId}/${path}`),
    onSuccess: async () => {
      if (isMe) await navigate('/bookings');
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      {isSure ? (
        <Button color="brick" loading={part.isPending} onClick={() => part.mutate()}>
          {isMe ? t('team.leaveSure') : t('team.removeSure', { name: member.name || member.email })}
        </Button>
      ) : (
        <Button variant="default" onClick={() => ask(true)}>
          {isMe ? t('team.leave') : t('team.remove')}
        </Button>
      )}
      <Refused error={part.error} />
    </>
  );
}
