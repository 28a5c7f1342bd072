import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePolicyInForce } from '../../api/policy-in-force.js';
import type { Transparency } from '../../api/transparency.js';
import { numberOf } from './figure-text.js';

/** What becomes of a pound that is paid: as it was, where that can be told, else as the rule has it. */
export function Pound({ books }: { readonly books: Transparency }) {
  const { t } = useTranslation('transparency');
  const fee = usePolicyInForce('platform-fee')?.percent;
  const measured = numberOf(books, 'reaches-advisers');
  const byRule = fee === undefined ? null : Math.floor(100_000 / (100 + fee)) / 10;
  const reaches = measured ?? byRule;
  return (
    <Stack component="section" gap="md" aria-labelledby="pound">
      <Title order={2} id="pound">
        {t('pound.title')}
      </Title>
      {reaches !== null && (
        <>
          <Text size="lg">{t(measured === null ? 'pound.byRule' : 'pound.measured', { pence: reaches })}</Text>
          <Parts reaches={reaches} />
        </>
      )}
      {fee !== undefined && <Text>{t('pound.fee', { percent: fee })}</Text>}
    </Stack>
  );
}

function Parts({ reaches }: { readonly reaches: number }) {
  const { t } = useTranslation('transparency');
  const rest = Math.round((100 - reaches) * 10) / 10;
  const parts = [
    ['adviser', reaches],
    ['platform', rest],
  ] as const;
  return (
    <figure className="pound">
      <div className="pound-bar" aria-hidden>
        {parts.map(([who, pence]) => (
          <span key={who} data-who={who} style={{ flexGrow: pence }}>
            {t('pence', { pence })}
          </span>
        ))}
      </div>
      <table className="sums">
        <caption>{t('pound.caption')}</caption>
        <tbody>
          {parts.map(([who, pence]) => (
            <tr key={who}>
              <th scope="row">
                <span className="swatch" data-who={who} aria-hidden /> {t(`pound.${who}`)}
              </th>
              <td>{t('pence', { pence })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
