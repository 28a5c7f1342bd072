import i18next from 'i18next';

const weekday = 'ydd (?:Sul|Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn)(?= \\d|,)';
const afterSoftening = new RegExp(
  `(?<=(?<!\\p{L})(?:am|ar|at|dan|gan|heb|hyd|i|neu|o|tan|wrth) )d(?=${weekday})`,
  'giu',
);
const withinSentence = new RegExp(`(?<=[^.:!?] )D(?=${weekday})`, 'gu');
const beforeVowel = '(?= ["“]?(?:[AEIOUÂÊÎÔÛŴŶÁÉÍÓÚÀÈÌÒÙÄËÏÖÜ]|Y(?![aeiou])))';
const withWhom = new RegExp(`(?<=(?<!\\p{L})[Gg]yda)${beforeVowel}`, 'gu');
const whom = new RegExp(`(?<!\\p{L})â${beforeVowel}`, 'gu');

/**
 * Names and days change what is beside them in Welsh, or change themselves, and a catalogue does not know them: "gydag Angharad", "tan
 * ddydd Gwener 5 Mawrth". So it is mended once a sentence is whole.
 */
export function welsh(sentence: string): string {
  return sentence.replace(withWhom, 'g').replace(whom, 'ag').replace(afterSoftening, 'dd').replace(withinSentence, 'd');
}

// This comes with the first Welsh words, so that whoever reads English does not wait for it.
i18next.use({
  type: 'postProcessor',
  name: 'welsh',
  process: (sentence: string) => (i18next.language === 'cy' ? welsh(sentence) : sentence),
});
i18next.options.postProcess = 'welsh';
