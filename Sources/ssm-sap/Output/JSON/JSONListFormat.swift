import JMESPath

/// A list in JSON, element by element.
struct JSONListFormat: ListFormat {
  private let path: [String]
  private var isEmpty = true

  init(_ path: [String]) {
    self.path = path
  }

  mutating func text(of elements: [JSONValue]) throws(CommandFailure) -> [UInt8] {
    var text: [UInt8] = []
    for element in elements {
      text += isEmpty ? try start() : Array(",".utf8)
      isEmpty = false
      text += Self.line(path.count + 1)
      text += try JSONFormat.text(of: element, level: path.count + 1)
    }
    return text
  }

  /// The names on the path, each on its line.
  private func start() throws(CommandFailure) -> [UInt8] {
    var text: [UInt8] = []
    for (level, name) in path.enumerated() {
      text += Array("{".utf8) + Self.line(level + 1)
      text += try JSONFormat.text(of: .string(name)) + Array(": ".utf8)
    }
    return text + Array("[".utf8)
  }

  mutating func end(_ member: JSONValue.Member?, hasList: Bool) throws(CommandFailure) -> [UInt8] {
    var text: [UInt8] = []
    if isEmpty {
      guard hasList || member != nil else { return [] }
      text += hasList ? try start() + Array("]".utf8) : Array("{".utf8)
    } else {
      text += Self.line(path.count) + Array("]".utf8)
    }
    for level in (1..<path.count).reversed() where hasList {
      text += Self.line(level) + Array("}".utf8)
    }
    if let member {
      text += Array((hasList ? "," : "").utf8) + Self.line(1)
      text += try JSONFormat.text(of: .string(member.name)) + Array(": ".utf8)
      text += try JSONFormat.text(of: member.value, level: 1)
    }
    return text + Array("\n}\n".utf8)
  }

  private static func line(_ level: Int) -> [UInt8] {
    Array("\n".utf8) + JSONFormat.spaces(level)
  }
}
