/* The elements of a page in order -> blocks.
 *
 * A block is what a browser sets on lines of its own: the text between the edges of block elements. Inline elements
 * are joined without a space. A <br> ends a block as well; the next one then says that it is joined by a line break,
 * so an article of 2004 that is one table cell falls into its paragraphs, and a verse can still be put together
 * again. So do the lines of a <pre>, but for those that are as long as a typewriter's: there the next one goes on with
 * the sentence, unless it is blank or indented, as the first of a paragraph is. Text that no reader sees never comes
 * here; text that a style sheet hides is kept and hinted.
 */

#include "page.h"

static Around around;
static VECTOR(Around) stack;
static u32 closing; /* elements that have closed since the last text or element: they are left together */
static int edge;    /* whether one of them is a block */
static int gap;     /* whether there is white space between them */
static u32 column;  /* bytes of the line of a <pre> so far */
static int prose;   /* whether a line of it went on with a sentence */

#define WRAPPED 50 /* bytes of a line of a <pre> that was broken for want of room: old wires have lines of 55 to 72 */

/* Close the innermost elements that have ended, and with them their marks and their link. */
static void settle(void) {
  if (!closing) return;
  if (draft_begun()) {
    if (edge) draft_end(&around);
    else if (gap) draft_space();
  }
  u32 levels = closing < stack.count ? closing : stack.count;
  closing = 0;
  edge = gap = 0;
  if (!levels) return;
  Around *before = &stack.at[stack.count - levels];
  if (draft_marking()) draft_unmark(stack.count - levels + 1);
  if (around.href.size && !same(around.href, before->href)) draft_unlink(around.href);
  /* The last break of a <pre> joins nothing. */
  if (around.look & LINES && !(before->look & LINES) && !draft_begun()) draft_break(before);
  around = *before;
  stack.count -= levels;
}

static void enter_block(u32 tag, Attributes attributes) {
  if (draft_begun()) draft_end(&around);
  *PUSH(stack) = around;
  u64 bits = tags[tag].hints;
  if (tag != TAG_body) bits |= hints(attributes); /* what holds for the whole page tells no part from another */
  around.near = bits | around.own | around.outer;
  around.far |= bits;
  around.outer = around.own;
  around.own = bits;
  around.node = draft_node(around.node);
  around.block = tag;
  column = prose = 0;
  if (tag == TAG_pre || tag == TAG_listing) around.look |= LINES;
  around.style = value(attributes, TEXT("class"));
}

/* Enter an inline element: its hints hold for the block it stands in, and for blocks inside it. */
static void enter_inline(u32 tag, Attributes attributes) {
  *PUSH(stack) = around;
  u64 bits = tags[tag].hints | hints(attributes);
  if (!bits) return;
  if (tag == TAG_a) {
    around.href = stripped(value(attributes, TEXT("href")));
    if (around.href.size) around.look |= LINKED;
    else around.look &= ~LINKED;
    draft_link();
  } else if (tag == TAG_b || tag == TAG_strong) {
    around.look |= STRONG;
  }
  if (bits & marked) draft_mark(stack.count, bits, tag == TAG_time ? value(attributes, TEXT("datetime")) : (Text){0, 0});
  draft_extra(bits);
  around.far |= bits;
  around.near |= bits;
}

/* The address of a picture: the first of the attributes in which pages keep it, those for late loading among them. */
static Text source(Attributes in) {
  for (u32 i = 0; i < in.count; i++) {
    Text name = in.at[i].name, url = in.at[i].value;
    if (same(name, TEXT("src")) || same(name, TEXT("data-src")) || same(name, TEXT("data-original")) ||
        same(name, TEXT("data-lazy-src")) || same(name, TEXT("data-original-src")))
      if (url.size && !starts(url, TEXT("data:"))) return stripped(url);
  }
  return (Text){0, 0};
}

static void enter_void(u32 tag, Attributes attributes) {
  if (tag == TAG_br) {
    if (around.block < TAG_h1 || around.block > TAG_h6) draft_break(&around);
    else if (draft_begun()) draft_space();
  } else if (tag == TAG_hr) {
    draft_end(&around);
  } else if (tag == TAG_img) {
    Text url = source(attributes);
    if (url.at) draft_image(url, stripped(value(attributes, TEXT("alt"))), &around);
  }
}

static void enter(u32 tag, Attributes attributes) {
  settle();
  if (tags[tag].is & BLOCK) enter_block(tag, attributes);
  else if (tags[tag].is & VOID) enter_void(tag, attributes);
  else enter_inline(tag, attributes);
}

static void leave(u32 tag) {
  if (tags[tag].is & VOID) return;
  closing++;
  edge |= (tags[tag].is & BLOCK) != 0;
}

/* Add text whose line breaks count. */
static void lines(Text text) {
  const u8 *at = text.at, *end = at + text.size;
  while (at < end) {
    const u8 *from = at;
    while (at < end && *at != '\n') at++;
    draft_text((Text){from, (u32)(at - from)}, around.look);
    column += (u32)(at - from);
    if (at == end) return;
    at++;
    int indented = at + 1 < end && (*at == '\t' || (*at == ' ' && at[1] == ' '));
    if (column >= WRAPPED && at < end && *at > ' ') {
      draft_space();
      prose = 1;
    } else {
      draft_break(&around);
      if (indented && prose) draft_break(&around);
    }
    column = 0;
  }
}

static void text(Text text) {
  if (closing && !stripped(text).size) {
    gap = 1;
    if (!(around.look & LINES)) return;
  }
  int within = around.look & LINES;
  settle();
  if (around.look & LINES) lines(text);
  else if (!within || stripped(text).size) draft_text(text, around.look);
}

void walk(Tree tree) {
  CLEAR(&around, sizeof around);
  CLEAR(&stack, sizeof stack);
  around.block = TAG_body;
  closing = 0;
  edge = gap = 0;
  for (u32 n = tree.body; n;) {
    const Node *node = &tree.at[n];
    if (node->tag == TAG_text) {
      text(node->text);
    } else if (!(tags[node->tag].is & UNSEEN)) {
      enter(node->tag, attributes(node));
      if (node->first) {
        n = node->first;
        continue;
      }
      leave(node->tag);
    }
    while (n != tree.body && !tree.at[n].after) {
      n = tree.at[n].parent;
      leave(tree.at[n].tag);
    }
    n = n == tree.body ? 0 : tree.at[n].after;
  }
  settle();
  draft_end(&around);
}
