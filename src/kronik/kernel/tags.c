/* Elements by name. */

#include "page.h"

#define AS_BLOCK(name) [TAG_##name] = {{(const u8 *)#name, sizeof(#name) - 1}, 0, BLOCK},
#define AS_VOID(name) [TAG_##name] = {{(const u8 *)#name, sizeof(#name) - 1}, 0, VOID},
#define AS_INLINE(name) [TAG_##name] = {{(const u8 *)#name, sizeof(#name) - 1}, 0, INLINE},

Tag tags[TAGS] = {[TAG_none] = {{(const u8 *)"", 0}, 0, INLINE}, BLOCKS(AS_BLOCK) VOIDS(AS_VOID) INLINES(AS_INLINE)};

#define SLOTS 512

static u8 slots[SLOTS];

void name_tags(void) {
  for (u32 n = 1; n < TAGS; n++) {
    u32 slot = (u32)hash(tags[n].name) % SLOTS;
    while (slots[slot]) slot = (slot + 1) % SLOTS;
    slots[slot] = (u8)n;
  }
}

u32 tag(Text name) {
  for (u32 slot = (u32)hash(name) % SLOTS; slots[slot]; slot = (slot + 1) % SLOTS)
    if (same(tags[slots[slot]].name, name)) return slots[slot];
  return TAG_none;
}
