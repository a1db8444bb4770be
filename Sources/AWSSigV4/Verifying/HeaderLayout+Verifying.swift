extension HeaderLayout {
  /// Prepares the layout for verifying a request.
  ///
  /// - Parameter signedList: Lowercase names in ascending order, separated by semicolons.
  mutating func prepareToVerify(
    _ request: borrowing SigningRequest, signedList: TextPart, sessionToken: SessionTokenPlacement
  ) throws(VerificationError) {
    let list = signedList.text.utf8.span.extracting(signedList.range)
    let rule = HeaderRule(isSigned: true, sessionToken: sessionToken)
    // A complete layout was made from the list that it equals.
    if !equalsSignedHeaders(list) { discard() }
    try update(for: request, by: rule) { layout throws(VerificationError) in
      do throws(SigningError) {
        for index in request.headers.indices {
          _ = try layout.add(request.headers[index].name, index: index)
        }
      } catch {
        throw .invalidRequest(error)
      }
      layout.sort()
      try layout.keepSigned(list, sessionToken)
      layout.findContentHashFields()
    }
  }

  /// Keeps the entries of the fields that the signature covers.
  private mutating func keepSigned(
    _ list: Span<UInt8>, _ sessionToken: SessionTokenPlacement
  ) throws(VerificationError) {
    guard !list.isEmpty else { throw .malformed("SignedHeaders") }
    // Both lists are sorted, so one walk over both pairs them.
    var kept: [Int] = []
    var read = 0
    var previous: Range<Int>?
    var hostIsSigned = false
    var nameStart = 0
    while nameStart <= list.count {
      let name = nameStart..<list.firstIndex(of: Ascii.semicolon, in: nameStart..<list.count)
      if let previous, !list.precedes(previous, list, name) { throw .malformed("SignedHeaders") }
      guard Self.isLowercaseName(list, name) else { throw .malformed("SignedHeaders") }
      hostIsSigned = hostIsSigned || list.equals(name, FieldName.host.text)
      while read < entries.count, names.span.precedes(entries[read].name, list, name) {
        try rejectIfRequired(entries[read], sessionToken)
        read += 1
      }
      let keptBefore = kept.count
      while read < entries.count, names.span.equals(entries[read].name, list, name) {
        kept.append(read)
        read += 1
      }
      if kept.count == keptBefore { throw .signedHeaderMissing(list.text(name)) }
      previous = name
      nameStart = name.upperBound + 1
    }
    for entry in entries[read...] { try rejectIfRequired(entry, sessionToken) }
    guard hostIsSigned else { throw .headerNotSigned(FieldName.host.text) }
    keep(kept)
  }

  private mutating func findContentHashFields() {
    for entry in entries where has(entry, name: .contentSHA256) {
      if case .request(let index) = entry.source { addContentHashField(index) }
    }
  }

  private static func isLowercaseName(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range {
      let byte = bytes[index]
      guard Ascii.isToken(byte), Ascii.lowercased(byte) == byte else { return false }
    }
    return !range.isEmpty
  }

  private func rejectIfRequired(
    _ entry: HeaderEntry, _ sessionToken: SessionTokenPlacement
  ) throws(VerificationError) {
    guard entry.prefix >> Self.requiredPrefixShift == Self.requiredPrefix else { return }
    if sessionToken == .addedAfterSigning, has(entry, name: .securityToken) { return }
    throw .headerNotSigned(names.span.text(entry.name))
  }

  /// `x-amz-`, the prefix of all names that have to be signed, as in ``HeaderEntry/prefix``.
  private static let requiredPrefix = FieldName("x-amz-").prefix >> requiredPrefixShift
  private static let requiredPrefixShift: UInt64 = 16
}
