import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { type Dispute, dispute as disputeQuery } from '../../api/sessions.js';
import { inWords } from '../../parts/money.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';
import '../pay/pay.css';
import '../steward/steward.css';
import '../work/work.css';
import './disputes.css';
import { NextStep } from './next-step.js';
import { Stages } from './stages.js';
import { Story } from './story.js';
import { type Sides, useSides } from './use-sides.js';

/** A dispute, by the id of its booking: the same for both sides, who settles it, and stewards; what can be done differs. */
export default function DisputePage() {
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...disputeQuery(id), enabled: Boolean(me) });
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="bookings" />;
  if (!data) return <Waiting lines={10} />;
  return <Known dispute={data} />;
}

function Known({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const say = useBilingual();
  const sides = useSides(dispute);
  const { session, state } = dispute;
  const title = t('title', { title: say({ en: session.title_en, cy: session.title_cy }) });
  useTitle(title);
  return (
    <Stack gap="xl">
      <Stack gap="sm">
        {sides?.isSteward && (
          <Anchor component={Link} to="/steward/disputes">
            {t('toList')}
          </Anchor>
        )}
        <Title>{title}</Title>
        <When dispute={dispute} sides={sides} />
      </Stack>
      <Stages dispute={dispute} />
      <div className="dispute">
        <Stack gap="xl">
          <Stack component="section" gap="md" aria-labelledby="now">
            <Title order={2} id="now">
              {t(`now.${state}`)}
            </Title>
            {sides ? <NextStep dispute={dispute} sides={sides} /> : <Waiting lines={3} />}
          </Stack>
          <Story dispute={dispute} />
        </Stack>
        <Sums dispute={dispute} />
      </div>
    </Stack>
  );
}

function When({ dispute, sides }: { readonly dispute: Dispute; readonly sides: Sides | undefined }) {
  const { t } = useTranslation('disputes');
  const locale = useLocale();
  const [zone] = useZone();
  const { session, booking_id, reason, opened, about } = dispute;
  const maySee = sides && (sides.side !== null || sides.isSteward);
  const when = dayAndTime(zone, session.start, locale);
  return (
    <>
      <Text>
        {maySee ? (
          <Anchor
            component={Link}
            to={sides.side === 'adviser' ? `/advising/sessions/${booking_id}` : `/bookings/${booking_id}`}
          >
            {t(`session.${about}`, { when })}
          </Anchor>
        ) : (
          t(`session.${about}`, { when })
        )}
      </Text>
      <Text>
        {t(`opened.${opened.side}`, { when: dayAndTime(zone, opened.at, locale) })} {t(`reasons.${reason}`)}
      </Text>
    </>
  );
}

/** What would be due, what of it is paid, what is disputed, and who gets that. */
function Sums({ dispute: { due, disputed, ended, proposal, decisions } }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const { t: common } = useTranslation();
  const undisputed = { ...due, minor: due.minor - disputed.minor };
  const decision = decisions.at(-1);
  const given = ended?.awarded ?? decision?.awarded ?? proposal?.awarded;
  const name = ended ? 'awarded' : decision ? 'decided' : 'proposed';
  return (
    <aside aria-labelledby="sums">
      <Title order={2} id="sums">
        {t('sums.title')}
      </Title>
      <table className="sums">
        <tbody>
          <tr>
            <th scope="row">{t('sums.due')}</th>
            <td>{inWords(due, common)}</td>
          </tr>
          <tr>
            <th scope="row">{t('sums.undisputed')}</th>
            <td>{inWords(undisputed, common)}</td>
          </tr>
          <tr className="total">
            <th scope="row">{t('sums.disputed')}</th>
            <td>{inWords(disputed, common)}</td>
          </tr>
          {given && (
            <>
              <tr>
                <th scope="row">{t(`sums.${name}`)}</th>
                <td>{inWords(given, common)}</td>
              </tr>
              <tr>
                <th scope="row">{t('sums.back')}</th>
                <td>{inWords({ ...disputed, minor: disputed.minor - given.minor }, common)}</td>
              </tr>
            </>
          )}
        </tbody>
      </table>
      <Group mt="sm">
        <Text size="sm" c="dimmed">
          {t('sums.fees')}
        </Text>
      </Group>
    </aside>
  );
}
