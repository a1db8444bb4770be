extension String {
  /// The text as one word of a POSIX shell, in quotes if it needs them.
  var shellWord: String {
    let isPlain = !isEmpty && utf8.allSatisfy { Self.plain.contains($0) }
    guard !isPlain else { return self }
    let quoted = unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined()
    return "'\(quoted)'"
  }

  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,".utf8)
}
