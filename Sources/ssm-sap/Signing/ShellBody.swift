/// The body of a request in a command line of a POSIX shell.
enum ShellBody {
  /// Returns the body as text that fits on a line, and that curl does not take for a file's name;
  /// `nil` for any other body.
  static func text(_ body: [UInt8]) -> String? {
    guard body.first != UInt8(ascii: "@"), body.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      return nil
    }
    return String(validating: body, as: UTF8.self)
  }

  /// Returns a command that prints the body byte for byte.
  static func printing(_ body: [UInt8]) -> String {
    "printf %b '\(body.map(escaped).joined())'"
  }

  private static func escaped(_ byte: UInt8) -> String {
    let special = [UInt8(ascii: "\\"), UInt8(ascii: "'")]
    guard byte < 0x20 || byte > 0x7E || special.contains(byte) else {
      return String(Unicode.Scalar(byte))
    }
    let digits = String(byte, radix: 8)
    return "\\0" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}
