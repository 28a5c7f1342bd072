import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Refusal } from '../api/api.js';
import { Refused } from './refused.js';
import { useTitle } from './use-title.js';

const places = {
  ...{ home: '/', advisers: '/advisers', bookings: '/bookings', groups: '/groups', questions: '/questions' },
  ...{ programmes: '/programmes', account: '/me', work: '/advising', funding: '/funding' },
} as const;

interface Props {
  readonly error: Error;
  readonly retry: () => void;
  /** Where whoever looked for this finds what there is. */
  readonly to: keyof typeof places;
}

/** In the place of a page that is refused whole: what happened, and where to go from here. */
export default function PageRefused({ error, retry, to }: Props) {
  const { t } = useTranslation('astray');
  const status = error instanceof Refusal ? error.status : 0;
  const title = t([400, 403, 404].includes(status) ? 'absent' : 'failed');
  useTitle(title);
  return (
    <Stack gap="md" align="flex-start" maw="52rem">
      <Title>{title}</Title>
      {status === 400 ? <Text>{t('notFound.body')}</Text> : <Refused error={error} retry={retry} />}
      <Anchor component={Link} to={places[to]} underline="always">
        {t(`to.${to}`)}
      </Anchor>
    </Stack>
  );
}
