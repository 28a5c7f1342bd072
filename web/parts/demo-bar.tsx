import { Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';

const sides = ['start_up', 'co_op', 'adviser', 'funder', 'steward', 'development_body', 'nobody'] as const;

interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly side: (typeof sides)[number];
  /** Of the voucher that they book with. */
  readonly code?: string;
}

/** Where each finds first what needs them. */
const home: Partial<Record<DemoAccount['side'], string>> = {
  start_up: '/bookings',
  co_op: '/bookings',
  adviser: '/advising',
  funder: '/funding',
  steward: '/steward',
};

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
    if (isAsked && location.pathname !== '/') location.reload();
    else location.assign(home[accounts.find((one) => one.email === email)?.side ?? 'nobody'] ?? '/');
  };
  const code = accounts.find(({ email }) => email === me?.email)?.code;
  return (
    <aside className="demo" aria-label={t('demo.label')}>
      <Group gap="sm">
        <Text size="sm">{me ? t('demo.as', { name: me.name }) : t('demo.nobody')}</Text>
        <NativeSelect
          size="xs"
          aria-label={t('demo.change')}
          value={me?.email ?? ''}
          onChange={(event) => void become(event.currentTarget.value)}
        >
          <option value="" disabled>
            {t('demo.change')}
          </option>
          {sides.map((side) => (
            <Accounts
              key={side}
              label={t(`demo.sides.${side}`)}
              accounts={accounts.filter((one) => one.side === side)}
            />
          ))}
        </NativeSelect>
        {code && <Text size="sm">{t('demo.code', { code })}</Text>}
      </Group>
    </aside>
  );
}

function Accounts({ label, accounts }: { readonly label: string; readonly accounts: readonly DemoAccount[] }) {
  if (accounts.length === 0) return null;
  return (
    <optgroup label={label}>
      {accounts.map(({ name, email, roles }) => (
        <option key={email} value={email}>
          {[name, ...roles.slice(0, 2)].join(', ')}
        </option>
      ))}
    </optgroup>
  );
}

async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const response = await fetch('/dev/accounts', { headers: { accept: 'application/json' } });
  return response.ok ? ((await response.json()) as { items: DemoAccount[] }).items : [];
}
