/** What a calendar program answers to an invitation. */
export interface AReply {
  /** The organizer of the invitation. */
  readonly to: string;
  readonly uid: string;
  readonly from: string;
  readonly answer: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | 'NEEDS-ACTION' | 'DELEGATED';
  readonly sequence?: number;
  /** When it was said, in UTC. */
  readonly at?: string;
}

const stampOf = (at = '2027-03-22T08:30:00Z') => at.replace(/[-:]|\.\d+/g, '');

/** As Google Calendar does: by itself, in three forms at once. */
export function byGoogle({ to, uid, from, answer, sequence = 0, at }: AReply): string {
  const calendar = `BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20270325T140000Z
DTEND:20270325T143000Z
DTSTAMP:${stampOf(at)}
ORGANIZER;CN=Barefoot:mailto:${to}
UID:${uid}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${answer};CN=${from};X-NUM-GUESTS=0:mailto:${from}
CREATED:20270322T080000Z
LAST-MODIFIED:${stampOf(at)}
LOCATION:
SEQUENCE:${sequence}
STATUS:CONFIRMED
SUMMARY:A first talk
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
`;
  return `Delivered-To: ${to}
Return-Path: <${from}>
Reply-To: Ada <${from}>
Sender: Google Calendar <calendar-notification@google.com>
Auto-Submitted: auto-generated
Message-ID: <calendar-1@google.com>
Date: Mon, 22 Mar 2027 08:30:00 +0000
Subject: Answer: A first talk
From: Ada <${from}>
To: ${to}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="000000000000g1"

--000000000000g1
Content-Type: multipart/alternative; boundary="000000000000g2"

--000000000000g2
Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes
Content-Transfer-Encoding: base64

QWRhIGhhcyBhbnN3ZXJlZA0K

--000000000000g2
Content-Type: text/html; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

<p>Ada has answered</p>

--000000000000g2
Content-Type: text/calendar; charset="UTF-8"; method=REPLY
Content-Transfer-Encoding: 7bit

${calendar}
--000000000000g2--

--000000000000g1
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"
Content-Transfer-Encoding: base64

${inBase64(calendar)}
--000000000000g1--
`;
}

/** As Outlook and Exchange do: lines folded, the zone theirs, what it is in base 64. */
export function byOutlook({ to, uid, from, answer, sequence = 0, at }: AReply): string {
  const calendar = `BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=${answer};CN=Ada
 :MAILTO:${from.toUpperCase()}
COMMENT;LANGUAGE=en-GB:\\n
UID:${uid}
SUMMARY;LANGUAGE=en-GB:Answer: A first talk
DTSTART;TZID=GMT Standard Time:20270325T140000
DTEND;TZID=GMT Standard Time:20270325T143000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:${stampOf(at)}
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:${sequence}
LOCATION;LANGUAGE=en-GB:Video
X-MICROSOFT-CDO-APPT-SEQUENCE:${sequence}
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT
END:VCALENDAR
`;
  return `X-Original-To: ${to}
From: "Ada" <${from}>
To: Barefoot <${to}>
Subject: Answer: A first talk
Thread-Topic: A first talk
Date: Mon, 22 Mar 2027 08:30:00 +0000
Message-ID: <1@AM0PR01.prod.outlook.com>
Content-Language: en-GB
Content-Type: multipart/alternative; boundary="_000_o1_"
MIME-Version: 1.0

--_000_o1_
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

=A0

--_000_o1_
Content-Type: text/calendar; charset="utf-8"; method=REPLY
Content-Transfer-Encoding: base64

${inBase64(calendar)}
--_000_o1_--
`;
}

/** As Apple’s Mail and Calendar do: the answer is an attachment alone. */
export function byApple({ to, uid, from, answer, sequence = 0, at }: AReply): string {
  const calendar = `BEGIN:VCALENDAR
CALSCALE:GREGORIAN
PRODID:-//Apple Inc.//macOS 15.0//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
CREATED:20270322T080000Z
UID:${uid}
DTEND;TZID=Europe/London:20270325T143000
SUMMARY:A first talk
DTSTART;TZID=Europe/London:20270325T140000
DTSTAMP:${stampOf(at)}
SEQUENCE:${sequence}
ATTENDEE;CN="Ada";CUTYPE=INDIVIDUAL;EMAIL="${from}";PARTSTAT=${answer};ROLE=REQ-PARTICIPANT:urn:uuid:6D7E
ORGANIZER;CN="Barefoot";EMAIL="${to}":mailto:${to}
END:VEVENT
END:VCALENDAR
`;
  return `Delivered-To: ${to}
From: Ada <${from}>
To: <${to}>
Subject: Ada has answered: A first talk
Mime-Version: 1.0
Content-Type: multipart/alternative; boundary="Apple-Mail=_A1"
X-Mailer: iCloud Calendar

--Apple-Mail=_A1
Content-Type: text/plain; charset=us-ascii

Ada has answered.
--Apple-Mail=_A1
Content-Disposition: attachment; filename=iCal-1.ics
Content-Type: text/calendar; charset=utf-8; name="iCal-1.ics"; method=REPLY
Content-Transfer-Encoding: quoted-printable

${calendar.replaceAll('=', '=3D')}
--Apple-Mail=_A1--
`;
}

function inBase64(text: string): string {
  const octets = Buffer.from(text.replaceAll('\n', '\r\n')).toString('base64');
  return (octets.match(/.{1,76}/g) ?? []).join('\n');
}
