import { type DemoOrganisation } from './shapes.js';

/** Invented, all of them: no organisation of these names is meant. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    // A village in Ceredigion that wants its bakery back.
    key: 'popty-pentre-coch',
    name: 'Popty Pentre-coch',
    kind: 'start_up',
    language: 'cy',
    members: [
      { name: 'Mererid Haulwen', email: 'mererid.haulwen@popty-pentre-coch.example', role: 'admin', language: 'cy' },
      { name: 'Tudur Cynfal', email: 'tudur.cynfal@popty-pentre-coch.example', role: 'booker', language: 'cy' },
      { name: 'Ania Lisowska', email: 'ania.lisowska@popty-pentre-coch.example', role: 'finance', language: 'en' },
    ],
  },
  {
    // Seven friends in Leeds who are looking for a house.
    key: 'lanternside-homes',
    name: 'Lanternside Homes',
    kind: 'start_up',
    language: 'en',
    members: [
      { name: 'Faith Adeyinka', email: 'faith.adeyinka@lanternside-homes.example', role: 'admin', language: 'en' },
      { name: 'Rory Penhallow', email: 'rory.penhallow@lanternside-homes.example', role: 'booker', language: 'en' },
    ],
  },
  {
    // Couriers in Glasgow.
    key: 'ninewheel-couriers',
    name: 'Ninewheel Couriers',
    kind: 'start_up',
    language: 'en',
    members: [
      { name: 'Isla Kinnaird', email: 'isla.kinnaird@ninewheel-couriers.example', role: 'admin', language: 'en' },
      { name: 'Abdirahman Nuur', email: 'abdirahman.nuur@ninewheel-couriers.example', role: 'booker', language: 'en' },
    ],
  },
  {
    // Home carers in Birmingham who are leaving their agency.
    key: 'bramblefold-care',
    name: 'Bramblefold Care',
    kind: 'start_up',
    language: 'en',
    members: [
      {
        name: 'Sukhdeep Rai-Palmer',
        email: 'sukhdeep.rai-palmer@bramblefold-care.example',
        role: 'admin',
        language: 'en',
      },
      { name: 'Yvonne Delacourt', email: 'yvonne.delacourt@bramblefold-care.example', role: 'booker', language: 'en' },
      {
        name: 'Ellen Fairbrother',
        email: 'ellen.fairbrother@bramblefold-care.example',
        role: 'finance',
        language: 'en',
      },
    ],
  },
  {
    // Artists' studios in south London.
    key: 'hush-and-holler',
    name: 'Hush and Holler Studios',
    kind: 'co_op',
    language: 'en',
    members: [
      { name: 'Temi Balogun-West', email: 'temi.balogun-west@hush-and-holler.example', role: 'admin', language: 'en' },
      { name: 'Jonty Marchbank', email: 'jonty.marchbank@hush-and-holler.example', role: 'booker', language: 'en' },
    ],
  },
  {
    // A turbine in Cumbria, and a hope of a second.
    key: 'ravensgill-hydro',
    name: 'Ravensgill Community Hydro',
    kind: 'co_op',
    language: 'en',
    members: [
      {
        name: 'Agnes Postlethwaite',
        email: 'agnes.postlethwaite@ravensgill-hydro.example',
        role: 'admin',
        language: 'en',
      },
      {
        name: 'Imran Qureshi-Dale',
        email: 'imran.qureshi-dale@ravensgill-hydro.example',
        role: 'booker',
        language: 'en',
      },
      {
        name: 'Gwendolen Thwaite',
        email: 'gwendolen.thwaite@ravensgill-hydro.example',
        role: 'member',
        language: 'en',
      },
    ],
  },
  {
    // A firm in Norwich whose owner is about to retire.
    key: 'oakum-street-joinery',
    name: 'Oakum Street Joinery',
    kind: 'start_up',
    language: 'en',
    members: [
      { name: 'Barney Cutlack', email: 'barney.cutlack@oakum-street-joinery.example', role: 'admin', language: 'en' },
      {
        name: 'Magdalena Rudzka',
        email: 'magdalena.rudzka@oakum-street-joinery.example',
        role: 'booker',
        language: 'en',
      },
      {
        name: 'Desiree Olorunfemi',
        email: 'desiree.olorunfemi@oakum-street-joinery.example',
        role: 'finance',
        language: 'en',
      },
    ],
  },
  {
    key: 'cainc',
    name: 'Cainc',
    kind: 'development_body',
    language: 'cy',
    members: [
      { name: 'Gwawr Emlyn', email: 'gwawr.emlyn@cainc.example', role: 'admin', language: 'cy' },
      { name: 'Rhodri Selwyn', email: 'rhodri.selwyn@cainc.example', role: 'finance', language: 'cy' },
    ],
  },
  {
    key: 'pennine-thread',
    name: 'Pennine Thread',
    kind: 'development_body',
    language: 'en',
    members: [
      {
        name: 'Winifred Ackroyd-Shah',
        email: 'winifred.ackroyd-shah@pennine-thread.example',
        role: 'admin',
        language: 'en',
      },
      { name: 'Tariq Holmfield', email: 'tariq.holmfield@pennine-thread.example', role: 'member', language: 'en' },
      { name: 'Bernadette Coyle', email: 'bernadette.coyle@pennine-thread.example', role: 'finance', language: 'en' },
    ],
  },
  {
    key: 'tidewheel',
    name: 'Tidewheel',
    kind: 'development_body',
    language: 'en',
    members: [
      { name: 'Perpetua Gould', email: 'perpetua.gould@tidewheel.example', role: 'admin', language: 'en' },
      { name: 'Luca Farthingale', email: 'luca.farthingale@tidewheel.example', role: 'finance', language: 'en' },
    ],
  },
  {
    // A foundation.
    key: 'halfpenny-common',
    name: 'Halfpenny Common Fund',
    kind: 'funder',
    language: 'en',
    members: [
      { name: 'Odette Larkham', email: 'odette.larkham@halfpenny-common.example', role: 'admin', language: 'en' },
      { name: 'Samir Toussaint', email: 'samir.toussaint@halfpenny-common.example', role: 'finance', language: 'en' },
    ],
  },
  {
    // A public authority.
    key: 'saltmarsh-vale',
    name: 'Saltmarsh Vale Combined Authority',
    kind: 'funder',
    language: 'en',
    members: [
      { name: 'Harriet Skelwith', email: 'harriet.skelwith@saltmarsh-vale.example', role: 'admin', language: 'en' },
      { name: 'Jerome Idowu', email: 'jerome.idowu@saltmarsh-vale.example', role: 'finance', language: 'en' },
    ],
  },
];
