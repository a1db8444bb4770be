extension HeaderLayout {
  /// Prepares the layout for signing a request.
  mutating func prepareToSign(
    _ request: borrowing SigningRequest, by rule: borrowing HeaderRule
  ) throws(SigningError) {
    try update(for: request, by: rule) { layout throws(SigningError) in
      try layout.addFields(of: request, by: rule)
    }
  }

  private mutating func addFields(
    of request: borrowing SigningRequest, by rule: borrowing HeaderRule
  ) throws(SigningError) {
    var hostIsPresent = false
    for index in request.headers.indices {
      let entry = try add(request.headers[index].name, index: index)
      switch FieldName.role(of: entry, in: self) {
      case .host: hostIsPresent = true
      case .contentSHA256:
        addContentHashField(index)
        if rule.added.contains(.contentSHA256) { removeLast() }
      case .replaced, .neverSigned: removeLast()
      case .other: if isExcluded(entry, rule.excluded) { removeLast() }
      }
    }
    guard hostIsPresent else { throw .missingHost }
    if rule.added.contains(.contentSHA256) { add(.contentSHA256, source: .contentSHA256) }
    if rule.added.contains(.date) { add(.date, source: .date) }
    if rule.added.contains(.regionSet) { add(.regionSet, source: .regionSet) }
    if rule.added.contains(.sessionToken) { add(.securityToken, source: .sessionToken) }
    sort()
  }

  private func isExcluded(_ entry: HeaderEntry, _ excluded: [[UInt8]]) -> Bool {
    for name in excluded where names[entry.name].elementsEqual(name) { return true }
    return false
  }

  /// Prepares the layout for trailers, all of which are signed.
  mutating func prepareTrailers(_ request: borrowing SigningRequest) throws(SigningError) {
    try update(for: request, by: HeaderRule()) { layout throws(SigningError) in
      for index in request.headers.indices {
        _ = try layout.add(request.headers[index].name, index: index)
      }
      layout.sort()
    }
  }
}
