// Digital Bazaar's reading of a status list. {lists: [encodedList]} → [{length, places: the bits that are set}]

import {decodeList} from '@digitalbazaar/vc-bitstring-status-list';

import {answer} from './exchange.js';

await answer(({lists}) => Promise.all(lists.map(async encodedList => {
  const list = await decodeList({encodedList});
  const places = Array.from({length: list.length}, (_, place) => place);
  return {length: list.length, places: places.filter(place => list.getStatus(place))};
})));
