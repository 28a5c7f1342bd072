import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { quoteOf, type Session } from '../../api/work.js';
import { inWords } from '../../parts/money.js';

/** What the adviser gets for it, line by line, and what they pay no part of. */
export function MoneyOfSession({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const { t: common } = useTranslation();
  const { data: quote } = useQuery(quoteOf(session.id));
  if (!quote) return null;
  const mine = quote.lines.filter(({ supplier }) => supplier === 'adviser');
  const shares = quote.shares.length > 0 ? quote.shares : [{ source: 'client' as const, amount: quote.total }];
  return (
    <Stack component="section" gap="xs" aria-labelledby="money">
      <Title order={2} id="money">
        {t('money.title')}
      </Title>
      <table className="sums">
        <tbody>
          {mine.map((line) => (
            <tr key={line.kind}>
              <th scope="row">
                {t(`money.${line.kind}`)}
                {line.minutes !== null && `, ${common('minutes', { count: line.minutes })}`}
                {line.lifted_to_floor && ` (${t('money.lifted')})`}
              </th>
              <td>{inWords(line.net, common)}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{t('money.yours')}</th>
            <td>{inWords(quote.adviser_net, common)}</td>
          </tr>
          <tr>
            <th scope="row">{t('money.onTop')}</th>
            <td>{inWords({ ...quote.fee, minor: quote.fee.minor + quote.vat.minor }, common)}</td>
          </tr>
          {shares.map(({ source, amount }) => (
            <tr key={source}>
              <th scope="row">{t(`money.by.${source}`)}</th>
              <td>{inWords(amount, common)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}
