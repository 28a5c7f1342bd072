import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FigureName, Transparency } from '../../api/transparency.js';
import { inWords } from '../../parts/money.js';
import { figureOf } from './figure-text.js';
import { Numbers } from './numbers.js';

const names: readonly FigureName[] = ['advisers-paid', 'pay', 'pay-median-specialist', 'pay-median-barefoot'];
const quartiles = ['pay-lower-quartile', 'pay-median', 'pay-upper-quartile'] as const;

/** How many were paid, how much, and how it is spread among them. */
export function PayOfAdvisers({ books }: { readonly books: Transparency }) {
  const { t } = useTranslation('transparency');
  return (
    <Stack component="section" gap="md" aria-labelledby="spread">
      <Title order={2} id="spread">
        {t('spread.title')}
      </Title>
      <Numbers books={books} names={names} />
      <Spread books={books} />
    </Stack>
  );
}

function Spread({ books }: { readonly books: Transparency }) {
  const { t } = useTranslation('transparency');
  const { t: common } = useTranslation();
  const values = quartiles.map((name) => {
    const { value } = figureOf(books, name);
    return value !== null && typeof value === 'object' ? value.minor : null;
  });
  const [lower, middle, upper] = values;
  if (lower == null || middle == null || upper == null || upper === 0) return null;
  const most = upper * 1.15;
  const at = (minor: number) => `${(100 * minor) / most}%`;
  const pounds = (minor: number) => inWords({ minor, currency: 'GBP' }, common).replace(/\.00$/, '');
  return (
    <figure className="spread">
      <div className="line" aria-hidden>
        <span className="middle" style={{ left: at(lower), width: at(upper - lower) }} />
        <span className="median" style={{ left: at(middle) }} />
        {[lower, middle, upper].map((minor, place) => (
          <span key={place} data-amount style={{ left: at(minor) }}>
            {pounds(minor)}
          </span>
        ))}
      </div>
      <Text component="figcaption">
        {t('spread.sentence', { lower: pounds(lower), middle: pounds(middle), upper: pounds(upper) })}
      </Text>
    </figure>
  );
}
