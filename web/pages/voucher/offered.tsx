import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { type VoucherDetails, type VoucherOffer, voucherOffer, type VoucherWithCode } from '../../api/vouchers.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { NewCode } from './code.js';
import { Decline } from './decline.js';
import { Subsidy } from './subsidy.js';
import { Terms } from './terms.js';

interface Props {
  readonly voucher: VoucherDetails;
  readonly mayAnswer: boolean;
}

/** What is offered and on which terms, what has to be declared, and yes or no. */
export function Offered({ voucher, mayAnswer }: Props) {
  const { t } = useTranslation('voucher');
  const locale = useLocale();
  const [zone] = useZone();
  const { data: offer, error, refetch } = useQuery(voucherOffer(voucher.id));
  const [code, setCode] = useState<string>();
  if (code) return <Taken code={code} id={voucher.id} />;
  return (
    <>
      <Terms voucher={voucher} />
      <Text fw={600}>{t('offer.until', { when: dayAndTime(zone, voucher.offer_lapses_at, locale) })}</Text>
      <Refused error={error} retry={() => void refetch()} />
      {!offer && !error && <Waiting />}
      {offer && !mayAnswer && <Text>{t('offer.whoAnswers')}</Text>}
      {offer && mayAnswer && (
        <>
          {offer.subsidy && <Subsidy voucherId={voucher.id} subsidy={offer.subsidy} />}
          {(!offer.subsidy || offer.subsidy.confirmation) && <Accept offer={offer} onTaken={setCode} />}
          <Decline voucherId={voucher.id} />
        </>
      )}
    </>
  );
}

/** The page keeps showing the code until it is left: it is not told again. */
function Taken({ code, id }: { readonly code: string; readonly id: string }) {
  const { t } = useTranslation('voucher');
  const queries = useQueryClient();
  return (
    <>
      <Text>{t('offer.taken')}</Text>
      <NewCode code={code} />
      <Group>
        <Button component={Link} to="/advisers">
          {t('uses.find')}
        </Button>
        <Button variant="default" onClick={() => void queries.invalidateQueries({ queryKey: ['voucher', id] })}>
          {t('offer.look')}
        </Button>
      </Group>
    </>
  );
}

interface AcceptProps {
  readonly offer: VoucherOffer;
  readonly onTaken: (code: string) => void;
}

function Accept({ offer: { voucher, declarations }, onTaken }: AcceptProps) {
  const { t } = useTranslation('voucher');
  const say = useBilingual();
  const queries = useQueryClient();
  const [declared, setDeclared] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const accept = useDeed(
    (given: { readonly declarations: readonly { code: string; version: number }[] }, key) =>
      api.post<VoucherWithCode>(`/vouchers/${voucher.id}/acceptance`, given, key),
    async (accepted) => {
      await queries.invalidateQueries({ queryKey: ['organisation', voucher.organisation.id] });
      if (accepted.code) onTaken(accepted.code);
      else await queries.invalidateQueries({ queryKey: ['voucher', voucher.id] });
    },
  );
  const missing = declarations.filter(({ code }) => !declared.includes(code));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) return document.getElementById(`declare-${missing[0]?.code ?? ''}`)?.focus();
    accept.mutate({ declarations: declarations.map(({ code, version }) => ({ code, version })) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" align="flex-start">
        <Title order={2}>{t('offer.declare')}</Title>
        {declarations.map(({ code, text }) => (
          <Checkbox
            key={code}
            id={`declare-${code}`}
            label={say(text)}
            checked={declared.includes(code)}
            error={isTried && !declared.includes(code) && t('offer.needed')}
            onChange={({ currentTarget: { checked } }) =>
              setDeclared((all) => (checked ? [...all, code] : all.filter((one) => one !== code)))
            }
          />
        ))}
        <Refused error={accept.error} />
        <Button type="submit" size="md" loading={accept.isPending}>
          {t('offer.accept')}
        </Button>
      </Stack>
    </form>
  );
}
