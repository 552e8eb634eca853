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

/* Inputs: 0 the page; 1 the scheme with its colon, 2 the scheme and host of its address, 3 nothing where it has none. */
EXPORT(lay) void lay(void) {
  begin(4);
  draft_begin();
  Tree made = tree(input(0));
  Writer words = {0, 0, 0};
  u32 count = said(made, &words);
  walk(made);
  draft_answer(&words, count);
}
