import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Expert, Offer } from '../../api/experts.js';
import { now } from '../../api/now.js';
import { type Amount, inWords } from '../../parts/money.js';
import { Portrait } from '../../parts/portrait.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

interface Props {
  readonly expert: Expert;
  readonly offer: Offer;
  readonly start: string;
  readonly price: Amount | undefined;
  readonly freeUntil: string | undefined;
}

/** What is about to be booked, beside the form. */
export function Chosen({ expert, offer, start, price, freeUntil }: Props) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  return (
    <Paper component="aside" withBorder p="lg" aria-labelledby="chosen">
      <Stack gap="sm">
        <Title order={2} id="chosen">
          {t('chosen.title')}
        </Title>
        <Group wrap="nowrap" gap="sm">
          <Portrait id={expert.id} name={expert.name} size={44} />
          <Text fw={600}>{expert.name}</Text>
        </Group>
        <Text>
          {say(offer.title)}, {common('minutes', { count: offer.duration_minutes })}
        </Text>
        <Text fw={600}>{dayAndTime(zone, start, locale)}</Text>
        <Text size="sm" c="dimmed">
          {t('zone', { zone: zone.replaceAll('_', ' ') })}
        </Text>
        {price && (
          <Text fw={600} size="lg">
            {price.minor === 0 ? common('free') : t('chosen.total', { amount: inWords(price, common) })}
          </Text>
        )}
        {freeUntil && (
          <Text size="sm">
            {Date.parse(freeUntil) > now().getTime()
              ? t('freeUntil', { when: dayAndTime(zone, freeUntil, locale) })
              : price && price.minor > 0 && t('freeNoMore')}
          </Text>
        )}
        <Anchor component={Link} to={`/advisers/${expert.id}?offer=${offer.id}`}>
          {t('chosen.other')}
        </Anchor>
      </Stack>
    </Paper>
  );
}
