/// An element of documentation, or text in it.
enum DocumentationNode: Sendable {
  case element(DocumentationElement)
  case text(String)
}

/// An element of documentation, with what it contains.
struct DocumentationElement: Sendable {
  var name: String
  var address: String?
  var children: [DocumentationNode] = []
}

extension DocumentationElement {
  /// Elements nest this deep at most; what is deeper becomes part of the element around it.
  private static let deepest = 24

  /// Elements whose start ends an open element of the same kind.
  private static let alike: [String: Set<String>] = [
    "p": ["p"], "li": ["li", "p"], "dt": ["dt", "dd", "p"], "dd": ["dt", "dd", "p"],
    "tr": ["tr", "td", "th"], "td": ["td", "th"], "th": ["td", "th"],
  ]

  /// Elements that keep an open element of the same kind open when another starts in them.
  private static let containers: Set<String> = [
    "ul", "ol", "dl", "table", "note", "important", "caution", "warning", "tip", "blockquote",
    "div",
  ]

  /// Creates the root of documentation.
  ///
  /// Elements that are not closed end with what is around them, and ends without a start are ignored.
  init(_ tokens: [HTMLToken]) {
    var open = [DocumentationElement(name: "", address: nil)]
    func close() {
      let element = open.removeLast()
      open[open.count - 1].children.append(.element(element))
    }
    for token in tokens {
      switch token {
      case .text(let text): open[open.count - 1].children.append(.text(text))
      case .start(let name, let address):
        if let alike = Self.alike[name] {
          let inner = open.dropFirst().lastIndex { Self.containers.contains($0.name) } ?? 0
          while open.count - 1 > inner,
            open[(inner + 1)...].contains(where: { alike.contains($0.name) })
          {
            close()
          }
        }
        let element = DocumentationElement(name: name, address: address)
        if name == "br" || name == "hr" || name == "img" || name == "col" || name == "wbr" {
          open[open.count - 1].children.append(.element(element))
        } else if open.count < Self.deepest {
          open.append(element)
        }
      case .end(let name):
        guard let start = open.dropFirst().lastIndex(where: { $0.name == name }) else { continue }
        while open.count > start { close() }
      }
    }
    while open.count > 1 { close() }
    self = open[0]
  }

  private init(name: String, address: String?) {
    self.name = name
    self.address = address
  }
}
