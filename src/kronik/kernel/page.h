/* What the parts that read a page share: elements, hints, and the page that grows while the elements are walked. */

#pragma once
#include "kernel.h"

/* ---- tags.c ------------------------------------------------------------------------------------------------ */

/* Elements by what they do to the line they stand in, after the rendering section of the HTML standard. What is not
 * named, custom elements too, is inline, as there. */
#define BLOCKS(X) \
  X(address) X(article) X(aside) X(blockquote) X(body) X(button) X(caption) X(center) X(dd) X(details) X(dialog) \
  X(dir) X(div) X(dl) X(dt) X(fieldset) X(figcaption) X(figure) X(footer) X(form) X(frameset) X(h1) X(h2) X(h3) \
  X(h4) X(h5) X(h6) X(header) X(hgroup) X(html) X(label) X(legend) X(li) X(listing) X(main) X(menu) X(nav) X(ol) \
  X(optgroup) X(option) X(p) X(pre) X(search) X(section) X(summary) X(table) X(tbody) X(td) X(tfoot) X(th) \
  X(thead) X(tr) X(ul)
#define VOIDS(X) \
  X(area) X(base) X(br) X(col) X(embed) X(frame) X(hr) X(img) X(input) X(link) X(meta) X(param) X(source) X(track) \
  X(wbr)
#define INLINES(X) X(a) X(b) X(q) X(strong) X(time)

#define NAMED(name) TAG_##name,
enum { TAG_none, BLOCKS(NAMED) VOIDS(NAMED) INLINES(NAMED) TAGS };
#undef NAMED

enum { BLOCK, INLINE, VOID };

typedef struct {
  Text name;
  u64 hints; /* of the element's name */
  u8 does;   /* BLOCK, INLINE or VOID */
} Tag;

extern Tag tags[TAGS];

/* The number of a tag, TAG_none for what is not named above. The name is in lower case. */
u32 tag(Text name);

/* Make the names known, once. */
void name_tags(void);

/* ---- hints.c ----------------------------------------------------------------------------------------------- */

typedef struct {
  Text name, value;
} Attribute;

typedef struct {
  Attribute *at;
  u32 count;
} Attributes;

/* The value of an attribute; {0, 0} where there is none. */
Text value(Attributes in, Text name);

/* The hints that an element's attributes hold. */
u64 hints(Attributes in);

/* Bits of hints that the walk itself asks for. */
extern u64 marked; /* inline elements with these are kept as marks */

/* ---- draft.c ----------------------------------------------------------------------------------------------- */

#define LINKED 1
#define STRONG 2

/* Where in the tree the walk stands; restored whole when an element closes. */
typedef struct {
  u64 far;    /* hints of all elements around */
  u64 near;   /* of the nearest three */
  u64 own;    /* of the innermost block element */
  u64 outer;  /* of the one around that */
  Text href;  /* the address of the link that is open, or nothing */
  Text style; /* the class of the innermost block element */
  u32 node;   /* its number */
  u32 block;  /* its tag */
  u8 look;    /* how the text looks: LINKED, STRONG */
} Around;

void draft_begin(void);
/* Add text, entities read, to the block being written. */
void draft_text(Text text, u8 look);
int draft_begun(void);
void draft_space(void);
void draft_break(const Around *around);
void draft_link(void);
void draft_unlink(Text href);
void draft_mark(u32 depth, u64 bits, Text stamp);
/* End the marks of all elements that were opened at `depth` or deeper. */
void draft_unmark(u32 depth);
int draft_marking(void);
void draft_extra(u64 bits);
u32 draft_node(u32 parent);
void draft_image(Text source, Text alt, const Around *around);
/* Finish the block being written, if it says anything. */
void draft_end(const Around *around);
void draft_answer(void);

/* ---- walk.c ------------------------------------------------------------------------------------------------ */

void walk_begin(void);
void walk_enter(u32 tag, Attributes attributes);
void walk_text(Text text);
void walk_leave(u32 tag);
void walk_end(void);
