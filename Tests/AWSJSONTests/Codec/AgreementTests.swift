import AWSJSON
import AWSShapes
import Foundation
import Testing

@Suite("Agreement with other readers and writers of JSON")
struct AgreementTests {
  private let codec = JSONCodec()

  @Test("Foundation finds the values that were written", arguments: 0..<50)
  func foundationReads(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let document = Document.list([random.document(depth: 5)])
    for layout in [JSONLayout.compact, .indented] {
      let written = Data(try codec.encode(document, layout: layout))
      let value = try JSONDecoder().decode(AnyValue.self, from: written)
      #expect(value == AnyValue(document))
    }
  }

  @Test("What Foundation writes is read with the same values", arguments: 0..<50)
  func foundationWrites(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let value = AnyValue(.list([random.document(depth: 5)]))
    let written = [UInt8](try JSONEncoder().encode(value))
    #expect(AnyValue(try codec.decode(Document.self, from: written)) == value)
  }

  @Test("Python's json finds the values that were written", .enabled(if: Python.isThere))
  func pythonReads() throws {
    var random = SeededGenerator(seed: 1)
    let documents = (0..<500).map { _ in random.document(depth: 5) }
    let lines = try documents.map { String(decoding: try codec.encode($0), as: UTF8.self) }
    // Numbers as text: the same digits must come back.
    let program = """
      import json, sys
      for line in sys.stdin.buffer:
          value = json.loads(line, parse_int=lambda n: {"n": n}, parse_float=lambda n: {"n": n})
          sys.stdout.write(json.dumps(value) + "\\n")
      """
    let output = try Python.run(program, input: lines.joined(separator: "\n"))
    let rewritten = output.split(separator: "\n")
    #expect(rewritten.count == documents.count)
    for (line, document) in zip(rewritten, documents) {
      let value = try codec.decode(Document.self, from: Array(line.utf8))
      #expect(value == document.withNumbersAsText)
    }
  }

  @Test("What Python's json writes is read with the same values", .enabled(if: Python.isThere))
  func pythonWrites() throws {
    let program = """
      import json, random, sys
      random.seed(2)
      def text():
          return "".join(random.choice('a"\\\\\\\\/\\\\n\\\\x01\\\\x7fé漢😀') for _ in range(random.randrange(9)))
      def value(depth):
          kind = random.randrange(7 if depth else 5)
          if kind == 0: return None
          if kind == 1: return random.random() < .5
          if kind == 2: return random.randrange(-10**random.randrange(1, 30), 10**9)
          if kind == 3: return random.uniform(-1, 1) * 10.0**random.randrange(-30, 30)
          if kind == 4: return text()
          if kind == 5: return [value(depth - 1) for _ in range(random.randrange(5))]
          return {text(): value(depth - 1) for _ in range(random.randrange(5))}
      for _ in range(500):
          it = value(5)
          for ascii, space in ((True, None), (False, 3)):
              print(json.dumps(json.dumps(it, ensure_ascii=ascii, indent=space)))
      """
    let lines = try Python.run(program, input: "").split(separator: "\n")
    #expect(lines.count == 1000)
    for line in lines {
      let text = try JSONDecoder().decode(String.self, from: Data(line.utf8))
      let document = try codec.decode(Document.self, from: Array(text.utf8))
      let expected = try JSONDecoder().decode(AnyValue.self, from: Data(text.utf8))
      #expect(AnyValue(document) == expected)
    }
  }
}

extension Document {
  /// The same with each number as a map of its text.
  fileprivate var withNumbersAsText: Document {
    switch self {
    case .number(let number): ["n": .string(number.text)]
    case .list(let list): .list(list.map(\.withNumbersAsText))
    case .map(let map): .map(map.mapValues(\.withNumbersAsText))
    default: self
    }
  }
}

/// Any JSON, read and written by Foundation.
private enum AnyValue: Codable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case list([AnyValue])
  case map([String: AnyValue])

  init(_ document: Document) {
    switch document {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = .number(value.double)
    case .string(let value): self = .string(value)
    case .list(let list): self = .list(list.map(AnyValue.init))
    case .map(let map): self = .map(map.mapValues(AnyValue.init))
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([AnyValue].self) {
      self = .list(value)
    } else {
      self = .map(try container.decode([String: AnyValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .map(let value): try container.encode(value)
    }
  }
}

/// The command `python3`.
private enum Python {
  static let isThere: Bool = {
    (try? run("", input: "")) != nil
  }()

  static func run(_ program: String, input: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "input")
    try Data(input.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    process.environment = ["PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/usr/local/bin"]
    let output = Pipe()
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
