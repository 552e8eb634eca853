/* What the words of each line say about its role: the phrases of a language, looked up.
 *
 * Lines that are one phrase and phrases inside lines are found by hashes, openers by their first character. What asks
 * for more than looking up (whether names follow an opener, whether a line is program text) is marked, and judged by
 * kronik.recover.roles.cues: few lines are.
 */

#include "kernel.h"

#define HEAD 90   /* characters below which a line may be one phrase and nothing else */
#define LINE 400  /* characters of a line in which phrases are looked for */
#define SHORT 60  /* characters below which a line may tell an age or a number of views */
#define TAIL 70   /* characters at the end of a line in which a credit may stand */
#define SHORTEST_TAIL 15
#define OUTLET 25 /* the most characters of an outlet that closes a line */

#define OPENS 0x80000000u   /* begins with a phrase that opens lines */
#define PROGRAM 0x40000000u /* may be program text */

typedef struct {
  Text text;
  u64 key; /* the hash of the text, or of its first word */
  u32 bits, next;
  u8 brief; /* counts in short lines alone */
} Phrase;

typedef struct {
  Phrase *at;
  u32 count, mask, *heads;
} Phrases;

static Phrases wholes, inside, openers, credits;
static u32 alone, tail, outlet; /* the bits of "©", of a credit and of an outlet at a line's end */

/* ---- what is learnt ---------------------------------------------------------------------------------------- */

static Text first_word(Text text) {
  u32 size = 0;
  while (size < text.size && text.at[size] != ' ') size++;
  return (Text){text.at, size};
}

static u64 beginning(Text text) {
  const u8 *at = text.at;
  return text.size ? next(&at) : 0;
}

/* Whether the first word of a phrase inside begins with these two bytes; a word of one has a blank after it. */
static u8 two[0x10000 / 8];

static int met(u8 first, u8 second) { return two[first | (second & 0x1f) << 8] >> (second >> 5) & 1; }
static void meet(u8 first, u8 second) { two[first | (second & 0x1f) << 8] |= (u8)(1 << (second >> 5)); }

static u64 whole(Text text) { return hash(text); }
static u64 by_word(Text text) { return hash(first_word(text)); }

/* Keep phrases, a line each, of the bits in digits, a blank and the phrase. */
static Phrases learnt(Text lines, u64 (*key)(Text), Text brief) {
  Phrases made = {0, 0, 63, 0};
  u32 most = 0;
  for (Text rest = lines; rest.size; piece(&rest, '\n')) most++;
  for (Text rest = brief; rest.size; piece(&rest, '\n')) most++;
  while (made.mask < most * 2) made.mask = made.mask * 2 + 1;
  made.at = keep((most + 1) * sizeof(Phrase));
  made.heads = keep((made.mask + 1) * sizeof(u32));
  CLEAR(made.heads, (made.mask + 1) * sizeof(u32));
  for (u32 turn = 0; turn < 2; turn++)
    for (Text rest = turn ? brief : lines; rest.size;) {
      Text line = piece(&rest, '\n');
      u32 bits = (u32)number(piece(&line, ' '));
      u64 of = key(line);
      u32 *head = &made.heads[(u32)of & made.mask];
      made.at[made.count++] = (Phrase){line, of, bits, *head, (u8)turn};
      *head = made.count; /* from 1 */
    }
  return made;
}

/* Inputs: 0 the lines that are one phrase, 1 the phrases inside lines, 2 those that count in short lines alone, 3 those
 * that open a line, 4 those that credit a picture, each with its bits before it, a line each; 5 the bits of the outlet
 * alone, of a credit and of an outlet at the end, in digits, a line each. */
EXPORT(learn_cues) void learn_cues(void) {
  begin(6);
  kinds();
  Text given[6];
  for (u32 n = 0; n < 6; n++) given[n] = input(n);
  for (u32 n = 0; n < 6; n++) given[n].at = stays(given[n]);
  wholes = learnt(given[0], whole, TEXT(""));
  inside = learnt(given[1], by_word, given[2]);
  openers = learnt(given[3], beginning, TEXT(""));
  credits = learnt(given[4], beginning, TEXT(""));
  for (u32 n = 0; n < inside.count; n++) {
    Text text = inside.at[n].text;
    meet(text.at[0], text.size > 1 ? text.at[1] : ' ');
  }
  alone = (u32)number(piece(&given[5], '\n'));
  tail = (u32)number(piece(&given[5], '\n'));
  outlet = (u32)number(given[5]);
}

/* ---- looking up -------------------------------------------------------------------------------------------- */

#define EACH_OF(phrase, phrases, of)                                                                        \
  for (u32 link_ = (phrases).heads[(u32)(of) & (phrases).mask]; link_; link_ = (phrases).at[link_ - 1].next) \
    for (const Phrase *phrase = &(phrases).at[link_ - 1]; phrase; phrase = 0)                               \
      if (phrase->key == (of))

static u32 whole_line(Text text) {
  u64 of = whole(text);
  EACH_OF(phrase, wholes, of) if (same(phrase->text, text)) return phrase->bits;
  return 0;
}

/* Whether a character is passed over at the edges of a line that is one phrase. */
static int edge(u32 code) {
  switch (code) {
    case ' ': case '.': case ':': case 0x2026: case '!': case '?': case 0xbb: case 0x203a: case '>': case '(':
    case ')': case '[': case ']': case '-': case 0x2013: case 0x2014: case '*': case 0xa0: return 1;
  }
  return 0;
}

/* The character that ends at `at`, and where it begins. */
static u32 before(const u8 **at) {
  const u8 *from = *at - 1;
  while ((*from & 0xc0) == 0x80) from--;
  *at = from;
  return next(&from);
}

static Text trimmed(Text text) {
  const u8 *at = text.at, *end = at + text.size;
  while (at < end) {
    const u8 *past = at;
    if (!edge(next(&past))) break;
    at = past;
  }
  while (end > at) {
    const u8 *from = end;
    if (!edge(before(&from))) break;
    end = from;
  }
  return (Text){at, (u32)(end - at)};
}

/* The first so many characters of a text. */
static Text head_of(Text text, u32 chars) {
  u32 size = 0;
  if (text.size <= chars) return text;
  while (size < text.size) {
    if ((text.at[size] & 0xc0) != 0x80 && !chars--) break;
    size++;
  }
  return (Text){text.at, size};
}

static Text tail_of(Text text, u32 chars) {
  u32 from = text.size;
  while (from && chars) chars -= (text.at[--from] & 0xc0) != 0x80;
  return (Text){text.at + from, text.size - from};
}

/* Eight bytes at a time: those that go on a character begin with the bits 10. */
static u32 chars_of(Text text) {
  u32 count = text.size, at = 0;
  for (; at + 8 <= text.size; at += 8) {
    u64 bytes;
    COPY(&bytes, text.at + at, 8);
    count -= (u32)__builtin_popcountll(bytes >> 7 & ~(bytes >> 6) & 0x0101010101010101ull);
  }
  for (; at < text.size; at++) count -= (text.at[at] & 0xc0) == 0x80;
  return count;
}

static int blank(const u8 **at) {
  u32 code = next(at);
  return code < 0x80 ? code == ' ' || (code >= 9 && code <= 13) || (code >= 28 && code <= 31) : kind(code) & SPACE;
}

/* What a byte may be in a line: the blank between words, the beginning of a character that may be one, or of what only
 * programs hold. */
enum { PLAIN, BETWEEN, MAYBE, CODE };

static const u8 may_be[256] = {[' '] = BETWEEN, [9 ... 13] = BETWEEN, [28 ... 31] = BETWEEN,
                               [':'] = CODE,    ['.'] = CODE,         [0xc2 ... 0xf4] = MAYBE};

static int between(const u8 **at) {
  u8 is = may_be[**at];
  if (is == BETWEEN) return (*at)++, 1;
  return is == MAYBE && blank(at);
}

/* Whether a phrase stands here, any white space of the line for a single blank of it; two blanks stand at the end. */
static int stands(Text phrase, const u8 *at, const u8 *end) {
  u32 beyond = 0;
  for (u32 n = 0; n < phrase.size; n++) {
    const u8 *past = at;
    if (phrase.at[n] != ' ') {
      if (at == end || *at != phrase.at[n] || (may_be[*at] == MAYBE && blank(&past))) return 0;
      at++;
    } else if (at == end) {
      if (++beyond > 2) return 0;
    } else {
      if (!between(&past)) return 0;
      do at = past;
      while (past < end && between(&past));
      beyond = at == end;
    }
  }
  return 1;
}

/* The phrases that begin with a word of a line; `program` says whether it holds what programs do. */
static u32 phrases_inside(Text line, int brief, int *program) {
  const u8 *at = line.at, *end = at + line.size, *past = at;
  u32 bits = 0;
  while (at < end) {
    if (between(&past)) {
      at = past;
      continue;
    }
    const u8 *word = at;
    for (; at < end; at++) {
      u8 is = may_be[*at];
      if (is == PLAIN) continue;
      if (is == CODE) {
        if (at[1] == '/' || at[1] == 'p') {
          Text rest = {at, (u32)(end - at)};
          *program |= starts(rest, TEXT("://")) || starts(rest, TEXT(".push("));
        }
        continue;
      }
      past = at;
      if (between(&past)) break;
    }
    past = at;
    u8 second = at - word > 1 ? word[1] : ' ';
    if (!met(*word, second)) continue;
    u64 of = hash((Text){word, (u32)(at - word)});
    EACH_OF(phrase, inside, of) if ((brief || !phrase->brief) && stands(phrase->text, word, end)) bits |= phrase->bits;
  }
  return bits;
}

static int opens(Text line) {
  u64 of = beginning(line);
  EACH_OF(phrase, openers, of) if (starts(line, phrase->text)) return 1;
  return 0;
}

static int sign(u32 code) { return code == ':' || code == '/' || code == 0xa9; }

/* Whether a phrase that credits stands, after no letter, before a colon, a slash or "©", a blank between them or not. */
static int credited(Text text) {
  for (u32 at = 0; at < text.size; at++) {
    if (at) {
      const u8 *from = text.at + at;
      if ((*from & 0xc0) == 0x80 || kind(before(&from)) & WORD) continue;
    }
    Text rest = from(text, at);
    u64 of = beginning(rest);
    EACH_OF(phrase, credits, of) if (starts(rest, phrase->text)) {
      Text left = from(rest, phrase->text.size);
      const u8 *past = left.at, *end = left.at + left.size;
      u32 code = past < end ? next(&past) : 0;
      if (kind(code) & SPACE) code = past < end ? next(&past) : 0;
      if (sign(code)) return 1;
    }
  }
  return 0;
}

/* The bits of an outlet in brackets, or after a bracket, a slash or a bar, at the end of a line. */
static u32 closing_outlet(Text text) {
  u32 end = text.size;
  if (end && text.at[end - 1] == '.' && end > 1 && (text.at[end - 2] == ')' || text.at[end - 2] == ']')) end--;
  if (end && (text.at[end - 1] == ')' || text.at[end - 1] == ']')) end--;
  const u8 *at = text.at + end;
  u32 count = 0;
  while (at > text.at) {
    const u8 *from = at;
    u32 code = before(&from);
    if (!(code == ' ' || code == '.' || kind(code) & WORD || kind(code) & SPACE)) break;
    at = from;
    count++;
  }
  if (at == text.at || count < 2 || count > OUTLET + 1) return 0;
  u8 mark = at[-1];
  if (mark != '(' && mark != '[' && mark != '/' && mark != '|') return 0;
  return whole_line(stripped((Text){at, (u32)(text.at + end - at)})) & alone ? outlet : 0;
}

static int marked(Text text) {
  for (u32 at = 0; at < text.size; at++)
    switch (text.at[at]) {
      case '(': case ':': case '/': case '|': case '[': return 1;
      case 0xc2:
        if (at + 1 < text.size && text.at[at + 1] == 0xa9) return 1;
    }
  return 0;
}

static int closes_program(Text text) {
  u8 last = text.size ? text.at[text.size - 1] : 0;
  return last == '{' || last == '}' || last == ';' || last == ']';
}

static u32 told(Text text, Text low) {
  Text line = head_of(low, LINE);
  u32 chars = line.size < low.size ? LINE : chars_of(text);
  int program = closes_program(text);
  u32 bits = chars < HEAD ? whole_line(trimmed(line)) : 0;
  if (!bits && opens(line)) bits = OPENS;
  bits |= phrases_inside(line, chars < SHORT, &program);
  if (chars > SHORTEST_TAIL && chars < LINE && marked(tail_of(text, TAIL))) {
    Text end = tail_of(low, TAIL);
    if (find(end, TEXT("\xc2\xa9")) < end.size || credited(end)) bits |= tail;
    bits |= closing_outlet(end);
  }
  if (starts(low, TEXT("\xc2\xa9")) || starts(low, TEXT("(c) ")) || starts(low, TEXT("&copy"))) bits |= alone;
  return program ? bits | PROGRAM : bits;
}

/* Inputs: 0 the texts of the blocks and 1 the same in lower case, a line each. Answer the cues of each as numbers of
 * four bytes. */
EXPORT(cues) void cues(void) {
  begin(2);
  Text texts = input(0), lows = input(1);
  VECTOR(u32) made = {0, 0, 0};
  const u8 *end = texts.at + texts.size, *last;
  do {
    Text text = piece(&texts, '\n'), low = piece(&lows, '\n');
    u32 *one = PUSH(made), mark = taken();
    *one = told(text, low);
    give_back(mark);
    last = text.at + text.size;
  } while (last < end);
  desk.answer = (u32)made.at;
  desk.size = made.count * sizeof(u32);
}
