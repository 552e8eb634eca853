/* HTML -> blocks, and what the page says of itself. */

#include "page.h"

/* Inputs: 0 the hints and 1 the entities. */
EXPORT(learn_page) void learn_page(void) {
  begin(2);
  Text entities = input(1);
  kinds();
  name_tags();
  learn_hints(input(0));
  learn_entities(entities);
}

/* Write the bytes of a page that are not ASCII, of which most pages have few. */
static void put_strange(Writer *w, Text page) {
  for (const u8 *at = page.at, *end = at + page.size; at < end; at += 16) {
    u32 found = wasm_i8x16_bitmask(wasm_v128_load(at));
    if (end - at < 16) found &= (1u << (end - at)) - 1;
    if (!found) continue;
    u8 *to = more(w, (u32)__builtin_popcount(found));
    for (; found; found &= found - 1) *to++ = at[__builtin_ctz(found)];
  }
}

/* Inputs: 0 the page; 1 the scheme with its colon, 2 the scheme and host of its address, 3 nothing where it has none. */
EXPORT(lay) void lay(void) {
  begin(4);
  draft_begin();
  Writer words = {0, 0, 0}, strange = {0, 0, 0};
  put_strange(&strange, input(0)); /* first, while the page lies in the processor's nearest memory */
  Tree made = tree(input(0));
  u32 count = said(made, &words);
  walk(made);
  draft_answer(&words, count, &strange);
}
