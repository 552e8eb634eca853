/* Kinds of characters. */

#include "kernel.h"

static const u32 RUNS[] = {
#include "chars.inc"
};
#define COUNT (sizeof RUNS / sizeof *RUNS)

u8 kinds_below[0x10000];
static u32 high;       /* the first run that reaches beyond it */

void kinds(void) {
  if (high) return;
  for (u32 run = 0; run < COUNT; run++) {
    u32 from = RUNS[run] >> 8, to = run + 1 < COUNT ? RUNS[run + 1] >> 8 : 0x110000;
    if (to > 0x10000 && !high) high = run;
    for (; from < to && from < 0x10000; from++) kinds_below[from] = (u8)RUNS[run];
  }
}

u8 kind_beyond(u32 code) {
  u32 from = high, to = COUNT;
  while (to - from > 1) {
    u32 middle = (from + to) / 2;
    if (RUNS[middle] >> 8 <= code) from = middle;
    else to = middle;
  }
  return (u8)RUNS[from];
}

Text stripped(Text text) {
  const u8 *at = text.at, *end = at + text.size;
  while (at < end) {
    const u8 *p = at;
    if (!(kind(next(&p)) & SPACE)) break;
    at = p;
  }
  while (end > at) {
    const u8 *p = end - 1;
    while (p > at && (*p & 0xc0) == 0x80) p--;
    const u8 *q = p;
    if (!(kind(next(&q)) & SPACE)) break;
    end = p;
  }
  return (Text){at, (u32)(end - at)};
}

Codes decoded(Text text) {
  u32 *start = take(text.size * sizeof(u32)), *to = start;
  const u8 *at = text.at, *end = at + text.size;
  while (at < end) *to++ = next(&at);
  return (Codes){start, (u32)(to - start)};
}

int same_codes(Codes a, Codes b) {
  return a.size == b.size && (a.at == b.at || !__builtin_memcmp(a.at, b.at, a.size * sizeof(u32)));
}

u64 hash_codes(Codes codes) {
  u64 h = 0xcbf29ce484222325ull;
  for (u32 i = 0; i < codes.size; i++) h = (h ^ codes.at[i]) * 0x100000001b3ull;
  return h ^ h >> 29;
}
