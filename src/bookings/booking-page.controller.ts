import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Operation } from '../platform/http/operation.js';
import { page } from '../platform/http/page.js';
import { idParameter } from '../platform/http/parameters.js';

/** Where letters and invites lead until the web app is there: it shows nothing of the session, so anybody may see it. */
@ApiExcludeController()
@Controller('bookings')
export class BookingPageController {
  @Get(':id')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Operation({ id: 'bookingPage', summary: 'Where letters about a session lead' })
  show(@Param('id', { schema: idParameter }) id: string): string {
    return page(
      'Your session',
      `<p>It stands as the newest letter about it says. Once you are signed in: <a href="/api/v1/bookings/${id}.ics">the session for
your calendar</a>, and <a href="/api/docs#/Bookings">how to move it, pay for it or call it off</a>.</p>
<p lang="cy">Mae'n sefyll fel y dywed y llythyr diweddaraf amdani. Ar ôl i chi fewngofnodi: <a href="/api/v1/bookings/${id}.ics">y sesiwn ar
gyfer eich calendr</a>, a <a href="/api/docs#/Bookings">sut i'w symud, talu amdani neu ei chanslo</a>.</p>`,
    );
  }
}
