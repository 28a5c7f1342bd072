/** In the place of a page that is refused whole. */
export default {
  absent: 'This page is not there, or not yours to see',
  failed: 'Something went wrong',
  to: {
    home: 'To the first page',
    advisers: 'To all advisers',
    bookings: 'To my bookings',
    groups: 'To all group sessions',
    questions: 'To my questions',
    programmes: 'To all programmes',
    account: 'To my account',
    work: 'To my work',
    funding: 'To the programmes that I fund',
  },
};
