/* The syntax of PDF objects (ISO 32000-2, 7.2 and 7.3), read from the text of a file, one byte a character.

   A name is a text that begins with /, a dictionary a Map, a string bytes, a reference { ref }, and a stream
   { dictionary, start }. */

import { Unreadable } from "./bytes.js";

const MOST_DEPTH = 60;
const WHITE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const REFERENCE = /(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const HEXADECIMAL = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;
const WORD = /true|false|null/y;
const STREAM = /stream\r?\n/y;
const WORDS = { true: true, false: false, null: null };
const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** One byte a character: places in the text are places in the file. */
export function textOf(bytes) {
  const parts = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  }
  return parts.join("");
}

export class Syntax {
  constructor(text, place = 0) {
    Object.assign(this, { text, place });
  }

  /** The object that stands here, whatever it is. */
  object(depth = 0) {
    if (depth > MOST_DEPTH) throw new Unreadable("pdf");
    this.match(WHITE);
    const letter = this.text[this.place];
    if (letter === "/") return decodedName(this.need(NAME)[0]);
    if (letter === "[") return this.array(depth);
    if (letter === "(") return this.string();
    if (this.text.startsWith("<<", this.place)) return this.dictionary(depth);
    if (letter === "<") return bytesOfHex(this.need(HEXADECIMAL)[1]);
    const reference = this.match(REFERENCE);
    if (reference) return { ref: Number(reference[1]) };
    const number = this.match(NUMBER);
    return number ? Number(number[0]) : WORDS[this.need(WORD)[0]];
  }

  /** An object that stands alone, and its stream if it has one. */
  whole() {
    const dictionary = this.object();
    this.match(WHITE);
    if (!(dictionary instanceof Map) || !this.match(STREAM)) return dictionary;
    return { dictionary, start: this.place };
  }

  array(depth) {
    const found = [];
    for (this.place += 1; !this.closes("]"); ) found.push(this.object(depth + 1));
    return found;
  }

  dictionary(depth) {
    const found = new Map();
    for (this.place += 2; !this.closes(">>"); ) {
      const key = this.object(depth + 1);
      // Two values under one key could be read differently by two programs.
      if (typeof key !== "string" || found.has(key)) throw new Unreadable("pdf");
      found.set(key, this.object(depth + 1));
    }
    return found;
  }

  /** A string between parentheses, which may stand inside one another. */
  string() {
    const found = [];
    for (let open = 0; ; ) {
      const letter = this.text[this.place++];
      if (letter === undefined) throw new Unreadable("pdf");
      if (letter === "\\") found.push(this.escaped());
      else if (letter === ")" && --open === 0) return Uint8Array.from(found.join(""), (each) => each.charCodeAt(0));
      else if (letter !== "(" || open++ > 0) found.push(letter);
    }
  }

  escaped() {
    const octal = this.match(/[0-7]{1,3}/y);
    if (octal) return String.fromCharCode(parseInt(octal[0], 8) & 255);
    if (this.match(/\r\n?|\n/y)) return "";
    const letter = this.text[this.place++] ?? "";
    return ESCAPES[letter] ?? letter;
  }

  closes(mark) {
    this.match(WHITE);
    if (this.place >= this.text.length) throw new Unreadable("pdf");
    if (!this.text.startsWith(mark, this.place)) return false;
    this.place += mark.length;
    return true;
  }

  match(pattern) {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text);
    if (found) this.place = pattern.lastIndex;
    return found;
  }

  need(pattern) {
    const found = this.match(pattern);
    if (!found) throw new Unreadable("pdf");
    return found;
  }
}

const decodedName = (name) => name.replace(/#([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

function bytesOfHex(digits) {
  const pairs = digits.replace(/[^0-9A-Fa-f]/g, "").match(/..?/g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair.padEnd(2, "0"), 16));
}
