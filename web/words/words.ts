type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Stem<Key> = Key extends `${infer Name}_${PluralForm}` ? Name : never;

/** The same keys in another language, whose plurals have other forms: Welsh has six. */
export type WordsOf<English> = {
  [Key in keyof English as Key extends `${string}_${PluralForm}` ? never : Key]: English[Key] extends string
    ? string
    : WordsOf<English[Key]>;
} & { [Key in Stem<keyof English> as `${Key}_${PluralForm}`]: string };
