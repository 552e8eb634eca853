/* What all parts of the kernel share: numbers, memory that is forgotten after each call, slices of text, vectors,
 * kinds of characters, and the writer of msgpack. */

#pragma once

#include <wasm_simd128.h>

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef int i32;
typedef float f32;

#define EXPORT(name) __attribute__((export_name(#name)))
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

/* ---- memory.c ---------------------------------------------------------------------------------------------- */

/* Where a call finds what it was given and leaves what it answers. Python reads and writes it. */
typedef struct {
  u32 input;      /* where the inputs lie, one after another */
  u32 end;        /* where memory ends */
  u32 length[16];  /* the bytes of each input */
  u32 answer;     /* where the answer lies */
  u32 size;       /* its bytes */
} Desk;

extern Desk desk;

/* Forget the call before. First in every exported function that takes inputs. */
void begin(u32 inputs);

/* Give so many bytes, not cleared, at a multiple of 16. They are everyone's again at the next call. Where memory
 * is used up the call traps: Python sees an exception, and the page is over budget. */
void *take(u32 bytes);

/* How much is taken; and give back all that was taken since. */
u32 taken(void);
void give_back(u32 to);

/* Give bytes that stay for as long as the kernel lives. */
void *keep(u32 bytes);

/* Give a vector twice the room, its content moved. */
void *grown(void *items, u32 count, u32 *room, u32 item);

/* A vector of T: push(v) gives the address of a new last item. */
#define VECTOR(T) struct { T *at; u32 count, room; }
#define PUSH(v) \
  ((v).count == (v).room ? ((v).at = grown((v).at, (v).count, &(v).room, sizeof *(v).at), &(v).at[(v).count++]) \
                         : &(v).at[(v).count++])

/* Give an empty vector room for so many items at once: growing copies them. */
#define RESERVE(v, items) ((v).at = take((items) * sizeof *(v).at), (v).count = 0, (v).room = (items))

#define COPY(to, from, bytes) __builtin_memcpy(to, from, bytes)
#define CLEAR(to, bytes) __builtin_memset(to, 0, bytes)

/* ---- slices of text ---------------------------------------------------------------------------------------- */

typedef struct {
  const u8 *at;
  u32 size;
} Text;

/* Give a copy that stays for as long as the kernel lives, at a multiple of 16. */
const void *stays(Text given);

#define TEXT(literal) ((Text){(const u8 *)(literal), sizeof(literal) - 1})

/* The first of eight bytes, less than eight and more than none, as one number. What lies past them is read, too: there
 * is always something. */
static inline u64 some_of(const u8 *at, u32 bytes) {
  u64 all;
  COPY(&all, at, 8);
  return all & ~0ull >> (64 - 8 * bytes);
}

static inline int same(Text a, Text b) {
  if (a.size != b.size) return 0;
  u32 left = a.size;
  for (; left >= 8; left -= 8, a.at += 8, b.at += 8) {
    u64 x, y;
    COPY(&x, a.at, 8);
    COPY(&y, b.at, 8);
    if (x != y) return 0;
  }
  return !left || some_of(a.at, left) == some_of(b.at, left);
}
static inline int starts(Text text, Text with) {
  return text.size >= with.size && same((Text){text.at, with.size}, with);
}
/* What is left of the text after so many bytes. */
static inline Text from(Text text, u32 bytes) {
  return bytes < text.size ? (Text){text.at + bytes, text.size - bytes} : (Text){text.at + text.size, 0};
}
/* Where a byte stands next, or the end; sixteen at a time, of which the last may lie past the end. */
static inline const u8 *seek(const u8 *from, const u8 *end, u8 wanted) {
  v128_t all = wasm_i8x16_splat((signed char)wanted);
  for (; from < end; from += 16) {
    u32 found = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(from), all));
    if (!found) continue;
    from += __builtin_ctz(found);
    return from < end ? from : end;
  }
  return end;
}
/* Where `wanted` begins in `text`; its size where it does not. */
u32 find(Text text, Text wanted);
u64 hash(Text text);
/* The n-th input of this call. */
Text input(u32 n);
/* Cut the next piece, up to `end` or the end of the text, off the text. */
Text piece(Text *text, u8 end);
u64 number(Text digits);

/* ---- chars.c ----------------------------------------------------------------------------------------------- */

enum { LOWER, UPPER, DIGIT, BLANK, STOP, COMMA, QUOTE, WIDE, OTHER };

#define KIND 0x0f   /* one of the above */
#define WORD 0x10   /* a letter, a digit or "_" */
#define SPACE 0x20  /* white space, as Python's str.isspace has it */

extern u8 kinds_below[0x10000]; /* those of the basic plane, one by one */
u8 kind_beyond(u32 code);

static inline u8 kind(u32 code) { return LIKELY(code < 0x10000) ? kinds_below[code] : kind_beyond(code); }

/* Lay out the table of kinds, once. */
void kinds(void);

/* Read the code point at `p`, which begins one, and move past it. The text is UTF-8 throughout: Python encoded it. */
static inline u32 next(const u8 **p) {
  const u8 *s = *p;
  u32 c = *s;
  if (LIKELY(c < 0x80)) {
    *p = s + 1;
    return c;
  }
  if (c < 0xe0) {
    *p = s + 2;
    return (c & 0x1f) << 6 | (s[1] & 0x3f);
  }
  if (c < 0xf0) {
    *p = s + 3;
    return (c & 0x0f) << 12 | (s[1] & 0x3f) << 6 | (s[2] & 0x3f);
  }
  *p = s + 4;
  return (c & 0x07) << 18 | (s[1] & 0x3f) << 12 | (s[2] & 0x3f) << 6 | (s[3] & 0x3f);
}

/* The text without white space at its edges. */
Text stripped(Text text);

/* Code points, decoded. */
typedef struct {
  const u32 *at;
  u32 size;
} Codes;

Codes decoded(Text text);
int same_codes(Codes a, Codes b);
u64 hash_codes(Codes codes);
static inline Codes cut(Codes codes, u32 from, u32 to) {
  if (to > codes.size) to = codes.size;
  return from < to ? (Codes){codes.at + from, to - from} : (Codes){codes.at, 0};
}

/* ---- reader.c: msgpack ------------------------------------------------------------------------------------- */

typedef struct {
  const u8 *at;
} Reader;

u32 get_count(Reader *r); /* of an array or a map */
u64 get_uint(Reader *r);
Text get_text(Reader *r);
void skip(Reader *r);

/* ---- numbers.c --------------------------------------------------------------------------------------------- */

f32 log1p(f32 value); /* of what is not negative */
void logarithms(void); /* make those of whole numbers ready, once */
f32 exp(f32 value);
f32 sqrt(f32 value);
v128_t tanhs(v128_t values); /* hyperbolic tangents of four numbers */

/* ---- writer.c: msgpack ------------------------------------------------------------------------------------- */

typedef struct {
  u8 *at;
  u32 size, room;
} Writer;

/* Give it room for so many more bytes. */
void widen(Writer *w, u32 bytes);
/* Make sure of so many more bytes and give where they go. */
static inline u8 *more(Writer *w, u32 bytes) {
  if (UNLIKELY(w->size + bytes + 16 > w->room)) widen(w, bytes); /* `put` writes in strides */
  u8 *at = w->at + w->size;
  w->size += bytes;
  return at;
}
void put(Writer *w, const void *bytes, u32 size);
void put_uint(Writer *w, u64 value);
void put_text(Writer *w, Text text);
void put_bytes(Writer *w, Text bytes);
void put_array(Writer *w, u32 count);
void put_map(Writer *w, u32 count);
/* Leave room for the head of an array or map whose count is not known yet. */
u32 put_later(Writer *w);
void put_count(Writer *w, u32 where, u8 what, u32 count);
void answer(Writer *w);

#define ARRAY 0xdd
#define MAP 0xdf
/* The name of a field, at most 31 letters. */
#define KEY(w, name) put_text(w, TEXT(name))
