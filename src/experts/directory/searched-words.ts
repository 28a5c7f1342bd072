/** Looked for beyond these, a search would cost more than it tells. */
const mostWords = 6;

/** What questions are made of in both languages, and what everybody here is about: they tell no adviser from another. */
const saysNothing = new Set(
  [
    "a about am an and are at be can could do does for from get have help how i i'm if in is it me my need of on or our",
    'out should some that the their there this to up us want was we were what when where which who why will with you your',
    "ac ag ar at beth ei ein eich er eu fi fy gan gyda heb i mae mewn neu ni o oes pwy pryd roedd rwy'n rydym rydyn sut",
    'sydd un wedi y yn yr angen eisiau',
    'co-op co-ops coop coops co-operative co-operatives cooperative cooperatives',
    'cydweithfa gydweithfa chydweithfa nghydweithfa cydweithfeydd gydweithfeydd chydweithfeydd',
  ].flatMap((line) => line.split(' ')),
);

/** The words that somebody typed and that are looked for: those that say nothing only if there is no other. */
export function searchedWords(typed: string): string[] {
  const words = typed.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !saysNothing.has(plain(word)));
  return (telling.length > 0 ? telling : words).slice(0, mostWords);
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
