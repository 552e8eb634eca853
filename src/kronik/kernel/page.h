/* What the parts that read a page share: elements, hints, and the page that grows while the elements are walked. */

#pragma once
#include "kernel.h"

/* ---- tags.c ------------------------------------------------------------------------------------------------ */

/* All elements that the reading of HTML or the layout of text knows by name. */
#define ELEMENTS(X) \
  X(a) X(abbr) X(address) X(annotation_xml) X(applet) X(area) X(article) X(aside) X(audio) X(b) X(base) X(basefont) \
  X(bgsound) X(big) X(blockquote) X(body) X(br) X(button) X(canvas) X(caption) X(center) X(code) X(col) X(colgroup) \
  X(datalist) X(dd) X(desc) X(details) X(dialog) X(dir) X(div) X(dl) X(dt) X(em) X(embed) X(fieldset) X(figcaption) \
  X(figure) X(font) X(footer) X(foreignobject) X(form) X(frame) X(frameset) X(h1) X(h2) X(h3) X(h4) X(h5) X(h6) \
  X(head) X(header) X(hgroup) X(hr) X(html) X(i) X(iframe) X(image) X(img) X(input) X(keygen) X(label) X(legend) \
  X(li) X(link) X(listing) X(main) X(marquee) X(math) X(menu) X(meta) X(mi) X(mn) X(mo) X(ms) X(mtext) X(nav) \
  X(nobr) X(noembed) X(noframes) X(noscript) X(object) X(ol) X(optgroup) X(option) X(p) X(param) X(plaintext) \
  X(pre) X(q) X(rb) X(rp) X(rt) X(rtc) X(ruby) X(s) X(script) X(search) X(section) X(select) X(small) X(source) \
  X(span) X(strike) X(strong) X(style) X(sub) X(summary) X(sup) X(svg) X(table) X(tbody) X(td) X(template) \
  X(textarea) X(tfoot) X(th) X(thead) X(time) X(title) X(tr) X(track) X(tt) X(u) X(ul) X(var) X(video) X(wbr) X(xmp)

#define NAMED(name) TAG_##name,
enum { TAG_none, ELEMENTS(NAMED) TAGS, TAG_text = 255 };
#undef NAMED

/* What is true of an element: of its line, after the rendering section of the HTML standard (what is not named there,
 * custom elements too, is inline), and of its place in the tree, after section 13.2. */
#define BLOCK 0x001      /* stands on lines of its own */
#define VOID 0x002       /* has no content */
#define UNSEEN 0x004     /* holds no text of its page's: nothing for a reader, or how to read what stands beside it */
#define SPECIAL 0x008    /* ends the search for an open element */
#define SCOPE 0x010      /* bounds a scope */
#define FORMATTING 0x020 /* is opened again after it was closed out of turn */
#define IMPLIED 0x040    /* ends where it must */
#define PARAGRAPH 0x080  /* ends a paragraph when it begins, and is ended in its scope */
#define RAW 0x100        /* its content is no markup */
#define HEADING 0x200
#define BREAKOUT 0x400   /* ends foreign content */

typedef struct {
  Text name;
  u64 hints; /* of the element's name */
  u32 is;
} Tag;

extern Tag tags[TAGS];

/* The number of a tag, TAG_none for what is not named above. The name is in lower case. */
u32 tag(Text name);

/* Make the names known, once. */
void name_tags(void);

/* ---- hints.c ----------------------------------------------------------------------------------------------- */

/* Read the words and their hints, once. */
void learn_hints(Text given);

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
#define LINES 4 /* its line breaks count */

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
  u8 look;    /* how the text looks: LINKED, STRONG, LINES */
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
/* Write the page; `said` holds `count` elements, `strange` all bytes that are not ASCII. */
void draft_answer(const Writer *said, u32 count, const Writer *strange);

/* ---- entities.c -------------------------------------------------------------------------------------------- */

/* Read the names of entities and what they mean, one a line: "amp; &". Once. */
void learn_entities(Text given);

/* The text with its entities read. In attributes some stand for themselves. */
Text plain(Text text, int attribute);

/* ---- tokens.c ---------------------------------------------------------------------------------------------- */

enum { START, END, WORDS, DOCTYPE, NOTHING };

typedef struct {
  u32 is;
  u32 tag;
  Text text;             /* of WORDS, entities read; the name of START and END in lower case; the rest of DOCTYPE */
  Attributes attributes; /* of START; they lie where the next token's will lie */
  int closed;            /* START that ends itself: "<br/>" */
} Token;

void tokens_begin(Text html);
/* The next token; `foreign` says whether CDATA is text here. NOTHING at the end. */
Token token(int foreign);
/* The content of an element whose content is no markup, up to its end tag and past it. */
Text raw(u32 tag, Text name);
/* All that is left. */
Text remains(void);

/* ---- tree.c ------------------------------------------------------------------------------------------------ */

enum { SVG = 1, MATH = 2 };

typedef struct {
  u32 parent, first, last, before, after; /* 0 is none: it is the document */
  u32 attributes;                         /* where they begin among all */
  u16 count;                              /* of attributes */
  u8 tag;                                 /* TAG_text: a text */
  u8 foreign;                             /* SVG or MATH where it is no element of HTML */
  Text text;                              /* the text, or the name of the element */
} Node;

typedef struct {
  Node *at;
  u32 html, body;
} Tree;

/* The page as a browser has it. */
Tree tree(Text html);
Attributes attributes(const Node *node);
/* Count work that grows faster than the page; beyond what a page may cost the kernel traps. */
void spend(u32 steps);

/* ---- said.c ------------------------------------------------------------------------------------------------ */

/* Write the elements that may say something of the page, in order; give their number. */
u32 said(Tree tree, Writer *w);

/* ---- walk.c ------------------------------------------------------------------------------------------------ */

/* Lay the page's body out as blocks. */
void walk(Tree tree);
