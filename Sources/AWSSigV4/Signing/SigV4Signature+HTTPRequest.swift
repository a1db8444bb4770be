public import HTTPTypes

extension SigV4Signature {
  /// Adds the signature to the request it was made for.
  ///
  /// Sets the signature's header fields and removes older ones of the same names, or for a presigned
  /// URL sets the query.
  public func apply(to request: inout HTTPRequest) {
    Self.removeFields(of: &request.headerFields)
    if authorization != nil { addFields(to: &request.headerFields) }
    if let query {
      let path = RequestTarget(request.path ?? "").path
      request.path = "\(path.isEmpty ? "/" : path)?\(query)"
    }
  }

  /// Removes the fields that a signature consists of. Most requests have none.
  private static func removeFields(of fields: inout HTTPFields) {
    guard fields.contains(where: isReplaced) else { return }
    fields.removeAll(where: isReplaced)
  }

  private static func isReplaced(_ field: HTTPField) -> Bool {
    for index in FieldName.replaced.indices
    where Ascii.areSame(FieldName.replaced[index].text, field.name.canonicalName) {
      return true
    }
    return false
  }

  /// Adds the fields in the order of ``headers``.
  private func addFields(to fields: inout HTTPFields) {
    fields.reserveCapacity(fields.count + Self.largestFieldCount)
    if let sessionToken {
      fields.append(HTTPField(name: .amzSecurityToken, value: sessionToken))
    }
    fields.append(HTTPField(name: .amzDate, value: date))
    if let regionSet { fields.append(HTTPField(name: .amzRegionSet, value: regionSet)) }
    if let contentSHA256 { fields[.amzContentSHA256] = contentSHA256 }
    if let authorization { fields.append(HTTPField(name: .authorization, value: authorization)) }
  }

  private static let largestFieldCount = 5
}

extension HTTPField.Name {
  fileprivate static let amzDate = valid("X-Amz-Date")
  fileprivate static let amzSecurityToken = valid("X-Amz-Security-Token")
  fileprivate static let amzRegionSet = valid("X-Amz-Region-Set")
  fileprivate static let amzContentSHA256 = valid("x-amz-content-sha256")

  /// The names above are valid, so the alternative is never used.
  private static func valid(_ text: String) -> Self { Self(text) ?? .authorization }
}
