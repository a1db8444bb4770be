import AWSJSON
import AWSShapes
import Testing

/// Texts and names of every length, wherever they stand in the document.
@Suite("Texts in written JSON")
struct WrittenTextTests {
  private let codec = JSONCodec()

  private func json(_ sample: Sample, _ layout: JSONLayout = .compact) throws -> String {
    String(decoding: try codec.encode(sample, layout: layout), as: UTF8.self)
  }

  /// The text in quotes, written byte by byte.
  private func quoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\u{01}": written += "\\u0001"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }

  private func letters(_ count: Int) -> String {
    String(decoding: (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }, as: UTF8.self)
  }

  @Test(
    "A text of any length is whole, wherever in the document it begins",
    arguments: [0..<24, 420..<540, 1000..<1040])
  func writesEveryLength(places: Range<Int>) throws {
    let lengths = Array(0...34) + [100, 495, 511, 512, 513, 576, 1100]
    for place in places {
      for length in lengths {
        var sample = Sample()
        sample.text = letters(place)
        sample.count = place
        sample.tags = [letters(length): letters(length)]
        let expected =
          "{\"Text\":\"\(letters(place))\",\"Count\":\(place),"
          + "\"Tags\":{\"\(letters(length))\":\"\(letters(length))\"}}"
        #expect(try json(sample) == expected, "\(length) bytes after \(place)")
      }
    }
  }

  @Test(
    "What needs an escape has it at any place of a text",
    arguments: ["\"", "\\", "\n", "\u{01}", "é", "😀", "\u{7F}"])
  func escapesEverywhere(character: String) throws {
    for length in 0...40 {
      for place in 0...length {
        var sample = Sample()
        sample.text = letters(place) + character + letters(length - place)
        #expect(try json(sample) == "{\"Text\":\(quoted(sample.text ?? ""))}")
      }
    }
    var long = Sample()
    long.text = String(repeating: letters(25) + character, count: 200)
    #expect(try json(long) == "{\"Text\":\(quoted(long.text ?? ""))}")
  }

  @Test("A text of nothing but escapes is written whole, also beyond any buffer's size")
  func writesManyEscapes() throws {
    var sample = Sample()
    sample.text = String(repeating: "\u{01}", count: 5000)
    let expected = "{\"Text\":\"\(String(repeating: "\\u0001", count: 5000))\"}"
    #expect(try json(sample) == expected)
  }

  @Test("Names, numbers and brackets are whole, wherever they stand", arguments: 430..<530)
  func writesEverythingElse(place: Int) throws {
    var sample = Sample()
    sample.text = letters(place)
    sample.flag = true
    sample.small = -128
    sample.count = .min
    sample.ratio = 1 / 3
    sample.children = [Sample(), Sample()]
    #expect(
      try json(sample)
        == "{\"Text\":\"\(letters(place))\",\"Flag\":true,\"Small\":-128,"
        + "\"Count\":-9223372036854775808,\"Ratio\":0.3333333333333333,\"Children\":[{},{}]}")
    #expect(try codec.decode(Sample.self, from: codec.encode(sample, layout: .indented)) == sample)
  }
}
