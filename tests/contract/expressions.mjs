// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Expressions made by the dice: some as the grammar has them, some with pieces put in, taken out and doubled, some of
// pieces alone. The same ones each time.

export const contexts = ["github", "steps", "matrix", "needs", "inputs", "env", "vars", "secrets", "job", "runner", "strategy"];

const pieces = ["github", "steps", "matrix", "a", ".", "..", "[", "]", "*", "(", ")", ",", "!", "==", "!=", "<", ">=", "&&", "||",
  "'x'", "''", "'it''s'", "'", '"', "1", "-1", "+1", ".5", "1.", "1e5", "1e", "0x1F", "0xg", "0o17", "0o8", "NaN", "Infinity",
  "-Infinity", "true", "null", "True", "contains", "toJSON", "case", "format(", "always()", "ref", "ref-a", "1a", "a+b", "$x",
  "=", "&", "|", " ", "\t", "{", "}", "-", "_x", "x.y", "[0]", ".*", "[*]", "hashFiles('a')"];

class Dice {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  // mulberry32
  below(limit) {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  one(of) {
    return of[this.below(of.length)];
  }
}

class Maker {
  constructor(seed) {
    this.dice = new Dice(seed);
  }

  expression() {
    if (this.dice.below(4) === 0) {
      return Array.from({ length: this.dice.below(8) + 1 }, () => this.dice.one(pieces)).join("");
    }
    return this.changed(this.sum(1 + this.dice.below(4)));
  }

  sum(depth) {
    let text = this.value(depth);
    for (let more = this.dice.below(3); more > 0; --more) {
      text += this.dice.one([" == ", "&& ", " || ", " < ", ">=", "!="]) + this.value(depth - 1);
    }
    return text;
  }

  value(depth) {
    switch (this.dice.below(depth > 0 ? 6 : 3)) {
      case 0:
        return this.dice.one(contexts) + this.picked(depth);
      case 1:
        return this.dice.one(["1", "-2.5", "0x1f", "0o7", ".5", "1e-3", "NaN", "+3", "true", "false", "null"]);
      case 2:
        return this.dice.one(["'a'", "''", "'it''s'", "'}}'"]);
      case 3:
        return `(${this.sum(depth - 1)})${this.dice.below(4) === 0 ? this.picked(depth - 1) : ""}`;
      case 4:
        return `!${this.value(depth - 1)}`;
      default:
        return this.call(depth - 1);
    }
  }

  call(depth) {
    const [name, least, most] = this.dice.one([["contains", 2, 2], ["toJSON", 1, 1], ["format", 2, 4], ["case", 3, 6], ["always", 0, 0],
      ["join", 1, 2], ["FROMJSON", 1, 1], ["hashFiles", 1, 3]]);
    const count = least + this.dice.below(most - least + 1);
    return `${name}(${Array.from({ length: count }, () => this.sum(depth)).join(", ")})${this.picked(depth)}`;
  }

  picked(depth) {
    let text = "";
    for (let more = this.dice.below(4); more > 0; --more) {
      text += this.dice.one([".ref", ".*", "['x']", "[0]", "[*]", ".a-b", `[${depth > 0 ? this.sum(depth - 1) : "1"}]`]);
    }
    return text;
  }

  changed(text) {
    for (let more = this.dice.below(3); more > 0; --more) {
      const at = this.dice.below(text.length + 1);
      const replaced = this.dice.below(4);
      text = text.slice(0, at) + (replaced < 3 ? this.dice.one(pieces) : text.slice(at, at + 3)) + text.slice(at + (replaced % 3));
    }
    return text;
  }
}

export function expressions(count, seed) {
  const maker = new Maker(seed);
  const made = new Set();
  while (made.size < count) {
    const text = maker.expression();
    // One that is inside of ${{ }} is another one to us, and empty ones to GitHub.
    if (text.length < 2000 && text.trim() !== "" && !text.includes("${{")) {
      made.add(text);
    }
  }
  return [...made];
}
