import { useTranslation } from 'react-i18next';
import type { FigureName, Transparency } from '../../api/transparency.js';
import { figureOf, useFigureText } from './figure-text.js';

interface Props {
  readonly books: Transparency;
  readonly names: readonly FigureName[];
}

/** Some figures, large. */
export function Numbers({ books, names }: Props) {
  const { t } = useTranslation('transparency');
  const say = useFigureText();
  return (
    <dl className="figures">
      {names.map((name) => {
        const figure = figureOf(books, name);
        return (
          <div key={name}>
            <dt>{t(`figures.${name}`)}</dt>
            <dd {...(figure.value === null && { className: 'untold' })}>{say(figure)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
