/// What a body holds that may be a document.
enum DocumentContent {
  /// Nothing but white space.
  case nothing
  /// The literal `null`.
  case null
  /// Something else.
  case value

  init(_ bytes: Span<UInt8>) {
    // Nearly all documents are objects.
    if !bytes.isEmpty, bytes[0] == .openBrace {
      self = .value
      return
    }
    var scanner = JSONScanner(bytes)
    scanner.skipByteOrderMark()
    scanner.skipWhiteSpace()
    let isNull = scanner.skip(.null)
    scanner.skipWhiteSpace()
    self = scanner.isAtEnd ? (isNull ? .null : .nothing) : .value
  }
}
