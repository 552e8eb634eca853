"""What a page's markup says about the text inside it, as bits.

Outlets name their parts for their own style sheets, and the names are much alike the world over: "byline", "caption",
"related", "newsletter". A hint is one such meaning. It is evidence for the labeller and the finders, never a verdict:
a class may say "article" on every card of a front page.

The words are those of the public "unlikely candidate" and "byline" lists of Mozilla's Readability and of the
microdata vocabulary schema.org, completed with the German, Dutch, Scandinavian, Romance, Polish, Turkish and
Indonesian words that style sheets use for the same parts. No outlet is named.
"""

from __future__ import annotations

from typing import Final

BIT: Final = {
    name: 1 << place
    for place, name in enumerate(
        (
            *("nav", "header", "footer", "aside", "main", "article", "body", "content", "title", "lead", "kicker"),
            *("author", "date", "figure", "caption", "credit", "gallery", "video", "share", "comment", "related"),
            *("card", "promo", "paywall", "ad", "tags", "consent", "quote", "box", "live", "hidden", "list"),
            *("table", "embed", "bio", "note", "form", "subhead", "item", "heading", "button", "strong", "link"),
            *("address", "menu"),
        )
    )
}
"""Every hint and its bit."""

NAV, HEADER, FOOTER, ASIDE = BIT["nav"], BIT["header"], BIT["footer"], BIT["aside"]
MAIN, ARTICLE, BODY, CONTENT = BIT["main"], BIT["article"], BIT["body"], BIT["content"]
TITLE, LEAD, KICKER, AUTHOR = BIT["title"], BIT["lead"], BIT["kicker"], BIT["author"]
DATE, FIGURE, CAPTION, CREDIT = BIT["date"], BIT["figure"], BIT["caption"], BIT["credit"]
GALLERY, VIDEO, SHARE, COMMENT = BIT["gallery"], BIT["video"], BIT["share"], BIT["comment"]
RELATED, CARD, PROMO, PAYWALL = BIT["related"], BIT["card"], BIT["promo"], BIT["paywall"]
AD, TAGS, CONSENT, QUOTE = BIT["ad"], BIT["tags"], BIT["consent"], BIT["quote"]
BOX, LIVE, HIDDEN, LIST = BIT["box"], BIT["live"], BIT["hidden"], BIT["list"]
TABLE, EMBED, BIO, NOTE = BIT["table"], BIT["embed"], BIT["bio"], BIT["note"]
FORM, SUBHEAD, ITEM, HEADING = BIT["form"], BIT["subhead"], BIT["item"], BIT["heading"]
BUTTON, STRONG, LINK, ADDRESS, MENU = BIT["button"], BIT["strong"], BIT["link"], BIT["address"], BIT["menu"]

WORDS: Final[dict[str, str]] = {
    "nav": (
        "nav navi navigation navbar navigator breadcrumb breadcrumbs crumb crumbs pagination pager paging "
        "paginate topbar sitemap skip skiplink toc tableofcontents inhaltsverzeichnis"
    ),
    "menu": "menu submenu megamenu dropdown hamburger offcanvas drawer",
    "header": "header masthead kopf",
    "footer": "footer foot colophon copyright impressum imprint fuss",
    "aside": "aside sidebar side rail rightcol rightcolumn leftcol marginal complementary secondary",
    "main": "main maincontent primary",
    "article": "article artikel articulo articolo artigo story beitrag berita news newsarticle hentry",
    "body": (
        "articlebody artikelbody storybody bodytext bodycopy richtext textbody articletext entrycontent "
        "wysiwyg postcontent articlecontent storycontent newscontent isi fulltext longtext textmodule prose"
    ),
    "content": (
        "content contents text txt body post entry detail paragraph para absatz copy inhalt contenido konten "
        "read baca weiter wrap wrapper"
    ),
    "title": "title headline hed heading titel judul titulo titre titolo tytul baslik ueberschrift headlines",
    "lead": (
        "lead lede standfirst intro introduction summary abstract excerpt dek deck subtitle subheadline "
        "subtitel chapo sapo vorspann description desc ingress anleser entradilla bajada manchet sottotitolo "
        "preamble synopsis spot zajawka unterzeile subline"
    ),
    "kicker": (
        "kicker eyebrow overline dachzeile section category kategori kategorie rubrik ressort flag label "
        "topline roofline spitzmarke occhiello antetitulo overtitle cat"
    ),
    "author": (
        "author authors byline writer reporter autor autoren autore auteur penulis redaktur contributor yazar "
        "forfatter muellif creator verfasser journalist byl"
    ),
    "date": (
        "date dates time datetime published pubdate timestamp datum fecha tanggal updated modified dateline "
        "publication datepublished datemodified datecreated tarih data posted publish waktu"
    ),
    "figure": (
        "figure image images img photo photos picture pic bild foto fotos media imagen immagine gambar "
        "thumbnail thumb illustration"
    ),
    "caption": (
        "caption captions figcaption legend legende bildunterschrift bildunterschriften pie didascalia "
        "imagetext keterangan bildtext cutline"
    ),
    "credit": (
        "credit credits source quelle photographer fotograf agency agentur rights copyrightholder bildquelle "
        "sumber fuente attribution"
    ),
    "gallery": (
        "gallery galleries galerie galeri slideshow carousel slider swiper bildergalerie slides lightbox "
        "bilderstrecke fotostrecke"
    ),
    "video": "video videos player audio podcast jwplayer brightcove mediathek youtube speech tts listen",
    "share": (
        "share sharing social socials facebook twitter whatsapp telegram follow print bookmark teilen bagikan "
        "sharebar addthis sharethis compartir partage copylink favorite save toolbar tools utility actions "
        "action"
    ),
    "comment": (
        "comment comments commenting disqus discussion reply replies kommentar kommentare komentar "
        "comentarios respond forum talkback reactions opinions"
    ),
    "related": (
        "related recommended recommendation recommendations recirculation recirc more morefrom terkait "
        "similar readmore readalso readnext seealso alsoread next previous prev popular mostread mostviewed "
        "trending latest terpopuler terkini outbrain taboola linkbox weiterlesen mehr related-articles "
        "bacajuga relacionadas relacionados correlati suggested onward further most top neueste meistgelesen "
        "upnext also zum thema verwandt populer linkedin0 backlink crosslink internallink"
    ),
    "card": (
        "card cards teaser teasers tile tiles listing feed stream grid cluster collection promoitem storylist "
        "newslist articlelist postlist linklist archive stories items"
    ),
    "promo": (
        "newsletter newsletters promo promotion subscribe subscription signup banner cta donate donation "
        "campaign offer membership member marketing abo join app apps appstore push support upsell"
    ),
    "paywall": (
        "paywall premium piano regwall subscriber subscribers locked lock metered meter paid plus barrier "
        "gate gated restricted unlock"
    ),
    "ad": (
        "ad ads adv advert adverts advertisement advertising adslot adunit adcontainer adbox sponsor "
        "sponsored iklan anzeige anzeigen werbung publicidad publicite pubblicita reklam reklama dfp gpt "
        "adsense adwrapper annons mpu leaderboard affiliate commercial"
    ),
    "tags": (
        "tag tags keyword keywords topic topics taglist hashtag schlagwort schlagworte stichwort etiquetas "
        "themen tagcloud categories"
    ),
    "consent": (
        "cookie cookies consent gdpr privacy modal popup popover overlay dialog onetrust notification "
        "notifications toast tooltip alert login signin register registration snackbar disclaimer-banner"
    ),
    "quote": "blockquote quote pullquote zitat quotation cita citazione citation pull",
    "box": (
        "infobox factbox box callout widget widgets module inset infografik fakten aside-box kasten "
        "hintergrund factsheet explainer sidebox highlight highlights keypoints bulletpoints"
    ),
    "live": "live liveblog ticker liveticker liveblogentry minute livecenter entrylist",
    "hidden": "hidden hide invisible visuallyhidden sronly offscreen noprint printonly none a11y",
    "embed": "embed embedded tweet instagram oembed tiktok iframe external embeds thirdparty",
    "bio": "bio biography authorbio aboutauthor authorbox authorinfo profile authorcard",
    "note": (
        "disclaimer note footnote footnotes correction corrections editorsnote endnote hinweis legal terms info trust"
    ),
    "form": "form search suche input poll quiz vote umfrage rating survey",
    "subhead": (
        "subhead subheading crosshead zwischentitel intertitle zwischenueberschrift ladillo subtitulo "
        "crossheading intertitulo"
    ),
    "item": "item",
}
"""Which hint a word of a class, an id or an itemprop gives."""

TAGS_SAY: Final[dict[str, int]] = {
    "nav": NAV,
    "menu": MENU,
    "header": HEADER,
    "footer": FOOTER,
    "aside": ASIDE,
    "main": MAIN,
    "article": ARTICLE,
    "figure": FIGURE,
    "figcaption": CAPTION,
    "caption": CAPTION,
    "blockquote": QUOTE,
    "q": QUOTE,
    "form": FORM,
    "ul": LIST,
    "ol": LIST,
    "dl": LIST,
    "li": ITEM,
    "table": TABLE,
    "dialog": CONSENT,
    "button": BUTTON,
    "label": FORM,
    "time": DATE,
    "address": ADDRESS,
    "b": STRONG,
    "strong": STRONG,
    "a": LINK,
    **{f"h{level}": HEADING for level in range(1, 7)},
}

PAIRS: Final = (
    (
        "article artikel story post entry news detail rich main page read berita single beitrag body",
        "body content text copy txt inhalt isi paragraph konten detail wrap",
        BODY,
    ),
    ("read see baca more also weiter", "more also juga next on from lesen stories news", RELATED),
)
"""Two words that mean more together, one after the other with at most two dashes between: "articleBody",
"story__content", "read-more". Looked for in names that hint at content."""

MARKED: Final = AUTHOR | DATE | CREDIT | CAPTION | TITLE | LEAD | KICKER | STRONG
"""Inline elements with these hints are kept as marks: finders look for names and times in them."""


def tables() -> bytes:
    """Write all that is known of names for `hints.c`: an entry a line, with what it is for, its word and its bits."""
    means = {word: BIT[name] for name, words in WORDS.items() for word in words.split()}
    lines = [f"word {word} {bits}" for word, bits in means.items()]
    lines += [f"tag {tag} {bits}" for tag, bits in TAGS_SAY.items()]
    for place, (first, second, bits) in enumerate(PAIRS):
        lines += [f"first{place} {word} 0" for word in first.split()]
        lines += [f"second{place} {word} 0" for word in second.split()]
        lines.append(f"pair{place} - {bits}")
    return "\n".join([*lines, f"paired - {CONTENT}", f"hidden - {HIDDEN}", f"marked - {MARKED}"]).encode()


def names(bits: int) -> tuple[str, ...]:
    """Spell out a set of hints, in the order of their bits."""
    return tuple(name for name, bit in BIT.items() if bits & bit)
