/* The objects of a PDF file by their numbers (ISO 32000-2, 7.5): tables and streams of places, newest first. */

import { Unreadable, inflated } from "./bytes.js";
import { Syntax, textOf } from "./pdf-syntax.js";

const MOST_BYTES = 50_000_000;
const MOST_REVISIONS = 50;
const FREE = null;

export class PdfObjects {
  /** The file as it stands; `open` reads its places. */
  static async open(bytes) {
    const file = new PdfObjects();
    Object.assign(file, { bytes, text: textOf(bytes), places: new Map(), trailer: null, kept: new Map() });
    await file.readPlaces();
    return file;
  }

  /** What a value is, a reference followed. */
  async resolve(value) {
    let found = value;
    for (let turn = 0; found?.ref !== undefined && turn < 20; turn += 1) found = await this.object(found.ref);
    return found;
  }

  /** What a dictionary says under a key, references followed; undefined where there is no dictionary. */
  async at(dictionary, key) {
    const held = await this.resolve(dictionary);
    return held instanceof Map ? this.resolve(held.get(key)) : undefined;
  }

  async object(number) {
    if (!this.kept.has(number)) this.kept.set(number, await this.readObject(number));
    return this.kept.get(number);
  }

  /** The bytes of a stream, as they were before compression. */
  async content({ dictionary, start }) {
    const length = await this.at(dictionary, "/Length");
    const [filter] = [await this.at(dictionary, "/Filter")].flat();
    const raw = this.bytes.subarray(start, start + length);
    if (raw.length !== length) throw new Unreadable("pdf");
    if (filter === undefined) return raw;
    if (filter !== "/FlateDecode") throw new Unreadable("pdf");
    const plain = await inflated(raw, "deflate", MOST_BYTES);
    const [parameters] = [await this.at(dictionary, "/DecodeParms")].flat();
    return parameters instanceof Map && parameters.get("/Predictor") > 1 ? unpredicted(plain, parameters) : plain;
  }

  async readObject(number) {
    const place = this.places.get(number);
    if (!place) return null;
    if (place.within !== undefined) return this.readWithin(place);
    const syntax = new Syntax(this.text, place.offset);
    const header = syntax.need(/[\0\t\n\f\r ]*(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj/y);
    if (Number(header[1]) !== number) throw new Unreadable("pdf");
    return syntax.whole();
  }

  async readWithin({ within, rank }) {
    const stream = await this.object(within);
    const text = textOf(await this.content(stream));
    const header = new Syntax(text);
    const numbers = Array.from({ length: 2 * stream.dictionary.get("/N") }, () => header.object());
    return new Syntax(text, stream.dictionary.get("/First") + numbers[2 * rank + 1]).object();
  }

  /** Each revision says where its objects are; the newest is read first, and wins. */
  async readPlaces() {
    const [, start] = /startxref[\r\n ]+(\d+)[\r\n ]+%%EOF[\r\n ]*$/.exec(this.text) ?? [];
    const read = new Set();
    for (let offset = Number(start); offset !== undefined; ) {
      if (!Number.isInteger(offset) || read.has(offset) || read.size > MOST_REVISIONS) throw new Unreadable("pdf");
      read.add(offset);
      const syntax = new Syntax(this.text, offset);
      const trailer = syntax.match(/xref[\r\n ]+/y) ? this.readTable(syntax) : await this.readStream(syntax);
      // A second table that some programs read and others do not.
      if (!(trailer instanceof Map) || trailer.has("/XRefStm")) throw new Unreadable("pdf");
      this.trailer ??= trailer;
      offset = trailer.get("/Prev");
    }
  }

  readTable(syntax) {
    for (let part; (part = syntax.match(/(\d+) (\d+)[\r\n ]+/y)); ) {
      for (let rank = 0; rank < Number(part[2]); rank += 1) {
        const [, offset, kind] = syntax.need(/(\d{10}) \d{5} ([nf])[\r\n ]{2}/y);
        this.keep(Number(part[1]) + rank, kind === "n" ? { offset: Number(offset) } : FREE);
      }
    }
    syntax.need(/[\r\n ]*trailer/y);
    return syntax.object();
  }

  async readStream(syntax) {
    syntax.need(/\d+ \d+ obj/y);
    const stream = syntax.whole();
    const { dictionary } = stream;
    const widths = dictionary.get("/W");
    const index = dictionary.get("/Index") ?? [0, dictionary.get("/Size")];
    const content = await this.content(stream);
    let place = 0;
    const field = (width) => content.subarray(place, (place += width)).reduce((whole, byte) => whole * 256 + byte, 0);
    for (let part = 0; part < index.length; part += 2) {
      for (let rank = 0; rank < index[part + 1]; rank += 1) {
        const [kind, second, third] = [widths[0] ? field(widths[0]) : 1, field(widths[1]), field(widths[2])];
        this.keep(index[part] + rank, { 1: { offset: second }, 2: { within: second, rank: third } }[kind] ?? FREE);
      }
    }
    return dictionary;
  }

  keep(number, place) {
    if (!this.places.has(number)) this.places.set(number, place);
  }
}

/** PNG prediction, rows filled with differences from the row above (type 2), the byte before (1) or nothing (0). */
function unpredicted(content, parameters) {
  const width = parameters.get("/Columns") ?? 1;
  const rows = content.length / (width + 1);
  if (!Number.isInteger(rows) || (parameters.get("/Colors") ?? 1) !== 1) throw new Unreadable("pdf");
  const plain = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = content[row * (width + 1)];
    if (kind > 2) throw new Unreadable("pdf");
    for (let column = 0; column < width; column += 1) {
      const place = row * width + column;
      const before = kind === 1 && column > 0 ? plain[place - 1] : kind === 2 && row > 0 ? plain[place - width] : 0;
      plain[place] = content[row * (width + 1) + 1 + column] + before;
    }
  }
  return plain;
}
