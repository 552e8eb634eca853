/* HTML -> tokens, after section 13.2.5 of the HTML standard. Comments are left out. */

#include "page.h"

static const u8 *at, *end;
static VECTOR(Attribute) list;

void tokens_begin(Text html) {
  at = html.at;
  end = at + html.size;
  CLEAR(&list, sizeof list);
}

static int letter(u8 c) { return (u8)((c | 0x20) - 'a') < 26; }
static int blank(u8 c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

static Text between(const u8 *from, const u8 *to) { return (Text){from, (u32)(to - from)}; }

static int follows(const u8 *from, Text wanted) { return starts(between(from, end), wanted); }

/* Past the end of a bogus comment. */
static const u8 *bogus(const u8 *from) {
  from = seek(from, end, '>');
  return from < end ? from + 1 : end;
}

/* Past the end of a comment that has begun. */
static const u8 *comment(const u8 *from) {
  if (follows(from, TEXT(">"))) return from + 1;
  if (follows(from, TEXT("->"))) return from + 2;
  for (from = seek(from, end, '-'); from < end; from = seek(from + 1, end, '-')) {
    if (follows(from, TEXT("-->"))) return from + 3;
    if (follows(from, TEXT("--!>"))) return from + 4;
  }
  return end;
}

/* What a byte does in a name: a capital is written small, a mark ends it. */
enum { CAPITAL = 1, ENDS_TAG = 2, ENDS_NAME = 4 };

static const u8 does[256] = {
    [' '] = ENDS_TAG | ENDS_NAME,  ['\n'] = ENDS_TAG | ENDS_NAME, ['\t'] = ENDS_TAG | ENDS_NAME,
    ['\r'] = ENDS_TAG | ENDS_NAME, ['\f'] = ENDS_TAG | ENDS_NAME, ['/'] = ENDS_TAG | ENDS_NAME,
    ['>'] = ENDS_TAG | ENDS_NAME,  ['='] = ENDS_NAME,             ['A' ... 'Z'] = CAPITAL,
};

/* A name in lower case: the text itself, or a copy of it. */
static Text low(Text name, u8 done) {
  if (!(done & CAPITAL)) return name;
  u8 *copy = take(name.size);
  for (u32 k = 0; k < name.size; k++) copy[k] = does[name.at[k]] & CAPITAL ? name.at[k] | 0x20 : name.at[k];
  return (Text){copy, name.size};
}

/* The name that begins at `from` and goes on at `at`, up to a byte that ends it and past none. */
static Text name_to(const u8 *from, u8 ends) {
  u8 done = from < at ? does[*from] : 0;
  while (at < end && !(does[*at] & ends)) done |= does[*at++];
  return low(between(from, at), done);
}

static Text tag_name(void) { return name_to(at, ENDS_TAG); }

#define MOST_ATTRIBUTES 1000 /* each is compared with those before it; real elements have some thirty at most */

static void add(Text name, Text value) {
  for (u32 i = 0; i < list.count; i++)
    if (same(list.at[i].name, name)) return; /* the first of two counts */
  if (list.count < MOST_ATTRIBUTES) *PUSH(list) = (Attribute){name, value};
}

static Text unquoted(void) {
  const u8 *from = at;
  while (at < end && !blank(*at) && *at != '>') at++;
  return plain(between(from, at), 1);
}

/* The value up to the closing quotation mark; whether an ampersand stands in it is seen on the way. */
static Text quoted(u8 quote) {
  const u8 *from = ++at;
  v128_t marks = wasm_i8x16_splat((signed char)quote), ands = wasm_i8x16_splat('&');
  u32 entities = 0, found = 0;
  for (; at < end && !found; at += 16) {
    v128_t bytes = wasm_v128_load(at);
    found = wasm_i8x16_bitmask(wasm_i8x16_eq(bytes, marks));
    u32 seen = wasm_i8x16_bitmask(wasm_i8x16_eq(bytes, ands));
    entities |= found ? seen & ((found & -found) - 1) : seen;
  }
  if (found) at += __builtin_ctz(found) - 16;
  if (at > end) at = end;
  Text value = between(from, at);
  if (at < end) at++;
  return entities ? plain(value, 1) : value;
}

/* Read attributes to the end of the tag and past it. Says whether the tag closes itself; -1 where the page ends. */
static int attributes_(void) {
  list.count = 0;
  int closed = 0;
  for (;;) {
    while (at < end && (blank(*at) || *at == '/')) closed = *at++ == '/';
    if (at == end) return -1;
    if (*at == '>') {
      at++;
      return closed;
    }
    closed = 0;
    const u8 *from = at++; /* a name may begin with "=" */
    Text name = name_to(from, ENDS_NAME), value = {at, 0};
    const u8 *next = at;
    while (next < end && blank(*next)) next++;
    if (next < end && *next == '=') {
      at = next + 1;
      while (at < end && blank(*at)) at++;
      if (at < end && (*at == '"' || *at == '\'')) value = quoted(*at);
      else if (at < end && *at != '>') value = unquoted();
    }
    add(name, value);
  }
}

static Token words(const u8 *from) { return (Token){.is = WORDS, .text = plain(between(from, at), 0)}; }

Token token(int foreign) {
  while (at < end) {
    const u8 *from = at;
    if (*at != '<') { /* text, with any "<" that begins nothing */
      for (at = seek(at, end, '<'); at + 1 < end; at = seek(at + 1, end, '<'))
        if (letter(at[1]) || at[1] == '/' || at[1] == '!' || at[1] == '?') break;
      if (at + 1 == end) at = end;
      return words(from);
    }
    u8 next = at + 1 < end ? at[1] : 0;
    if (letter(next)) {
      at++;
      Token made = {.is = START, .text = tag_name()};
      made.tag = tag(made.text);
      int closed = attributes_();
      if (closed < 0) break;
      made.closed = closed;
      made.attributes = (Attributes){list.at, list.count};
      return made;
    }
    if (next == '/' && at + 2 < end && letter(at[2])) {
      at += 2;
      Token made = {.is = END, .text = tag_name()};
      made.tag = tag(made.text);
      if (attributes_() < 0) break;
      return made;
    }
    if (next == '/' && at + 2 < end) {
      at = bogus(at + 2);
    } else if (next == '?') {
      at = bogus(at);
    } else if (next == '!' && follows(at, TEXT("<!--"))) {
      at = comment(at + 4);
    } else if (next == '!' && foreign && follows(at, TEXT("<![CDATA["))) {
      from = at += 9;
      while (at < end && !follows(at, TEXT("]]>"))) at = seek(at + 1, end, ']');
      Token made = {.is = WORDS, .text = between(from, at)};
      at = at < end ? at + 3 : end;
      return made;
    } else if (next == '!') {
      at = bogus(at);
      Text whole = low(between(from, at), CAPITAL);
      if (starts(whole, TEXT("<!doctype"))) return (Token){.is = DOCTYPE, .text = whole};
    } else {
      at++;
      for (at = seek(at, end, '<'); at + 1 < end; at = seek(at + 1, end, '<'))
        if (letter(at[1]) || at[1] == '/' || at[1] == '!' || at[1] == '?') break;
      if (at + 1 == end) at = end;
      return words(from);
    }
  }
  at = end;
  return (Token){.is = NOTHING};
}

Text remains(void) {
  const u8 *from = at;
  at = end;
  return between(from, end);
}

/* Whether a name in any case stands here, and ends. */
static int named(const u8 *from, Text name) {
  if (from + name.size >= end) return 0;
  for (u32 i = 0; i < name.size; i++)
    if ((from[i] | 0x20) != name.at[i]) return 0;
  u8 after = from[name.size];
  return blank(after) || after == '/' || after == '>';
}

/* Where a script ends: past comments that hold a script of their own, section 13.2.5.15 and after. */
static const u8 *script_end(void) {
  int commented = 0, inner = 0;
  for (const u8 *p = at; p < end; p++) {
    const u8 *tag = seek(p, end, '<');
    if (commented) {
      for (const u8 *dash = p; dash + 2 < tag; dash++)
        if (dash[0] == '-' && dash[1] == '-' && dash[2] == '>') commented = inner = 0;
    }
    if ((p = tag) == end) return end;
    if (follows(p, TEXT("<!--"))) {
      if (!commented) {
        commented = !follows(p + 4, TEXT(">")) && !follows(p + 4, TEXT("->"));
        inner = 0;
      }
      p += 3;
    } else if (p[1] == '/' && named(p + 2, TEXT("script"))) {
      if (!inner) return p;
      inner = 0;
    } else if (commented && named(p + 1, TEXT("script"))) {
      inner = 1;
    }
  }
  return end;
}

Text raw(u32 tag, Text name) {
  const u8 *from = at, *to;
  if (tag == TAG_script) {
    to = script_end();
  } else {
    for (to = seek(at, end, '<'); to < end; to = seek(to + 1, end, '<'))
      if (to + 1 < end && to[1] == '/' && named(to + 2, name)) break;
  }
  at = to;
  if (at < end) {
    at += 2 + name.size;
    attributes_();
  }
  return between(from, to);
}
