import { useTranslation } from 'react-i18next';
import type { Offer } from '../api/experts.js';
import { inWords } from './money.js';

interface Props {
  readonly caption: string;
  readonly offer: Pick<Offer, 'quote_lines' | 'price'>;
}

/** What a price is made of, line by line. */
export function QuoteLines({ caption, offer: { quote_lines: lines, price } }: Props) {
  const { t } = useTranslation();
  const vat = lines.reduce((sum, line) => sum + line.vat.minor, 0);
  return (
    <table className="sums">
      <caption>{caption}</caption>
      <tbody>
        {lines.map((line) => (
          <tr key={line.kind}>
            <th scope="row">
              {t(`lines.${line.kind}`)}
              {line.minutes !== null && `, ${t('minutes', { count: line.minutes })}`}
              {line.lifted_to_floor && ` (${t('lines.lifted')})`}
            </th>
            <td>{inWords(line.net, t)}</td>
          </tr>
        ))}
        {vat > 0 && (
          <tr>
            <th scope="row">{t('lines.vat')}</th>
            <td>{inWords({ minor: vat, currency: 'GBP' }, t)}</td>
          </tr>
        )}
        {price && (
          <tr className="total">
            <th scope="row">{t('lines.total')}</th>
            <td>{inWords(price, t)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
