/** What was told to those who follow is kept for so long, delivered or not, to be sent again. */
export const keptForDays = 30;
