declare module 'dayjs/esm/locale/cy' {
  const welsh: Readonly<Record<'weekdays' | 'weekdaysShort' | 'months' | 'monthsShort', readonly string[]>>;
  export default welsh;
}
