/* msgpack, https://github.com/msgpack/msgpack/blob/master/spec.md: the form in which Python makes records at once. */

#include "kernel.h"

void widen(Writer *w, u32 bytes) {
  u32 room = w->room ? w->room : 4096;
  while (room < w->size + bytes + 16) {
    if (room > 0x40000000) __builtin_trap();
    room *= 2;
  }
  u8 *at = take(room);
  if (w->size) COPY(at, w->at, w->size);
  w->at = at;
  w->room = room;
}

void put(Writer *w, const void *bytes, u32 size) {
  u8 *to = more(w, size);
  const u8 *from = bytes;
  if (size > 64) COPY(to, from, size);
  else
    for (u32 at = 0; at < size; at += 16) wasm_v128_store(to + at, wasm_v128_load(from + at));
}

static void big(u8 *at, u64 value, u32 bytes) {
  for (u32 i = bytes; i--; value >>= 8) at[i] = (u8)value;
}

static void head(Writer *w, u8 mark, u64 value, u32 bytes) {
  u8 *at = more(w, 1 + bytes);
  *at = mark;
  big(at + 1, value, bytes);
}

void put_uint(Writer *w, u64 value) {
  if (value < 0x80) *more(w, 1) = (u8)value;
  else if (value < 0x100) head(w, 0xcc, value, 1);
  else if (value < 0x10000) head(w, 0xcd, value, 2);
  else if (value < 0x100000000ull) head(w, 0xce, value, 4);
  else head(w, 0xcf, value, 8);
}

void put_text(Writer *w, Text text) {
  if (text.size < 32) *more(w, 1) = (u8)(0xa0 | text.size);
  else if (text.size < 0x100) head(w, 0xd9, text.size, 1);
  else if (text.size < 0x10000) head(w, 0xda, text.size, 2);
  else head(w, 0xdb, text.size, 4);
  put(w, text.at, text.size);
}

void put_bytes(Writer *w, Text bytes) {
  head(w, 0xc6, bytes.size, 4);
  put(w, bytes.at, bytes.size);
}

void put_array(Writer *w, u32 count) {
  if (count < 16) *more(w, 1) = (u8)(0x90 | count);
  else head(w, ARRAY, count, 4);
}

void put_map(Writer *w, u32 count) { *more(w, 1) = (u8)(0x80 | count); }

u32 put_later(Writer *w) {
  more(w, 5);
  return w->size - 5;
}

void put_count(Writer *w, u32 where, u8 what, u32 count) {
  w->at[where] = what;
  big(w->at + where + 1, count, 4);
}

void answer(Writer *w) {
  desk.answer = (u32)w->at;
  desk.size = w->size;
}
