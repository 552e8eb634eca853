/* The elements in which a page may say something of itself: kronik.page.declared reads them. */

#include "page.h"

#define LONGEST 16000 /* bytes of text that are handed on, but for scripts: 4,000 letters of any language */

static int rel(Attributes in, Text wanted) {
  Text words = value(in, TEXT("rel"));
  while (words.size) {
    Text word = piece(&words, ' ');
    if (word.size != wanted.size) continue;
    u32 i = 0;
    while (i < word.size && (word.at[i] | 0x20) == wanted.at[i]) i++;
    if (i == word.size) return 1;
  }
  return 0;
}

static int holds(Text words, Text wanted) {
  while (words.size)
    if (same(piece(&words, ' '), wanted)) return 1;
  return 0;
}

static int selected(const Node *node, Attributes at) {
  if (value(at, TEXT("itemprop")).at) return 1;
  if (value(at, TEXT("title")).at) {
    Text classes = value(at, TEXT("class"));
    if (holds(classes, TEXT("updated")) || (node->tag == TAG_abbr && holds(classes, TEXT("published")))) return 1;
  }
  switch (node->tag) {
    case TAG_html: return 1;
    case TAG_meta: return value(at, TEXT("content")).at != 0;
    case TAG_title: return !node->foreign;
    case TAG_time: return value(at, TEXT("datetime")).at != 0;
    case TAG_link: return rel(at, TEXT("canonical")) || rel(at, TEXT("amphtml")) || rel(at, TEXT("next"));
    case TAG_a: return rel(at, TEXT("author")) || rel(at, TEXT("tag")) || rel(at, TEXT("next"));
    case TAG_script: return find(value(at, TEXT("type")), TEXT("ld+json")) < value(at, TEXT("type")).size;
  }
  return 0;
}

/* The node that follows in the page, or 0 after the last one inside `top`. */
static u32 following(const Tree *tree, u32 top, u32 n, u32 leave_out) {
  const Node *node = &tree->at[n];
  if (node->first && (node->tag == TAG_text || !(tags[node->tag].is & leave_out))) return node->first;
  while (n != top && !tree->at[n].after) n = tree->at[n].parent;
  return n == top ? 0 : tree->at[n].after;
}

/* Write the texts inside an element that a reader sees, at most so many bytes; those of a script as well. */
static void put_texts(Writer *w, const Tree *tree, u32 top, u32 most) {
  u32 where = put_later(w), count = 0;
  for (u32 n = tree->at[top].first; n && most; n = following(tree, top, n, UNSEEN)) {
    spend(1);
    if (tree->at[n].tag != TAG_text) continue;
    Text text = tree->at[n].text;
    if (text.size > most) {
      text.size = most;
      while (text.size && (text.at[text.size] & 0xc0) == 0x80) text.size--;
      most = 0;
    } else {
      most -= text.size;
    }
    put_text(w, text);
    count++;
  }
  put_count(w, where, ARRAY, count);
}

/* The name inside an element that is a person: the content or the texts of the first property of that name. */
static void put_name(Writer *w, const Tree *tree, u32 top) {
  for (u32 n = tree->at[top].first; n; n = following(tree, top, n, UNSEEN)) {
    spend(1);
    Attributes at = tree->at[n].tag == TAG_text ? (Attributes){0, 0} : attributes(&tree->at[n]);
    if (!holds(value(at, TEXT("itemprop")), TEXT("name"))) continue;
    Text content = value(at, TEXT("content"));
    if (content.size) {
      put_array(w, 1);
      put_text(w, content);
    } else {
      put_texts(w, tree, n, LONGEST);
    }
    return;
  }
  put_array(w, 0);
}

u32 said(Tree tree, Writer *w) {
  u32 count = 0;
  for (u32 n = tree.html; n; n = following(&tree, tree.html, n, 0)) {
    const Node *node = &tree.at[n];
    if (node->tag == TAG_text) continue;
    Attributes at = attributes(node);
    if (!selected(node, at)) continue;
    Text prop = value(at, TEXT("itemprop"));
    count++;
    put_array(w, 4);
    put_text(w, node->text);
    put_count(w, put_later(w), MAP, at.count);
    for (u32 i = 0; i < at.count; i++) {
      put_text(w, at.at[i].name);
      put_text(w, at.at[i].value);
    }
    if (node->tag == TAG_script) put_texts(w, &tree, n, 0x7fffffff);
    else if (node->tag == TAG_html || node->tag == TAG_meta || node->tag == TAG_link) put_array(w, 0);
    else put_texts(w, &tree, n, LONGEST);
    if (holds(prop, TEXT("author")) || holds(prop, TEXT("creator"))) put_name(w, &tree, n);
    else put_array(w, 0);
  }
  return count;
}
