/* msgpack as msgspec writes records: maps, arrays, strings and numbers that are not negative. */

#include "kernel.h"

static u64 big(Reader *r, u32 bytes) {
  u64 value = 0;
  while (bytes--) value = value << 8 | *r->at++;
  return value;
}

u32 get_count(Reader *r) {
  u8 mark = *r->at++;
  if ((mark & 0xf0) == 0x80 || (mark & 0xf0) == 0x90) return mark & 0x0f;
  if (mark == 0xdc || mark == 0xde) return (u32)big(r, 2);
  if (mark == 0xdd || mark == 0xdf) return (u32)big(r, 4);
  __builtin_trap();
}

u64 get_uint(Reader *r) {
  u8 mark = *r->at++;
  if (mark < 0x80) return mark;
  if (mark >= 0xcc && mark <= 0xcf) return big(r, 1u << (mark - 0xcc));
  __builtin_trap();
}

Text get_text(Reader *r) {
  u8 mark = *r->at++;
  u32 size;
  if ((mark & 0xe0) == 0xa0) size = mark & 0x1f;
  else if (mark >= 0xd9 && mark <= 0xdb) size = (u32)big(r, 1u << (mark - 0xd9));
  else __builtin_trap();
  Text text = {r->at, size};
  r->at += size;
  return text;
}

void skip(Reader *r) {
  u32 open = 1; /* values still to come */
  while (open--) {
    u8 mark = *r->at;
    if ((mark & 0xf0) == 0x90 || mark == 0xdc || mark == 0xdd) open += get_count(r);
    else if ((mark & 0xf0) == 0x80 || mark == 0xde || mark == 0xdf) open += 2 * get_count(r);
    else if ((mark & 0xe0) == 0xa0 || (mark >= 0xd9 && mark <= 0xdb)) get_text(r);
    else if (mark >= 0xd0 && mark <= 0xd3) r->at += 1 + (1u << (mark - 0xd0)); /* negative */
    else if (mark >= 0xe0 || mark == 0xc0 || mark == 0xc2 || mark == 0xc3) r->at++;
    else get_uint(r);
  }
}
