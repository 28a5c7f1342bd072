import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMyScoring } from '../../api/applications.js';
import { useMe } from '../../api/me.js';
import { type Programme, programmeMoney, programmesOfFunder } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';
import '../../parts/records.css';
import './funding.css';
import { NeedsYou } from './needs-you.js';
import { type FunderOfMine, useMyFunders } from './use-my-funders.js';

/** What needs a funder now, and its programmes; a panel member who belongs to no funder finds here what to score. */
export default function FundingHome() {
  const { t } = useTranslation('funding');
  useTitle(t('home.title'));
  const me = useMe();
  const { isPending, items } = useMyFunders();
  const scoring = useMyScoring();
  if (me === null) return <SignInFirst />;
  return (
    <Stack gap="xl">
      <Title>{t('home.title')}</Title>
      {isPending ? (
        <Waiting lines={8} />
      ) : (
        <>
          {(items.length > 0 || Boolean(scoring.data?.length)) && <NeedsYou funders={items} />}
          {items.map((funder) => (
            <OfFunder key={funder.id} funder={funder} />
          ))}
          {items.length === 0 && <Nobody />}
        </>
      )}
    </Stack>
  );
}

function Nobody() {
  const { t } = useTranslation('funding');
  return (
    <Stack align="flex-start">
      <Text>{t('home.nobody')}</Text>
      <Button component={Link} to="/programmes" variant="default">
        {t('home.toProgrammes')}
      </Button>
    </Stack>
  );
}

function OfFunder({ funder: { id, name, mayChange } }: { readonly funder: FunderOfMine }) {
  const { t } = useTranslation('funding');
  const { data, error, refetch } = useQuery(programmesOfFunder(id));
  return (
    <Stack component="section" aria-labelledby={`of-${id}`}>
      <Group justify="space-between">
        <Title order={2} id={`of-${id}`}>
          {t('home.of', { name })}
        </Title>
        {mayChange && (
          <Button component={Link} to={`/funding/programmes/new?of=${id}`}>
            {t('home.new')}
          </Button>
        )}
      </Group>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.length === 0 && <Text>{t('home.none')}</Text>}
      <ul className="plain cards">
        {data?.map((one) => (
          <Card key={one.id} programme={one} />
        ))}
      </ul>
    </Stack>
  );
}

function Card({ programme: { id, name, state } }: { readonly programme: Programme }) {
  const { t } = useTranslation('funding');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const { data } = useQuery(programmeMoney(id));
  const amounts = data && [
    ['committed', data.vouchers.committed] as const,
    ['drawn', data.vouchers.drawn] as const,
    ['reserved', data.vouchers.reserved] as const,
    ['left', data.budget.left] as const,
    ['inFund', data.fund.left] as const,
  ];
  return (
    <Paper component="li" withBorder p="lg" className="listed">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3}>
            <Anchor component={Link} to={`/funding/programmes/${id}`} inherit>
              {say(name)}
            </Anchor>
          </Title>
          <Badge variant="light" color={state === 'open' ? 'leaf' : state === 'draft' ? 'marigold' : 'gray'} size="lg">
            {t(`states.${state}`)}
          </Badge>
        </Group>
        {amounts ? (
          <dl className="tallies">
            {amounts.map(([part, amount]) => (
              <div key={part}>
                <dt>{t(`home.figures.${part}`)}</dt>
                <dd>{inWords(amount, common)}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <Waiting lines={2} />
        )}
      </Stack>
    </Paper>
  );
}
