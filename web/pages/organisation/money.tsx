import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { credit as creditQuery, debts as debtsQuery, organisation, payments } from '../../api/organisations.js';
import { inWords } from '../../parts/money.js';
import PageRefused from '../../parts/page-refused.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { PayDebt } from './pay-debt.js';

/** What an organisation owes and pays here, what it is to have back, and every payment it made. For its finance and admins. */
export default function Money() {
  const { t } = useTranslation('organisation');
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...organisation(id), enabled: Boolean(me) });
  useTitle(t('money.title'));
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="account" />;
  return (
    <Stack gap="xl">
      <div>
        <Title>{t('money.title')}</Title>
        {data && (
          <Anchor component={Link} to={`/organisations/${id}`}>
            {data.name}
          </Anchor>
        )}
      </div>
      {me ? <Known id={id} /> : <Waiting lines={8} />}
    </Stack>
  );
}

function Known({ id }: { readonly id: string }) {
  const { t } = useTranslation('organisation');
  const { t: common } = useTranslation();
  const debts = useQuery(debtsQuery(id));
  const credit = useQuery(creditQuery(id));
  const error = debts.error ?? credit.error;
  if (error) return <Refused error={error} />;
  if (!debts.data || !credit.data) return <Waiting lines={6} />;
  const { owed } = debts.data;
  return (
    <>
      <Stack component="section" aria-labelledby="owed">
        <Title order={2} id="owed">
          {t('money.owed')}
        </Title>
        <Text fw={600}>
          {owed.minor > 0 ? t('money.owes', { amount: inWords(owed, common) }) : t('money.owesNothing')}
        </Text>
        {owed.minor > 0 && <PayDebt organisationId={id} owed={owed} />}
        <Lines lines={debts.data.items} />
      </Stack>
      <Stack component="section" aria-labelledby="credit">
        <Title order={2} id="credit">
          {t('money.credit')}
        </Title>
        <Text fw={600}>{t('money.kept', { amount: inWords(credit.data.credit, common) })}</Text>
        <Lines lines={credit.data.items} />
      </Stack>
      <Payments id={id} />
    </>
  );
}

const codes = [
  ...(['debt-charged', 'debt-paid', 'debt-paid-in', 'debt-overpaid'] as const),
  ...(['client-share-returned', 'credit-refunded', 'credit-set-off'] as const),
] as const;

interface Line {
  readonly at: string;
  readonly code: string;
  readonly reference: string;
  readonly amount: { readonly minor: number; readonly currency: string };
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('organisation');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  if (lines.length === 0) return null;
  return (
    <table className="sums">
      <tbody>
        {lines.map(({ at, code, amount }, index) => (
          <tr key={`${at} ${index}`}>
            <th scope="row">
              {date(dayIn(zone, at), locale)}, {t(`money.codes.${codes.find((each) => each === code) ?? 'other'}`)}
            </th>
            <td>{inWords(amount, common)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Payments({ id }: { readonly id: string }) {
  const { t } = useTranslation('organisation');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const { data, error } = useQuery(payments(id));
  return (
    <Stack component="section" aria-labelledby="payments">
      <Title order={2} id="payments">
        {t('money.payments')}
      </Title>
      <Refused error={error} />
      {data?.items.length === 0 && <Text>{t('money.noPayments')}</Text>}
      <table className="sums">
        <tbody>
          {data?.items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {date(dayIn(zone, one.planned_at), locale)},{' '}
                {one.purpose === 'session' ? (
                  <Anchor component={Link} to={`/bookings/${one.reference}`}>
                    {t('money.purposes.session')}
                  </Anchor>
                ) : (
                  t(`money.purposes.${one.purpose}`)
                )}
                , {t(`money.states.${one.state}`)}
              </th>
              <td>{inWords(one.amount, common)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}
