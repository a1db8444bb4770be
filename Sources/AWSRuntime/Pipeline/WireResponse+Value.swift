import AWSShapes

extension WireResponse {
  /// The value of the first field of that name, without a copy of any name.
  ///
  /// - Parameter name: In lower case.
  func value(of name: String) -> String? {
    headers.first { Self.isSame($0.name.utf8, name.utf8) }?.value
  }

  private static func isSame(_ text: String.UTF8View, _ name: String.UTF8View) -> Bool {
    text.count == name.count && zip(text, name).allSatisfy { lowercased($0) == $1 }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
