/* Tokens -> the tree that a browser makes of them, after section 13.2.6 of the HTML standard, with scripting on.
 *
 * What no reader sees is simplified: templates and selections are read as parts of the body that end with their end
 * tag, frames are not read. What is misnested, unclosed or misplaced in a table comes to stand where browsers put it.
 */

#include "page.h"

#define MOST_STEPS 30000000u /* half a second; real pages need a hundredth */
#define MOST_ELEMENTS 400000  /* the fullest of some 2,000 real pages has 40,000 */

#define BYTES_OF_NODE 32      /* of a page, for each element or text in it: fewer than real pages have */

static VECTOR(Node) nodes;
static VECTOR(Attribute) all;
static VECTOR(u32) open;   /* elements that are open, the outermost first */
static VECTOR(u32) active; /* formatting elements that may be opened again; 0 is a marker */
static u32 opened[TAGS];   /* how many of each tag are open */
static u32 steps, elements;
static u32 html, head, body, form;
static u32 templates; /* templates that are open */
static int quirks, fostering, skip_line;

enum { AT_START, IN_HEAD, AFTER_HEAD, IN_BODY, IN_TABLE, IN_TABLE_BODY, IN_ROW, IN_CELL, IN_CAPTION, IN_COLUMNS, IN_SELECT };
static int mode;
static int outside; /* the mode before the body in which a template began */

void spend(u32 count) {
  if (UNLIKELY((steps += count) > MOST_STEPS)) __builtin_trap();
}

Attributes attributes(const Node *node) { return (Attributes){all.at + node->attributes, node->count}; }

#define NODE(i) (&nodes.at[i])

/* ---- the tree itself --------------------------------------------------------------------------------------- */

static u32 made(u32 tag, Text text, Attributes given) {
  if (tag != TAG_text && ++elements > MOST_ELEMENTS) __builtin_trap();
  u32 first = all.count;
  for (u32 i = 0; i < given.count; i++) *PUSH(all) = given.at[i];
  *PUSH(nodes) = (Node){.tag = (u8)tag, .text = text, .attributes = first, .count = (u16)given.count};
  return nodes.count - 1;
}

static u32 again(u32 like) {
  if (++elements > MOST_ELEMENTS) __builtin_trap();
  Node copy = *NODE(like);
  copy.parent = copy.first = copy.last = copy.before = copy.after = 0;
  *PUSH(nodes) = copy;
  return nodes.count - 1;
}

static void detach(u32 n) {
  Node *node = NODE(n);
  if (!node->parent) return;
  if (node->before) NODE(node->before)->after = node->after;
  else NODE(node->parent)->first = node->after;
  if (node->after) NODE(node->after)->before = node->before;
  else NODE(node->parent)->last = node->before;
  node->parent = node->before = node->after = 0;
}

static void append(u32 parent, u32 n) {
  detach(n);
  Node *node = NODE(n), *above = NODE(parent);
  node->parent = parent;
  node->before = above->last;
  if (above->last) NODE(above->last)->after = n;
  else above->first = n;
  above->last = n;
}

static void insert_before(u32 next, u32 n) {
  detach(n);
  Node *node = NODE(n), *beside = NODE(next);
  node->parent = beside->parent;
  node->after = next;
  node->before = beside->before;
  if (beside->before) NODE(beside->before)->after = n;
  else NODE(beside->parent)->first = n;
  beside->before = n;
}

/* Give an element the attributes of a second tag that it has not yet. */
static void merge(u32 n, Attributes given) {
  u32 first = all.count;
  for (u32 i = 0; i < NODE(n)->count; i++) {
    Attribute own = all.at[NODE(n)->attributes + i];
    *PUSH(all) = own;
  }
  for (u32 i = 0; i < given.count && all.count - first < 1000; i++)
    if (!value(attributes(NODE(n)), given.at[i].name).at) *PUSH(all) = given.at[i];
  NODE(n)->attributes = first;
  NODE(n)->count = (u16)(all.count - first);
}

/* ---- open elements ----------------------------------------------------------------------------------------- */

static u32 current(void) { return open.at[open.count - 1]; }

/* The tag of an open element; TAG_none for one of SVG or MathML. */
static u32 tag_of(u32 n) { return NODE(n)->foreign ? TAG_none : NODE(n)->tag; }

static void push(u32 n) {
  *PUSH(open) = n;
  opened[tag_of(n)]++;
}

static void pop(void) {
  opened[tag_of(current())]--;
  open.count--;
}

/* Take an element from among the open ones, wherever it is. */
static void close_at(u32 place) {
  opened[tag_of(open.at[place])]--;
  spend(open.count - place);
  for (; place + 1 < open.count; place++) open.at[place] = open.at[place + 1];
  open.count--;
}

/* The place of an element among the open ones; their number where it is not. */
static u32 place_of(u32 n) {
  for (u32 i = open.count; i-- > 0;)
    if (open.at[i] == n) {
      spend(open.count - i);
      return i;
    }
  spend(open.count);
  return open.count;
}

static int in(u32 tag, const u8 *set, u32 count) {
  for (u32 i = 0; i < count; i++)
    if (set[i] == tag) return 1;
  return 0;
}
#define AMONG(tag, ...) in(tag, (const u8[]){__VA_ARGS__}, sizeof((const u8[]){__VA_ARGS__}))

#define TABLES TAG_table, TAG_tbody, TAG_tfoot, TAG_thead, TAG_tr
#define MATH_POINTS TAG_mi, TAG_mo, TAG_mn, TAG_ms, TAG_mtext, TAG_annotation_xml
#define SVG_POINTS TAG_foreignobject, TAG_desc, TAG_title
#define SECTIONS TAG_tbody, TAG_tfoot, TAG_thead

enum { ANY_SCOPE, ITEM_SCOPE, BUTTON_SCOPE, TABLE_SCOPE };

static int bounds(u32 n, int scope) {
  u32 tag = NODE(n)->tag;
  if (NODE(n)->foreign)
    return scope != TABLE_SCOPE && (NODE(n)->foreign == SVG ? AMONG(tag, SVG_POINTS) : AMONG(tag, MATH_POINTS));
  if (scope == TABLE_SCOPE) return AMONG(tag, TAG_html, TAG_table, TAG_template);
  if (tags[tag].is & SCOPE) return 1;
  if (scope == ITEM_SCOPE) return tag == TAG_ol || tag == TAG_ul;
  return scope == BUTTON_SCOPE && tag == TAG_button;
}

static int has(u32 tag, int scope) {
  if (!opened[tag]) return 0;
  for (u32 i = open.count; i-- > 0;) {
    if (tag_of(open.at[i]) == tag) {
      spend(open.count - i);
      return 1;
    }
    if (bounds(open.at[i], scope)) {
      spend(open.count - i);
      return 0;
    }
  }
  return 0;
}

static int has_element(u32 n, int scope) {
  for (u32 i = open.count; i-- > 0;) {
    spend(1);
    if (open.at[i] == n) return 1;
    if (bounds(open.at[i], scope)) return 0;
  }
  return 0;
}

static int has_heading(void) {
  for (u32 i = open.count; i-- > 0;) {
    spend(1);
    if (tags[tag_of(open.at[i])].is & HEADING) return 1;
    if (bounds(open.at[i], ANY_SCOPE)) return 0;
  }
  return 0;
}

static void pop_to(u32 tag) {
  while (open.count > 2) {
    u32 was = tag_of(current());
    pop();
    if (was == tag) return;
  }
}

static void imply_ends(u32 except) {
  while (tags[tag_of(current())].is & IMPLIED && tag_of(current()) != except) pop();
}

static void close_paragraph(void) {
  if (!has(TAG_p, BUTTON_SCOPE)) return;
  imply_ends(TAG_p);
  pop_to(TAG_p);
}

/* ---- where things are inserted ----------------------------------------------------------------------------- */

/* Insert at the place that is due: in the current node, or before the table in which it must not stand. */
static void insert(u32 n) {
  u32 target = current();
  if (!fostering || !AMONG(tag_of(target), TABLES)) {
    append(target, n);
    return;
  }
  for (u32 i = open.count; i-- > 0;) {
    spend(1);
    u32 tag = tag_of(open.at[i]);
    if (tag == TAG_template) {
      append(open.at[i], n);
      return;
    }
    if (tag == TAG_table) {
      if (NODE(open.at[i])->parent) insert_before(open.at[i], n);
      else append(open.at[i - 1], n);
      return;
    }
  }
  append(html, n);
}

static u32 enter(const Token *token) {
  u32 n = made(token->tag, token->text, token->attributes);
  insert(n);
  push(n);
  return n;
}

static void insert_words(Text text) {
  if (text.size) insert(made(TAG_text, text, (Attributes){0, 0}));
}

/* An element whose content is no markup, with its content. */
static void insert_raw(const Token *token, u32 into) {
  u32 n = made(token->tag, token->text, token->attributes);
  if (into) append(into, n);
  else insert(n);
  Text text = token->tag == TAG_plaintext ? remains() : raw(token->tag, token->text);
  if (token->tag == TAG_title || token->tag == TAG_textarea) text = plain(text, 0);
  if (text.size) append(n, made(TAG_text, text, (Attributes){0, 0}));
}

/* ---- formatting elements ----------------------------------------------------------------------------------- */

static int alike(u32 a, u32 b) {
  Node *x = NODE(a), *y = NODE(b);
  if (x->tag != y->tag || x->count != y->count) return 0;
  for (u32 i = 0; i < x->count; i++) {
    Text other = value(attributes(y), all.at[x->attributes + i].name);
    if (!other.at || !same(other, all.at[x->attributes + i].value)) return 0;
  }
  return 1;
}

static void inactivate(u32 place) {
  for (; place + 1 < active.count; place++) active.at[place] = active.at[place + 1];
  active.count--;
}

/* Remember an element to open it again; of four that are alike the first is forgotten. */
static void activate(u32 n) {
  u32 times = 0, first = 0;
  for (u32 i = active.count; i-- > 0 && active.at[i];) {
    spend(1);
    if (!alike(active.at[i], n)) continue;
    times++;
    first = i;
  }
  if (times >= 3) inactivate(first);
  *PUSH(active) = n;
}

static void clear_active(void) {
  while (active.count && active.at[--active.count]) {}
}

static void reopen(void) {
  if (!active.count) return;
  u32 i = active.count - 1;
  if (!active.at[i] || place_of(active.at[i]) < open.count) return;
  while (i && active.at[i - 1] && place_of(active.at[i - 1]) == open.count) i--;
  for (; i < active.count; i++) {
    u32 n = again(active.at[i]);
    insert(n);
    push(n);
    active.at[i] = n;
  }
}

static u32 active_of(u32 tag) {
  for (u32 i = active.count; i-- > 0 && active.at[i];)
    if (NODE(active.at[i])->tag == tag) return i;
  return active.count;
}

static void end_any(u32 tag, Text name);

/* The adoption agency: an end tag of a formatting element that is not the innermost one. */
static void adopt(u32 tag, Text name) {
  if (tag_of(current()) == tag) {
    u32 i = 0;
    while (i < active.count && active.at[i] != current()) i++;
    if (i == active.count) {
      pop();
      return;
    }
  }
  for (u32 outer = 0; outer < 8; outer++) {
    u32 which = active_of(tag);
    if (which == active.count) {
      end_any(tag, name);
      return;
    }
    u32 formatting = active.at[which], place = place_of(formatting);
    if (place == open.count) {
      inactivate(which);
      return;
    }
    if (!has_element(formatting, ANY_SCOPE)) return;
    u32 furthest = place + 1;
    while (furthest < open.count && !(NODE(open.at[furthest])->foreign == 0 && tags[NODE(open.at[furthest])->tag].is & SPECIAL))
      furthest++;
    spend(furthest - place);
    if (furthest == open.count) {
      while (open.count > place) pop();
      inactivate(which);
      return;
    }
    u32 block = open.at[furthest], ancestor = open.at[place - 1], bookmark = which, last = block, at = furthest;
    for (u32 inner = 1;; inner++) {
      at--;
      u32 node = open.at[at];
      if (node == formatting) break;
      u32 k = active.count;
      for (u32 i = 0; i < active.count; i++)
        if (active.at[i] == node) k = i;
      if (inner > 3 && k < active.count) {
        inactivate(k);
        if (k < bookmark) bookmark--;
        k = active.count;
      }
      if (k == active.count) {
        close_at(at);
        continue;
      }
      u32 copy = again(node);
      active.at[k] = copy;
      open.at[at] = copy;
      if (last == block) bookmark = k + 1;
      append(copy, last);
      last = copy;
    }
    if (AMONG(tag_of(ancestor), TABLES)) {
      int was = fostering;
      fostering = 1;
      u32 depth = open.count;
      open.count = place_of(ancestor) + 1; /* the place is that of a node inserted into the ancestor */
      detach(last);
      insert(last);
      open.count = depth;
      fostering = was;
    } else {
      append(ancestor, last);
    }
    u32 copy = again(formatting);
    while (NODE(block)->first) append(copy, NODE(block)->first), spend(1);
    append(block, copy);
    for (which = 0; which < active.count && active.at[which] != formatting; which++) {}
    if (which < active.count) {
      inactivate(which);
      if (which < bookmark) bookmark--;
    }
    if (bookmark > active.count) bookmark = active.count;
    PUSH(active);
    for (u32 i = active.count - 1; i > bookmark; i--) active.at[i] = active.at[i - 1];
    active.at[bookmark] = copy;
    place = place_of(formatting);
    if (place < open.count) close_at(place);
    place = place_of(block);
    PUSH(open);
    for (u32 i = open.count - 1; i > place + 1; i--) open.at[i] = open.at[i - 1];
    open.at[place + 1] = copy;
    opened[tag_of(copy)]++;
  }
}

/* ---- modes ------------------------------------------------------------------------------------------------- */

static void reset_mode(void) {
  for (u32 i = open.count; i-- > 0;) {
    switch (tag_of(open.at[i])) {
      case TAG_select: mode = IN_SELECT; return;
      case TAG_td: case TAG_th: mode = IN_CELL; return;
      case TAG_tr: mode = IN_ROW; return;
      case TAG_tbody: case TAG_thead: case TAG_tfoot: mode = IN_TABLE_BODY; return;
      case TAG_caption: mode = IN_CAPTION; return;
      case TAG_colgroup: mode = IN_COLUMNS; return;
      case TAG_table: mode = IN_TABLE; return;
      case TAG_head: mode = IN_HEAD; return;
      case TAG_template: case TAG_body: mode = IN_BODY; return;
      case TAG_html: mode = body ? IN_BODY : outside; return;
    }
  }
  mode = IN_BODY;
}

/* Pop to one of these, to the template or to the root. */
static void clear_to(const u8 *set, u32 count) {
  while (!in(tag_of(current()), set, count) && !AMONG(tag_of(current()), TAG_template, TAG_html)) pop();
}
#define CLEAR_TO(...) clear_to((const u8[]){__VA_ARGS__}, sizeof((const u8[]){__VA_ARGS__}))

static void begin_body(const Token *token) {
  body = made(TAG_body, tags[TAG_body].name, token ? token->attributes : (Attributes){0, 0});
  append(html, body);
  push(body);
  mode = IN_BODY;
}

static void end_template(void) {
  if (!opened[TAG_template]) return;
  while (tag_of(current()) != TAG_template) pop();
  pop();
  templates--;
  clear_active();
  reset_mode();
}

static int heads(u32 tag) {
  return AMONG(tag, TAG_base, TAG_basefont, TAG_bgsound, TAG_link, TAG_meta, TAG_noframes, TAG_noscript, TAG_script,
               TAG_style, TAG_template, TAG_title);
}

/* An element that may stand in the head, wherever it is; into 0 is where it is due. */
static void start_heads(const Token *token, u32 into) {
  if (token->tag == TAG_template) {
    u32 n = made(token->tag, token->text, token->attributes);
    if (into) append(into, n);
    else insert(n);
    push(n);
    *PUSH(active) = 0;
    templates++;
    if (!body && mode <= AFTER_HEAD) outside = mode;
    mode = IN_BODY;
  } else if (tags[token->tag].is & RAW) {
    insert_raw(token, into);
  } else {
    u32 n = made(token->tag, token->text, token->attributes);
    if (into) append(into, n);
    else insert(n);
  }
}

/* End an open element by its name, unless a special one is in between. */
static void end_any(u32 tag, Text name) {
  if (tag && !opened[tag]) return;
  for (u32 i = open.count; i-- > 0;) {
    spend(1);
    Node *node = NODE(open.at[i]);
    if (!node->foreign && node->tag == tag && (tag || same(node->text, name))) {
      imply_ends(tag);
      while (open.count > i) pop();
      return;
    }
    if (!node->foreign && tags[node->tag].is & SPECIAL) return;
  }
}

static void void_element(const Token *token) { insert(made(token->tag, token->text, token->attributes)); }

static void start_item(const Token *token) {
  int list = token->tag == TAG_li;
  if (list ? opened[TAG_li] : opened[TAG_dd] + opened[TAG_dt])
    for (u32 i = open.count; i-- > 0;) {
      spend(1);
      u32 tag = tag_of(open.at[i]);
      if (list ? tag == TAG_li : tag == TAG_dd || tag == TAG_dt) {
        imply_ends(tag);
        pop_to(tag);
        break;
      }
      if (tags[NODE(open.at[i])->tag].is & SPECIAL && !AMONG(tag, TAG_address, TAG_div, TAG_p)) break;
    }
  close_paragraph();
  enter(token);
}

static void start_body(const Token *token) {
  u32 tag = token->tag, is = tags[tag].is;
  if (heads(tag)) {
    start_heads(token, 0);
  } else if (is & PARAGRAPH || tag == TAG_p) {
    close_paragraph();
    enter(token);
  } else if (is & HEADING) {
    close_paragraph();
    if (tags[tag_of(current())].is & HEADING) pop();
    enter(token);
  } else if (is & FORMATTING) {
    if (tag == TAG_a) {
      u32 which = active_of(TAG_a);
      if (which < active.count) {
        u32 n = active.at[which];
        adopt(TAG_a, token->text);
        for (u32 i = 0; i < active.count; i++)
          if (active.at[i] == n) inactivate(i);
        if (place_of(n) < open.count) close_at(place_of(n));
      }
    }
    reopen();
    if (tag == TAG_nobr && has(TAG_nobr, ANY_SCOPE)) {
      adopt(TAG_nobr, token->text);
      reopen();
    }
    activate(enter(token));
  } else switch (tag) {
    case TAG_html: merge(html, token->attributes); break;
    case TAG_head: case TAG_frame: case TAG_frameset: case TAG_caption: case TAG_col:
    case TAG_colgroup: case TAG_tbody: case TAG_td: case TAG_tfoot: case TAG_th: case TAG_thead: case TAG_tr:
      break;
    case TAG_body:
      merge(body, token->attributes); /* a browser adds them to the body that it made */
      break;
    case TAG_pre: case TAG_listing:
      close_paragraph();
      enter(token);
      skip_line = 1;
      break;
    case TAG_form:
      if (form && !templates) break;
      close_paragraph();
      if (templates) enter(token);
      else form = enter(token);
      break;
    case TAG_li: case TAG_dd: case TAG_dt:
      start_item(token);
      break;
    case TAG_plaintext:
      close_paragraph();
      insert_raw(token, 0);
      break;
    case TAG_button:
      if (has(TAG_button, ANY_SCOPE)) {
        imply_ends(TAG_none);
        pop_to(TAG_button);
      }
      reopen();
      enter(token);
      break;
    case TAG_applet: case TAG_marquee: case TAG_object:
      reopen();
      enter(token);
      *PUSH(active) = 0;
      break;
    case TAG_table:
      if (!quirks) close_paragraph();
      enter(token);
      mode = IN_TABLE;
      break;
    case TAG_area: case TAG_br: case TAG_embed: case TAG_img: case TAG_keygen: case TAG_wbr: case TAG_input:
      reopen();
      void_element(token);
      break;
    case TAG_image: {
      Token img = *token;
      img.tag = TAG_img;
      img.text = tags[TAG_img].name;
      reopen();
      void_element(&img);
      break;
    }
    case TAG_param: case TAG_source: case TAG_track:
      void_element(token);
      break;
    case TAG_hr:
      close_paragraph();
      void_element(token);
      break;
    case TAG_xmp:
      close_paragraph();
      reopen();
      insert_raw(token, 0);
      break;
    case TAG_iframe: case TAG_noembed: case TAG_textarea:
      insert_raw(token, 0);
      break;
    case TAG_select:
      reopen();
      enter(token);
      mode = IN_SELECT;
      break;
    case TAG_optgroup: case TAG_option:
      if (tag_of(current()) == TAG_option) pop();
      reopen();
      enter(token);
      break;
    case TAG_rb: case TAG_rtc: case TAG_rp: case TAG_rt:
      if (has(TAG_ruby, ANY_SCOPE)) imply_ends(tag == TAG_rp || tag == TAG_rt ? TAG_rtc : TAG_none);
      enter(token);
      break;
    case TAG_math: case TAG_svg: {
      reopen();
      u32 n = made(tag, token->text, token->attributes);
      NODE(n)->foreign = tag == TAG_svg ? SVG : MATH;
      insert(n);
      if (!token->closed) push(n);
      break;
    }
    default:
      reopen();
      enter(token);
  }
}

static void end_body(const Token *token) {
  u32 tag = token->tag, is = tags[tag].is;
  if (is & FORMATTING) {
    adopt(tag, token->text);
  } else if (is & PARAGRAPH || AMONG(tag, TAG_button, TAG_listing, TAG_pre)) {
    if (!has(tag, ANY_SCOPE)) return;
    imply_ends(TAG_none);
    pop_to(tag);
  } else if (is & HEADING) {
    if (!has_heading()) return;
    imply_ends(TAG_none);
    while (!(tags[tag_of(current())].is & HEADING)) pop();
    pop();
  } else switch (tag) {
    case TAG_template: end_template(); break;
    case TAG_body: case TAG_html: break; /* what follows goes to the body all the same */
    case TAG_form: {
      if (templates) {
        if (!has(TAG_form, ANY_SCOPE)) break;
        imply_ends(TAG_none);
        pop_to(TAG_form);
        break;
      }
      u32 n = form;
      form = 0;
      if (!n || !has_element(n, ANY_SCOPE)) break;
      imply_ends(TAG_none);
      close_at(place_of(n));
      break;
    }
    case TAG_p:
      if (!has(TAG_p, BUTTON_SCOPE)) enter(&(Token){.tag = TAG_p, .text = tags[TAG_p].name});
      close_paragraph();
      break;
    case TAG_li: case TAG_dd: case TAG_dt:
      if (!has(tag, tag == TAG_li ? ITEM_SCOPE : ANY_SCOPE)) break;
      imply_ends(tag);
      pop_to(tag);
      break;
    case TAG_applet: case TAG_marquee: case TAG_object:
      if (!has(tag, ANY_SCOPE)) break;
      imply_ends(TAG_none);
      pop_to(tag);
      clear_active();
      break;
    case TAG_br:
      reopen();
      insert(made(TAG_br, tags[TAG_br].name, (Attributes){0, 0}));
      break;
    default: end_any(tag, token->text);
  }
}

/* ---- tables ------------------------------------------------------------------------------------------------ */

static void dispatch(const Token *token);

static void in_body(const Token *token) {
  if (token->is == START) start_body(token);
  else if (token->is == END) end_body(token);
  else {
    reopen();
    insert_words(token->text);
  }
}

/* What must not stand in a table stands before it. */
static void foster(const Token *token) {
  fostering = 1;
  in_body(token);
  fostering = 0;
}

static void enter_as(u32 tag) { enter(&(Token){.tag = tag, .text = tags[tag].name}); }

static void end_table(void) {
  if (!has(TAG_table, TABLE_SCOPE)) return;
  pop_to(TAG_table);
  reset_mode();
}

static void in_table(const Token *token) {
  u32 tag = token->tag;
  if (token->is == WORDS) {
    if (!stripped(token->text).size) insert_words(token->text);
    else foster(token);
  } else if (token->is == START) switch (tag) {
    case TAG_caption:
      CLEAR_TO(TAG_table);
      *PUSH(active) = 0;
      enter(token);
      mode = IN_CAPTION;
      break;
    case TAG_colgroup:
      CLEAR_TO(TAG_table);
      enter(token);
      mode = IN_COLUMNS;
      break;
    case TAG_col:
      CLEAR_TO(TAG_table);
      enter_as(TAG_colgroup);
      mode = IN_COLUMNS;
      dispatch(token);
      break;
    case TAG_tbody: case TAG_tfoot: case TAG_thead:
      CLEAR_TO(TAG_table);
      enter(token);
      mode = IN_TABLE_BODY;
      break;
    case TAG_td: case TAG_th: case TAG_tr:
      CLEAR_TO(TAG_table);
      enter_as(TAG_tbody);
      mode = IN_TABLE_BODY;
      dispatch(token);
      break;
    case TAG_table:
      if (!has(TAG_table, TABLE_SCOPE)) break;
      end_table();
      dispatch(token);
      break;
    case TAG_style: case TAG_script: case TAG_template:
      start_heads(token, 0);
      break;
    case TAG_input: {
      Text type = value(token->attributes, TEXT("type"));
      if (type.size == 6 && (type.at[0] | 0x20) == 'h' && (type.at[5] | 0x20) == 'n') void_element(token);
      else foster(token);
      break;
    }
    case TAG_form:
      if (form || templates) break;
      form = made(tag, token->text, token->attributes);
      insert(form);
      break;
    default: foster(token);
  } else if (tag == TAG_table) {
    end_table();
  } else if (!AMONG(tag, TAG_body, TAG_caption, TAG_col, TAG_colgroup, TAG_html, TAG_tbody, TAG_td, TAG_tfoot, TAG_th,
                    TAG_thead, TAG_tr)) {
    if (tag == TAG_template) end_template();
    else foster(token);
  }
}

static void in_table_body(const Token *token) {
  u32 tag = token->tag;
  int start = token->is == START, end = token->is == END;
  if (start && tag == TAG_tr) {
    CLEAR_TO(SECTIONS);
    enter(token);
    mode = IN_ROW;
  } else if (start && (tag == TAG_td || tag == TAG_th)) {
    CLEAR_TO(SECTIONS);
    enter_as(TAG_tr);
    mode = IN_ROW;
    dispatch(token);
  } else if (end && AMONG(tag, SECTIONS)) {
    if (!has(tag, TABLE_SCOPE)) return;
    CLEAR_TO(SECTIONS);
    pop();
    mode = IN_TABLE;
  } else if ((start && AMONG(tag, TAG_caption, TAG_col, TAG_colgroup, SECTIONS)) || (end && tag == TAG_table)) {
    if (!has(TAG_tbody, TABLE_SCOPE) && !has(TAG_thead, TABLE_SCOPE) && !has(TAG_tfoot, TABLE_SCOPE)) return;
    CLEAR_TO(SECTIONS);
    pop();
    mode = IN_TABLE;
    dispatch(token);
  } else if (!(end && AMONG(tag, TAG_body, TAG_caption, TAG_col, TAG_colgroup, TAG_html, TAG_td, TAG_th, TAG_tr))) {
    in_table(token);
  }
}

static void end_row(void) {
  CLEAR_TO(TAG_tr);
  pop();
  mode = IN_TABLE_BODY;
}

static void in_row(const Token *token) {
  u32 tag = token->tag;
  int start = token->is == START, end = token->is == END;
  if (start && (tag == TAG_td || tag == TAG_th)) {
    CLEAR_TO(TAG_tr);
    enter(token);
    mode = IN_CELL;
    *PUSH(active) = 0;
  } else if (end && tag == TAG_tr) {
    if (has(TAG_tr, TABLE_SCOPE)) end_row();
  } else if ((start && AMONG(tag, TAG_caption, TAG_col, TAG_colgroup, SECTIONS, TAG_tr)) || (end && tag == TAG_table)) {
    if (!has(TAG_tr, TABLE_SCOPE)) return;
    end_row();
    dispatch(token);
  } else if (end && AMONG(tag, SECTIONS)) {
    if (!has(tag, TABLE_SCOPE) || !has(TAG_tr, TABLE_SCOPE)) return;
    end_row();
    dispatch(token);
  } else if (!(end && AMONG(tag, TAG_body, TAG_caption, TAG_col, TAG_colgroup, TAG_html, TAG_td, TAG_th))) {
    in_table(token);
  }
}

static void end_cell(u32 tag) {
  imply_ends(TAG_none);
  pop_to(tag);
  clear_active();
  mode = IN_ROW;
}

static void in_cell(const Token *token) {
  u32 tag = token->tag;
  int start = token->is == START, end = token->is == END;
  if (end && (tag == TAG_td || tag == TAG_th)) {
    if (has(tag, TABLE_SCOPE)) end_cell(tag);
  } else if ((start && AMONG(tag, TAG_caption, TAG_col, TAG_colgroup, SECTIONS, TAG_td, TAG_th, TAG_tr)) ||
             (end && AMONG(tag, TABLES))) {
    if (end && !has(tag, TABLE_SCOPE)) return;
    if (has(TAG_td, TABLE_SCOPE)) end_cell(TAG_td);
    else if (has(TAG_th, TABLE_SCOPE)) end_cell(TAG_th);
    else return;
    dispatch(token);
  } else if (!(end && AMONG(tag, TAG_body, TAG_caption, TAG_col, TAG_colgroup, TAG_html))) {
    in_body(token);
  }
}

static void in_caption(const Token *token) {
  u32 tag = token->tag;
  int start = token->is == START, end = token->is == END;
  int leaves = (start && AMONG(tag, TAG_caption, TAG_col, TAG_colgroup, SECTIONS, TAG_td, TAG_th, TAG_tr)) ||
               (end && tag == TAG_table);
  if (leaves || (end && tag == TAG_caption)) {
    if (!has(TAG_caption, TABLE_SCOPE)) return;
    imply_ends(TAG_none);
    pop_to(TAG_caption);
    clear_active();
    mode = IN_TABLE;
    if (leaves) dispatch(token);
  } else if (!(end && AMONG(tag, TAG_body, TAG_col, TAG_colgroup, TAG_html, SECTIONS, TAG_td, TAG_th, TAG_tr))) {
    in_body(token);
  }
}

static void in_columns(const Token *token) {
  if (token->is == WORDS && !stripped(token->text).size) return;
  if (token->is == START && token->tag == TAG_col) {
    void_element(token);
  } else if (token->is == START && token->tag == TAG_template) {
    start_heads(token, 0);
  } else if (tag_of(current()) == TAG_colgroup) {
    pop();
    mode = IN_TABLE;
    if (!(token->is == END && (token->tag == TAG_colgroup || token->tag == TAG_col))) dispatch(token);
  } else {
    mode = IN_TABLE;
    dispatch(token);
  }
}

static void end_select(void) {
  pop_to(TAG_select);
  reset_mode();
}

/* Nobody reads what stands in a selection: of its markup only what ends it counts. */
static void in_select(const Token *token) {
  u32 tag = token->tag;
  if (token->is == WORDS) return;
  if (token->is == START && AMONG(tag, TAG_input, TAG_keygen, TAG_textarea)) {
    end_select();
    dispatch(token);
  } else if (tag == TAG_select) {
    end_select();
  } else if (token->is == START && AMONG(tag, TAG_script, TAG_style, TAG_template)) {
    start_heads(token, 0);
  } else if (AMONG(tag, TAG_caption, TABLES, TAG_td, TAG_th) && opened[TAG_table] &&
             (token->is == START || has(tag, TABLE_SCOPE))) {
    end_select();
    dispatch(token);
  }
}

/* ---- before the body --------------------------------------------------------------------------------------- */

static Text after_blanks(Text text) {
  while (text.size && (*text.at == ' ' || (*text.at >= '\t' && *text.at <= '\r'))) text = from(text, 1);
  return text;
}

static void before_body(const Token *token) {
  Token rest = *token;
  if (token->is == WORDS) {
    rest.text = after_blanks(token->text);
    if (!rest.text.size) return;
  } else if (token->is == START && token->tag == TAG_html) {
    merge(html, token->attributes);
    return;
  } else if (token->is == START && token->tag == TAG_head) {
    if (mode == AT_START) mode = IN_HEAD;
    return;
  } else if (token->is == START && heads(token->tag) && !(token->tag == TAG_noscript && mode == AFTER_HEAD)) {
    if (mode == AT_START) mode = IN_HEAD;
    start_heads(token, head);
    return;
  } else if (token->is == END && token->tag == TAG_head) {
    mode = AFTER_HEAD;
    return;
  } else if (token->is == END && !AMONG(token->tag, TAG_body, TAG_html, TAG_br)) {
    return;
  }
  int own = token->is == START && token->tag == TAG_body;
  begin_body(own ? token : 0);
  if (!own && !(token->is == START && token->tag == TAG_frameset)) dispatch(&rest);
}

/* Read a token by the rules of the mode. */
static void by_mode(const Token *token) {
  switch (mode) {
    case AT_START: case IN_HEAD: case AFTER_HEAD:
      if (opened[TAG_template]) in_body(token);
      else before_body(token);
      break;
    case IN_BODY: in_body(token); break;
    case IN_TABLE: in_table(token); break;
    case IN_TABLE_BODY: in_table_body(token); break;
    case IN_ROW: in_row(token); break;
    case IN_CELL: in_cell(token); break;
    case IN_CAPTION: in_caption(token); break;
    case IN_COLUMNS: in_columns(token); break;
    case IN_SELECT: in_select(token); break;
  }
}

/* ---- foreign content --------------------------------------------------------------------------------------- */

/* Whether what stands in an element of SVG or MathML is HTML again, or text. */
static int is_point(u32 n) {
  u32 tag = NODE(n)->tag;
  if (NODE(n)->foreign == SVG) return AMONG(tag, SVG_POINTS);
  if (tag != TAG_annotation_xml) return AMONG(tag, MATH_POINTS);
  Text encoding = value(attributes(NODE(n)), TEXT("encoding"));
  return same(encoding, TEXT("text/html")) || same(encoding, TEXT("application/xhtml+xml"));
}

static int foreign(const Token *token) {
  u32 n = current();
  return NODE(n)->foreign && !(is_point(n) && token->is != END);
}

static void in_foreign(const Token *token) {
  if (token->is == WORDS) {
    insert_words(token->text);
    return;
  }
  u32 tag = token->tag;
  int breaks = tags[tag].is & BREAKOUT ||
               (tag == TAG_font && (value(token->attributes, TEXT("color")).at ||
                                    value(token->attributes, TEXT("face")).at || value(token->attributes, TEXT("size")).at));
  if (token->is == START && !breaks) {
    u32 n = made(tag, token->text, token->attributes);
    NODE(n)->foreign = NODE(current())->foreign;
    insert(n);
    if (!token->closed) push(n);
    return;
  }
  if (token->is == START || tag == TAG_br || tag == TAG_p) {
    while (NODE(current())->foreign && !is_point(current())) pop();
    by_mode(token);
    return;
  }
  for (u32 i = open.count; i-- > 0;) {
    spend(1);
    Node *node = NODE(open.at[i]);
    if (!node->foreign) break;
    if (node->tag == tag && (tag || same(node->text, token->text))) {
      while (open.count > i) pop();
      return;
    }
  }
  by_mode(token);
}

static void dispatch(const Token *token) {
  if (foreign(token)) in_foreign(token);
  else by_mode(token);
}

/* ---- the page ---------------------------------------------------------------------------------------------- */

/* Whether a page of this document type is laid out as browsers of the nineties did: section 13.2.6.4.1, the common
 * ones of its list. */
static int is_quirky(Text type) {
  type = from(type, 9);
  type = after_blanks(type);
  if (!starts(type, TEXT("html"))) return 1;
  static const char *const OLD[] = {"-//w3c//dtd html 3", "-//w3c//dtd html 2", "-//ietf//", "-//netscape",
                                    "-//microsoft", "-//w3c//dtd html 4.0 frameset", "-//w3c//dtd html 4.0 transitional",
                                    "-//w3c//dtd html experimental", "-//softquad", "-//sun micro", "-//webtechs",
                                    "-//w3o//"};
  for (u32 i = 0; i < sizeof OLD / sizeof *OLD; i++) {
    u32 size = 0;
    while (OLD[i][size]) size++;
    if (find(type, (Text){(const u8 *)OLD[i], size}) < type.size) return 1;
  }
  int loose = find(type, TEXT("-//w3c//dtd html 4.01 transitional")) < type.size ||
              find(type, TEXT("-//w3c//dtd html 4.01 frameset")) < type.size;
  return loose && find(type, TEXT("http")) == type.size;
}

Tree tree(Text page) {
  RESERVE(nodes, 64 + page.size / BYTES_OF_NODE);
  RESERVE(all, 64 + page.size / BYTES_OF_NODE);
  CLEAR(&open, sizeof open);
  CLEAR(&active, sizeof active);
  CLEAR(opened, sizeof opened);
  steps = elements = form = templates = body = 0;
  fostering = skip_line = 0;
  quirks = 1;
  mode = AT_START;
  tokens_begin(page);
  made(TAG_none, (Text){0, 0}, (Attributes){0, 0}); /* the document */
  html = made(TAG_html, tags[TAG_html].name, (Attributes){0, 0});
  head = made(TAG_head, tags[TAG_head].name, (Attributes){0, 0});
  append(html, head);
  push(html);
  for (;;) {
    Token next = token(NODE(current())->foreign);
    if (next.is == NOTHING) break;
    if (next.is == DOCTYPE) {
      if (mode == AT_START) quirks = is_quirky(next.text);
      continue;
    }
    if (skip_line && next.is == WORDS && next.text.size && *next.text.at == '\n') next.text = from(next.text, 1);
    skip_line = 0;
    dispatch(&next);
  }
  if (!body) begin_body(0);
  return (Tree){nodes.at, html, body};
}
