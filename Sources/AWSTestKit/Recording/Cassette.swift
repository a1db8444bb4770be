/// Recorded exchanges without credentials, which can be stored in a file.
public struct Cassette: Sendable, Hashable, Codable {
  /// A request and its response.
  public struct Exchange: Sendable, Hashable, Codable {
    /// A header field.
    public struct Field: Sendable, Hashable, Codable {
      /// The name as it was sent.
      public var name: String
      /// The value, redacted where it contains a credential.
      public var value: String
    }

    /// The method of the request.
    public var method: String
    /// The host and port.
    public var authority: String
    /// The path and query. The credentials of a presigned URL are redacted.
    public var path: String
    /// The header fields of the request.
    public var requestFields: [Field]
    /// The body of the request.
    public var requestBody: [UInt8]
    /// The status code of the response.
    public var status: Int
    /// The header fields of the response.
    public var responseFields: [Field]
    /// The body of the response.
    public var responseBody: [UInt8]
  }

  /// The exchanges, in the order in which their responses arrived.
  public var exchanges: [Exchange]

  /// Creates a cassette.
  public init(_ exchanges: [Exchange] = []) {
    self.exchanges = exchanges
  }
}
