/* Memory: one heap that is forgotten after each call, and below it what stays. */

#include "kernel.h"

extern u8 __heap_base;

#define PAGE 65536u

Desk desk;

static u32 top;

static u32 rounded(u32 bytes) { return (bytes + 15) & ~15u; }

static void reach(u32 needed) {
  if (needed > desk.end) {
    u32 pages = (needed - desk.end + PAGE - 1) / PAGE;
    if (__builtin_wasm_memory_grow(0, pages) == (__SIZE_TYPE__)-1) __builtin_trap();
    desk.end += pages * PAGE;
  }
}

void *take(u32 bytes) {
  u32 at = top;
  if (bytes > 0x7fffffff - at) __builtin_trap();
  top = at + rounded(bytes);
  reach(top + 16); /* `seek` looks at sixteen bytes, be it past the end */
  return (void *)at;
}

u32 taken(void) { return top; }

void give_back(u32 to) { top = to; }

void *keep(u32 bytes) {
  void *at = take(bytes);
  desk.input = top;
  return at;
}

const void *stays(Text given) {
  void *at = keep(given.size);
  COPY(at, given.at, given.size);
  return at;
}

void *grown(void *items, u32 count, u32 *room, u32 item) {
  u32 wanted = *room ? *room * 2 : 64;
  if (wanted > 0x40000000 / item) __builtin_trap();
  u8 *at = take(wanted * item);
  if (count) COPY(at, items, count * item);
  *room = wanted;
  return at;
}

/* Where the desk stands. The first call of all. */
EXPORT(open) u32 open(void) {
  desk.input = top = rounded((u32)&__heap_base);
  desk.end = (u32)__builtin_wasm_memory_size(0) * PAGE;
  return (u32)&desk;
}

void begin(u32 inputs) {
  desk.end = (u32)__builtin_wasm_memory_size(0) * PAGE; /* Python may have made it larger */
  desk.size = 0;
  top = desk.input;
  for (u32 n = 0; n < inputs; n++) top += desk.length[n];
  top = rounded(top + 16);
  reach(top);
}

Text input(u32 n) {
  const u8 *at = (const u8 *)desk.input;
  for (u32 i = 0; i < n; i++) at += desk.length[i];
  return (Text){at, desk.length[n]};
}

/* ---- slices ------------------------------------------------------------------------------------------------ */

u32 find(Text text, Text wanted) {
  if (wanted.size > text.size || !wanted.size) return text.size;
  const u8 *past = text.at + text.size - wanted.size + 1;
  for (const u8 *at = text.at; (at = seek(at, past, *wanted.at)) < past; at++)
    if (same((Text){at, wanted.size}, wanted)) return (u32)(at - text.at);
  return text.size;
}

/* Eight bytes at a time, each folded in by a multiplication with the golden ratio; FNV's basis,
 * http://www.isthe.com/chongo/tech/comp/fnv/ */
u64 hash(Text text) {
  u64 h = 0xcbf29ce484222325ull ^ text.size;
  const u8 *at = text.at;
  u32 left = text.size;
  for (; left >= 8; left -= 8, at += 8) {
    u64 bytes;
    COPY(&bytes, at, 8);
    h = (h ^ bytes) * 0x9e3779b97f4a7c15ull;
    h ^= h >> 32;
  }
  if (left) h = (h ^ some_of(at, left)) * 0x9e3779b97f4a7c15ull;
  h ^= h >> 32;
  h *= 0x9e3779b97f4a7c15ull;
  return h ^ h >> 29;
}

Text piece(Text *text, u8 end) {
  u32 size = (u32)(seek(text->at, text->at + text->size, end) - text->at);
  Text cut = {text->at, size};
  u32 past = size < text->size ? size + 1 : size;
  text->at += past;
  text->size -= past;
  return cut;
}

u64 number(Text digits) {
  u64 value = 0;
  for (u32 i = 0; i < digits.size; i++) value = value * 10 + (digits.at[i] - '0');
  return value;
}

/* What the compiler calls by itself. */

int memcmp(const void *a, const void *b, __SIZE_TYPE__ size) {
  const u8 *x = a, *y = b;
  for (; size >= 8; size -= 8, x += 8, y += 8) {
    u64 p, q;
    COPY(&p, x, 8);
    COPY(&q, y, 8);
    if (p != q) break;
  }
  for (; size; size--, x++, y++)
    if (*x != *y) return *x < *y ? -1 : 1;
  return 0;
}
