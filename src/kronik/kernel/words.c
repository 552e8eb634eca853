/* Words as they are described, cut and looked up. */

#include "words.h"

Text head(Text text, u32 count) {
  const u8 *at = text.at, *end = at + text.size;
  while (at < end && count--) next(&at);
  return (Text){text.at, (u32)(at - text.at)};
}

Text last(Text text, u32 count) {
  const u8 *at = text.at + text.size;
  for (; at > text.at && count; count--)
    do at--;
    while (at > text.at && (*at & 0xc0) == 0x80);
  return (Text){at, (u32)(text.at + text.size - at)};
}

u32 length(Text text) {
  u32 count = 0;
  for (u32 n = 0; n < text.size; n++) count += (text.at[n] & 0xc0) != 0x80;
  return count;
}

Rows rows_of(Text lines) {
  Rows made = {0, 63};
  u32 count = 0;
  for (Text rest = lines; rest.size; piece(&rest, '\n')) count++;
  while (made.mask < count * 2) made.mask = made.mask * 2 + 1;
  made.at = keep((made.mask + 1) * sizeof *made.at);
  CLEAR(made.at, (made.mask + 1) * sizeof *made.at);
  for (u32 row = 1; lines.size; row++) {
    u64 key = hash(piece(&lines, '\n'));
    u32 slot = (u32)key & made.mask;
    while (made.at[slot].row) slot = (slot + 1) & made.mask;
    made.at[slot] = (struct Slot){key, row};
  }
  return made;
}

/* Of two texts with one hash of 64 bits the first counts: among 100,000 there are such by a chance of one in a
 * thousand million. */
u32 row_of(const Rows *rows, Text text) {
  u64 key = hash(text);
  for (u32 slot = (u32)key & rows->mask; rows->at[slot].row; slot = (slot + 1) & rows->mask)
    if (rows->at[slot].key == key) return rows->at[slot].row;
  return 0;
}
