/** In the place of a page that is refused whole. */
export default {
  absent: 'This page is not there, or not yours to see',
  failed: 'Something went wrong',
  notFound: {
    title: 'There is nothing at this address',
    body: 'It may have been moved, or it is for somebody else to see. Signing in may help.',
    home: 'Go to the first page',
  },
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
