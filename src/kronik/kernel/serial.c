/* Serialised HTML -> its elements in order. Every element that is opened is closed, every attribute stands in double
 * quotes, and "<", ">", "&" and quotes stand for themselves nowhere. */

#include "page.h"

/* Read the entities that the serialiser writes. */
static Text plain(Text text) {
  if (find(text, TEXT("&")) == text.size) return text;
  u8 *start = take(text.size), *to = start;
  while (text.size) {
    static const struct {
      Text name, means;
    } ENTITIES[] = {{{(const u8 *)"&amp;", 5}, {(const u8 *)"&", 1}},
                    {{(const u8 *)"&nbsp;", 6}, {(const u8 *)"\xc2\xa0", 2}},
                    {{(const u8 *)"&quot;", 6}, {(const u8 *)"\"", 1}},
                    {{(const u8 *)"&lt;", 4}, {(const u8 *)"<", 1}},
                    {{(const u8 *)"&gt;", 4}, {(const u8 *)">", 1}}};
    Text found = {text.at, 1}, means = found;
    if (*text.at == '&')
      for (u32 n = 0; n < 5; n++)
        if (starts(text, ENTITIES[n].name)) {
          found = ENTITIES[n].name;
          means = ENTITIES[n].means;
          break;
        }
    COPY(to, means.at, means.size);
    to += means.size;
    text = from(text, found.size);
  }
  return (Text){start, (u32)(to - start)};
}

static void enter(Text inside) {
  static VECTOR(Attribute) list;
  CLEAR(&list, sizeof list);
  Text name = piece(&inside, ' ');
  while (inside.size) {
    u32 size = find(inside, TEXT("=\""));
    Attribute *one = PUSH(list);
    one->name = (Text){inside.at, size};
    inside = from(inside, size + 2);
    one->value = plain(piece(&inside, '"'));
    inside = from(inside, 1);
  }
  walk_enter(tag(name), (Attributes){list.at, list.count});
}

/* Inputs: the serialised body, and what draft_begin wants. */
EXPORT(lay) void lay(void) {
  begin(4);
  Text html = input(0);
  walk_begin();
  while (html.size) {
    Text text = {html.at, 0};
    while (text.size < html.size && text.at[text.size] != '<') text.size++;
    if (text.size) walk_text(plain(text));
    html = from(html, text.size);
    if (starts(html, TEXT("<!--"))) {
      html = from(html, find(html, TEXT("-->")) + 3);
      continue;
    }
    Text whole = piece(&html, '>');
    if (starts(whole, TEXT("</"))) walk_leave(tag(from(whole, 2)));
    else if (whole.size > 1 && whole.at[1] != '?' && whole.at[1] != '!') enter(from(whole, 1));
  }
  walk_end();
}
