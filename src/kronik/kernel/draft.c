/* The block being written while a page is walked, and the page that grows from finished ones.
 *
 * White space is folded as a browser folds it, while text is added. Lengths are code points for Python, bytes here;
 * where a link or a mark begins is noted in both.
 */

#include "page.h"

typedef struct {
  u32 chars, bytes;
} Point;

typedef struct {
  Text href;
  Point from, to;
} Link;

typedef struct {
  Text stamp;
  u64 bits;
  Point from, to;
} Mark;

typedef struct {
  Text stamp;
  u64 bits;
  Point from;
  u32 depth;
} Opened;

static struct {
  /* the page */
  Writer text, blocks, images, relative;
  VECTOR(u32) parents;
  u32 count, pictures, relatives;
  u32 offset; /* code points of the blocks so far, with the line ends between them */
  Text scheme, origin;
  int based; /* whether the page's address is known */
  /* the block */
  Writer line;
  Point end;  /* of the line so far */
  int begun;  /* whether text has been added; the first is not blank */
  int spaced; /* whether a space would be one too many */
  int seen;   /* whether there is anything but bars, bullets and arrows */
  int joined; /* whether a line break joins it to the block before */
  u32 linked, strong;
  u64 extra; /* hints of inline elements */
  Point link_from;
  VECTOR(Link) links;
  VECTOR(Mark) marks;
  VECTOR(Opened) opened;
} d;

static const Point ZERO = {0, 0};

static void fresh(void) {
  d.line.size = 0;
  d.end = d.link_from = ZERO;
  d.begun = d.seen = 0;
  d.spaced = 1;
  d.linked = d.strong = 0;
  d.extra = 0;
  d.links.count = d.marks.count = 0;
}

/* Inputs of the call: 1 the scheme with its colon, 2 the scheme and host, 3 "1" where the address is known. */
void draft_begin(void) {
  CLEAR(&d, sizeof d);
  d.scheme = input(1);
  d.origin = input(2);
  d.based = input(3).size != 0;
  *PUSH(d.parents) = 0;
  fresh();
}

/* ---- text -------------------------------------------------------------------------------------------------- */

static void space(void) {
  if (!d.spaced) {
    *more(&d.line, 1) = ' ';
    d.end.bytes++;
    d.end.chars++;
    d.spaced = 1;
  }
}

void draft_space(void) { space(); }

int draft_begun(void) { return d.begun; }

void draft_text(Text text, u8 look) {
  const u8 *at = text.at, *end = at + text.size;
  if (!d.begun) {
    if (!stripped(text).size) return;
    d.begun = 1;
  }
  u8 *to = more(&d.line, text.size + 1); /* folding never makes text longer */
  u8 *const start = to;
  u32 chars = d.end.chars, first = 0, last = 0;
  int begun = 0, spaced = d.spaced, seen = d.seen;
  while (at < end) {
    const u8 *from = at;
    u8 is = kind(next(&at));
    if (is & SPACE) {
      if (!spaced) {
        *to++ = ' ';
        chars++;
        spaced = 1;
      }
      continue;
    }
    if (!begun) {
      begun = 1;
      first = chars;
    }
    seen |= is & WORD;
    do *to++ = *from++;
    while (from < at);
    last = ++chars;
    spaced = 0;
  }
  d.line.size = (u32)(to - d.line.at);
  d.end.bytes += (u32)(to - start);
  d.end.chars = chars;
  d.spaced = spaced;
  d.seen = seen;
  if (look & LINKED) d.linked += last - first;
  if (look & STRONG) d.strong += last - first;
}

/* ---- inline elements --------------------------------------------------------------------------------------- */

/* End the line at a <br>: the next block goes on with the paragraph, unless a second <br> follows. */
void draft_break(const Around *around) {
  if (d.begun) {
    draft_end(around);
    d.joined = 1;
  } else {
    d.joined = 0;
  }
}

void draft_link(void) { d.link_from = d.end; }

/* Addresses that lead to no page; their words still count as link text. */
static int nowhere(Text href) {
  return starts(href, TEXT("#")) || starts(href, TEXT("javascript:")) || starts(href, TEXT("mailto:")) ||
         starts(href, TEXT("tel:")) || starts(href, TEXT("data:")) || starts(href, TEXT("about:"));
}

void draft_unlink(Text href) {
  if (d.end.bytes > d.link_from.bytes && !nowhere(href)) *PUSH(d.links) = (Link){href, d.link_from, d.end};
}

void draft_mark(u32 depth, u64 bits, Text stamp) { *PUSH(d.opened) = (Opened){stamp, bits, d.end, depth}; }

int draft_marking(void) { return d.opened.count != 0; }

static void mark(const Opened *opened) {
  if (d.end.bytes > opened->from.bytes) *PUSH(d.marks) = (Mark){opened->stamp, opened->bits, opened->from, d.end};
}

void draft_unmark(u32 depth) {
  while (d.opened.count && d.opened.at[d.opened.count - 1].depth >= depth) mark(&d.opened.at[--d.opened.count]);
}

/* Cut marks that go on in the next block: a card is often one element around three blocks. */
static void cut_marks(void) {
  for (u32 i = 0; i < d.opened.count; i++) {
    mark(&d.opened.at[i]);
    d.opened.at[i].from = ZERO;
  }
}

void draft_extra(u64 bits) { d.extra |= bits; }

u32 draft_node(u32 parent) {
  *PUSH(d.parents) = parent;
  return d.parents.count - 1;
}

/* ---- blocks ------------------------------------------------------------------------------------------------ */

/* Write an address: absolute where the page's own is known. Says whether it is relative to the page's folder, which
 * is Python's to resolve. */
static int put_address(Writer *w, Text href) {
  Text before = {0, 0};
  int relative = 0;
  if (d.based && !starts(href, TEXT("http"))) {
    if (starts(href, TEXT("//"))) before = d.scheme;
    else if (starts(href, TEXT("/"))) before = d.origin;
    else relative = 1;
  }
  if (before.size) {
    u8 *whole = take(before.size + href.size);
    COPY(whole, before.at, before.size);
    COPY(whole + before.size, href.at, href.size);
    href = (Text){whole, before.size + href.size};
  }
  put_text(w, href);
  return relative;
}

/* The records of kronik.records, their fields in order. */

void draft_image(Text source, Text alt, const Around *around) {
  Writer *w = &d.images;
  put_array(w, 6);
  if (put_address(w, source)) {
    put_array(&d.relative, 2);
    put(&d.relative, "\xff", 1); /* -1: an image */
    put_uint(&d.relative, d.pictures);
    d.relatives++;
  }
  put_text(w, alt);
  put_uint(w, d.count + (d.begun != 0));
  put_uint(w, around->near);
  put_uint(w, around->far);
  put_uint(w, around->node);
  d.pictures++;
}

static void put_span(Writer *w, u32 start, u32 end) {
  put_array(w, 2);
  put_uint(w, d.offset + start);
  put_uint(w, d.offset + end);
}

/* Place a stretch of the line without the spaces at its edges. Says whether anything is left. */
static int trim(Point *from, Point *to, Point size) {
  if (to->bytes <= from->bytes || from->bytes >= size.bytes) return 0;
  if (d.line.at[from->bytes] == ' ') {
    from->bytes++;
    from->chars++;
  }
  if (to->bytes > size.bytes) *to = size;
  if (d.line.at[to->bytes - 1] == ' ') {
    to->bytes--;
    to->chars--;
  }
  if (to->chars < from->chars) *to = *from;
  return 1;
}

static u32 put_links(Writer *w, Point size) {
  u32 count = 0;
  for (u32 i = 0; i < d.links.count; i++) {
    Link *link = &d.links.at[i];
    if (!trim(&link->from, &link->to, size)) continue;
    put_array(w, 2);
    if (put_address(w, link->href)) {
      put_array(&d.relative, 2);
      put_uint(&d.relative, d.count);
      put_uint(&d.relative, count);
      d.relatives++;
    }
    put_span(w, link->from.chars, link->to.chars);
    count++;
  }
  return count;
}

static u32 put_marks(Writer *w, Point size) {
  u32 count = 0;
  for (u32 i = 0; i < d.marks.count; i++) {
    Mark *mark = &d.marks.at[i];
    if (!trim(&mark->from, &mark->to, size)) continue;
    put_array(w, 3);
    put_span(w, mark->from.chars, mark->to.chars);
    put_uint(w, mark->bits);
    put_text(w, mark->stamp);
    count++;
  }
  return count;
}

static void put_block(const Around *around, Point size) {
  Writer *w = &d.blocks;
  put_array(w, 13);
  put_span(w, 0, size.chars);
  put_text(w, (Text){d.line.at, size.bytes});
  put_text(w, tags[around->block].name);
  u32 where = put_later(w), count = put_links(w, size);
  put_count(w, where, ARRAY, count);
  where = put_later(w);
  count = put_marks(w, size);
  put_count(w, where, ARRAY, count);
  put_uint(w, around->near | d.extra);
  put_uint(w, around->far | d.extra);
  put_uint(w, around->node);
  put_uint(w, d.parents.at[around->node]);
  put_text(w, around->style);
  put_uint(w, d.linked);
  put_uint(w, d.strong);
  put_text(w, d.joined ? TEXT("\n") : TEXT(""));
}

void draft_end(const Around *around) {
  if (d.seen) {
    Point size = d.end;
    if (d.spaced) {
      size.bytes--;
      size.chars--;
    }
    if (around->href.size) draft_unlink(around->href);
    if (d.opened.count) cut_marks();
    put_block(around, size);
    if (d.count++) *more(&d.text, 1) = '\n';
    put(&d.text, d.line.at, size.bytes);
    d.offset += size.chars + 1;
    d.joined = 0;
  }
  fresh();
}

/* Answer [text, blocks, images, parents, relative addresses as pairs of block or -1 and number, what is said, what is
 * not ASCII]. */
void draft_answer(const Writer *said, u32 count, const Writer *strange) {
  static Writer w;
  CLEAR(&w, sizeof w);
  more(&w, d.text.size + d.blocks.size + d.images.size + d.parents.count * 5 + d.relative.size + said->size + strange->size + 64);
  w.size = 0;
  put_array(&w, 7);
  put_text(&w, (Text){d.text.at, d.text.size});
  put_count(&w, put_later(&w), ARRAY, d.count);
  put(&w, d.blocks.at, d.blocks.size);
  put_count(&w, put_later(&w), ARRAY, d.pictures);
  put(&w, d.images.at, d.images.size);
  put_count(&w, put_later(&w), ARRAY, d.parents.count);
  for (u32 i = 0; i < d.parents.count; i++) put_uint(&w, d.parents.at[i]);
  put_count(&w, put_later(&w), ARRAY, d.relatives);
  put(&w, d.relative.at, d.relative.size);
  put_count(&w, put_later(&w), ARRAY, count);
  put(&w, said->at, said->size);
  put_bytes(&w, (Text){strange->at, strange->size});
  answer(&w);
}
