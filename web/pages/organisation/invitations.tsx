import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Invite, invitations } from '../../api/organisations.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { type Role, rolesOf } from './roles.js';

/** Who is asked to join, and asking somebody else. */
export function Invitations({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation('organisation');
  const locale = useLocale();
  const [zone] = useZone();
  const queries = useQueryClient();
  const { data } = useQuery(invitations(organisationId));
  const again = () => queries.invalidateQueries({ queryKey: invitations(organisationId).queryKey });
  const withdraw = useMutation({
    mutationFn: (id: string) => api.delete(`/organisations/${organisationId}/invitations/${id}`),
    onSettled: again,
  });
  return (
    <Stack>
      <Title order={3}>{t('invite.title')}</Title>
      <ul className="plain team">
        {data?.items.map(({ id, email, role, lapses_at }) => (
          <li key={id}>
            <Group justify="space-between">
              <Text>
                {t('invite.open', { email, role: t(`roles.${role}`), day: date(dayIn(zone, lapses_at), locale) })}
              </Text>
              <Button variant="default" size="compact-md" onClick={() => withdraw.mutate(id)}>
                {t('invite.withdraw', { email })}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <Refused error={withdraw.error} />
      <Ask organisationId={organisationId} onSent={again} />
    </Stack>
  );
}

interface AskProps {
  readonly organisationId: string;
  readonly onSent: () => Promise<void>;
}

function Ask({ organisationId, onSent }: AskProps) {
  const { t } = useTranslation('organisation');
  const [asked, setAsked] = useState<Invite>({ email: '', role: 'booker' });
  const invite = useDeed(
    (whom: Invite, key) => api.post(`/organisations/${organisationId}/invitations`, whom, key),
    async () => {
      setAsked({ email: '', role: 'booker' });
      await onSent();
    },
  );
  const faults = invite.error instanceof Refusal ? invite.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    invite.mutate({ ...asked, email: asked.email.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput
          label={t('invite.email')}
          type="email"
          required
          maxLength={254}
          value={asked.email}
          onChange={({ currentTarget }) => setAsked({ ...asked, email: currentTarget.value })}
          error={faults.email}
          style={{ flex: '1 1 16rem' }}
        />
        <NativeSelect
          label={t('invite.role')}
          value={asked.role}
          onChange={({ currentTarget }) => setAsked({ ...asked, role: currentTarget.value as Role })}
          data={rolesOf(t)}
        />
        <Button type="submit" loading={invite.isPending}>
          {t('invite.send')}
        </Button>
      </Group>
      <Text size="sm" role="status">
        {invite.isSuccess && t('invite.sent')}
      </Text>
      <Refused error={invite.error} atFields={['email']} />
    </form>
  );
}
