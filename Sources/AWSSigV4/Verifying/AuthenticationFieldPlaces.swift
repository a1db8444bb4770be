/// The indexes of the header fields that a signature consists of.
///
/// Indexes and not values, because copying values would count references to their text.
struct AuthenticationFieldPlaces {
  var authorization: Int?
  var date: Int?
  var sessionToken: Int?
  var regionSet: Int?
  /// The first `Date` field. It counts only without `X-Amz-Date`, so it may have any value.
  private var httpDate: Int?
  private var httpDateIsRepeated = false

  init(_ request: borrowing SigningRequest) throws(VerificationError) {
    for index in request.headers.indices {
      let name = request.headers[index].name.utf8.span
      if Self.matches(name, .authorization) {
        try Self.set(&authorization, index, .authorization)
      } else if Self.matches(name, .date) {
        try Self.set(&date, index, .date)
      } else if Self.matches(name, .securityToken) {
        try Self.set(&sessionToken, index, .securityToken)
      } else if Self.matches(name, .regionSet) {
        try Self.set(&regionSet, index, .regionSet)
      } else if Self.matches(name, .httpDate) {
        httpDateIsRepeated = httpDate != nil
        if httpDate == nil { httpDate = index }
      }
    }
  }

  /// Returns the time of signing: `X-Amz-Date`, or `Date` if that is absent.
  ///
  /// `Date` need not be among the signed fields, because its time is in the string to sign.
  func timestamp(
    in request: borrowing SigningRequest
  ) throws(VerificationError) -> SigningTimestamp {
    if let date {
      let value = TextPart(request.headers[date].value)
      guard let timestamp = SigningTimestamp(parsing: value) else {
        throw .malformed(FieldName.date.text)
      }
      return timestamp
    }
    guard let httpDate else { throw .malformed(FieldName.date.text) }
    let value = request.headers[httpDate].value
    guard !httpDateIsRepeated, let timestamp = SigningTimestamp(parsingHTTPDate: value) else {
      throw .malformed(FieldName.httpDate.text)
    }
    return timestamp
  }

  @inline(__always)
  private static func matches(_ name: Span<UInt8>, _ field: FieldName) -> Bool {
    guard name.count == field.text.utf8.count else { return false }
    let other = field.text.utf8.span
    for index in other.indices where Ascii.lowercased(name[index]) != other[index] { return false }
    return true
  }

  private static func set(
    _ place: inout Int?, _ index: Int, _ name: FieldName
  ) throws(VerificationError) {
    guard place == nil else { throw .malformed(name.text) }
    place = index
  }
}
