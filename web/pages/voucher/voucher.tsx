import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Me, useMe } from '../../api/me.js';
import { voucher as voucherQuery, type VoucherDetails } from '../../api/vouchers.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { CodeOf } from './code.js';
import { Figures, VoucherState } from './figures.js';
import { Offered } from './offered.js';
import { Statement } from './statement.js';
import { Uses } from './uses.js';
import { WhoSpends } from './who-spends.js';

/** One voucher: to accept while it is offered, then what is left of it, who may spend it, and what it was spent on. */
export default function VoucherPage() {
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...voucherQuery(id), enabled: Boolean(me) });
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="programmes" />;
  if (!data || !me) return <Waiting lines={8} />;
  return <Known voucher={data} me={me} />;
}

interface Props {
  readonly voucher: VoucherDetails;
  readonly me: Me;
}

function Known({ voucher, me }: Props) {
  const { t } = useTranslation('voucher');
  const say = useBilingual();
  const { id, programme, organisation, state, suspension, end } = voucher;
  const role = me.memberships.find(({ organisation_id }) => organisation_id === organisation.id)?.role;
  const looksAfter = role === 'finance' || role === 'admin';
  const title = t('title', { programme: say(programme.name) });
  useTitle(title);
  return (
    <Stack gap="xl" maw="46rem">
      <Stack gap="xs">
        <Title>{title}</Title>
        <Group gap="sm">
          <Text>{t('whose', { organisation: organisation.name })}</Text>
          <VoucherState state={state} />
        </Group>
        <Group gap="lg">
          <Anchor component={Link} to={`/programmes/${programme.id}`}>
            {t('toProgramme')}
          </Anchor>
          {role && (
            <Anchor component={Link} to={`/organisations/${organisation.id}`}>
              {t('toOrganisation', { organisation: organisation.name })}
            </Anchor>
          )}
        </Group>
      </Stack>
      {suspension && (
        <Alert color="marigold" variant="light" title={t('suspended')}>
          {suspension.reason}
        </Alert>
      )}
      {end && <Text>{t('ended', { reason: end.reason })}</Text>}
      {state === 'offered' ? (
        <Offered voucher={voucher} mayAnswer={looksAfter} />
      ) : (
        <>
          <Stack gap="sm">
            <Figures voucher={voucher} />
          </Stack>
          {state === 'accepted' && <Text>{t('feeDue')}</Text>}
          {role && <WhoSpends organisationId={organisation.id} />}
          {looksAfter && state === 'active' && <CodeOf voucher={voucher} />}
          <Uses uses={voucher.uses} />
          {(looksAfter || me.steward) && <Statement voucherId={id} />}
        </>
      )}
    </Stack>
  );
}
