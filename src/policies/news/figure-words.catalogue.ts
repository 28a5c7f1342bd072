import type { Language } from '../../kernel/when.js';
import type { MembersFigure } from '../changes/policy-change.js';
import type { PolicyValue } from '../policy.js';

/** What each figure is called, to stand within a sentence, and each part of it with its unit. */
type FigureCatalogue = {
  readonly [Name in MembersFigure]: {
    readonly name: string;
    readonly parts: { readonly [Part in keyof PolicyValue<Name>]: string };
  };
};

export const figureCatalogues: Readonly<Record<Language, FigureCatalogue>> = {
  en: {
    floor: {
      name: 'the floor of an hour’s pay',
      parts: {
        on_cost_percent: 'Living wage with on-costs, per cent of it',
        utilisation_percent: 'Part of working hours that is paid, per cent',
      },
    },
    'platform-fee': { name: 'the platform’s fee', parts: { percent: 'Added on top of pay, per cent' } },
    'cancellation-bands': {
      name: 'what a late cancellation costs',
      parts: {
        free_hours: 'Nothing is due more than so many hours before',
        late_hours: 'It is late fewer than so many hours before',
        middle_percent: 'Due between the two, per cent',
        late_percent: 'Due when it is late, per cent',
      },
    },
    decisions: {
      name: 'how the members decide',
      parts: {
        members_vote: 'A vote of members here',
        quorum_members: 'Organisations that must vote, at least',
        quorum_percent: 'Part of all organisations that must vote, per cent',
        voting_days: 'Days of a vote',
        countdown_days: 'Days from a vote until it is in force, at least',
        emergency_days: 'Days that a figure set in an emergency holds',
      },
    },
    clocks: {
      name: 'how long people have to act',
      parts: {
        hold_minutes: 'Minutes that a time is held',
        request_answer_hours: 'Hours to answer a request',
        waiting_list_answer_hours: 'Hours to answer an offer from a waiting list',
        acceptance_hours: 'Hours after which silence accepts a session',
        no_show_minutes: 'Minutes to wait for somebody who does not come',
        review_days: 'Days to write a review',
        payment_working_days: 'Working days after acceptance by which an adviser is paid',
        payment_days: 'Days after a session by which its adviser is paid in any case',
      },
    },
    disputes: {
      name: 'the clocks of disputes',
      parts: {
        open_days: 'Days in which a session may be disputed',
        objection_days: 'Days of an objection after which its adviser may dispute it',
        mediator_working_days: 'Working days to mediate',
        panel_working_days: 'Working days for a panel to decide',
        appeal_days: 'Days to appeal',
      },
    },
    'paid-work': {
      name: 'what is paid besides the session itself',
      parts: {
        preparation_minutes: 'Minutes of preparation',
        write_up_minutes: 'Minutes of writing up',
        travel_time_percent: 'Travelling time, per cent of the rate',
        mileage_minor: 'For a mile',
      },
    },
    'path-to-specialist': {
      name: 'the path to specialist',
      parts: { countersigned_hours: 'Countersigned hours', cpd_hours: 'Hours of learning' },
    },
    'free-introductions': {
      name: 'free introductions',
      parts: { minutes: 'Minutes, at most', a_month: 'How many an adviser gives in a month, at most' },
    },
    'group-sessions': {
      name: 'group sessions',
      parts: { decide_hours_before: 'Hours before one at which it is decided whether it takes place' },
    },
    'time-credits': {
      name: 'the limits of time credits',
      parts: {
        least_minutes: 'Minutes below which stewards look at an account',
        most_minutes: 'Minutes above which stewards look at an account',
      },
    },
    vouchers: {
      name: 'the terms that vouchers begin with',
      parts: {
        commitment_fee_minor: 'Commitment fee',
        offer_days: 'Days to accept an offer',
        start_days: 'Days to start',
        use_months: 'Months to use it',
        preparation_percent: 'Preparation, per cent at most',
        appeal_days: 'Days to appeal',
        extension_days: 'Days of an extension',
        move_grace_days: 'Days after its end to which a session may be moved for its adviser’s sake',
      },
    },
    pay: {
      name: 'the guarantee fund',
      parts: {
        guarantee_percent: 'Part of the fee that goes to it, per cent',
        exposure_cap_minor: 'Paid or payable to advisers before its money is clear, at most',
        exposure_alarm_percent: 'Part of that from which on stewards are told, per cent',
        unrecorded_days: 'Days after which a session that nobody recorded is looked into',
      },
    },
    retention: {
      name: 'how long things are kept',
      parts: {
        letter_days: 'Letters, days',
        sign_in_trace_days: 'Traces of signing in, days',
        idempotency_key_days: 'Answers to requests that are sent again, days',
        lapsed_hold_days: 'Times that were held and not taken, days',
        message_days: 'Messages and files, days',
        meeting_days: 'Where a session met, days',
        diagnostic_days: 'Answers about needs, days',
        complaint_years: 'Complaints, years',
        financial_years: 'Financial records, years',
        erasure_grace_days: 'Time to think before an erasure, days',
      },
    },
  },
  cy: {
    floor: {
      name: 'yr isafswm tâl am awr',
      parts: {
        on_cost_percent: 'Y cyflog byw gyda chostau cyflogi, y cant ohono',
        utilisation_percent: 'Y rhan o oriau gwaith a delir, y cant',
      },
    },
    'platform-fee': { name: 'ffi’r platfform', parts: { percent: 'Ychwanegir ar ben y tâl, y cant' } },
    'cancellation-bands': {
      name: 'cost canslo’n hwyr',
      parts: {
        free_hours: 'Nid oes dim yn ddyledus fwy na hyn o oriau ymlaen llaw',
        late_hours: 'Mae’n hwyr lai na hyn o oriau ymlaen llaw',
        middle_percent: 'Yn ddyledus rhwng y ddau, y cant',
        late_percent: 'Yn ddyledus pan fydd yn hwyr, y cant',
      },
    },
    decisions: {
      name: 'sut y mae’r aelodau’n penderfynu',
      parts: {
        members_vote: 'Pleidlais yr aelodau yma',
        quorum_members: 'Sefydliadau y mae’n rhaid iddynt bleidleisio, o leiaf',
        quorum_percent: 'Y rhan o’r holl sefydliadau y mae’n rhaid iddynt bleidleisio, y cant',
        voting_days: 'Dyddiau pleidlais',
        countdown_days: 'Dyddiau o bleidlais nes iddi ddod i rym, o leiaf',
        emergency_days: 'Dyddiau y mae ffigur a osodwyd mewn argyfwng yn para',
      },
    },
    clocks: {
      name: 'faint o amser sydd gan bobl i weithredu',
      parts: {
        hold_minutes: 'Munudau y cedwir amser',
        request_answer_hours: 'Oriau i ateb cais',
        waiting_list_answer_hours: 'Oriau i ateb cynnig o restr aros',
        acceptance_hours: 'Oriau cyn y bydd tawelwch yn derbyn sesiwn',
        no_show_minutes: 'Munudau i aros am rywun nad yw’n dod',
        review_days: 'Dyddiau i ysgrifennu adolygiad',
        payment_working_days: 'Diwrnodau gwaith ar ôl derbyn y telir cynghorydd o’u mewn',
        payment_days: 'Dyddiau ar ôl sesiwn y telir ei chynghorydd o’u mewn beth bynnag',
      },
    },
    disputes: {
      name: 'amserau anghydfodau',
      parts: {
        open_days: 'Dyddiau i godi anghydfod am sesiwn',
        objection_days: 'Dyddiau o wrthwynebiad cyn y caiff y cynghorydd godi anghydfod amdano',
        mediator_working_days: 'Diwrnodau gwaith i gyfryngu',
        panel_working_days: 'Diwrnodau gwaith i banel benderfynu',
        appeal_days: 'Dyddiau i apelio',
      },
    },
    'paid-work': {
      name: 'yr hyn a delir heblaw’r sesiwn ei hun',
      parts: {
        preparation_minutes: 'Munudau paratoi',
        write_up_minutes: 'Munudau ysgrifennu',
        travel_time_percent: 'Amser teithio, y cant o’r gyfradd',
        mileage_minor: 'Am filltir',
      },
    },
    'path-to-specialist': {
      name: 'y llwybr at fod yn arbenigwr',
      parts: { countersigned_hours: 'Oriau wedi’u cydlofnodi', cpd_hours: 'Oriau dysgu' },
    },
    'free-introductions': {
      name: 'cyflwyniadau am ddim',
      parts: { minutes: 'Munudau, ar y mwyaf', a_month: 'Faint y mae cynghorydd yn ei roi mewn mis, ar y mwyaf' },
    },
    'group-sessions': {
      name: 'sesiynau grŵp',
      parts: { decide_hours_before: 'Oriau cyn un pan benderfynir a gynhelir hi' },
    },
    'time-credits': {
      name: 'terfynau credydau amser',
      parts: {
        least_minutes: 'Munudau y bydd stiwardiaid yn edrych ar gyfrif oddi tanynt',
        most_minutes: 'Munudau y bydd stiwardiaid yn edrych ar gyfrif uwch eu pennau',
      },
    },
    vouchers: {
      name: 'y telerau y mae talebau’n dechrau â hwy',
      parts: {
        commitment_fee_minor: 'Ffi ymrwymo',
        offer_days: 'Dyddiau i dderbyn cynnig',
        start_days: 'Dyddiau i ddechrau',
        use_months: 'Misoedd i’w defnyddio',
        preparation_percent: 'Paratoi, y cant ar y mwyaf',
        appeal_days: 'Dyddiau i apelio',
        extension_days: 'Dyddiau estyniad',
        move_grace_days: 'Dyddiau ar ôl ei diwedd y gellir symud sesiwn iddynt er mwyn ei chynghorydd',
      },
    },
    pay: {
      name: 'y gronfa warant',
      parts: {
        guarantee_percent: 'Y rhan o’r ffi sy’n mynd iddi, y cant',
        exposure_cap_minor: 'Wedi’i dalu neu’n ddyledus i gynghorwyr cyn i’w arian glirio, ar y mwyaf',
        exposure_alarm_percent: 'Y rhan o hynny y rhoddir gwybod i stiwardiaid ohoni, y cant',
        unrecorded_days: 'Dyddiau cyn edrych i mewn i sesiwn na chofnododd neb',
      },
    },
    retention: {
      name: 'am faint y cedwir pethau',
      parts: {
        letter_days: 'Llythyrau, dyddiau',
        sign_in_trace_days: 'Olion mewngofnodi, dyddiau',
        idempotency_key_days: 'Atebion i geisiadau a anfonir eto, dyddiau',
        lapsed_hold_days: 'Amserau a gadwyd ac nas cymerwyd, dyddiau',
        message_days: 'Negeseuon a ffeiliau, dyddiau',
        meeting_days: 'Man cyfarfod sesiwn, dyddiau',
        diagnostic_days: 'Atebion am anghenion, dyddiau',
        complaint_years: 'Cwynion, blynyddoedd',
        financial_years: 'Cofnodion ariannol, blynyddoedd',
        erasure_grace_days: 'Amser i feddwl cyn dileu, dyddiau',
      },
    },
  },
};
