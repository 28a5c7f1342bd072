import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Found } from '../../api/search.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayAndTime, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import '../account/account.css';

type Kind = Found['kind'];

/** What is one's own first: it is looked for most. */
const order = [
  'session',
  'booking',
  'organisation',
  'voucher',
  'application',
  'adviser',
  'group-session',
  'programme',
] as const satisfies readonly Kind[];

const addresses: Readonly<Record<Kind, string>> = {
  session: '/advising/sessions',
  booking: '/bookings',
  organisation: '/organisations',
  voucher: '/vouchers',
  application: '/applications',
  adviser: '/advisers',
  'group-session': '/groups',
  programme: '/programmes',
};

/** What was found, kind by kind. */
export function FoundList({ found }: { readonly found: readonly Found[] }) {
  const { t } = useTranslation('search');
  return order
    .map((kind) => ({ kind, some: found.filter((one) => one.kind === kind) }))
    .filter(({ some }) => some.length > 0)
    .map(({ kind, some }) => (
      <Stack key={kind} component="section" gap="xs" aria-labelledby={`found-${kind}`} maw="46rem">
        <Title order={2} size="h3" id={`found-${kind}`}>
          {t(`kinds.${kind}`)}
        </Title>
        <ul className="plain own-things">
          {some.map((one) => (
            <One key={one.id} found={one} />
          ))}
        </ul>
      </Stack>
    ));
}

function One({ found: { kind, id, title, about, at } }: { readonly found: Found }) {
  const { t } = useTranslation('search');
  const say = useBilingual();
  const when = useWhen();
  const facts = [about, at === null ? '' : t(`at.${whenOf[kind]}`, { when: when(kind, at) })].filter(Boolean);
  return (
    <li>
      <Anchor component={Link} to={`${addresses[kind]}/${id}`} fw={600}>
        {say(title)}
      </Anchor>
      {facts.length > 0 && (
        <Text size="sm" c="dimmed">
          {facts.join(', ')}
        </Text>
      )}
    </li>
  );
}

/** What the time of a kind says. */
const whenOf = {
  session: 'starts',
  booking: 'starts',
  'group-session': 'starts',
  programme: 'closes',
  voucher: 'offered',
  application: 'begun',
  adviser: 'starts',
  organisation: 'starts',
} as const satisfies Record<Kind, string>;

function useWhen(): (kind: Kind, at: string) => string {
  const locale = useLocale();
  const [zone] = useZone();
  return (kind, at) => (whenOf[kind] === 'starts' ? dayAndTime(zone, at, locale) : date(dayIn(zone, at), locale));
}
