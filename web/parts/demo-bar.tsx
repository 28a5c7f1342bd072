import { Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';

interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

/** On a machine of one's own: look at everything as somebody else. Elsewhere there is no such door, and no bar. */
export default function DemoBar() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: accounts } = useQuery({ queryKey: ['demo', 'accounts'], queryFn: demoAccounts, staleTime: Infinity });
  if (!accounts?.length || me === undefined) return null;
  const become = async (email: string) => {
    await fetch('/dev/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    const isAsked = me === null && location.pathname !== '/enter'; // for this page, who they are: they stay on it
    if (isAsked) location.reload();
    else location.assign('/');
  };
  return (
    <aside className="demo" aria-label={t('demo.label')}>
      <Group gap="sm">
        <Text size="sm">{me ? t('demo.as', { name: me.name }) : t('demo.nobody')}</Text>
        <NativeSelect
          size="xs"
          aria-label={t('demo.change')}
          value={me?.email ?? ''}
          onChange={(event) => void become(event.currentTarget.value)}
          data={[
            { value: '', label: t('demo.change'), disabled: true },
            ...accounts.map(({ name, email, roles }) => ({
              value: email,
              label: [name, ...roles.slice(0, 2)].join(', '),
            })),
          ]}
        />
      </Group>
    </aside>
  );
}

async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const response = await fetch('/dev/accounts', { headers: { accept: 'application/json' } });
  return response.ok ? ((await response.json()) as { items: DemoAccount[] }).items : [];
}
