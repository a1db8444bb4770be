/// The tags that documentation contains: those of HTML, and some that AWS has beside them.
enum HTMLTags {
  static let known = blocks.union(styles).union(bare)

  /// Tags that start and end paragraphs.
  static let blocks: Set<String> = [
    "blockquote", "br", "caution", "center", "dd", "div", "dl", "dt", "fullname", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "important", "li", "note", "ol", "p", "para", "pre", "programlisting",
    "screen", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tip", "title", "tr", "ul",
    "warning",
  ]

  /// Tags around text of another style.
  static let styles: Set<String> = [
    "a", "b", "code", "em", "i", "kbd", "replaceable", "samp", "strong", "tt",
  ]

  /// Tags that leave the text as it is.
  private static let bare: Set<String> = [
    "abbr", "big", "body", "caption", "cite", "col", "colgroup", "del", "font", "html", "img",
    "ins",
    "label", "mark", "nobr", "q", "s", "shortdesc", "small", "span", "strike", "sub", "sup",
    "title1",
    "title2", "u", "ulink", "var", "video", "wbr",
  ]
}
