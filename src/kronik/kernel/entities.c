/* Entities, after section 13.2.5.72 of the HTML standard. Their names are handed over: Python has the list. */

#include "page.h"

#define SLOTS 8192 /* more than three times those there are */
#define LONGEST 33 /* letters of the longest name, its semicolon included */

typedef struct {
  Text name, means;
} Entity;

static Entity entities[SLOTS];

static Entity *place(Text name) {
  u32 slot = (u32)hash(name) % SLOTS;
  while (entities[slot].name.size && !same(entities[slot].name, name)) slot = (slot + 1) % SLOTS;
  return &entities[slot];
}

void learn_entities(Text given) {
  Text all = {keep(given.size), given.size};
  COPY((u8 *)all.at, given.at, given.size);
  while (all.size) {
    Text name = piece(&all, ' '), means = piece(&all, '\0');
    *place(name) = (Entity){name, means};
  }
}

static int alnum(u8 c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static u8 *put_code(u8 *to, u32 code) {
  if (code < 0x80) {
    *to++ = (u8)code;
  } else if (code < 0x800) {
    *to++ = (u8)(0xc0 | code >> 6);
    *to++ = (u8)(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    *to++ = (u8)(0xe0 | code >> 12);
    *to++ = (u8)(0x80 | (code >> 6 & 0x3f));
    *to++ = (u8)(0x80 | (code & 0x3f));
  } else {
    *to++ = (u8)(0xf0 | code >> 18);
    *to++ = (u8)(0x80 | (code >> 12 & 0x3f));
    *to++ = (u8)(0x80 | (code >> 6 & 0x3f));
    *to++ = (u8)(0x80 | (code & 0x3f));
  }
  return to;
}

/* What the numbers of windows-1252 mean where control characters would stand, from the standard's table. */
static const u16 WESTERN[] = {0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                              0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                              0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

/* Read "#1234;" or "#x4d2;", past the ampersand; give the bytes read, 0 where it is none. */
static u32 numeric(Text text, u8 **to) {
  int hex = text.size > 1 && (text.at[1] | 0x20) == 'x';
  u32 at = 1 + hex, from = at, code = 0;
  for (; at < text.size; at++) {
    u8 c = text.at[at], low = c | 0x20;
    u32 digit = c >= '0' && c <= '9' ? c - '0' : hex && low >= 'a' && low <= 'f' ? low - 'a' + 10u : 99;
    if (digit == 99) break;
    if (code < 0x110000) code = code * (hex ? 16 : 10) + digit;
  }
  if (at == from) return 0;
  if (at < text.size && text.at[at] == ';') at++;
  if (!code || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) code = 0xfffd;
  if (code >= 0x80 && code < 0xa0) code = WESTERN[code - 0x80];
  *to = put_code(*to, code);
  return at;
}

/* Read the longest name that begins the text, past the ampersand; give the bytes read, 0 where there is none. */
static u32 named(Text text, u8 **to, int attribute) {
  u32 size = 0;
  while (size < text.size && size < LONGEST && alnum(text.at[size])) size++;
  if (size < text.size && text.at[size] == ';') size++;
  for (; size > 1; size--) {
    Entity *found = place((Text){text.at, size});
    if (!found->name.size) continue;
    if (attribute && text.at[size - 1] != ';' && size < text.size && (text.at[size] == '=' || alnum(text.at[size])))
      return 0;
    COPY(*to, found->means.at, found->means.size);
    *to += found->means.size;
    return size;
  }
  return 0;
}

Text plain(Text text, int attribute) {
  const u8 *at = text.at, *end = at + text.size;
  at = seek(at, end, '&');
  if (at == end) return text;
  u8 *start = take(2 * text.size), *to = start; /* no entity is written with less than half its meaning's bytes */
  COPY(to, text.at, (u32)(at - text.at));
  to += at - text.at;
  while (at < end) {
    u32 read = 0;
    if (*at == '&' && at + 1 < end) {
      Text rest = {at + 1, (u32)(end - at - 1)};
      read = *rest.at == '#' ? numeric(rest, &to) : alnum(*rest.at) ? named(rest, &to, attribute) : 0;
    }
    if (read) at += 1 + read;
    else *to++ = *at++;
  }
  return (Text){start, (u32)(to - start)};
}
