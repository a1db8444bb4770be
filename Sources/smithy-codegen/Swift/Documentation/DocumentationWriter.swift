/// Writes the elements of documentation as Markdown: each paragraph is a line, and an empty line
/// stands between two blocks.
enum DocumentationWriter {
  /// The lines of what an element contains.
  static func lines(of element: DocumentationElement) -> [String] {
    var blocks: [[String]] = []
    var runs: [DocumentationRun] = []
    func endParagraph() {
      let text = runs.markdown
      if !text.isEmpty { blocks.append([text]) }
      runs = []
    }
    for child in flattened(element.children) {
      if case .element(let block) = child, HTMLTags.blocks.contains(block.name) {
        endParagraph()
        let lines = self.lines(ofBlock: block)
        if !lines.isEmpty { blocks.append(lines) }
      } else {
        runs += self.runs(of: child, DocumentationRun.Style())
      }
    }
    endParagraph()
    return Array(blocks.joined(separator: [""]))
  }

  /// The nodes, with the content of a style in place of the style where it contains blocks.
  private static func flattened(_ nodes: [DocumentationNode]) -> [DocumentationNode] {
    nodes.flatMap { node -> [DocumentationNode] in
      guard case .element(let element) = node, !HTMLTags.blocks.contains(element.name),
        containsBlock(element)
      else { return [node] }
      return flattened(element.children)
    }
  }

  private static func containsBlock(_ element: DocumentationElement) -> Bool {
    element.children.contains { child in
      guard case .element(let inner) = child else { return false }
      return HTMLTags.blocks.contains(inner.name) || containsBlock(inner)
    }
  }

  // MARK: Blocks

  private static func lines(ofBlock block: DocumentationElement) -> [String] {
    switch block.name {
    case "ul": list(block, isOrdered: false)
    case "ol": list(block, isOrdered: true)
    case "dl": definitions(block)
    case "li", "dd": item(lines(of: block), "- ")
    case "note", "tip", "important", "warning": aside(block, block.name)
    case "caution": aside(block, "warning")
    case "blockquote": lines(of: block).map { $0.isEmpty ? ">" : "> \($0)" }
    case "pre", "programlisting", "screen": code(block)
    case "table": table(block)
    case "h1", "h2", "h3", "h4", "h5", "h6", "title", "dt": heading(block)
    case "br", "hr": []
    default: lines(of: block)
    }
  }

  private static func list(_ list: DocumentationElement, isOrdered: Bool) -> [String] {
    var number = 0
    return blocks(in: list).flatMap { block -> [String] in
      let lines = block.name == "li" ? self.lines(of: block) : self.lines(ofBlock: block)
      guard !lines.isEmpty else { return [] }
      number += 1
      return item(lines, isOrdered ? "\(number). " : "- ")
    }
  }

  /// Terms in bold, each with its definition below it.
  private static func definitions(_ list: DocumentationElement) -> [String] {
    var items: [[String]] = []
    for block in blocks(in: list) {
      let lines = block.name == "dd" ? self.lines(of: block) : self.lines(ofBlock: block)
      if block.name == "dt" || items.isEmpty {
        items.append(lines)
      } else if !lines.isEmpty {
        items[items.count - 1] += items[items.count - 1].isEmpty ? lines : [""] + lines
      }
    }
    return items.filter { !$0.isEmpty }.flatMap { item($0, "- ") }
  }

  /// The blocks of a list, in which text of its own is a block too.
  private static func blocks(in list: DocumentationElement) -> [DocumentationElement] {
    list.children.compactMap { child in
      switch child {
      case .element(let element) where HTMLTags.blocks.contains(element.name): return element
      case .text(let text) where text.trimmingSpaces.isEmpty: return nil
      default:
        var item = DocumentationElement([])
        item.name = "li"
        item.children = [child]
        return item
      }
    }
  }

  private static func item(_ lines: [String], _ mark: String) -> [String] {
    let indentation = String(repeating: " ", count: mark.utf8.count)
    return lines.enumerated().map { index, line in
      index == 0 ? mark + line : line.isEmpty ? "" : indentation + line
    }
  }

  private static func aside(_ block: DocumentationElement, _ name: String) -> [String] {
    let lines = self.lines(of: block)
    guard let first = lines.first else { return [] }
    let title = "> " + name.prefix(1).uppercased() + name.dropFirst() + ":"
    // A list cannot start on the line of the title.
    let isText = !Markdown.isBlockMark(String(first.unicodeScalars.prefix { $0 != " " }))
    let rest = (isText ? lines.dropFirst() : lines[...]).map { $0.isEmpty ? ">" : "> \($0)" }
    return [isText ? "\(title) \(first)" : title] + (isText || rest.isEmpty ? [] : [">"]) + rest
  }

  private static func heading(_ block: DocumentationElement) -> [String] {
    let runs = block.children.flatMap { child in
      self.runs(of: child, DocumentationRun.Style(isBold: true))
    }
    let text = runs.markdown
    return text.isEmpty ? [] : [text]
  }

  private static func code(_ block: DocumentationElement) -> [String] {
    let text = plainText(block)
    let lines = Markdown.printable(text).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let isBlank = { (line: String) in line.trimmingSpaces.isEmpty }
    guard let first = lines.firstIndex(where: { !isBlank($0) }),
      let last = lines.lastIndex(where: { !isBlank($0) })
    else { return [] }
    let fence = String(repeating: "`", count: max(3, text.longestRun(of: "`") + 1))
    return [fence] + lines[first...last].map { isBlank($0) ? "" : $0 } + [fence]
  }

  private static func plainText(_ element: DocumentationElement) -> String {
    element.children.map { child in
      switch child {
      case .text(let text): text
      case .element(let inner): inner.name == "br" ? "\n" : plainText(inner)
      }
    }.joined()
  }

  // MARK: Tables

  private static func table(_ table: DocumentationElement) -> [String] {
    let rows = self.rows(of: table)
    guard let columns = rows.map(\.count).max(), columns > 0 else { return lines(of: table) }
    let filled = rows.map { row in
      row + Array(repeating: "", count: columns - row.count)
    }
    let lines = filled.map { "| " + $0.joined(separator: " | ") + " |" }
    let rule = "|" + String(repeating: " --- |", count: columns)
    return [lines[0], rule] + lines.dropFirst()
  }

  private static func rows(of element: DocumentationElement) -> [[String]] {
    element.children.flatMap { child -> [[String]] in
      guard case .element(let inner) = child else { return [] }
      guard inner.name == "tr" else { return rows(of: inner) }
      return [
        inner.children.compactMap { cell -> String? in
          guard case .element(let cell) = cell, cell.name == "td" || cell.name == "th" else {
            return nil
          }
          let text = cell.children.flatMap { runs(of: $0, DocumentationRun.Style()) }.markdown
          return text.replacing("|", with: "\\|")
        }
      ]
    }
  }

  // MARK: Text

  private static func runs(
    of node: DocumentationNode, _ style: DocumentationRun.Style
  ) -> [DocumentationRun] {
    switch node {
    case .text(let text): return [DocumentationRun(text: text, style: style)]
    case .element(let element):
      var style = style
      switch element.name {
      case "code", "tt", "kbd", "samp":
        style = DocumentationRun.Style(isCode: true, address: style.address)
      case "b", "strong": style.isBold = !style.isCode
      case "i", "em", "replaceable": style.isItalic = !style.isCode
      case "a": style.address = element.address
      default: break
      }
      let space = DocumentationRun(text: " ", style: style)
      let runs = element.children.flatMap { self.runs(of: $0, style) }
      return HTMLTags.blocks.contains(element.name) ? [space] + runs + [space] : runs
    }
  }
}
