import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Session } from '../../api/work.js';
import { useZone } from '../../parts/use-zone.js';
import { dayIn, longDay, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

interface Props {
  readonly sessions: readonly Session[];
  readonly openedAt: Date;
}

/** Today, the six days after it, and then the rest, by day. */
export function Week({ sessions, openedAt }: Props) {
  const { t } = useTranslation('work');
  const [zone] = useZone();
  const today = dayIn(zone, openedAt);
  const inAWeek = dayIn(zone, new Date(openedAt.getTime() + 7 * 86_400_000));
  const dayOf = ({ start }: Session) => dayIn(zone, start);
  const parts = {
    today: sessions.filter((one) => dayOf(one) <= today),
    week: sessions.filter((one) => dayOf(one) > today && dayOf(one) < inAWeek),
    later: sessions.filter((one) => dayOf(one) >= inAWeek),
  };
  return (
    <>
      {(['today', 'week', 'later'] as const).map((part) =>
        part === 'later' && parts.later.length === 0 ? null : (
          <Stack key={part} component="section" gap="sm" aria-labelledby={part}>
            <Title order={2} id={part}>
              {t(`days.${part}`)}
            </Title>
            {parts[part].length === 0 ? (
              <Text>{t(part === 'today' ? 'days.noneToday' : 'days.noneWeek')}</Text>
            ) : (
              <Days sessions={parts[part]} dayOf={dayOf} />
            )}
          </Stack>
        ),
      )}
    </>
  );
}

interface DaysProps {
  readonly sessions: readonly Session[];
  readonly dayOf: (session: Session) => string;
}

function Days({ sessions, dayOf }: DaysProps) {
  const locale = useLocale();
  const days = Map.groupBy(sessions, dayOf);
  return (
    <Stack gap="md">
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          <Title order={3} size="h4">
            {longDay(day, locale)}
          </Title>
          <Stack component="ul" className="plain" gap={4} mt={4}>
            {ofDay.map((one) => (
              <Item key={one.id} session={one} />
            ))}
          </Stack>
        </div>
      ))}
    </Stack>
  );
}

function Item({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const say = useBilingual();
  const [zone] = useZone();
  const { id, start, end, organisation, title, mode } = session;
  return (
    <Group component="li" gap="md" align="baseline" wrap="nowrap">
      <Text fw={600} style={{ whiteSpace: 'nowrap' }}>
        {timeIn(zone, start)}–{timeIn(zone, end)}
      </Text>
      <Text style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Anchor component={Link} to={`/advising/sessions/${id}`} underline="always">
          {organisation.name}
        </Anchor>{' '}
        · {say(title)} · {t(`modes.${mode}`)}
      </Text>
    </Group>
  );
}
