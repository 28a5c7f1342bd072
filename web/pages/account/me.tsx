import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { signOut, useMe, useMyOrganisations } from '../../api/me.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInForm } from './sign-in-form.js';

/** Who one is here, for whom one acts, and the way out. */
export default function MyAccount() {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const me = useMe();
  useTitle(common('nav.account'));
  if (me === undefined) return <Waiting />;
  if (me === null)
    return (
      <Stack>
        <Title>{t('title')}</Title>
        <SignInForm />
      </Stack>
    );
  return (
    <Stack gap="lg">
      <Title>{common('nav.account')}</Title>
      <Text>
        {me.name}, {me.email}
      </Text>
      <Organisations />
      <Group>
        <Button variant="default" onClick={() => void signOut()}>
          {common('signOut')}
        </Button>
      </Group>
    </Stack>
  );
}

function Organisations() {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useMyOrganisations();
  return (
    <section>
      <Title order={2}>{t('organisations')}</Title>
      <Refused error={error} retry={() => void refetch()} />
      {data?.items.length === 0 && <Text>{t('noOrganisations')}</Text>}
      <Stack component="ul" className="plain" gap="xs" my="sm">
        {data?.items.map(({ id, name }) => (
          <li key={id}>
            <Anchor component={Link} to={`/organisations/${id}`} underline="always">
              {name}
            </Anchor>
          </li>
        ))}
      </Stack>
      <Anchor component={Link} to="/start" underline="always">
        {t('start')}
      </Anchor>
    </section>
  );
}
