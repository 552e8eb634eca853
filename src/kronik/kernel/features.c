/* A page as numbers: a row for each block, for the network that says which blocks are body.
 *
 * No word of the page is among them. A row holds the block's shape (lengths, punctuation, links), what its markup
 * hints and its words cue, its place, and how it stands to the page: how much running text its containers hold, how
 * near it is to the container that holds most, whether the line stands twice, whether the page declares it. The
 * numbers' names stand in kronik.recover.roles.features, in the order in which they are written here.
 */

#include "blocks.h"

#define KINDS 8       /* LOWER to WIDE are counted */
#define SENTENCE 40   /* characters from which a line that ends like a sentence counts as running text */
#define WIDE_SENTENCE 15 /* the same in scripts without cases */
#define REACH 20000   /* characters to either side in which a line's double is looked for */
#define MANY 3000     /* blocks beyond which that is not looked for at all */
#define DECLARED 40000 /* characters of a declared body in which lines are looked for */
#define KNOWN_BY 50   /* characters by which a line is known again in the page's declarations */
#define PREFIX 11     /* characters by which lines are told to begin alike: "READ MORE: ", "Advertisement" */
#define FEWEST 3      /* words that a headline and the page's address must share */
#define LEVELS 4      /* containers around a block whose text is summed */
#define UP 12         /* steps up in which the container is looked for that is shared with the fullest one */

typedef struct {
  Text text; /* of the block, mended */
  Codes low; /* in lower case */
  u32 start, end, node, group, tag, links, linked, strong, told;
  u64 near, far, style;
  u32 chars; /* of the text */
  u8 joined, shifted;
  f32 size, link_share;
} Block;

static struct {
  Block *blocks;
  u32 n;
  Codes text; /* of the page */
  const u32 *parents;
  u32 elements; /* 0 where there are no tags */
  f32 *running; /* characters of running text in each block */
  f32 total;    /* of all blocks, at least 1 */
  f32 *rows;
  u32 done;     /* features written */
} s;

static struct {
  Text *tags;
  u32 tags_count, hints, cues;
} known;

static u32 tag_place(Text name) {
  for (u32 i = 0; i < known.tags_count; i++)
    if (same(known.tags[i], name)) return i;
  return known.tags_count - 1; /* "other" */
}

/* The next `count` features of a block. */
#define ROW(i) (s.rows + (i) * FEATURES + s.done)
#define DONE(count) (s.done += (count))
#define EACH(i) for (u32 i = 0; i < s.n; i++)

/* ---- sets of hashed things --------------------------------------------------------------------------------- */

typedef struct {
  u64 key;
  u32 number; /* what the owner of the set counts */
  u32 last;   /* the block that was counted last, from 1 */
  u8 used, marked;
} Entry;

typedef struct {
  Entry *at;
  u32 count, room;
} Set;

static Set set(u32 expected) {
  Set made = {0, 0, 64};
  while (made.room < expected * 2) made.room *= 2;
  made.at = take(made.room * sizeof(Entry));
  CLEAR(made.at, made.room * sizeof(Entry));
  return made;
}

/* The entry of a key; `used` says whether it was there. */
static Entry *entry(Set *in, u64 key) {
  if (in->count * 2 >= in->room) {
    Set wider = set(in->room);
    for (u32 i = 0; i < in->room; i++)
      if (in->at[i].used) *entry(&wider, in->at[i].key) = in->at[i];
    *in = wider;
  }
  u32 slot = (u32)(key ^ key >> 32) & (in->room - 1);
  while (in->at[slot].used && in->at[slot].key != key) slot = (slot + 1) & (in->room - 1);
  Entry *found = &in->at[slot];
  if (!found->used) {
    *found = (Entry){.key = key, .used = 1};
    in->count++;
  }
  return found;
}

/* The next run of word characters of at least `least`, cut off `rest`; `bar` says whether "_" is one. */
static Codes word(Codes *rest, u32 least, int bar) {
  const u32 *at = rest->at, *end = at + rest->size;
  while (at < end) {
    const u32 *from = at;
    while (at < end && kind(*at) & WORD && (bar || *at != '_')) at++;
    if ((u32)(at - from) >= least) {
      *rest = (Codes){at, (u32)(end - at)};
      return (Codes){from, (u32)(at - from)};
    }
    if (at < end) at++;
  }
  *rest = (Codes){end, 0};
  return *rest;
}

/* ---- many patterns in one text ----------------------------------------------------------------------------- */

#define HEADS 4096 /* chains of patterns by their first four characters */

typedef struct {
  Codes codes;
  u32 block, next;
} Pattern;

typedef struct {
  Pattern *at;
  u32 count, room;
  u32 *heads;
} Patterns;

static u32 slot(const u32 *at) {
  u32 key = (at[0] ^ at[1] << 8 ^ at[2] << 16 ^ at[3] << 24) * 0x9e3779b1u;
  return key >> 16 & (HEADS - 1);
}

static Patterns patterns(void) {
  Patterns made = {0, 0, 0, take(HEADS * sizeof(u32))};
  CLEAR(made.heads, HEADS * sizeof(u32));
  return made;
}

/* Look for these codes too, at least four. */
static void want(Patterns *in, Codes codes, u32 block) {
  Pattern *one = PUSH(*in);
  u32 *head = &in->heads[slot(codes.at)];
  *one = (Pattern){codes, block, *head};
  *head = in->count; /* from 1 */
}

/* Look for all patterns in a text; those that `accepts` takes are not looked for any more. */
static void look(Patterns *in, Codes text, int (*accepts)(const Pattern *, u32)) {
  if (!in->count || text.size < 4) return;
  for (u32 at = 0; at + 4 <= text.size; at++) {
    u32 *link = &in->heads[slot(text.at + at)];
    while (*link) {
      Pattern *one = &in->at[*link - 1];
      if (same_codes(one->codes, cut(text, at, at + one->codes.size)) && accepts(one, at)) *link = one->next;
      else link = &one->next;
    }
  }
}

/* ---- shape, links, place ----------------------------------------------------------------------------------- */

static int closes(u32 code) { return code == ')' || code == ']'; }

/* Lengths, kinds of characters and the edges of each block. */
static void shape(void) {
  u32 all = s.text.size;
  EACH(i) {
    Block *b = &s.blocks[i];
    u32 count[OTHER + 1] = {0}, end = b->end < all - 1 ? b->end : all - 1;
    if (end < b->start + 1) end = b->start + 1;
    for (u32 at = b->start; at < end; at++) count[kind(s.text.at[at]) & KIND]++;
    f32 size = b->size, safe = size > 1 ? size : 1, *row = ROW(i);
    int wide = count[WIDE] / safe > 0.4f;
    f32 words = wide ? count[WIDE] / 2.0f : count[BLANK] + 1.0f, some = words > 1 ? words : 1;
    u32 last = s.text.at[b->end - 1], inner = b->end >= b->start + 2 ? b->end - 2 : b->start;
    u8 head = kind(s.text.at[b->start]) & KIND, tail = kind(last) & KIND;
    int quote = tail == QUOTE || closes(last);
    int stop = tail == STOP || (quote && (kind(s.text.at[inner]) & KIND) == STOP);
    int sentence = size >= (wide ? WIDE_SENTENCE : SENTENCE) && b->link_share < 0.5f &&
                   (stop || count[STOP] + count[COMMA] >= 3 || size > 160);
    s.running[i] = sentence ? size : 0;
    *row++ = log1p(size);
    *row++ = log1p(words);
    *row++ = (count[LOWER] + count[UPPER] + count[WIDE]) / some / 10;
    for (u32 k = 0; k < KINDS; k++) *row++ = count[k] / safe;
    *row++ = log1p(count[COMMA]);
    *row++ = log1p(count[STOP]);
    *row++ = count[UPPER] / some;
    *row++ = stop;
    *row++ = last == ':';
    *row++ = last == ',' || last == ';';
    *row++ = quote;
    *row++ = head == UPPER;
    *row++ = head == LOWER;
    *row++ = head == DIGIT;
    *row++ = head == QUOTE;
    *row++ = head == BLANK || head == STOP || head == COMMA || head == OTHER;
    *row++ = sentence;
  }
  DONE(24);
}

static void links(void) {
  EACH(i) {
    Block *b = &s.blocks[i];
    f32 *row = ROW(i), strong = b->strong / (b->size > 1 ? b->size : 1);
    *row++ = b->link_share;
    *row++ = log1p(b->links);
    *row++ = b->link_share > 0.8f;
    *row++ = strong;
    *row++ = strong > 0.9f;
    *row++ = b->joined;
    *row++ = i + 1 < s.n && s.blocks[i + 1].joined;
  }
  DONE(7);
}

static void place(void) {
  f32 sum = 0, before = 0;
  EACH(i) sum += s.running[i];
  s.total = sum > 1 ? sum : 1;
  EACH(i) {
    f32 *row = ROW(i);
    *row++ = (f32)i / s.n;
    *row++ = before / s.total;
    *row++ = log1p(i) / 5;
    *row++ = log1p(s.n - 1 - i) / 5;
    *row++ = log1p(s.n) / 6;
    *row++ = log1p(s.total) / 10;
    *row++ = s.elements != 0;
    before += s.running[i];
  }
  DONE(7);
}

/* ---- what the page declares -------------------------------------------------------------------------------- */

typedef VECTOR(Codes) Lines;

static Lines lines_of(Text text) {
  Lines made = {0, 0, 0};
  while (text.size) *PUSH(made) = decoded(piece(&text, '\n'));
  return made;
}

static int among(Lines lines, Codes key) {
  for (u32 i = 0; i < lines.count; i++)
    if (same_codes(lines.at[i], key)) return 1;
  return 0;
}

/* For each line of a headline's length the share of its words that the page's address spells. */
static f32 *slug_shares(Text address) {
  f32 *shares = take(s.n * sizeof(f32));
  CLEAR(shares, s.n * sizeof(f32));
  Set words = set(256);
  Codes rest = decoded(address), one;
  u32 spelled = 0;
  while ((one = word(&rest, 3, 0)).size) {
    Entry *e = entry(&words, hash_codes(one));
    spelled += !e->marked;
    e->marked = 1;
  }
  if (spelled < FEWEST) return shares;
  EACH(i) {
    Block *b = &s.blocks[i];
    if (b->size < 15 || b->size > 200 || b->link_share > 0.5f) continue;
    u32 all = 0, both = 0;
    rest = b->low;
    while ((one = word(&rest, 3, 0)).size) {
      Entry *e = entry(&words, hash_codes(one));
      if (e->last == i + 1) continue;
      e->last = i + 1;
      all++;
      both += e->marked;
    }
    if (both >= FEWEST) shares[i] = (f32)both / all;
  }
  return shares;
}

/* How many words of the title each block of running text holds, and which share of its words others hold too. Only
 * longer words, and only such blocks: a report keeps to its names, the teasers below it do not. */
static void kinship(Codes title) {
  Set words = set(512);
  Codes rest = title, one;
  while ((one = word(&rest, 6, 1)).size) entry(&words, hash_codes(one))->marked = 1;
  EACH(i) {
    if (!s.running[i]) continue;
    rest = cut(s.blocks[i].low, 0, 1000);
    while ((one = word(&rest, 6, 1)).size) {
      Entry *e = entry(&words, hash_codes(one));
      if (e->last == i + 1) continue;
      e->last = i + 1;
      e->number++; /* blocks that hold it */
    }
  }
  EACH(i) {
    u32 all = 0, topic = 0, shared = 0;
    rest = cut(s.blocks[i].low, 0, 1000);
    if (s.running[i])
      while ((one = word(&rest, 6, 1)).size) {
        Entry *e = entry(&words, hash_codes(one));
        if (e->last == s.n + i + 1) continue;
        e->last = s.n + i + 1;
        all++;
        topic += e->marked;
        shared += e->number > 1;
      }
    ROW(i)[0] = log1p(topic);
    ROW(i)[1] = (f32)shared / (all + 2);
  }
  DONE(2);
}

static int in_declared(const Pattern *found, u32 at) {
  (void)at;
  *(ROW(found->block)) = 1;
  return 1;
}

static int quoted(const Pattern *found, u32 at) {
  Block *b = &s.blocks[found->block];
  u32 before = b->start > REACH ? b->start - REACH : 0, end = at + found->codes.size;
  if (!((at >= b->end && end <= b->end + REACH) || (at >= before && end <= b->start))) return 0;
  *(ROW(found->block)) = 1;
  return 1;
}

/* Whether the middle of a block stands elsewhere on the page too: a pull quote, a teaser of the page. */
static void quotes(void) {
  Patterns middles = patterns();
  EACH(i) *ROW(i) = 0;
  if (s.n <= MANY)
    EACH(i) {
      Block *b = &s.blocks[i];
      if (b->size < 40 || b->size > 350 || b->link_share > 0.5f) continue;
      Codes middle = b->shifted ? cut(decoded(b->text), 5, 35) : cut(s.text, b->start + 5, b->start + 35);
      if (middle.size >= 4) want(&middles, middle, i);
    }
  look(&middles, s.text, quoted);
  DONE(1);
}

/* How each block stands to the title and to what the page declares as lead and body, and whether lines repeat. */
static void titles(Lines titles, Lines leads, Text body_text, Text address) {
  f32 *slug = slug_shares(address);
  u32 best = 0, most = 0, *like = take(s.n * sizeof(u32));
  Codes body = cut(decoded(body_text), 0, DECLARED);
  EACH(i) {
    Codes key = cut(s.blocks[i].low, 0, KNOWN_BY);
    like[i] = 2 * among(titles, key) + 2 * same(known.tags[s.blocks[i].tag], TEXT("h1")) + (slug[i] >= 0.5f);
    if (like[i] > most) {
      most = like[i];
      best = i;
    }
  }
  EACH(i) {
    Codes key = cut(s.blocks[i].low, 0, KNOWN_BY);
    f32 *row = ROW(i), distance = (f32)i - (f32)best, far = distance < 0 ? -distance : distance;
    *row++ = among(titles, key);
    *row++ = among(leads, key);
    *row++ = like[i] > 0;
    *row++ = distance > 0;
    *row++ = (distance < 0 ? -log1p(far) : log1p(far)) / 5;
    *row++ = log1p(body.size) / 10;
  }
  DONE(6);
  Patterns keys = patterns();
  EACH(i) {
    Codes key = cut(s.blocks[i].low, 0, KNOWN_BY);
    *ROW(i) = 0;
    if (body.size && key.size > 25) want(&keys, key, i);
  }
  look(&keys, body, in_declared);
  DONE(1);
  EACH(i) *ROW(i) = slug[i];
  DONE(1);
  kinship(most ? s.blocks[best].low : (Codes){0, 0});
  Set texts = set(s.n), prefixes = set(s.n);
  EACH(i) {
    entry(&texts, hash(s.blocks[i].text))->number++;
    entry(&prefixes, hash_codes(cut(s.blocks[i].low, 0, PREFIX)))->number++;
  }
  EACH(i) {
    ROW(i)[0] = entry(&texts, hash(s.blocks[i].text))->number > 1;
    ROW(i)[1] = log1p(entry(&prefixes, hash_codes(cut(s.blocks[i].low, 0, PREFIX)))->number - 1);
  }
  DONE(2);
  quotes();
}

/* ---- containers -------------------------------------------------------------------------------------------- */

static void *cleared(u32 bytes) {
  void *at = take(bytes);
  CLEAR(at, bytes);
  return at;
}

static u32 own(u32 i) { return s.elements ? s.blocks[i].group : 0; }
static u32 parent(u32 element) { return s.elements ? s.parents[element] : 0; }

/* How much running text the elements around a block hold, as sums over the elements in reading order: those inside
 * an element have the numbers after its own. */
static void containers(void) {
  u32 most = 0;
  EACH(i)
    if (s.blocks[i].node > most) most = s.blocks[i].node;
  u32 elements = s.elements ? s.elements : most + 1, *end = take(elements * sizeof(u32));
  for (u32 e = 0; e < elements; e++) end[e] = s.elements ? e + 1 : elements;
  for (u32 e = s.elements; e-- > 1;)
    if (end[e] > end[s.parents[e]]) end[s.parents[e]] = end[e];
  double *text = cleared((elements + 1) * 8), *chars = cleared((elements + 1) * 8), *count = cleared((elements + 1) * 8);
  EACH(i) {
    text[s.blocks[i].node + 1] += s.running[i];
    chars[s.blocks[i].node + 1] += s.blocks[i].size;
    count[s.blocks[i].node + 1]++;
  }
  for (u32 e = 0; e < elements; e++) {
    text[e + 1] += text[e];
    chars[e + 1] += chars[e];
    count[e + 1] += count[e];
  }
  EACH(i) {
    f32 *row = ROW(i);
    for (u32 level = 0, e = own(i); level < LEVELS; level++, e = parent(e)) {
      double inside = text[end[e]] - text[e], of = chars[end[e]] - chars[e];
      *row++ = (f32)(inside / s.total);
      *row++ = (f32)(inside / (of > 1 ? of : 1));
      *row++ = log1p((f32)(count[end[e]] - count[e])) / 5;
    }
  }
  DONE(3 * LEVELS);
}

/* How many blocks each group has, and which of them a block is. */
static void in_group(void) {
  u32 most = 0;
  EACH(i)
    if (s.blocks[i].group > most) most = s.blocks[i].group;
  u32 *count = cleared((most + 1) * 4), *place = cleared((most + 1) * 4);
  EACH(i) count[s.blocks[i].group]++;
  EACH(i) {
    ROW(i)[0] = log1p(count[s.blocks[i].group]) / 5;
    ROW(i)[1] = log1p(place[s.blocks[i].group]++) / 5;
  }
  DONE(2);
}

/* How far up from the fullest group the container shared with it is, and how far below that a block lies. */
static void to_fullest(void) {
  u32 most = 0, chain[UP];
  EACH(i)
    if (own(i) > most) most = own(i);
  double *text = cleared((most + 1) * 8);
  EACH(i) text[own(i)] += s.running[i];
  u32 fullest = 0;
  for (u32 e = 1; e <= most; e++)
    if (text[e] > text[fullest]) fullest = e;
  for (u32 step = 0; step < UP; step++, fullest = parent(fullest)) chain[step] = fullest;
  EACH(i) {
    u32 rank = UP, below = UP;
    for (u32 step = 0, e = own(i); step < UP && rank == UP; step++, e = parent(e))
      for (u32 up = 0; up < UP && rank == UP; up++)
        if (chain[up] == e) {
          rank = up;
          below = step;
        }
    ROW(i)[0] = rank / 5.0f;
    ROW(i)[1] = below / 5.0f;
    ROW(i)[2] = rank + below == 0;
  }
  DONE(3);
}

/* How many blocks are of the same kind, how much running text they hold, and whether the block before is one: once
 * for the kinds by hints and tag, once for those by tag and class. */
static void same_kind(void) {
  for (u32 styled = 0; styled < 2; styled++) {
    Set kinds = set(s.n);
    u64 *key = take(s.n * sizeof(u64));
    u32 *of = take(s.n * sizeof(u32)), count = 0;
    double *texts = cleared(s.n * 8), *sizes = cleared(s.n * 8), *members = cleared(s.n * 8);
    EACH(i) {
      Block *b = &s.blocks[i];
      key[i] = (styled ? b->style : b->near) * 32 + b->tag;
      Entry *e = entry(&kinds, key[i]);
      if (!e->marked) {
        e->marked = 1;
        e->number = count++;
      }
      of[i] = e->number;
      texts[of[i]] += s.running[i];
      sizes[of[i]] += b->size;
      members[of[i]]++;
    }
    EACH(i) {
      f32 *row = ROW(i);
      *row++ = log1p((f32)members[of[i]]) / 5;
      *row++ = (f32)(texts[of[i]] / s.total);
      *row++ = log1p((f32)(sizes[of[i]] / members[of[i]])) / 6;
      *row++ = i && of[i] == of[i - 1];
    }
    DONE(4);
  }
}

static void siblings(void) {
  EACH(i) {
    ROW(i)[0] = i && s.blocks[i].group == s.blocks[i - 1].group;
    ROW(i)[1] = i + 1 < s.n && s.blocks[i].group == s.blocks[i + 1].group;
  }
  DONE(2);
}

/* Running text in the blocks just before and just after. */
static void windows(void) {
  static const u32 WINDOWS[] = {2, 5, 12};
  double *sums = cleared((s.n + 1) * 8);
  EACH(i) sums[i + 1] = sums[i] + s.running[i];
  EACH(i) {
    f32 *row = ROW(i);
    for (u32 k = 0; k < 3; k++) {
      u32 size = WINDOWS[k], from = i > size ? i - size : 0, to = i + 1 + size < s.n ? i + 1 + size : s.n;
      *row++ = log1p((f32)(sums[i] - sums[from])) / 8;
      *row++ = log1p((f32)(sums[to] - sums[i + 1])) / 8;
    }
  }
  DONE(6);
}

/* Write a 1 for each bit; what has none is 0 already. */
static void put_bits(f32 *row, u64 bits, u32 count) {
  for (bits &= (1ull << count) - 1; bits; bits &= bits - 1) row[__builtin_ctzll(bits)] = 1;
}

/* Tag, hints and cues, a number each. */
static void bits(void) {
  u32 hints = known.tags_count, count = hints + 2 * known.hints + known.cues;
  EACH(i) {
    Block *b = &s.blocks[i];
    f32 *row = ROW(i);
    CLEAR(row, count * sizeof(f32));
    row[b->tag] = 1;
    put_bits(row + hints, b->near, known.hints);
    put_bits(row + hints + known.hints, b->far, known.hints);
    put_bits(row + hints + 2 * known.hints, b->told, known.cues);
  }
  DONE(count);
}

/* ---- the call ---------------------------------------------------------------------------------------------- */

/* Read how many there are, and pass over them. */
static u32 passed(Reader *r) {
  u32 count = get_count(r);
  for (u32 i = 0; i < count; i++) skip(r);
  return count;
}

/* Read a block as msgspec or draft.c writes the record: its fields in order, of which draft.c has not the last. */
static void read_block(Reader *r, Block *b) {
  u32 fields = get_count(r);
  get_count(r); /* the span */
  b->start = (u32)get_uint(r);
  b->end = (u32)get_uint(r);
  b->text = get_text(r);
  b->tag = tag_place(get_text(r));
  b->links = passed(r);
  passed(r); /* marks */
  b->near = get_uint(r);
  b->far = get_uint(r);
  b->node = (u32)get_uint(r);
  b->group = (u32)get_uint(r);
  b->style = hash(get_text(r));
  b->linked = (u32)get_uint(r);
  b->strong = (u32)get_uint(r);
  b->joined = get_text(r).size != 0;
  b->shifted = fields > 13 && passed(r) != 0;
  for (u32 at = 0; at < b->text.size; at++) b->chars += (b->text.at[at] & 0xc0) != 0x80;
  b->size = (f32)(b->end - b->start);
  b->link_share = b->linked / (b->size > 1 ? b->size : 1);
}

/* Inputs: 0 the blocks as msgspec writes them; 1 the cues of each and 2 the parent of each element as numbers of four
 * bytes; 3 the text of the page; 4 the texts of the blocks in lower case, a line each; 5 the declared titles and 6 the
 * leads, keys in lower case, a line each; 7 the declared body and 8 the address, both in lower case. */
static f32 *features(void) {
  begin(9);
  CLEAR(&s, sizeof s);
  Reader reader = {input(0).at};
  s.n = get_count(&reader);
  s.blocks = cleared(s.n * sizeof(Block));
  u32 *told = take(input(1).size), *parents = take(input(2).size);
  COPY(told, input(1).at, input(1).size); /* where the inputs lie, numbers are not aligned */
  COPY(parents, input(2).at, input(2).size);
  s.parents = parents;
  s.elements = input(2).size / 4;
  s.text = decoded(input(3));
  Text lows = input(4);
  EACH(i) {
    read_block(&reader, &s.blocks[i]);
    s.blocks[i].low = decoded(piece(&lows, '\n'));
    s.blocks[i].told = told[i];
  }
  s.rows = take(s.n * FEATURES * sizeof(f32));
  s.running = cleared(s.n * sizeof(f32));
  shape();
  links();
  place();
  titles(lines_of(input(5)), lines_of(input(6)), input(7), input(8));
  containers();
  in_group();
  to_fullest();
  same_kind();
  siblings();
  windows();
  bits();
  if (s.done != FEATURES) __builtin_trap();
  return s.rows;
}

/* Answer the features of every block, a row each, as floats. */
EXPORT(rows) void rows(void) {
  f32 *made = features();
  desk.answer = (u32)made;
  desk.size = s.n * FEATURES * sizeof(f32);
}

/* Answer how likely each block is to be body, as floats. */
EXPORT(body) void body(void) {
  f32 *made = features(), *sizes = take(s.n * sizeof(f32));
  u32 *groups = take(s.n * sizeof(u32));
  EACH(i) {
    sizes[i] = (f32)s.blocks[i].chars;
    groups[i] = s.blocks[i].group;
  }
  desk.answer = (u32)network(made, groups, sizes, s.n);
  desk.size = s.n * sizeof(f32);
}

/* The same from features as `rows` gave them. Inputs: 0 the rows, 1 the groups and 2 the sizes of the blocks. */
EXPORT(evaluate) void evaluate(void) {
  begin(3);
  u32 n = input(1).size / 4, *groups = take(n * 4);
  f32 *made = take(input(0).size), *sizes = take(n * 4);
  COPY(made, input(0).at, input(0).size);
  COPY(groups, input(1).at, n * 4);
  COPY(sizes, input(2).at, n * 4);
  if (input(0).size != n * FEATURES * 4) __builtin_trap();
  desk.answer = (u32)network(made, groups, sizes, n);
  desk.size = n * sizeof(f32);
}

/* Inputs: 0 the names of tags, a line each, the last for all others; 1 and 2 how many hints and cues there are, in
 * digits; 3 the weights, or nothing. */
EXPORT(learn_body) void learn_body(void) {
  begin(4);
  kinds();
  logarithms();
  Text names = input(0), weights = input(3);
  known.hints = (u32)number(input(1));
  known.cues = (u32)number(input(2));
  Text stays = {keep(names.size), names.size}; /* from here on, inputs lie elsewhere */
  COPY((u8 *)stays.at, names.at, names.size);
  known.tags = keep(64 * sizeof(Text));
  for (known.tags_count = 0; stays.size && known.tags_count < 64;) known.tags[known.tags_count++] = piece(&stays, '\n');
  if (weights.size) learn_weights(weights); /* features alone need none */
}
