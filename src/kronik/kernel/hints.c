/* What names of classes, ids and elements mean. The words come from kronik.page.hints; here they are looked up. */

#include "page.h"

u64 marked;

/* ---- the words, which stay --------------------------------------------------------------------------------- */

typedef struct {
  Text word;
  u64 bits;
} Word;

#define WORDS 4096 /* four times those there are */
#define SHORTEST 4 /* letters of a word by which a longer one may begin or end */

static Word words[WORDS];

typedef VECTOR(Text) Texts;

/* Two words that mean something only together: "articleBody", "story__content". */
typedef struct {
  Texts first, second;
  u64 bits;
} Pair;

static Pair pairs[2];
static u64 paired; /* names without these bits are not looked at for pairs */
static u64 hidden;

static u64 known(Text word) {
  for (u32 slot = (u32)hash(word) % WORDS; words[slot].word.size; slot = (slot + 1) % WORDS)
    if (same(words[slot].word, word)) return words[slot].bits;
  return 0;
}

/* Whether a known word begins, or ends, with four letters; now and then where none does. */
static u8 begins[1024], ends[1024];

static u32 four(const u8 *at) {
  u32 letters;
  COPY(&letters, at, 4);
  return letters * 0x9e3779b1u >> 19;
}

static int any(const u8 *of, u32 key) { return of[key >> 3] >> (key & 7) & 1; }

static void learn(Text word, u64 bits) {
  if (word.size >= SHORTEST) {
    u32 first = four(word.at), last = four(word.at + word.size - SHORTEST);
    begins[first >> 3] |= (u8)(1 << (first & 7));
    ends[last >> 3] |= (u8)(1 << (last & 7));
  }
  u32 slot = (u32)hash(word) % WORDS;
  while (words[slot].word.size) slot = (slot + 1) % WORDS;
  words[slot] = (Word){word, bits};
}

/* Read the tables, one entry a line: what it is for, the word, the bits. Once, before the first page.
 *
 *     word W B   tag T B   first0 W -   second0 W -   pair0 - B   paired - B   hidden - B   marked - B
 */
void learn_hints(Text given) {
  Text all = {keep(given.size), given.size};
  COPY((u8 *)all.at, given.at, given.size);
  while (all.size) {
    Text line = piece(&all, '\n'), what = piece(&line, ' '), word = piece(&line, ' ');
    u64 bits = number(line);
    u32 n = what.at[what.size - 1] - '0';
    if (same(what, TEXT("word"))) learn(word, bits);
    else if (same(what, TEXT("tag"))) tags[tag(word)].hints = bits;
    else if (same(what, TEXT("paired"))) paired = bits;
    else if (same(what, TEXT("hidden"))) hidden = bits;
    else if (same(what, TEXT("marked"))) marked = bits;
    else if (starts(what, TEXT("pair"))) pairs[n].bits = bits;
    else *PUSH(*(starts(what, TEXT("first")) ? &pairs[n].first : &pairs[n].second)) = word;
  }
  for (u32 n = 0; n < 2; n++) { /* the vectors lie among what is forgotten: move them to what stays */
    Texts *lists[] = {&pairs[n].first, &pairs[n].second};
    for (u32 side = 0; side < 2; side++) {
      Text *stays = keep(lists[side]->count * sizeof(Text));
      COPY(stays, lists[side]->at, lists[side]->count * sizeof(Text));
      lists[side]->at = stays;
    }
  }
}

/* ---- looking up -------------------------------------------------------------------------------------------- */

#define LONGEST 300 /* longer names are inlined data */
static int lower(u8 c) { return c >= 'a' && c <= 'z'; }
static int upper(u8 c) { return c >= 'A' && c <= 'Z'; }

/* The hints of one word, or of the known words that it begins and ends with ("articlebyline"). */
static u64 of_word(const u8 *given, u32 size) {
  u8 low[LONGEST + 8];
  for (u32 i = 0; i < size; i += 8) {
    u64 letters;
    COPY(&letters, given + i, 8);
    letters |= 0x2020202020202020ull;
    COPY(low + i, &letters, 8);
  }
  if (size < SHORTEST) return known((Text){low, size});
  int begun = any(begins, four(low));
  u64 bits = begun ? known((Text){low, size}) : 0;
  if (bits || size < 6 || size > 40) return bits;
  if (begun)
    for (u32 cut = size - 1; cut >= SHORTEST && !bits; cut--) bits = known((Text){low, cut});
  if (!any(ends, four(low + size - SHORTEST))) return bits;
  for (u32 cut = 1; cut <= size - SHORTEST; cut++) {
    u64 ends = known((Text){low + cut, size - cut});
    if (ends) return bits | ends;
  }
  return bits;
}

static int any_starts(Texts words, Text text) {
  for (u32 i = 0; i < words.count; i++)
    if (starts(text, words.at[i])) return 1;
  return 0;
}

/* Whether a name holds a first word and, after at most two of "-", "_" and space, a second. */
static int holds(const Pair *pair, Text name) {
  for (; name.size; name.at++, name.size--)
    for (u32 i = 0; i < pair->first.count; i++)
      if (starts(name, pair->first.at[i])) {
        Text rest = {name.at + pair->first.at[i].size, name.size - pair->first.at[i].size};
        for (u32 gap = 0; gap < 3; gap++) {
          if (any_starts(pair->second, rest)) return 1;
          if (!rest.size || (*rest.at != '-' && *rest.at != '_' && *rest.at != ' ')) break;
          rest.at++;
          rest.size--;
        }
      }
  return 0;
}

/* The hints of one class, id or property: "article__body", "relatedStories", "byline-2". */
static u64 of_name(Text name) {
  u64 bits = 0;
  const u8 *at = name.at, *end = at + (name.size < LONGEST ? name.size : LONGEST);
  while (at < end) {
    const u8 *from = at;
    if (lower(*at) || (upper(*at) && at + 1 < end && lower(at[1]))) {
      for (at++; at < end && lower(*at); at++) {}
    } else if (upper(*at)) {
      for (at++; at < end && upper(*at); at++) {}
      if (at < end && lower(*at)) at--; /* "HTMLParser": the last capital begins the next word */
    } else {
      at++;
      continue;
    }
    bits |= of_word(from, (u32)(at - from));
  }
  if (bits & paired) {
    u8 *low = take(name.size);
    for (u32 i = 0; i < name.size; i++) low[i] = upper(name.at[i]) ? name.at[i] | 0x20 : name.at[i];
    for (u32 n = 0; n < 2; n++)
      if (holds(&pairs[n], (Text){low, name.size})) bits |= pairs[n].bits;
  }
  return bits;
}

#define MEMORY 8192

/* The hints of names, and of rows of names, seen before, on this page or another: each falls on one place, and takes it
 * over. */
static struct {
  u64 names, bits;
} memory[MEMORY];

static u64 remembered(Text names);

/* The hints of all names in a row with blanks between them. */
static u64 of_names(Text names) {
  u64 bits = 0;
  const u8 *at = names.at, *end = at + names.size;
  while (at < end) {
    const u8 *from = at, *p = at;
    while (p < end && ((*p > ' ' && *p < 0x7f) ? (p++, 1) : !(kind(next(&p)) & SPACE))) at = p;
    if ((u32)(at - from) == names.size) return of_name(names);
    if (at > from) bits |= remembered((Text){from, (u32)(at - from)});
    at = p;
  }
  return bits;
}

static u64 remembered(Text names) {
  u64 key = hash(names);
  u32 slot = (u32)key % MEMORY;
  if (memory[slot].names != key) {
    memory[slot].bits = of_names(names);
    memory[slot].names = key;
  }
  return memory[slot].bits;
}

Text value(Attributes in, Text name) {
  for (u32 i = 0; i < in.count; i++)
    if (same(in.at[i].name, name)) return in.at[i].value;
  return (Text){0, 0};
}

static int naming(Text name) {
  switch (name.size) {
    case 2: return same(name, TEXT("id"));
    case 3: return same(name, TEXT("rel"));
    case 4: return same(name, TEXT("role"));
    case 5: return same(name, TEXT("class"));
    case 7: return same(name, TEXT("data-qa"));
    case 8: return same(name, TEXT("itemprop"));
    case 9: return same(name, TEXT("data-type"));
    case 11: return same(name, TEXT("data-testid")) || same(name, TEXT("data-module"));
    case 14: return same(name, TEXT("data-component"));
  }
  return 0;
}

static int hiding(Attribute a) {
  if (same(a.name, TEXT("hidden"))) return 1;
  if (same(a.name, TEXT("aria-hidden"))) return same(a.value, TEXT("true"));
  if (!same(a.name, TEXT("style"))) return 0;
  static const Text FORMS[] = {{(const u8 *)"display:none", 12},
                               {(const u8 *)"display: none", 13},
                               {(const u8 *)"visibility:hidden", 17},
                               {(const u8 *)"visibility: hidden", 18}};
  for (u32 n = 0; n < 4; n++)
    if (find(a.value, FORMS[n]) < a.value.size) return 1;
  return 0;
}

u64 hints(Attributes in) {
  u64 bits = 0;
  for (u32 i = 0; i < in.count; i++) {
    if (hiding(in.at[i])) bits |= hidden;
    if (!naming(in.at[i].name)) continue;
    if (in.at[i].value.size) bits |= remembered(in.at[i].value);
  }
  return bits;
}
