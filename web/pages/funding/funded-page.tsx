import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { programme as programmeQuery, type Programme } from '../../api/programmes.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';
import '../../parts/records.css';
import './funding.css';

export interface Funded {
  readonly programme: Programme;
  /** Whether the reader is of its funder's finance or admins, or a steward. */
  readonly mayChange: boolean;
  /** Whether the reader is one of its funder's finance or admins, who alone pay. */
  readonly mayPay: boolean;
  readonly isSteward: boolean;
}

interface Props {
  readonly title: 'overview' | 'applications' | 'vouchers' | 'money' | 'reports';
  readonly children: (funded: Funded) => ReactNode;
}

const colours = { draft: 'marigold', open: 'leaf', paused: 'gray', closed: 'gray' } as const;

/** A page of a programme's own side: its name and its other pages around what the page is about. */
export function FundedPage({ title, children }: Props) {
  const { t } = useTranslation('funding');
  const say = useBilingual();
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...programmeQuery(id), enabled: me !== undefined });
  const name = data ? say(data.name) : '';
  useTitle(title === 'overview' ? name || t('home.title') : `${t(`nav.${title}`)} · ${name}`);
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="funding" />;
  if (!data || !me) return <Waiting lines={10} />;
  const role = me.memberships.find(({ organisation_id }) => organisation_id === data.funder.id)?.role;
  const mayPay = role === 'finance' || role === 'admin';
  if (!role && !me.steward) return <NotYours programme={data} />;
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Anchor component={Link} to="/funding">
          {t('home.title')}
        </Anchor>
        <Group gap="sm">
          {title === 'overview' ? <Title>{name}</Title> : <Text className="of-programme">{name}</Text>}
          <Badge variant="light" color={colours[data.state]} size="lg">
            {t(`states.${data.state}`)}
          </Badge>
        </Group>
        <Text c="dimmed">{data.funder.name}</Text>
      </Stack>
      <Nav id={id} />
      {title !== 'overview' && <Title>{t(`nav.${title}`)}</Title>}
      {children({ programme: data, mayChange: mayPay || me.steward, mayPay, isSteward: me.steward })}
    </Stack>
  );
}

function NotYours({ programme: { id } }: Pick<Funded, 'programme'>) {
  const { t } = useTranslation('funding');
  return (
    <Stack>
      <Title>{t('notYours.title')}</Title>
      <Text>{t('notYours.body')}</Text>
      <Anchor component={Link} to={`/programmes/${id}`}>
        {t('toPublic')}
      </Anchor>
    </Stack>
  );
}

const places = ['overview', 'applications', 'vouchers', 'money', 'reports'] as const;

function Nav({ id }: { readonly id: string }) {
  const { t } = useTranslation('funding');
  return (
    <nav aria-label={t('nav.label')} className="funding-nav">
      <ul>
        {places.map((place) => (
          <li key={place}>
            <NavLink to={`/funding/programmes/${id}${place === 'overview' ? '' : `/${place}`}`} end>
              {t(`nav.${place}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
